"""What belongs to a document: who issued, signed and received it, and its files."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from kheo.core.text import slugify
from kheo.documents.models.documents import Document
from kheo.documents.models.words import AUTHORITIES
from kheo.documents.rules.signing import Authority
from kheo.organisations.models import Organisation
from kheo.organisations.models.keys import FoldedField
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known

FOLDER: Final = "van-ban"


class Issuing(models.Model):
    """One issuer of a document, by the name it had on that day."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="issuers")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("Cơ quan ban hành"), max_length=255)
    key = FoldedField(of="name", by=slugify, max_length=140, db_index=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )

    class Meta:
        verbose_name = _("Cơ quan ban hành")
        verbose_name_plural = _("Cơ quan ban hành")
        ordering = ("document", "order")
        constraints = (
            models.UniqueConstraint(fields=("document", "order"), name="issuing_place_once"),
            models.UniqueConstraint(fields=("document", "name"), name="issuing_name_once"),
        )

    def __str__(self) -> str:
        return self.name


class Signatory(models.Model):
    """Who signed, in which office, and in whose name (“TM. ỦY BAN NHÂN DÂN”)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="signatories")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("Họ và tên"), max_length=120)
    office = models.CharField(_("Chức vụ"), max_length=200, blank=True)
    authority = models.CharField(
        _("Thẩm quyền ký"),
        max_length=10,
        choices=choices(AUTHORITIES),
        default=str(Authority.ITSELF),
    )
    behalf = models.CharField(_("Ký thay, thay mặt cho"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("Người ký")
        verbose_name_plural = _("Người ký")
        ordering = ("document", "order")
        constraints = (
            known("signatory_authority_known", authority=Authority),
            models.UniqueConstraint(fields=("document", "order"), name="signatory_place_once"),
        )

    def __str__(self) -> str:
        return self.name


class Addressee(models.Model):
    """Who a document was sent to (nơi nhận)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="addressees")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("Nơi nhận"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("Nơi nhận")
        verbose_name_plural = _("Nơi nhận")
        ordering = ("document", "order")
        constraints = (
            models.UniqueConstraint(fields=("document", "order"), name="addressee_place_once"),
        )

    def __str__(self) -> str:
        return self.name


class DocumentFile(models.Model):
    """A file of a document; nobody but the desk fetches it before the document is published."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="files")
    order = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(_("Tệp"), upload_to=FOLDER, max_length=300)
    name = models.CharField(_("Tên tệp"), max_length=200)
    title = models.CharField(_("Tên gọi"), max_length=200, blank=True)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField(_("Cỡ (byte)"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Tệp của văn bản")
        verbose_name_plural = _("Tệp của văn bản")
        ordering = ("document", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("document", "sha256"), name="document_file_once"),
        )

    def __str__(self) -> str:
        return self.title or self.name
