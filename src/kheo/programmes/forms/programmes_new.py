"""What is asked of whoever begins a programme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.programmes.forms.programmes import ProgrammeForm


class NewForm(ProgrammeForm):
    """A new programme."""

    asks_leave = forms.BooleanField(
        label=_("Cần xin chủ trương của cấp trên trước khi soạn"), required=False, initial=True,
        help_text=_("Bỏ chọn nếu đã được cho chủ trương bằng văn bản ở ngoài phần mềm."),
    )  # fmt: skip
