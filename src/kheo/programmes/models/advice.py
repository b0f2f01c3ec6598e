"""Advice (tham mưu): what a unit proposed to the body above it, and what was decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models.plans import Plan
from kheo.programmes.models.programmes import Programme
from kheo.programmes.models.words import DECISIONS, MATTERS
from kheo.programmes.rules.advice import Decision, Matter


class Advice(models.Model):
    """One proposal with its papers; every decision on it stands in its `rulings`."""

    matter = models.CharField(_("Loại"), max_length=8, choices=choices(MATTERS))
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="advice"
    )
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="advice"
    )
    unit = models.ForeignKey(
        Organisation, verbose_name=_("Đơn vị tham mưu"), on_delete=models.PROTECT,
        related_name="advice_given",
    )  # fmt: skip
    to = models.ForeignKey(
        Organisation, verbose_name=_("Trình"), on_delete=models.PROTECT,
        related_name="advice_received",
    )  # fmt: skip
    title = models.CharField(_("Về việc"), max_length=500)
    text = models.TextField(_("Nội dung"), max_length=20_000)
    document = models.ForeignKey(
        Document, verbose_name=_("Tờ trình"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    decision = models.CharField(
        _("Kết quả"), max_length=9, choices=choices(DECISIONS), default=str(Decision.WAITING)
    )
    given_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("Trình lúc"))

    class Meta:
        verbose_name = _("Việc tham mưu")
        verbose_name_plural = _("Việc tham mưu")
        ordering = ("-given_at", "-pk")
        constraints = (known("advice_words_known", matter=Matter, decision=Decision),)

    def __str__(self) -> str:
        return self.title


class Ruling(models.Model):
    """One decision on advice; it stays when the advice comes back and is decided anew."""

    advice = models.ForeignKey(Advice, on_delete=models.CASCADE, related_name="rulings")
    decision = models.CharField(_("Kết quả"), max_length=9, choices=choices(DECISIONS))
    reason = models.TextField(_("Ý kiến"), max_length=5000, blank=True)
    # What was proposed as it read then; what is brought back reads otherwise.
    text = models.TextField(_("Nội dung khi ấy"), max_length=20_000, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("Văn bản cho ý kiến"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Lúc"))

    class Meta:
        verbose_name = _("Quyết định về việc tham mưu")
        verbose_name_plural = _("Quyết định về việc tham mưu")
        ordering = ("advice", "at", "pk")
        constraints = (
            known("ruling_decision_known", decision=Decision),
            models.CheckConstraint(
                name="ruling_with_reason",
                condition=~Q(decision__in=["returned", "declined"]) | ~Q(reason=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.advice}: {self.get_decision_display()}"
