"""Which tasks an officer looks for; every view of tasks reads the same form."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from kheo.core.text import one_line
from kheo.law.forms.public import DayField
from kheo.programmes.models.words import ITEM_KINDS
from kheo.tasks.models.words import PRIORITIES, STATES
from kheo.tasks.reading.lists import ALL, Asked, Order, Role, Wanted
from kheo.tasks.reading.lists_choices import MOST, plans_of, programmes_of
from kheo.tasks.reading.scope import Scope

ROLES: Final = {
    Role.LEAD: _("Chủ trì"),
    Role.PARTNER: _("Phối hợp"),
    Role.OVERSEER: _("Đôn đốc"),
    Role.GIVER: _("Đã giao đi"),
    Role.BELOW: _("Đơn vị trực thuộc"),
}
WANTED: Final = {
    Wanted.OVERDUE: _("Quá hạn"),
    Wanted.TODAY: _("Đến hạn hôm nay"),
    Wanted.DUE_SOON: _("Sắp đến hạn"),
    Wanted.IN_TIME: _("Còn hơn 3 ngày"),
    Wanted.NO_TERM: _("Không thời hạn"),
    Wanted.ON_TIME: _("Hoàn thành đúng hạn"),
    Wanted.LATE: _("Hoàn thành trễ hạn"),
}
ORDERS: Final = {
    Order.DUE: _("Hạn gần nhất trước"),
    Order.NEWEST: _("Mới giao trước"),
    Order.PRIORITY: _("Khẩn nhất trước"),
}
KEYS: Final = (
    "vai", "don_vi", "tinh_trang", "han", "tu", "den", "chuong_trinh", "ke_hoach", "loai", "muc",
    "chu_tri", "q", "xep",
)  # fmt: skip
"""What of an address belongs to the form; a saved filter keeps no more."""
ANY: Final = _("Tất cả")
NOT_THERE: Final = {"invalid_choice": _("Không có lựa chọn này, hoặc không thuộc đơn vị của bạn.")}


def offered(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Return the choices of a field that may be left open."""
    return [("", ANY), *((str(key), label) for key, label in words.items())]


def one_of(label: Any, choices: Iterable[tuple[str, Any]]) -> forms.ChoiceField:
    """Return a field that may be left open."""
    return forms.ChoiceField(
        label=label, choices=list(choices), required=False, error_messages=NOT_THERE
    )


def text_field(label: Any) -> forms.CharField:
    """Return a field for words."""
    control = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=120, widget=control)


class FilterForm(forms.Form):
    """What narrows a list of tasks; what is not valid narrows nothing and is told."""

    q = text_field(_("Có chữ (có dấu hoặc không dấu)"))
    # The roles stand as tabs over the form.
    vai = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, error_messages=NOT_THERE,
        choices=[(str(key), label) for key, label in ROLES.items()],
    )  # fmt: skip
    don_vi = one_of(_("Đơn vị của tôi"), [])
    tinh_trang = one_of(
        _("Tình trạng"), [("", _("Chưa xong")), (ALL, _("Tất cả")), *offered(STATES)[1:]]
    )
    han = one_of(_("So với hạn"), offered(WANTED))
    tu = DayField(label=_("Hạn từ ngày"), required=False)
    den = DayField(label=_("Đến ngày"), required=False)
    chu_tri = text_field(_("Tên đơn vị chủ trì"))
    chuong_trinh = one_of(_("Chương trình"), [])
    ke_hoach = one_of(_("Kế hoạch năm"), [])
    loai = one_of(_("Loại"), offered(ITEM_KINDS))
    muc = one_of(_("Mức độ khẩn"), offered({int(key): word for key, word in PRIORITIES.items()}))
    xep = one_of(_("Sắp xếp"), ((str(key), label) for key, label in ORDERS.items()))

    def __init__(self, data: Mapping[str, Any], *, scope: Scope) -> None:
        super().__init__(data, label_suffix="", auto_id="loc-%s")
        self.scope = scope
        self.offer("don_vi", ((str(one.pk), one.name) for one in scope.units))
        programmes = programmes_of(scope).values_list("pk", "title")[:MOST]
        self.offer("chuong_trinh", ((str(key), title) for key, title in programmes))
        plans = plans_of(scope).values_list("pk", "title")[:MOST]
        self.offer("ke_hoach", ((str(key), title) for key, title in plans))

    def offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        """Let a field offer choices, or go where there are none to choose between."""
        listed = list(choices)
        field = cast("forms.ChoiceField", self.fields[name])
        if not listed or (name == "don_vi" and len(listed) == 1 and not self.data.get(name)):
            del self.fields[name]
            return
        field.choices = [("", ANY), *listed]

    def asked(self) -> Asked:
        """Return what is asked for; what was not understood narrows nothing."""
        self.is_valid()
        typed = self.cleaned_data
        return Asked(
            role=Role(typed.get("vai") or Role.LEAD),
            unit=number(typed.get("don_vi")),
            state=str(typed.get("tinh_trang", "")),
            standing=Wanted(typed["han"]) if typed.get("han") else None,
            since=typed.get("tu"),
            until=typed.get("den"),
            programme=number(typed.get("chuong_trinh")),
            plan=number(typed.get("ke_hoach")),
            kind=str(typed.get("loai", "")),
            priority=number(typed.get("muc")),
            lead=one_line(typed.get("chu_tri", "")),
            words=one_line(typed.get("q", "")),
            order=Order(typed.get("xep") or Order.DUE),
        )

    def query(self, *without: str) -> str:
        """Return what is chosen, as it stands in addresses."""
        return query_of(self.data, *without)

    def narrows(self) -> bool:
        """Return whether anything but the role is chosen."""
        return bool(query_of(self.data, "vai", "xep"))


def query_of(data: Mapping[str, Any], *without: str) -> str:
    """Return of an address what belongs to the form, in one order and nothing else."""
    kept = {key: one_line(str(data.get(key) or "")) for key in KEYS if key not in without}
    return urlencode({key: value for key, value in kept.items() if value})


def number(value: Any) -> int | None:
    """Return a chosen key."""
    return int(value) if value else None


class SaveForm(forms.Form):
    """The name under which a choice of tasks is kept."""

    name = forms.CharField(
        label=_("Tên bộ lọc"), max_length=80,
        error_messages={"required": _("Hãy đặt tên cho bộ lọc.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
