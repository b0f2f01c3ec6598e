"""How many tasks are closed, counted when each is: what is closed stays so."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Organisation
from kheo.programmes.models import Plan, Programme


class ClosedCount(models.Model):
    """Closed tasks of one plan or programme, or of none, that count to one unit, by verdict."""

    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.CASCADE, related_name="closed_counts"
    )
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="closed_counts"
    )
    unit = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    on_time = models.PositiveIntegerField(default=0)
    late = models.PositiveIntegerField(default=0)
    no_term = models.PositiveIntegerField(default=0)
    cancelled = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("Số nhiệm vụ đã kết thúc")
        verbose_name_plural = _("Số nhiệm vụ đã kết thúc")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit",), condition=Q(programme=None), name="closed_of_unit_once"
            ),
            models.UniqueConstraint(
                fields=("programme", "unit"),
                condition=Q(plan=None, programme__isnull=False),
                name="closed_of_programme_once",
            ),
            models.UniqueConstraint(
                fields=("plan", "unit"),
                condition=Q(plan__isnull=False),
                name="closed_of_plan_once",
            ),
            models.CheckConstraint(
                name="closed_plan_in_programme",
                condition=Q(plan=None) | Q(programme__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.on_time} + {self.late} + {self.no_term}"
