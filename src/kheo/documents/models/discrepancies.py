"""Where two sources say different things of one document; shown until a person decides."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.documents.models.documents import Document
from kheo.organisations.models import Officer


class Discrepancy(models.Model):
    """One contradiction: what stands in the record, and what else is said, by whom."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="discrepancies")
    field = models.CharField(_("Thông tin"), max_length=40)
    kept = models.CharField(_("Đang ghi"), max_length=300, blank=True)
    said = models.CharField(_("Nguồn khác ghi"), max_length=300)
    source = models.CharField(_("Nguồn"), max_length=300, blank=True)
    noted_at = models.DateTimeField(_("Ghi nhận lúc"))
    settled_at = models.DateTimeField(_("Xử lý lúc"), null=True, blank=True)
    settled_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(_("Kết quả xử lý"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Mâu thuẫn giữa các nguồn")
        verbose_name_plural = _("Mâu thuẫn giữa các nguồn")
        ordering = ("document", "pk")
        constraints = (
            models.CheckConstraint(
                name="discrepancy_settled_by_whom",
                condition=Q(settled_at=None, settled_by=None, outcome="")
                | (Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(outcome="")),
            ),
            models.UniqueConstraint(fields=("document", "field", "said"), name="discrepancy_once"),
        )

    def __str__(self) -> str:
        return f"{self.field}: {self.kept} / {self.said}"
