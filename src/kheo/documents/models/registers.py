"""Books in which numbers of documents are given: by issuer, type, and year or term."""

from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kheo.documents.models.documents import Document
from kheo.documents.models.words import TYPE_CHOICES, TYPE_NAMES
from kheo.documents.rules.numbering import Book, Regime
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.organisations.models.spans import in_order, on_day

REGIMES: Final = {
    Regime.STATE: _("Văn bản hành chính (theo năm)"),
    Regime.LEGAL: _("Văn bản quy phạm pháp luật (theo năm)"),
    Regime.PARTY: _("Văn bản của Đảng (theo nhiệm kỳ)"),
}


class TermQuerySet(models.QuerySet["Term"]):
    """How terms are found."""

    def of_day(self, organisation: Organisation, day: date) -> Self:
        """The term of a committee that a day falls into."""
        return self.filter(on_day(day), organisation=organisation)


class Term(models.Model):
    """A term (nhiệm kỳ) of a committee: numbers of the Party run through it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="terms")
    label = models.CharField(_("Nhiệm kỳ"), max_length=40)
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    objects: ClassVar[TermQuerySet] = TermQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Nhiệm kỳ")
        verbose_name_plural = _("Nhiệm kỳ")
        ordering = ("organisation", "-since")
        constraints = (
            in_order("term_in_order"),
            models.UniqueConstraint(fields=("organisation", "label"), name="term_once"),
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(until=None), name="term_one_open"
            ),
        )

    def __str__(self) -> str:
        return self.label


class RegisterQuerySet(models.QuerySet["Register"]):
    """How books are found."""

    def listed(self) -> Self:
        """Bring along what lists show, the newest period first."""
        return self.select_related("organisation", "term").order_by(
            "organisation__name", "-since", "regime", "type", "pk"
        )


class Register(models.Model):
    """A book: `first` is its first number, `last` the one given last.

    A book that takes over from paper begins behind the paper's last number.
    """

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan"), on_delete=models.PROTECT, related_name="registers"
    )
    regime = models.CharField(_("Loại sổ"), max_length=5, choices=choices(REGIMES))
    type = models.CharField(
        _("Loại văn bản"), max_length=40, choices=TYPE_CHOICES, blank=True
    )  # empty: a common book
    year = models.PositiveSmallIntegerField(_("Năm"), null=True, blank=True)
    term = models.ForeignKey(
        Term, verbose_name=_("Nhiệm kỳ"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="registers",
    )  # fmt: skip
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    first = models.PositiveIntegerField(_("Số đầu tiên"), default=1)
    last = models.PositiveIntegerField(_("Số đã cấp gần nhất"), default=0)

    objects: ClassVar[RegisterQuerySet] = RegisterQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Sổ cấp số văn bản")
        verbose_name_plural = _("Sổ cấp số văn bản")
        ordering = ("organisation", "-since", "type")
        constraints = (
            known("register_regime_known", regime=Regime),
            in_order("register_in_order"),
            models.CheckConstraint(
                name="register_type_known", condition=Q(type__in=["", *TYPE_NAMES])
            ),
            models.CheckConstraint(
                name="register_of_year_or_term",
                condition=(Q(regime="party", year=None) & Q(term__isnull=False) & ~Q(type=""))
                | (~Q(regime="party") & Q(term=None) & Q(year__isnull=False)),
            ),
            models.CheckConstraint(
                name="register_runs_from_its_first",
                condition=Q(first__gte=1) & Q(last__gte=F("first") - 1),
            ),
            models.UniqueConstraint(
                fields=("organisation", "regime", "type", "year"),
                condition=Q(term=None),
                name="register_once_a_year",
            ),
            models.UniqueConstraint(
                fields=("organisation", "type", "term"),
                condition=Q(year=None),
                name="register_once_a_term",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"

    @property
    def title(self) -> str:
        """What the book is called beside others of its organisation."""
        kind = self.get_type_display() or _("Sổ chung")
        return f"{kind} – {self.period}"

    @property
    def period(self) -> str:
        """The year or the term."""
        return str(self.term or self.year)

    @property
    def book(self) -> Book:
        """The register as rules read it."""
        return Book(Regime(self.regime), self.type, self.since, self.until)


class IssuedNumber(models.Model):
    """A number that was given; it stays for good, also when nothing came of its document."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="numbers")
    value = models.PositiveIntegerField(_("Số"))
    letter = models.CharField(max_length=1, blank=True)
    type = models.CharField(_("Loại văn bản"), max_length=40, choices=TYPE_CHOICES)
    symbol = models.CharField(_("Số, ký hiệu"), max_length=120)
    dated_on = models.DateField(_("Ngày văn bản"))
    title = models.CharField(_("Trích yếu"), max_length=1000)
    given_at = models.DateTimeField(_("Cấp lúc"))
    given_by = models.ForeignKey(
        Officer, verbose_name=_("Người cấp"), on_delete=models.PROTECT, related_name="+"
    )
    document = models.OneToOneField(
        Document, verbose_name=_("Văn bản"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="issued_number",
    )  # fmt: skip
    voided_at = models.DateTimeField(_("Hủy lúc"), null=True, blank=True)
    voided_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    void_reason = models.CharField(_("Lý do hủy"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("Số đã cấp")
        verbose_name_plural = _("Số đã cấp")
        ordering = ("register", "value", "letter")
        constraints = (
            models.UniqueConstraint(
                fields=("register", "value", "letter"), name="issued_number_once"
            ),
            models.CheckConstraint(name="issued_number_counts", condition=Q(value__gte=1)),
            models.CheckConstraint(
                name="issued_number_voided_by_whom",
                condition=Q(voided_at=None, voided_by=None, void_reason="")
                | (Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(void_reason="")),
            ),
            models.CheckConstraint(
                name="issued_number_void_has_no_document",
                condition=Q(voided_at=None) | Q(document=None),
            ),
        )

    def __str__(self) -> str:
        return self.symbol
