"""Where a record names a document: found in its text, or stated by an officer.

The document named may be unknown as yet: the row then waits for it.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kheo.documents.mentions import TEXT
from kheo.documents.models.documents import Document
from kheo.documents.models.words import PARTS, RELATIONS, STANDINGS, WAYS
from kheo.documents.rules.numbers import key_of
from kheo.documents.rules.relations import Part, Relation, Standing, Way
from kheo.documents.rules.states import State
from kheo.ledger.rules import Ref
from kheo.organisations.models.keys import FoldedField
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known


class ReferenceQuerySet(models.QuerySet["Reference"]):
    """How references are found."""

    def held_by(self, ref: Ref) -> Self:
        """References that a record makes."""
        return self.filter(holder_kind=ref.kind, holder_key=ref.key)

    def waiting(self) -> Self:
        """References to documents that the library does not have, or cannot tell apart."""
        return self.filter(target=None).exclude(standing=Standing.DECLINED)

    def joined(self) -> Self:
        """References that lead to a document."""
        return self.exclude(target=None).exclude(standing=Standing.DECLINED)

    def open_to_all(self) -> Self:
        """References whose holder everybody may read.

        Records of other rooms have rows here only while they are published.
        """
        return self.filter(Q(document=None) | Q(document__state=State.PUBLISHED))


class Reference(models.Model):
    """One place where a record names a document, in the words that it uses.

    `date` is as citations give it (2021-11-26, 2013, XXXX-06-02); `start` and `end` are places in
    the text of the holder, missing for what an officer stated.
    """

    holder_kind = models.CharField(max_length=60)
    holder_key = models.CharField(max_length=60)
    # The holder once more where it is a document, for joins.
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.CASCADE, related_name="references"
    )
    relation = models.CharField(
        _("Quan hệ"), max_length=10, choices=choices(RELATIONS), default=str(Relation.CITES)
    )
    part = models.CharField(
        _("Phạm vi"), max_length=5, choices=choices(PARTS), default=str(Part.WHOLE)
    )
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    way = models.CharField(max_length=6, choices=choices(WAYS))
    standing = models.CharField(
        _("Xác nhận"), max_length=9, choices=choices(STANDINGS), default=str(Standing.OPEN)
    )
    wording = models.CharField(_("Nguyên văn"), max_length=500)
    # Which part of the holder: its text, its title, its lead.
    spot = models.CharField(max_length=20, default=TEXT)
    # Folded names of the holder's home, where it is no document, parted by “|”.
    home = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    type = models.CharField(_("Loại văn bản"), max_length=40, blank=True)
    number = models.CharField(_("Số, ký hiệu"), max_length=120, blank=True)
    number_key = FoldedField(of="number", by=key_of, max_length=120, db_index=True)
    date = models.CharField(_("Ngày"), max_length=10, blank=True)
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=300, blank=True)
    article = models.CharField(_("Điều"), max_length=60, blank=True)
    clause = models.CharField(_("Khoản"), max_length=60, blank=True)
    point = models.CharField(_("Điểm"), max_length=60, blank=True)
    certainty = models.CharField(max_length=8, blank=True)
    target = models.ForeignKey(
        Document, verbose_name=_("Văn bản"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="referrers",
    )  # fmt: skip

    objects: ClassVar[ReferenceQuerySet] = ReferenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Dẫn chiếu")
        verbose_name_plural = _("Dẫn chiếu")
        ordering = ("holder_kind", "holder_key", "spot", "start", "pk")
        indexes = (
            models.Index(fields=("holder_kind", "holder_key"), name="reference_holder"),
            models.Index(fields=("standing", "relation", "target"), name="reference_standing"),
            models.Index(
                fields=("number_key",), name="reference_waiting", condition=Q(target=None)
            ),
        )
        constraints = (
            known("reference_words_known", relation=Relation, part=Part, way=Way),
            known("reference_standing_known", standing=Standing),
            models.CheckConstraint(
                name="reference_found_somewhere",
                condition=Q(way="stated", start=None, end=None)
                | Q(way="found", start__isnull=False, end__gt=F("start")),
            ),
            models.CheckConstraint(
                name="reference_not_to_itself",
                condition=Q(document=None) | Q(target=None) | ~Q(document=F("target")),
            ),
            models.CheckConstraint(
                name="reference_confirmed_leads_somewhere",
                condition=~Q(standing="declined") | Q(target=None),
            ),
            models.UniqueConstraint(
                fields=("holder_kind", "holder_key", "spot", "start"),
                name="reference_once_in_text",
                condition=Q(way="found"),
            ),
            models.UniqueConstraint(
                fields=("document", "target", "relation"),
                name="reference_stated_once",
                condition=Q(way="stated") & Q(target__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.wording

    @property
    def holder(self) -> Ref:
        """The record that names the document."""
        return Ref(self.holder_kind, self.holder_key, "")
