"""Yearly plans: what is to be done of a programme in a year, clause by clause."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document
from kheo.organisations.models import Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models.conferences import Conference
from kheo.programmes.models.programmes import SHOWN, Programme
from kheo.programmes.models.terms import Termed
from kheo.programmes.models.versions import Version
from kheo.programmes.models.words import ITEM_KINDS, PLAN_STATES
from kheo.programmes.rules.instruments import ItemKind
from kheo.programmes.rules.openness import Openness
from kheo.programmes.rules.plans import PlanState

PLANS_SHOWN: Final = (PlanState.ADOPTED, PlanState.CLOSED)


class PlanQuerySet(models.QuerySet["Plan"]):
    """How plans are found."""

    def shown(self) -> Self:
        """Plans that everybody may read."""
        return self.filter(state__in=PLANS_SHOWN, programme__state__in=SHOWN).exclude(
            programme__openness=Openness.INTERNAL
        )


class Plan(models.Model):
    """The plan of a year, drawn from one version of its programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="plans")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField(_("Năm"))
    title = models.CharField(_("Tên"), max_length=500)
    theme = models.CharField(_("Chủ đề năm"), max_length=300, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=7, choices=choices(PLAN_STATES), default=str(PlanState.DRAFT)
    )
    # The conference that reviewed the year before and adopted this plan.
    conference = models.ForeignKey(
        Conference, verbose_name=_("Hội nghị thông qua"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="adopted_plans",
    )  # fmt: skip
    # The conference at which it was reviewed itself, a year later.
    review = models.ForeignKey(
        Conference, verbose_name=_("Hội nghị tổng kết"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="reviewed_plans",
    )  # fmt: skip
    adopted_on = models.DateField(_("Ngày thông qua"), null=True, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("Văn bản ban hành"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="plans",
    )  # fmt: skip
    created_at = models.DateTimeField(_("Lập lúc"))

    objects: ClassVar[PlanQuerySet] = PlanQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Kế hoạch năm")
        verbose_name_plural = _("Kế hoạch năm")
        ordering = ("-year", "programme")
        constraints = (
            known("plan_state_known", state=PlanState),
            models.UniqueConstraint(
                fields=("programme", "year"), condition=~Q(state="dropped"), name="plan_once_a_year"
            ),
            models.CheckConstraint(
                name="plan_adopted_on_a_day",
                condition=Q(adopted_on=None, state__in=["draft", "dropped"])
                | Q(adopted_on__isnull=False, state__in=["adopted", "closed"]),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("programmes:plan", args=[self.programme.slug, self.year])

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read it."""
        return self.state in PLANS_SHOWN and self.programme.is_shown


class PlanItem(Termed):
    """What the plan asks for under a clause, of whom, by when."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(default=0)
    # The clause of the programme by its lasting key, and as it read when the plan was drawn.
    clause_key = models.CharField(max_length=12, blank=True)
    clause_path = models.CharField(_("Mục của chương trình"), max_length=40, blank=True)
    clause_text = models.TextField(max_length=20_000, blank=True)
    kind = models.CharField(
        _("Loại"), max_length=13, choices=choices(ITEM_KINDS), default=str(ItemKind.WORK)
    )
    text = models.TextField(_("Nội dung"), max_length=5000)
    product = models.CharField(_("Sản phẩm"), max_length=500, blank=True)
    lead = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan chủ trì"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    partners = models.ManyToManyField(
        Organisation, verbose_name=_("Cơ quan phối hợp"), blank=True, related_name="+"
    )

    class Meta(Termed.Meta):
        verbose_name = _("Việc trong kế hoạch")
        verbose_name_plural = _("Việc trong kế hoạch")
        ordering = ("plan", "order", "pk")
        constraints = (
            *Termed.Meta.constraints,
            known("item_kind_known", kind=ItemKind),
            models.UniqueConstraint(fields=("plan", "order"), name="item_place_once"),
        )

    def __str__(self) -> str:
        return self.text
