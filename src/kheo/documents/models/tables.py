"""Tables that were read and wait for a person to say: load it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Officer


class WaitingTable(models.Model):
    """A file with what its dry run found; it goes when it is loaded or thrown away.

    `fingerprint` stands for the file and all that the dry run showed: a library that says
    something else by now has another one.
    """

    name = models.CharField(_("Tên tệp"), max_length=200)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    report = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField(_("Đọc lúc"))
    uploaded_by = models.ForeignKey(
        Officer, verbose_name=_("Người nạp"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("Bảng chờ nạp")
        verbose_name_plural = _("Bảng chờ nạp")
        ordering = ("-uploaded_at",)

    def __str__(self) -> str:
        return self.name
