"""Inspection teams (đoàn kiểm tra): who went where, what was found, what was recommended."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document
from kheo.organisations.models import Organisation, Place
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models.programmes import Programme
from kheo.programmes.models.terms import Termed
from kheo.programmes.models.words import INSPECTION_STATES, OPENNESSES
from kheo.programmes.rules.conferences import InspectionState
from kheo.programmes.rules.openness import Openness

INSPECTIONS_SHOWN: Final = (InspectionState.CONCLUDED, InspectionState.CLOSED)


class InspectionQuerySet(models.QuerySet["Inspection"]):
    """How inspections are found."""

    def shown(self) -> Self:
        """Inspections whose findings everybody may read."""
        return self.filter(state__in=INSPECTIONS_SHOWN).exclude(openness=Openness.INTERNAL)


class Inspection(models.Model):
    """One team and its work."""

    title = models.CharField(_("Tên"), max_length=500)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)
    programme = models.ForeignKey(
        Programme, verbose_name=_("Chương trình"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="inspections",
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan thành lập"), on_delete=models.PROTECT,
        related_name="inspections",
    )  # fmt: skip
    decision = models.ForeignKey(
        Document, verbose_name=_("Quyết định thành lập"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="inspections",
    )  # fmt: skip
    decision_words = models.CharField(_("Quyết định (ghi bằng chữ)"), max_length=300, blank=True)
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    scope = models.TextField(_("Nội dung kiểm tra"), max_length=10_000)
    places = models.ManyToManyField(Place, verbose_name=_("Địa bàn"), blank=True, related_name="+")
    units = models.ManyToManyField(
        Organisation, verbose_name=_("Đơn vị được kiểm tra"), blank=True,
        related_name="inspected_by",
    )  # fmt: skip
    openness = models.CharField(
        _("Mức công khai"), max_length=8, choices=choices(OPENNESSES), default=str(Openness.PUBLIC)
    )
    state = models.CharField(
        _("Tình trạng"), max_length=9, choices=choices(INSPECTION_STATES),
        default=str(InspectionState.SET_UP),
    )  # fmt: skip
    created_at = models.DateTimeField(_("Lập lúc"))
    is_sample = models.BooleanField(_("Nội dung mẫu"), default=False)

    objects: ClassVar[InspectionQuerySet] = InspectionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Đoàn kiểm tra")
        verbose_name_plural = _("Đoàn kiểm tra")
        ordering = ("-since", "-pk")
        constraints = (
            known("inspection_words_known", state=InspectionState, openness=Openness),
            models.CheckConstraint(
                name="inspection_in_order", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(
                name="inspection_decided", condition=Q(decision__isnull=False)
                | ~Q(decision_words=""),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("programmes:inspection", args=[self.slug])

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read its findings."""
        return self.state in INSPECTIONS_SHOWN and self.openness != Openness.INTERNAL


class InspectionMember(models.Model):
    """One member of a team."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="members")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("Họ và tên"), max_length=120)
    office = models.CharField(_("Chức vụ"), max_length=300, blank=True)
    position = models.CharField(_("Nhiệm vụ trong đoàn"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("Thành viên đoàn")
        verbose_name_plural = _("Thành viên đoàn")
        ordering = ("inspection", "order")
        constraints = (
            models.UniqueConstraint(fields=("inspection", "order"), name="member_place_once"),
        )

    def __str__(self) -> str:
        return self.name


class InspectionFinding(models.Model):
    """What was found, with which unit."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    order = models.PositiveSmallIntegerField(default=0)
    unit = models.ForeignKey(
        Organisation, verbose_name=_("Đơn vị"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    text = models.TextField(_("Kết quả kiểm tra"), max_length=10_000)
    is_fault = models.BooleanField(_("Hạn chế, thiếu sót"), default=False)

    class Meta:
        verbose_name = _("Kết quả kiểm tra")
        verbose_name_plural = _("Kết quả kiểm tra")
        ordering = ("inspection", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("inspection", "order"), name="finding_place_once"),
        )

    def __str__(self) -> str:
        return self.text


class Recommendation(Termed):
    """What a unit should do; followed to its end as tasks."""

    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, related_name="recommendations"
    )
    order = models.PositiveSmallIntegerField(default=0)
    finding = models.ForeignKey(
        InspectionFinding, verbose_name=_("Từ kết quả"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="recommendations",
    )  # fmt: skip
    text = models.TextField(_("Kiến nghị"), max_length=5000)
    lead = models.ForeignKey(
        Organisation, verbose_name=_("Đơn vị thực hiện"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip

    class Meta(Termed.Meta):
        verbose_name = _("Kiến nghị của đoàn kiểm tra")
        verbose_name_plural = _("Kiến nghị của đoàn kiểm tra")
        ordering = ("inspection", "order", "pk")
        constraints = (
            *Termed.Meta.constraints,
            models.UniqueConstraint(
                fields=("inspection", "order"), name="recommendation_place_once"
            ),
        )

    def __str__(self) -> str:
        return self.text
