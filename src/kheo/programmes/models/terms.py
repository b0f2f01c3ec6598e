"""Columns of a term as people say it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.core.terms import Term, TermKind
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models.words import TERMS


class Termed(models.Model):
    """Something with a term: a day, a month, a quarter, always, or none."""

    term_kind = models.CharField(
        _("Thời hạn"), max_length=7, choices=choices(TERMS), default=str(TermKind.NONE)
    )
    # Any day of the month or the quarter that is meant.
    term_day = models.DateField(_("Ngày"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            known("%(class)s_term_known", term_kind=TermKind),
            models.CheckConstraint(
                name="%(class)s_term_has_day",
                condition=Q(term_kind__in=["regular", "none"], term_day=None)
                | Q(term_kind__in=["day", "month", "quarter"], term_day__isnull=False),
            ),
        )

    @property
    def term(self) -> Term:
        """The term as rules read it."""
        return Term(TermKind(self.term_kind), self.term_day)
