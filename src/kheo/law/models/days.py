"""Special days of the working calendar."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.law.models.vouched import Vouched
from kheo.law.models.words import CERTAINTIES, DAY_KINDS
from kheo.law.rules.calendar import SPECIAL, SWAPPED, Day, DayKind
from kheo.law.rules.standing import Certainty

SPECIAL_KINDS: Final = {kind: DAY_KINDS[kind] for kind in SPECIAL}


class DayQuerySet(models.QuerySet["CalendarDay"]):
    """How special days are found."""

    def current(self) -> Self:
        """Days that nobody has taken back."""
        return self.filter(withdrawn_at=None)

    def counted(self) -> Self:
        """Days that due dates rest on: not those that are only proposed."""
        return self.current().exclude(certainty=str(Certainty.PROPOSED))

    def in_year(self, year: int) -> Self:
        """Days of a year, in order."""
        return self.filter(day__year=year).order_by("day")


class CalendarDay(Vouched):
    """A holiday, a day off for another, or a Saturday that is worked for another day."""

    day = models.DateField(_("Ngày"))
    kind = models.CharField(_("Loại"), max_length=16, choices=SPECIAL_KINDS)
    name = models.CharField(_("Tên"), max_length=200)
    pair = models.DateField(_("Thay cho ngày"), null=True, blank=True)
    certainty = models.CharField(
        _("Mức chắc chắn"), max_length=10, choices=CERTAINTIES, default=Certainty.ANNOUNCED
    )
    objects: ClassVar[DayQuerySet] = DayQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Vouched.Meta):
        abstract = False
        verbose_name = _("Ngày trong lịch làm việc")
        verbose_name_plural = _("Lịch làm việc")
        ordering = ("day", "pk")
        constraints = (
            *Vouched.Meta.constraints,
            models.UniqueConstraint(
                fields=["day"], condition=Q(withdrawn_at=None), name="law_day_once"
            ),
            models.CheckConstraint(
                name="law_day_words_known",
                condition=Q(
                    kind__in=[str(kind) for kind in SPECIAL],
                    certainty__in=[str(certainty) for certainty in Certainty],
                ),
            ),
            models.CheckConstraint(
                name="law_day_swapped_with_another",
                condition=~Q(kind__in=sorted(map(str, SWAPPED)))
                | Q(pair__isnull=False) & ~Q(pair=models.F("day")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"

    @property
    def as_day(self) -> Day:
        """The day as the rules read it."""
        return Day(
            day=self.day,
            kind=DayKind(self.kind),
            name=self.name,
            basis=self.basis,
            pair=self.pair,
            expected=self.certainty != Certainty.ANNOUNCED,
        )


def as_days(rows: Iterable[CalendarDay]) -> dict[date, Day]:
    """Return rows as the rules read them, by day."""
    return {row.day: row.as_day for row in rows}
