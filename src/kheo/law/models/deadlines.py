"""Open terms on records, who holds them, and every change they went through."""

from collections.abc import Collection
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from kheo.law.models.rule import Rule
from kheo.law.models.words import CHANGES, STATES, UNITS
from kheo.law.rules.deadlines import Change, State
from kheo.law.rules.explanations import read
from kheo.law.rules.terms import Due
from kheo.law.rules.units import BY_CLOCK, TERMS, Unit
from kheo.ledger.rules import Ref
from kheo.organisations.models import Officer, Organisation

UNTOUCHED_BY_DAYS = str(Unit.HOURS)
"""Plain hours run through nights and days off."""


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """How deadlines are found."""

    def open(self) -> Self:
        """Deadlines that run."""
        return self.filter(state=str(State.OPEN))

    def on(self, ref: Ref) -> Self:
        """Deadlines on a record."""
        return self.filter(target_kind=ref.kind, target_key=ref.key)

    def late_on(self, day: date) -> Self:
        """Open deadlines whose day was over before a day."""
        return self.open().filter(due__lt=day)

    def held_by(self, organisations: Collection[Organisation]) -> Self:
        """Deadlines that organisations hold now."""
        return self.filter(holder__in=organisations)

    def touched_by(self, days: Collection[date]) -> Self:
        """Open deadlines that run on one of the days: a change of these days may move them."""
        runs = Q()
        for day in days:
            runs |= Q(start__lte=day, due__gte=day)
        return self.open().filter(runs).exclude(unit=UNTOUCHED_BY_DAYS) if runs else self.none()

    def with_charged(self) -> Self:
        """Note who held each on the day it was due: `charged_id`, whom statistics count it to."""
        next_after = DeadlineChange.objects.filter(
            deadline=OuterRef("pk"), kind=str(Change.HANDED_OVER), on__gt=OuterRef("due")
        ).order_by("on", "pk")
        return self.annotate(
            charged_id=Coalesce(
                Subquery(next_after.values("old_holder")[:1]),
                F("holder"),
                output_field=models.BigIntegerField(),
            )
        )

    def charged_to(self, organisation: Organisation) -> Self:
        """Deadlines that an organisation held on the day they were due."""
        return self.with_charged().filter(charged_id=organisation.pk)


class Deadline(models.Model):
    """A term that an organisation has on a record of any room, and why it ends when it ends."""

    target_kind = models.CharField(max_length=60)
    target_key = models.CharField(max_length=60)
    target_name = models.CharField(_("Về"), max_length=300)
    holder = models.ForeignKey(
        Organisation, verbose_name=_("Tổ chức thực hiện"), on_delete=models.PROTECT,
        related_name="deadlines",
    )  # fmt: skip
    rule = models.ForeignKey(
        Rule, verbose_name=_("Quy tắc"), on_delete=models.PROTECT, related_name="deadlines"
    )
    start = models.DateField(_("Tính từ ngày"))
    start_at = models.DateTimeField(_("Tính từ lúc"), null=True, blank=True)
    count = models.PositiveSmallIntegerField(_("Số"))
    unit = models.CharField(
        _("Đơn vị"), max_length=16, choices=[(k, v) for k, v in UNITS.items() if k in TERMS]
    )
    due = models.DateField(_("Hạn"))
    due_at = models.DateTimeField(_("Giờ hết hạn"), null=True, blank=True)
    explanation = models.JSONField(_("Cách tính"))
    state = models.CharField(_("Trạng thái"), max_length=9, choices=STATES, default=State.OPEN)
    met_on = models.DateField(_("Làm xong ngày"), null=True, blank=True)
    cancelled_on = models.DateField(_("Hủy ngày"), null=True, blank=True)

    objects: ClassVar[DeadlineQuerySet] = DeadlineQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Thời hạn")
        verbose_name_plural = _("Thời hạn")
        ordering = ("due", "pk")
        indexes = (
            models.Index(fields=("state", "due"), name="law_deadline_by_due"),
            models.Index(fields=("target_kind", "target_key"), name="law_deadline_target"),
        )
        constraints = (
            models.CheckConstraint(
                name="law_deadline_end_as_state",
                condition=Q(state="open", met_on=None, cancelled_on=None)
                | Q(state="met", met_on__isnull=False, cancelled_on=None)
                | Q(state="cancelled", met_on=None, cancelled_on__isnull=False),
            ),
            models.CheckConstraint(
                name="law_deadline_hours_have_a_moment",
                condition=Q(
                    unit__in=sorted(map(str, BY_CLOCK)),
                    start_at__isnull=False, due_at__isnull=False,
                )
                | Q(start_at=None, due_at=None)
                & Q(unit__in=sorted(str(unit) for unit in TERMS - BY_CLOCK)),
            ),
            models.CheckConstraint(
                name="law_deadline_ends_after_it_begins", condition=Q(due__gte=F("start"))
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.target_name} ({self.due:%d/%m/%Y})"

    @property
    def target(self) -> Ref:
        """The record that the term runs on."""
        return Ref(self.target_kind, self.target_key, self.target_name)

    @property
    def reckoned(self) -> Due:
        """The due date with its reasons, as they were when it was reckoned."""
        return read(self.explanation)

    @property
    def begins(self) -> date | datetime:
        """From when is counted: a moment for hours, else a day."""
        return self.start_at or self.start


class DeadlineChange(models.Model):
    """What changed of a deadline, from what to what, who did it and why; only added."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(_("Thay đổi"), max_length=11, choices=CHANGES)
    on = models.DateField(_("Từ ngày"))
    at = models.DateTimeField(_("Lúc"))
    by = models.ForeignKey(
        Officer, verbose_name=_("Người làm"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    reason = models.TextField(_("Lý do"), blank=True)
    old_due = models.DateField(_("Hạn cũ"))
    new_due = models.DateField(_("Hạn mới"))
    old_due_at = models.DateTimeField(null=True, blank=True)
    new_due_at = models.DateTimeField(null=True, blank=True)
    old_holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    new_holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Thay đổi của thời hạn")
        verbose_name_plural = _("Thay đổi của thời hạn")
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("deadline", "kind", "on"), name="law_change_of_deadline"),)
        constraints = (
            models.CheckConstraint(
                name="law_change_kind_known",
                condition=Q(kind__in=[str(kind) for kind in Change]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.deadline_id}: {self.kind} {self.on:%d/%m/%Y}"
