"""Who may act for a party: the verbs of roles, and the question that every action asks first."""

from datetime import date
from typing import Final

from kheo.core.verdict import require
from kheo.organisations.authority import may
from kheo.organisations.models import Officer, Organisation

DRAFT: Final = "programmes.draft"
SIGN: Final = "programmes.sign"
ADVISE: Final = "programmes.advise"
HOLD: Final = "programmes.hold"


def require_may(officer: Officer, verb: str, organisation: Organisation, *, on: date) -> None:
    """Raise RefusedError unless an officer may do a verb for an organisation on a day."""
    require(may(officer, verb, organisation, on=on))
