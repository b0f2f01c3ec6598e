"""What a reader may ask of the tasks of a programme."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Organisation
from kheo.programmes.models import Programme
from kheo.tasks.models import Task
from kheo.tasks.models.tasks import OPEN, TaskQuerySet
from kheo.tasks.rules.deadlines import SOON_DAYS
from kheo.tasks.rules.states import State

STANDINGS: Final = (
    ("", _("Tất cả")),
    ("qua-han", _("Quá hạn")),
    ("sap-den-han", _("Sắp đến hạn")),
    ("dang-lam", _("Đang thực hiện")),
    ("xong", _("Đã hoàn thành")),
)


class AskForm(forms.Form):
    """Narrows the list; what cannot be read is left out, so that every address answers."""

    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), choices=STANDINGS, required=False)
    prefix = None

    def __init__(self, asked: Any) -> None:
        super().__init__({"tinh_trang": asked.get("tinh-trang", "")}, auto_id="hoi-%s")
        self.asked = asked
        self.programme = self.one(Programme.objects.shown(), "chuong-trinh")
        self.unit = self.one(Organisation.objects.all(), "don-vi")

    def one(self, rows: Any, name: str) -> Any:
        """Return the record that an address names, or nothing."""
        slug = self.asked.get(name, "")
        return rows.filter(slug=slug).first() if slug and len(slug) <= 140 else None

    @property
    def standing(self) -> str:
        """Which tasks are asked for."""
        return str(self.cleaned_data.get("tinh_trang", "")) if self.is_valid() else ""

    @property
    def year(self) -> int | None:
        """The year of the plan."""
        said = self.asked.get("nam", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) == 4 else None

    def found(self, day: date) -> TaskQuerySet:
        """Return the tasks that are asked for, those due first at the top."""
        rows = Task.objects.shown()
        if self.programme:
            rows = rows.filter(programme=self.programme)
        if self.unit:
            rows = rows.filter(charged=self.unit)
        if self.year:
            rows = rows.filter(plan__year=self.year)
        return self.narrowed(rows, day).order_by("due", "pk")

    def narrowed(self, rows: TaskQuerySet, day: date) -> TaskQuerySet:
        """Return tasks as they stand to their term."""
        ways: dict[str, dict[str, Any]] = {
            "qua-han": {"state__in": OPEN, "due__lt": day},
            "sap-den-han": {
                "state__in": OPEN, "due__range": (day, day + timedelta(days=SOON_DAYS)),
            },
            "dang-lam": {"state__in": OPEN},
            "xong": {"state": State.DONE},
        }  # fmt: skip
        return rows.filter(**ways.get(self.standing, {}))

    def scope(self) -> list[str]:
        """Return in words what the list is narrowed to."""
        named = [one for one in (self.programme, self.unit, self.year) if one]
        return [str(one) for one in named]

    @property
    def kept(self) -> dict[str, str]:
        """What the form carries along, besides its own choice."""
        said = {
            "chuong-trinh": self.programme.slug if self.programme else "",
            "don-vi": self.unit.slug if self.unit else "",
            "nam": str(self.year or ""),
        }
        return {name: value for name, value in said.items() if value}

    @property
    def query(self) -> str:
        """What is asked, as addresses carry it."""
        return urlencode(self.kept | ({"tinh-trang": self.standing} if self.standing else {}))
