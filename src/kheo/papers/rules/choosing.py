"""Which layout a paper takes: by who issues it, and by its day."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from kheo.papers.rules.looks import Layout
from kheo.papers.rules.parts import Issuer, IssuerKind
from kheo.papers.rules.party import PARTY_2004, PARTY_2018, PARTY_2026
from kheo.papers.rules.state import STATE_2011, STATE_2020

LAYOUTS: Final = {
    IssuerKind.STATE: (STATE_2011, STATE_2020),
    IssuerKind.UNION: (STATE_2011, STATE_2020),
    IssuerKind.PARTY: (PARTY_2004, PARTY_2018, PARTY_2026),
}
"""From the oldest; a day belongs to one of a kind at most."""


def choose_layout(issuers: Sequence[Issuer], day: date) -> Layout | None:
    """Return the layout in force on a day; where several issue, the first of them decides.

    Nothing comes back for a day before the oldest instrument that is known here.
    """
    known = LAYOUTS[issuers[0].kind] if issuers else ()
    return next((layout for layout in known if is_in_force(layout, day)), None)


def is_in_force(layout: Layout, day: date) -> bool:
    """Return whether a layout held on a day; its last day counts."""
    return layout.since <= day and (layout.until is None or day <= layout.until)
