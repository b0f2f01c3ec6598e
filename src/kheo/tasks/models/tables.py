"""Tables of tasks that were read and wait for a person to say: give them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Officer, Organisation
from kheo.programmes.models import Plan


class TaskTable(models.Model):
    """A table with what its dry run found; it goes when its tasks are given or it is thrown away.

    `fingerprint` stands for all that the dry run showed: units that changed since make another one.
    """

    name = models.CharField(_("Tên tệp"), max_length=200)
    data = models.BinaryField()
    giver = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan giao"), on_delete=models.PROTECT, related_name="+"
    )
    plan = models.ForeignKey(
        Plan, verbose_name=_("Kế hoạch"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="+",
    )  # fmt: skip
    # Whether the one successor of an ended unit stands in for it, and what was given is given anew.
    heirs = models.BooleanField(default=False)
    again = models.BooleanField(default=False)
    fingerprint = models.CharField(max_length=64)
    report = models.JSONField(default=dict)
    read_at = models.DateTimeField(_("Đọc lúc"))
    read_by = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("Bảng nhiệm vụ chờ giao")
        verbose_name_plural = _("Bảng nhiệm vụ chờ giao")
        ordering = ("-read_at",)

    def __str__(self) -> str:
        return self.name
