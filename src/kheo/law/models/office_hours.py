"""Office hours through time: of an organisation, or of all that have none of their own."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kheo.core.days import WEEKDAYS
from kheo.law.rules.hours import Opening
from kheo.organisations.models import Organisation
from kheo.organisations.models.spans import in_order


class OfficeHours(models.Model):
    """An office is open on a weekday from one hour to another, through a span of days."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Tổ chức"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="office_hours",
    )  # fmt: skip
    weekday = models.PositiveSmallIntegerField(_("Thứ"), choices=list(enumerate(WEEKDAYS)))
    opens = models.TimeField(_("Mở cửa"))
    closes = models.TimeField(_("Đóng cửa"))
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Giờ làm việc")
        verbose_name_plural = _("Giờ làm việc")
        ordering = ("since", "weekday", "opens")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            in_order("law_hours_span_in_order"),
            models.CheckConstraint(
                name="law_hours_open_before_they_close", condition=Q(opens__lt=F("closes"))
            ),
            models.CheckConstraint(name="law_hours_weekday_known", condition=Q(weekday__lte=6)),
            models.UniqueConstraint(
                fields=["organisation", "weekday", "opens", "since"],
                name="law_hours_once",
            ),
            models.UniqueConstraint(
                fields=["weekday", "opens", "since"],
                condition=Q(organisation=None),
                name="law_hours_of_all_once",
            ),
        )

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {self.opens:%H:%M}–{self.closes:%H:%M}"

    @property
    def opening(self) -> Opening:
        """The row as the rules read it."""
        return Opening(self.weekday, self.opens, self.closes)
