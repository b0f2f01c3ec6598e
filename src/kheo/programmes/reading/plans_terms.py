"""Terms as pages say them."""

from django.utils.translation import gettext as _

from kheo.programmes.models.terms import Termed
from kheo.programmes.rules.said_terms import term_written


def term_in_words(one: Termed) -> str:
    """Return by when something is due: “30/6/2026”, “Quý II/2026”, “Không thời hạn”."""
    said = term_written(one.term)
    return said[:1].upper() + said[1:] if said else _("Không thời hạn")
