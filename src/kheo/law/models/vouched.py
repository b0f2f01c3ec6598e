"""What every row of law says of itself: where it stands written, who says so, who has checked."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.law.models.words import STANDINGS
from kheo.law.rules.bases import Basis
from kheo.law.rules.standing import Standing
from kheo.organisations.models import Officer


class Vouched(models.Model):
    """A row with its legal basis, its source, and whether it was verified by whom.

    A row that an officer has changed or verified is never overwritten by the data that comes with
    the software. A row that was wrong is withdrawn, and stays on record.
    """

    document = models.CharField(_("Số, ký hiệu văn bản"), max_length=120, blank=True)
    document_name = models.CharField(_("Tên văn bản"), max_length=300, blank=True)
    article = models.CharField(_("Điều"), max_length=20, blank=True)
    clause = models.CharField(_("Khoản"), max_length=20, blank=True)
    point = models.CharField(_("Điểm"), max_length=20, blank=True)
    source = models.CharField(_("Nguồn"), max_length=500, blank=True)
    source_address = models.CharField(_("Địa chỉ của nguồn"), max_length=500, blank=True)
    standing = models.CharField(
        _("Kiểm chứng"), max_length=10, choices=STANDINGS, default=Standing.UNVERIFIED
    )
    verified_by = models.ForeignKey(
        Officer, verbose_name=_("Người kiểm chứng"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    verified_at = models.DateTimeField(_("Kiểm chứng lúc"), null=True, blank=True)
    verified_where = models.CharField(_("Đã đọc ở đâu"), max_length=500, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    edited_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_verified_by_whom",
                condition=Q(standing="verified", verified_by__isnull=False,
                            verified_at__isnull=False) & ~Q(verified_where="")
                | ~Q(standing="verified")
                & Q(verified_by=None, verified_at=None, verified_where=""),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_edited_by_whom",
                condition=Q(edited_by=None, edited_at=None)
                | Q(edited_by__isnull=False, edited_at__isnull=False),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_withdrawn_by_whom",
                condition=Q(withdrawn_by=None, withdrawn_at=None)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_standing_known",
                condition=Q(standing__in=[str(s) for s in Standing]),
            ),
        )  # fmt: skip

    @property
    def basis(self) -> Basis:
        """Where it stands written: the document by its name and number."""
        name = f"{self.document_name} {self.document}".strip()
        return Basis(name, self.article, self.clause, self.point)

    @property
    def is_touched(self) -> bool:
        """Whether an officer has changed, verified or withdrawn it."""
        return any((self.edited_at, self.verified_at, self.withdrawn_at))
