"""Tasks: what a unit has to do by when, where it stands, and whom it counts to."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Officer, Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models import Conclusion, Obligation, Plan, PlanItem, Programme, Recommendation
from kheo.programmes.models.programmes import SHOWN
from kheo.programmes.models.terms import Termed
from kheo.programmes.models.words import ITEM_KINDS
from kheo.programmes.rules.instruments import ItemKind
from kheo.programmes.rules.openness import Openness
from kheo.tasks.models.words import OUTCOMES, PRIORITIES, STATES
from kheo.tasks.rules.deadlines import SOON_DAYS, DeadlineState, Outcome, standing_on
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.rules.reminding import UNIT_TURN
from kheo.tasks.rules.states import CLOSED, State

KIND: Final = "tasks.task"
"""How the ledger, references and the search call tasks."""

OPEN: Final = [str(state) for state in State if state not in CLOSED]
TO_UNIT: Final = [str(state) for state in State if state in UNIT_TURN]
"""States in which it is the unit's turn, or will be: what reminders are for."""


class TaskQuerySet(models.QuerySet["Task"]):
    """How tasks are found."""

    def open(self) -> Self:
        """Tasks that are neither done nor cancelled."""
        return self.filter(state__in=OPEN)

    def overdue_on(self, day: date) -> Self:
        """Open tasks whose last day was before a day."""
        return self.open().filter(due__lt=day)

    def due_soon_on(self, day: date) -> Self:
        """Open tasks whose last day is a day or one of the three after it."""
        return self.open().filter(due__range=(day, day + timedelta(days=SOON_DAYS)))

    def led_by(self, units: Collection[int]) -> Self:
        """Tasks that units hold now."""
        return self.filter(lead__in=units)

    def shown(self) -> Self:
        """Tasks that everybody may read: what their programme says, without one nothing."""
        return self.filter(programme__state__in=SHOWN, programme__openness=Openness.PUBLIC)


class Task(Termed):
    """One task; `lead` holds it now, `charged` is whom statistics count it to.

    At most one of item, conclusion and recommendation is its source; an obligation may stand
    beside each.
    """

    title = models.CharField(_("Nhiệm vụ"), max_length=1000)
    product = models.CharField(_("Sản phẩm"), max_length=500, blank=True)
    kind = models.CharField(
        _("Loại"), max_length=13, choices=choices(ITEM_KINDS), default=str(ItemKind.WORK)
    )
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks",
        db_index=False,
    )  # fmt: skip
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks", db_index=False
    )
    item = models.ForeignKey(
        PlanItem, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    conclusion = models.ForeignKey(
        Conclusion, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    obligation = models.ForeignKey(
        Obligation, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    giver = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan giao"), on_delete=models.PROTECT,
        related_name="tasks_given",
    )  # fmt: skip
    overseer = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan đôn đốc"), on_delete=models.PROTECT,
        related_name="tasks_overseen", db_index=False,
    )  # fmt: skip
    lead = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan chủ trì"), on_delete=models.PROTECT,
        related_name="tasks", db_index=False,
    )  # fmt: skip
    charged = models.ForeignKey(
        Organisation, verbose_name=_("Tính cho đơn vị"), on_delete=models.PROTECT,
        related_name="tasks_charged", db_index=False,
    )  # fmt: skip
    priority = models.PositiveSmallIntegerField(
        _("Mức độ khẩn"), choices=[(int(key), label) for key, label in PRIORITIES.items()],
        default=int(Priority.ORDINARY),
    )  # fmt: skip
    # Kinds of evidence without which it cannot be confirmed.
    evidence_wanted = models.JSONField(_("Minh chứng phải có"), default=list, blank=True)
    due = models.DateField(_("Hạn"), null=True, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=9, choices=choices(STATES), default=str(State.ASSIGNED)
    )
    given_on = models.DateField(_("Ngày giao"))
    handed_in_on = models.DateField(_("Ngày gửi kết quả"), null=True, blank=True)
    done_on = models.DateField(_("Ngày xác nhận"), null=True, blank=True)
    outcome = models.CharField(
        _("Kết quả"), max_length=7, choices=choices(OUTCOMES), blank=True
    )  # fmt: skip
    result = models.TextField(_("Kết quả thực hiện"), max_length=10_000, blank=True)
    given_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("Giao lúc"))
    changed_at = models.DateTimeField(_("Thay đổi lúc"))
    is_sample = models.BooleanField(_("Nội dung mẫu"), default=False)

    objects: ClassVar[TaskQuerySet] = TaskQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Termed.Meta):
        verbose_name = _("Nhiệm vụ")
        verbose_name_plural = _("Nhiệm vụ")
        ordering = ("due", "pk")
        indexes = (
            # A unit's list, by what comes first.
            models.Index(fields=("lead", "state", "due"), name="task_of_unit"),
            models.Index(fields=("overseer", "state", "due"), name="task_overseen"),
            # Tables of a programme, of a plan, and of the whole, answered from the index alone.
            models.Index(
                fields=("programme", "state", "outcome", "due", "given_on"),
                name="task_of_programme",
            ),
            models.Index(
                fields=("plan", "state", "outcome", "due", "given_on"), name="task_of_plan"
            ),
            models.Index(fields=("state", "due", "charged"), name="task_overdue"),
            models.Index(
                fields=("charged", "state", "outcome", "due", "given_on"), name="task_charged"
            ),
        )
        constraints = (
            *Termed.Meta.constraints,
            known("task_words_known", kind=ItemKind, state=State),
            models.CheckConstraint(
                name="task_outcome_known",
                condition=Q(outcome__in=["", *(str(outcome) for outcome in Outcome)]),
            ),
            # A verdict is written down when a task is done, and only then.
            models.CheckConstraint(
                name="task_done_with_verdict",
                condition=(
                    Q(state="done", done_on__isnull=False, handed_in_on__isnull=False)
                    & ~Q(outcome="")
                )
                | (~Q(state="done") & Q(done_on=None, outcome="")),
            ),
            models.CheckConstraint(
                name="task_verdict_is_right",
                condition=Q(outcome="")
                | Q(outcome="no_term", due=None)
                | Q(outcome="on_time", due__gte=F("handed_in_on"))
                | Q(outcome="late", due__lt=F("handed_in_on")),
            ),
            models.CheckConstraint(
                name="task_submitted_on_a_day",
                condition=~Q(state="submitted") | Q(handed_in_on__isnull=False),
            ),
            models.CheckConstraint(
                name="task_one_source",
                condition=Q(item=None, conclusion=None)
                | Q(item=None, recommendation=None)
                | Q(conclusion=None, recommendation=None),
            ),
            models.CheckConstraint(
                name="task_due_of_term",
                condition=Q(due=None, term_kind__in=["regular", "none"])
                | Q(due__isnull=False, term_kind__in=["day", "month", "quarter"]),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("tasks:task", args=[self.pk])

    def standing(self, day: date) -> DeadlineState:
        """Return how it stands to its term on a day, while it is open."""
        return standing_on(day, self.due)

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor cancelled."""
        return self.state not in CLOSED


class Partner(models.Model):
    """A unit that works along."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan phối hợp"), on_delete=models.PROTECT,
        related_name="tasks_shared",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Cơ quan phối hợp")
        verbose_name_plural = _("Cơ quan phối hợp")
        ordering = ("task", "pk")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "task"), name="partner_once"),
        )

    def __str__(self) -> str:
        return str(self.organisation)


class FormerHolder(models.Model):
    """A unit that held a task before, to the last day on which it did."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="former_holders")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(_("Đến hết ngày"))
    reason = models.CharField(_("Lý do"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("Đơn vị giữ trước")
        verbose_name_plural = _("Đơn vị giữ trước")
        ordering = ("task", "until", "pk")

    def __str__(self) -> str:
        return str(self.organisation)
