"""What an article of a directive asks for, of whom; tasks answer it."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document
from kheo.documents.rules.states import State as DocumentState
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.models.terms import Termed


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """How obligations are found."""

    def shown(self) -> Self:
        """Obligations of documents that everybody may read."""
        return self.filter(document__state=DocumentState.PUBLISHED)


class Obligation(Termed):
    """One thing that a document asks for; `spot` says where: “mục 4, điểm a”."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="obligations")
    order = models.PositiveSmallIntegerField(default=0)
    spot = models.CharField(_("Điều, khoản, mục"), max_length=120)
    text = models.TextField(_("Nội dung"), max_length=5000)
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("Cơ quan phải thực hiện"), blank=True,
        related_name="obligations",
    )  # fmt: skip
    # For whom it was noted: who may draft there may change it and take it away.
    noted_for = models.ForeignKey(
        Organisation, verbose_name=_("Thay mặt"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    noted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(_("Ghi lúc"))

    objects: ClassVar[ObligationQuerySet] = ObligationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Termed.Meta):
        verbose_name = _("Việc văn bản giao")
        verbose_name_plural = _("Việc văn bản giao")
        ordering = ("document", "order", "pk")
        constraints = (
            *Termed.Meta.constraints,
            models.UniqueConstraint(
                fields=("document", "order"), name="obligation_place_once"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.spot}: {self.text}"
