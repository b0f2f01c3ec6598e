"""What the desk is asked, and what is decided there."""

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kheo.core.text import one_line, slugify
from kheo.documents.models import Document
from kheo.documents.models.words import PARTS, RELATIONS, STATES, TYPE_CHOICES
from kheo.documents.rules.numbers import key_of
from kheo.documents.rules.relations import Part, Relation
from kheo.law.forms.public import DayField

ANY: Final = ("", _("Tất cả"))
NONE: Final = "khong"
MOST_WORDS: Final = 8
MOST_FOUND: Final = 50


class Unlabelled(forms.Form):
    """A form whose labels end as they are written."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more | {"label_suffix": ""})


class DeskForm(Unlabelled):
    """Which documents the desk lists."""

    q = forms.CharField(
        label=_("Số, ký hiệu hoặc từ trong trích yếu"), required=False, max_length=120
    )
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[ANY, *TYPE_CHOICES])
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False,
        choices=[ANY, *((str(state), label) for state, label in STATES.items())],
    )  # fmt: skip
    co_quan = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=120)
    nam = forms.IntegerField(
        label=_("Năm"), required=False, min_value=1900, max_value=2200, localize=False
    )

    def found(self) -> QuerySet[Document]:
        """Return the documents asked for; all of them where the question makes no sense."""
        rows = Document.objects.newest_first()
        asked = self.cleaned_data if self.is_valid() else {}
        for name, column in (("loai", "type"), ("tinh_trang", "state"), ("nam", "year")):
            if asked.get(name):
                rows = rows.filter(**{column: asked[name]})
        if issuer := slugify(asked.get("co_quan", "")):
            rows = rows.filter(issuer_key__contains=issuer)
        return by_words(rows, one_line(asked.get("q", "")))


def by_words(rows: QuerySet[Document], words: str) -> QuerySet[Document]:
    """Return documents with a number, or with all words in number, title or address."""
    if not words:
        return rows
    numbered = rows.filter(number_key=key_of(words))
    if numbered.exists():
        return numbered
    for word in words.split()[:MOST_WORDS]:
        folded = slugify(word)
        match = {"slug__contains": folded} if folded else {}
        plain = rows.filter(title__icontains=word) | rows.filter(number__icontains=word)
        rows = plain | rows.filter(**match) if match else plain
    return rows


class WithdrawForm(Unlabelled):
    """Why readers no longer get a document."""

    reason = forms.CharField(
        label=_("Lý do rút"), max_length=500, error_messages={"required": _("Hãy ghi lý do.")}
    )


class VerifyForm(Unlabelled):
    """What a record was held against."""

    where = forms.CharField(
        label=_("Đã đối chiếu với bản nào, ở đâu"), max_length=500,
        help_text=_("Ví dụ: bản có dấu tại Văn phòng; Công báo số 905 + 906, trang 25."),
        error_messages={"required": _("Hãy ghi đã đối chiếu với bản nào, ở đâu.")},
    )  # fmt: skip


class OutcomeForm(Unlabelled):
    """How a contradiction was decided."""

    outcome = forms.CharField(
        label=_("Kết quả xử lý"), max_length=300,
        error_messages={"required": _("Hãy ghi đã xử lý thế nào.")},
    )  # fmt: skip


class HowForm(Unlabelled):
    """What a document is to another, how much of it, since when."""

    relation = forms.ChoiceField(
        label=_("Quan hệ"), choices=[(str(one), label) for one, label in RELATIONS.items()]
    )
    part = forms.ChoiceField(
        label=_("Phạm vi"), choices=[(str(one), label) for one, label in PARTS.items()]
    )
    since = DayField(
        label=_("Từ ngày"), required=False,
        help_text=_("Khi thay thế, bãi bỏ từ một ngày khác ngày có hiệu lực."),
    )  # fmt: skip

    def how(self) -> dict[str, Any]:
        """Return relation, part and day."""
        given = self.cleaned_data
        return {
            "relation": Relation(given["relation"]),
            "part": Part(given["part"]),
            "since": given["since"],
        }


class StateForm(HowForm):
    """A relation that an officer states, to a document that is named by its number."""

    number = forms.CharField(
        label=_("Số, ký hiệu của văn bản kia"), max_length=120,
        help_text=_("Thư viện chưa có văn bản ấy thì quan hệ chờ đến khi văn bản được nhập."),
        error_messages={"required": _("Hãy ghi số, ký hiệu của văn bản kia.")},
    )  # fmt: skip
    target = forms.ChoiceField(
        label=_("Là văn bản nào"), required=False,
        help_text=_("Khi nhiều văn bản cùng số, ký hiệu: chọn đúng văn bản."),
    )  # fmt: skip
    field_order = ("number", "target", "relation", "part", "since")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        number = one_line(str(self.data.get("number", "")))
        rows = Document.objects.numbered(number).newest_first()[:MOST_FOUND] if number else ()
        self.near = {str(row.pk): row for row in rows}
        names = ((key, f"{row} ({row.issuer_name}, {row.year or '–'})") for key, row in
                 self.near.items())  # fmt: skip
        choices = [("", _("Chọn văn bản")), *names, (NONE, _("Chưa có trong thư viện"))]
        field: Any = self.fields["target"]
        field.choices = choices
        if not self.near or len(self.near) == 1:
            field.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Ask which document is meant where several bear the number."""
        given: dict[str, Any] = super().clean() or {}
        if len(self.near) > 1 and not given.get("target"):
            self.add_error("target", _("Nhiều văn bản có số, ký hiệu này. Hãy chọn một."))
        return given

    def meant(self) -> Document | None:
        """Return the document that is meant; None for one that the library lacks."""
        chosen = self.cleaned_data["target"]
        if len(self.near) == 1 and chosen != NONE:
            return next(iter(self.near.values()))
        return self.near.get(chosen)


class FindForm(Unlabelled):
    """By which number or words a document is looked for."""

    q = forms.CharField(label=_("Số, ký hiệu hoặc trích yếu"), required=False, max_length=120)

    def found(self) -> list[Document]:
        """Return the documents that fit, the newest first; none where nothing is asked."""
        words = one_line(self.cleaned_data["q"]) if self.is_valid() else ""
        rows = Document.objects.newest_first()
        return list(by_words(rows, words)[:MOST_FOUND]) if words else []


class SettleForm(HowForm):
    """Which document a citation means: its key, or that it is none of the library."""

    target = forms.RegexField(
        r"^(?:\d{1,18}|khong)$", label=_("Là văn bản nào"), max_length=20,
        error_messages={"required": _("Hãy chọn một văn bản."),
                        "invalid": _("Hãy chọn một văn bản trong danh sách.")},
    )  # fmt: skip

    def meant(self) -> Document | None:
        """Return the document chosen, or None. Raises ValidationError for one that is gone."""
        chosen = self.cleaned_data["target"]
        if chosen == NONE:
            return None
        row = Document.objects.filter(pk=int(chosen)).first()
        if row is None:
            raise forms.ValidationError(_("Văn bản được chọn không còn. Hãy chọn lại."))
        return row
