"""What became of the duties of ended organisations: one decision a duty, written once."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models.officers import Officer
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import Organisation, known
from kheo.organisations.rules.custody import Outcome

OUTCOMES: Final = {
    Outcome.HANDED_OVER: _("Đã bàn giao"),
    Outcome.CLOSED: _("Đã kết thúc, không bàn giao"),
}


class Handover(models.Model):
    """One act that decided on many duties."""

    outcome = models.CharField(_("Kết quả"), max_length=11, choices=choices(OUTCOMES))
    by = models.ForeignKey(
        Officer, verbose_name=_("Người quyết định"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("Lúc"))
    reason = models.CharField(_("Lý do"), max_length=500, blank=True)
    document = models.CharField(_("Văn bản"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Lần bàn giao")
        verbose_name_plural = _("Bàn giao")
        ordering = ("-at", "-pk")
        constraints = (
            known("handover_outcome_known", outcome=Outcome),
            models.CheckConstraint(
                name="handover_closed_with_reason", condition=~Q(outcome="closed", reason="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.at:%d/%m/%Y}"


class HandoverDecision(models.Model):
    """What was decided on one duty; the title is as it was then."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="decisions")
    source = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    title = models.CharField(_("Việc"), max_length=300)
    held_by = models.ForeignKey(
        Organisation, verbose_name=_("Của tổ chức"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("Quyết định bàn giao")
        verbose_name_plural = _("Quyết định bàn giao")
        ordering = ("pk",)
        indexes = (models.Index(fields=("source", "key"), name="handover_decision_duty"),)
        constraints = (
            models.UniqueConstraint(
                fields=["handover", "source", "key", "held_by"], name="handover_decision_once"
            ),
        )

    def __str__(self) -> str:
        return self.title


class HandoverShare(models.Model):
    """Who took a duty over, and the key under which the duty goes on there."""

    decision = models.ForeignKey(HandoverDecision, on_delete=models.CASCADE, related_name="shares")
    to = models.ForeignKey(
        Organisation, verbose_name=_("Giao cho"), on_delete=models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("Phần được giao")
        verbose_name_plural = _("Phần được giao")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["decision", "to"], name="handover_share_once"),
        )

    def __str__(self) -> str:
        return f"{self.decision} → {self.to}"
