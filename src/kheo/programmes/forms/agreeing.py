"""What is asked of somebody who acts for a party."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.documents.forms.desk import Unlabelled
from kheo.organisations.forms.organisation_fields import LineField
from kheo.programmes.actions.agreeing import Signature
from kheo.programmes.forms.programmes import DocumentField

NO_REASON = {"required": _("Hãy ghi lý do.")}


def words(
    label: Any, *, required: bool = True, longest: int = 5000, **more: Any
) -> forms.CharField:
    """Return a field for some sentences."""
    given = {"error_messages": {"required": _("Hãy ghi nội dung.")}} | more
    return forms.CharField(
        label=label, required=required, max_length=longest,
        widget=forms.Textarea(attrs={"rows": 4}), **given,
    )  # fmt: skip


class NothingForm(Unlabelled):
    """Nothing is asked but that it be confirmed."""


class ReasonForm(Unlabelled):
    """Why."""

    reason = words(_("Lý do"), longest=500, error_messages=NO_REASON)


class SignatureForm(Unlabelled):
    """Whose hand, in which office."""

    name = LineField(label=_("Họ và tên người ký"), max_length=120)
    office = LineField(label=_("Chức vụ"), max_length=200, required=False)

    def signature(self) -> Signature:
        """Return the signature."""
        return Signature(self.cleaned_data["name"], self.cleaned_data["office"])


class AnswerForm(SignatureForm):
    """Yes or no, and for a no the reason."""

    answer = forms.ChoiceField(
        label=_("Trả lời"), widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn đồng ý hoặc không đồng ý.")},
    )  # fmt: skip
    reason = words(
        _("Lý do"), required=False, longest=1000, help_text=_("Phải có khi không đồng ý.")
    )
    field_order = ("answer", "name", "office", "reason")

    def __init__(self, *args: Any, yes: Any, no: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["answer"].choices = [("co", yes), ("khong", no)]  # type: ignore[attr-defined] # a choice

    @property
    def accepted(self) -> bool:
        """Whether the answer is yes."""
        return bool(self.cleaned_data["answer"] == "co")


class CommentForm(Unlabelled):
    """What a party thinks of a draft, or of one clause."""

    clause = forms.ChoiceField(label=_("Về"), required=False)
    text = words(_("Ý kiến"))

    def __init__(self, *args: Any, clauses: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["clause"].choices = [("", _("Toàn bộ dự thảo")), *clauses]  # type: ignore[attr-defined] # a choice


class ReplyForm(Unlabelled):
    """What became of a comment."""

    taken = forms.ChoiceField(
        label=_("Kết quả"), widget=forms.RadioSelect,
        choices=[("co", _("Tiếp thu")), ("khong", _("Không tiếp thu, giải trình"))],
        error_messages={"required": _("Hãy chọn tiếp thu hoặc giải trình.")},
    )  # fmt: skip
    text = words(_("Giải trình"), required=False, help_text=_("Phải có khi không tiếp thu."))

    @property
    def is_taken(self) -> bool:
        """Whether it was taken in."""
        return bool(self.cleaned_data["taken"] == "co")


class AttachForm(Unlabelled):
    """Which document was signed."""

    document = DocumentField(label=_("Văn bản đã ký"))
