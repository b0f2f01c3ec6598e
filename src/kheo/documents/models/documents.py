"""Official documents: what is known of each, and where its record stands."""

from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kheo.core.text import slugify
from kheo.documents.models.words import STATES, TYPE_CHOICES, TYPE_NAMES
from kheo.documents.rules.numbers import key_of, words_of
from kheo.documents.rules.states import Complete, State
from kheo.documents.rules.validity import Span
from kheo.organisations.models import Officer, Place
from kheo.organisations.models.keys import FoldedField
from kheo.organisations.models.organisation_words import choices

PUBLISH: Final = "documents.publish_document"
KIND: Final = "documents.document"
"""How the ledger, references and the search call documents."""


class Subject(models.Model):
    """A field (lĩnh vực) that documents are about."""

    name = models.CharField(_("Tên"), max_length=120, unique=True)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)

    class Meta:
        verbose_name = _("Lĩnh vực")
        verbose_name_plural = _("Lĩnh vực")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class DocumentQuerySet(models.QuerySet["Document"]):
    """How documents are found."""

    def published(self) -> Self:
        """Documents that everybody may read."""
        return self.filter(state=State.PUBLISHED)

    def visible_to(self, person: object) -> Self:
        """Documents that a person may see: those who keep the library see drafts too."""
        may = getattr(person, "has_perm", None)
        return self if may and may("documents.change_document") else self.published()

    def numbered(self, number: str) -> Self:
        """Documents with a number in any spelling; several have the same one."""
        return self.filter(number_key=key_of(number)).exclude(number_key="")

    def newest_first(self) -> Self:
        """Documents by day, those of which only the year is known after the others of the year."""
        return self.order_by("-year", F("signed_on").desc(nulls_last=True), "-pk")


class Document(models.Model):
    """One official document; `issuer_name` is as it was called on the day of the document.

    `year` is that of the day of signing, and stands alone where no more is known.
    """

    type = models.CharField(_("Loại văn bản"), max_length=40, choices=TYPE_CHOICES, blank=True)
    number = models.CharField(_("Số, ký hiệu"), max_length=120, blank=True)
    number_key = FoldedField(of="number", by=key_of, max_length=120, db_index=True)
    title = models.CharField(_("Trích yếu"), max_length=1000, blank=True)
    title_key = FoldedField(of="title", by=words_of, max_length=1100)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)
    # Who issued it stands row by row in Issuing; here all their names, for lists and for keys.
    issuer_name = models.CharField(_("Cơ quan ban hành"), max_length=600, blank=True)
    issuer_key = FoldedField(of="issuer_name", by=slugify, max_length=200, db_index=True)
    signed_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("Năm ban hành"), null=True, blank=True)
    effective_on = models.DateField(_("Ngày có hiệu lực"), null=True, blank=True)
    expires_on = models.DateField(_("Ngày cuối cùng có hiệu lực"), null=True, blank=True)
    subject = models.ForeignKey(
        Subject, verbose_name=_("Lĩnh vực"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="documents",
    )  # fmt: skip
    place = models.ForeignKey(
        Place, verbose_name=_("Địa bàn"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="documents",
    )  # fmt: skip
    gazette = models.CharField(_("Công báo"), max_length=200, blank=True)
    source = models.CharField(_("Nguồn"), max_length=300, blank=True)
    source_address = models.URLField(_("Địa chỉ nguồn"), max_length=500, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    is_sample = models.BooleanField(_("Nội dung mẫu"), default=False)
    state = models.CharField(
        _("Tình trạng hồ sơ"), max_length=10, choices=choices(STATES), default=str(State.DRAFT)
    )
    entered_at = models.DateTimeField(_("Nhập lúc"))
    changed_at = models.DateTimeField(_("Sửa lúc"))
    published_at = models.DateTimeField(_("Công bố lúc"), null=True, blank=True)
    published_by = models.CharField(_("Người công bố"), max_length=200, blank=True)
    verified_at = models.DateTimeField(_("Đối chiếu bản gốc lúc"), null=True, blank=True)
    verified_by = models.ForeignKey(
        Officer, verbose_name=_("Người đối chiếu"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip

    objects: ClassVar[DocumentQuerySet] = DocumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Văn bản")
        verbose_name_plural = _("Văn bản")
        ordering = ("-year", "-signed_on", "-pk")
        permissions = (("publish_document", "Công bố, rút văn bản"),)
        indexes = (
            models.Index(fields=("state", "-year", "-signed_on"), name="document_shelf"),
            models.Index(fields=("type", "year"), name="document_type_year"),
        )
        constraints = (
            models.CheckConstraint(
                name="document_state_known", condition=Q(state__in=[str(s) for s in State])
            ),
            models.CheckConstraint(
                name="document_type_known", condition=Q(type__in=["", *TYPE_NAMES])
            ),
            models.CheckConstraint(
                name="document_year_of_day",
                condition=Q(signed_on=None) | Q(year=ExtractYear("signed_on")),
            ),
            models.CheckConstraint(
                name="document_effect_in_order",
                condition=Q(effective_on=None)
                | Q(expires_on=None)
                | Q(expires_on__gte=F("effective_on")),
            ),
            models.CheckConstraint(
                name="document_published_by_whom",
                condition=Q(published_at=None, published_by="")
                | (Q(published_at__isnull=False) & ~Q(published_by="")),
            ),
            models.CheckConstraint(
                name="document_shown_was_published",
                condition=~Q(state="published") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="document_shown_is_complete",
                condition=~Q(state="published")
                | (Q(year__isnull=False) & ~Q(type="") & ~Q(title="") & ~Q(issuer_name="")),
            ),
            models.CheckConstraint(
                name="document_verified_by_whom",
                condition=Q(verified_at=None, verified_by=None)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
            ),
            # The same number comes again in other years and provinces, never on the same day.
            models.UniqueConstraint(
                fields=("number_key", "type", "issuer_key", "signed_on"),
                name="document_once",
                condition=~Q(number_key=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} – {self.title}" if self.title else self.name

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("documents:document", args=[self.slug])

    @property
    def type_name(self) -> str:
        """The type with a capital: “Chỉ thị”."""
        return self.type.capitalize()

    @property
    def name(self) -> str:
        """What the document is called for short: “Chỉ thị 33/CT-TTg”, or type and year."""
        tail = self.number or (str(self.year) if self.year else "")
        return f"{self.type_name or 'Văn bản'} {tail}".strip()

    @property
    def span(self) -> Span:
        """The days that it gives for itself.

        What is no legal document takes effect when it is signed.
        """
        return Span(self.effective_on or self.effective_when_signed, self.expires_on)

    @property
    def effective_when_signed(self) -> date | None:
        """The day of signing, for types of which the law asks for no other day of effect."""
        return None if self.type in LEGAL_TYPES or self.is_legal_decision else self.signed_on

    @property
    def is_legal_decision(self) -> bool:
        """Whether number and year say a legal document: 08/2022/QĐ-UBND, 30/2020/NĐ-CP."""
        return bool(self.year and f"/{self.year}/" in self.number)

    @property
    def complete(self) -> Complete:
        """What it says of itself as far as publication asks."""
        return Complete(self.type, self.title, self.issuer_name, self.year)


LEGAL_TYPES: Final = frozenset(
    {"hiến pháp", "bộ luật", "luật", "pháp lệnh", "lệnh", "nghị định", "thông tư",
     "thông tư liên tịch", "nghị quyết liên tịch"}
)  # fmt: skip
"""Types whose day of effect stands in their own text (Luật Ban hành văn bản QPPL)."""


class DocumentText(models.Model):
    """The full text; apart, so that lists do not carry it."""

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, primary_key=True, related_name="full_text"
    )
    text = models.TextField(_("Toàn văn"), blank=True)
    origin = models.CharField(_("Văn bản lấy từ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Toàn văn")
        verbose_name_plural = _("Toàn văn")

    def __str__(self) -> str:
        return str(self.document_id)
