"""What those who keep rules type."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.law.actions.setting import Wording
from kheo.law.forms.public import DayField
from kheo.law.models.rule import LONGEST_KEY, Rule
from kheo.law.models.words import BOUNDS, STANDINGS, TOPICS, UNITS
from kheo.law.rules.units import Unit
from kheo.law.rules.values import SHARES

REQUIRED: Final = {"required": _("Hãy điền ô này.")}
WHOLE: Final = {"invalid": _("Hãy nhập một số nguyên, không âm."), "min_value": _("Số không âm.")}
BASIS: Final = (
    "document_name", "document", "article", "clause", "point", "source", "source_address", "note",
)  # fmt: skip


def line(label: Any, longest: int, *, required: bool = False, hint: Any = "") -> forms.CharField:
    """Return a field for one line."""
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=hint, error_messages=REQUIRED
    )


class BasisForm(forms.Form):
    """Where something stands written and where it was read."""

    document_name = line(_("Tên văn bản"), 300, hint=_("Ví dụ: Nghị định, Bộ luật Lao động."))
    document = line(_("Số, ký hiệu"), 120, hint=_("Ví dụ: 59/2023/NĐ-CP."))
    article = line(_("Điều"), 20)
    clause = line(_("Khoản"), 20)
    point = line(_("Điểm"), 20)
    source = line(_("Nguồn: đọc thấy ở đâu"), 500)
    source_address = forms.URLField(
        label=_("Địa chỉ của nguồn"), required=False, max_length=500, assume_scheme="https",
        error_messages={"invalid": _("Địa chỉ bắt đầu bằng https://.")},
    )  # fmt: skip
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def basis(self) -> dict[str, str]:
        """Return the columns of the basis."""
        return {name: self.cleaned_data[name] for name in BASIS}


class RuleForm(BasisForm):
    """A rule from a day on; the items of a list stand one a line."""

    since = DayField(label=_("Có hiệu lực từ ngày"))
    until = DayField(label=_("Đến hết ngày"), required=False)
    label = line(_("Quy tắc"), 300, required=True)
    topic = forms.ChoiceField(label=_("Phần"), choices=list(TOPICS.items()))
    unit = forms.ChoiceField(label=_("Đơn vị"), choices=list(UNITS.items()))
    bound = forms.ChoiceField(label=_("Mức"), choices=list(BOUNDS.items()))
    number = forms.IntegerField(
        label=_("Số"), required=False, min_value=0, error_messages=WHOLE,
        help_text=_("Với “có hoặc không”: 1 là có, 0 là không. Với danh mục: để trống."),
    )  # fmt: skip
    divisor = forms.IntegerField(
        label=_("Trên tổng"), required=False, min_value=1, error_messages=WHOLE,
        help_text=_("Chỉ với tỷ lệ: 2/3 là số 2 trên tổng 3. Phần trăm tự tính trên 100."),
    )  # fmt: skip
    items = forms.CharField(
        label=_("Danh mục"), required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng một mục: mã, dấu |, rồi nội dung."),
    )  # fmt: skip
    end_moves = forms.TypedChoiceField(
        label=_("Ngày cuối rơi vào ngày nghỉ"),
        required=False,
        choices=[
            ("", _("Theo quy tắc chung")),
            ("yes", _("Lùi đến ngày làm việc tiếp theo")),
            ("no", _("Không lùi")),
        ],
        coerce=lambda word: word == "yes",
        empty_value=None,
    )
    field_order: tuple[str, ...] = (
        "label", "topic", "since", "until", "bound", "number", "divisor", "unit", "items",
        "end_moves", *BASIS,
    )  # fmt: skip

    def __init__(self, *args: Any, old: Rule | None = None, **more: Any) -> None:
        self.old = old
        super().__init__(*args, **more | {"label_suffix": ""})

    def wording(self) -> Wording:
        """Return what the rule says."""
        given = self.cleaned_data
        unit = Unit(given["unit"])
        whole = 100 if unit is Unit.PERCENT else given["divisor"] or 1
        return Wording(
            topic=given["topic"], label=given["label"], unit=unit, bound=given["bound"],
            number=None if unit is Unit.LIST else given["number"],
            divisor=whole if unit in SHARES else 1,
            items=items_of(given["items"], self.old) if unit is Unit.LIST else [],
            end_moves=given["end_moves"],
            **self.basis(),
        )  # fmt: skip


class NewRuleForm(RuleForm):
    """A rule of a key that there has not been."""

    key = forms.RegexField(
        r"^[a-z_]+(\.[a-z0-9_]+)+$",
        label=_("Khóa"),
        max_length=LONGEST_KEY,
        help_text=_("Chữ thường không dấu, có dấu chấm: feedback.answer. Phần mềm hỏi theo khóa."),
        error_messages=REQUIRED | {"invalid": _("Khóa viết như feedback.answer.")},
    )
    field_order: tuple[str, ...] = ("key", *RuleForm.field_order)


def items_of(text: str, old: Rule | None) -> list[dict[str, Any]]:
    """Return the items of a list, each with the marks that its code had before."""
    known = {item["code"]: item for item in old.items} if old else {}
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    found = []
    for number, row in enumerate(rows, 1):
        code, bar, words = row.partition("|")
        name, said = (code.strip(), words.strip()) if bar else (str(number), row)
        found.append(known.get(name, {}) | {"code": name, "text": said})
    return found


def lines_of(rule: Rule) -> str:
    """Return the items of a list as they are typed."""
    return "\n".join(f"{item['code']} | {item['text']}" for item in rule.items)


def initial_of(rule: Rule) -> dict[str, Any]:
    """Return what the form says at first: the rule as it is, to begin on another day."""
    names = ("label", "topic", "unit", "bound", "number", *BASIS)
    moves = {None: "", True: "yes", False: "no"}[rule.end_moves]
    return {name: getattr(rule, name) for name in names} | {
        "divisor": rule.divisor if rule.unit == Unit.SHARE else None,
        "items": lines_of(rule),
        "end_moves": moves,
    }


class EndForm(forms.Form):
    """The last day of a rule."""

    until = DayField(label=_("Có hiệu lực đến hết ngày"))
    reason = line(_("Lý do"), 500, required=True, hint=_("Ví dụ: bị bãi bỏ bởi văn bản nào."))


class VerifyForm(forms.Form):
    """Where somebody has read the text itself."""

    where = line(
        _("Đã đọc ở đâu"), 500, required=True,
        hint=_("Ví dụ: Công báo số 905–906 ngày 20/12/2022, trang 25."),
    )  # fmt: skip


class RuleFilterForm(forms.Form):
    """Which rules the desk lists."""

    topic = forms.ChoiceField(
        label=_("Phần"), required=False, choices=[("", _("Tất cả")), *TOPICS.items()]
    )
    standing = forms.ChoiceField(
        label=_("Kiểm chứng"), required=False, choices=[("", _("Tất cả")), *STANDINGS.items()]
    )
