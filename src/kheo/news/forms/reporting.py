"""Where an article is begun."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kheo.news.models import Section


class SectionForm(forms.Form):
    """The section of a new article."""

    section = forms.ModelChoiceField(
        label=_("Chuyên mục"), queryset=Section.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, sections: QuerySet[Section], **more: Any) -> None:
        super().__init__(*args, **more)
        cast("forms.ModelChoiceField[Section]", self.fields["section"]).queryset = sections
