"""What officers type on the screen of a task: results, reasons, terms, words to each other."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.core.terms import Term
from kheo.core.text import clean, one_line
from kheo.programmes.rules.said_terms import NotATermError, term_in
from kheo.tasks.refusals import REFUSALS

NOT_A_TERM: Final = _("Thời hạn viết như 30/6/2024, tháng 6/2024, quý II/2024 hoặc thường xuyên.")
LONGEST_WORDS: Final = 5_000


class WordsField(forms.CharField):
    """Some lines, without signs that cannot be seen."""

    def __init__(self, **more: Any) -> None:
        rows = more.pop("rows", 3)
        given: dict[str, Any] = {
            "max_length": LONGEST_WORDS, "widget": forms.Textarea(attrs={"rows": rows}),
        }  # fmt: skip
        super().__init__(**(given | more))

    def to_python(self, value: Any) -> str:
        """Return the cleaned text."""
        return clean(super().to_python(value) or "").strip()


class TermField(forms.CharField):
    """A term as people say it."""

    def __init__(self, **more: Any) -> None:
        given: dict[str, Any] = {
            "label": _("Thời hạn"), "max_length": 60,
            "help_text": _("Ví dụ: 30/6/2024, tháng 6/2024, quý II/2024, thường xuyên."),
            "widget": forms.TextInput(attrs={"autocomplete": "off"}),
        }  # fmt: skip
        super().__init__(**(given | more))

    def clean(self, value: Any) -> Term:
        """Return the term. Raises ValidationError for words that say none."""
        typed = one_line(super().clean(value) or "")
        try:
            return term_in(typed)
        except NotATermError as wrong:
            raise forms.ValidationError(NOT_A_TERM, code="invalid") from wrong


class ActForm(forms.Form):
    """A form of one act on a task; its fields are named for the act, as many stand on a page."""

    act = ""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": f"{self.act}-%s", **more})


class NothingForm(ActForm):
    """An act that needs no words."""


class ReasonForm(ActForm):
    """An act that nobody does without saying why."""

    reason = WordsField(label=_("Lý do"), error_messages={"required": REFUSALS["reason_missing"]})

    def __init__(self, *args: Any, act: str, **more: Any) -> None:
        self.act = act
        super().__init__(*args, **more)


class ResultForm(ActForm):
    """What was done."""

    act = "gui-ket-qua"
    result = WordsField(
        label=_("Kết quả thực hiện"), max_length=10_000, rows=5,
        help_text=_("Đã làm gì, được bao nhiêu, còn gì chưa xong."),
        error_messages={"required": _("Hãy ghi kết quả thực hiện.")},
    )  # fmt: skip


class ExtensionForm(ActForm):
    """Another term, and why."""

    term = TermField(
        label=_("Hạn mới"), error_messages={"required": _("Hãy ghi hạn mới.")}
    )  # fmt: skip
    reason = WordsField(
        label=_("Lý do"), max_length=1000, error_messages={"required": REFUSALS["reason_missing"]}
    )

    def __init__(self, *args: Any, act: str, **more: Any) -> None:
        self.act = act
        super().__init__(*args, **more)


class RulingForm(ActForm):
    """The answer to a wish for more time; a refusal says why."""

    act = "tra-loi-gia-han"
    note = WordsField(
        label=_("Ý kiến"), required=False, max_length=1000, rows=2,
        help_text=_("Phải có khi không đồng ý."),
    )  # fmt: skip


class CommentForm(ActForm):
    """Words to those who work on the task."""

    act = "trao-doi"
    text = WordsField(
        label=_("Nội dung trao đổi"),
        error_messages={"required": _("Hãy ghi nội dung trao đổi.")},
    )
