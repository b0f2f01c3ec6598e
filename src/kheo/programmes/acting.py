"""For which body of a programme an officer acts: a party, or the desk that works for it."""

from collections.abc import Iterable
from datetime import date

from kheo.core.verdict import YES, no, require
from kheo.organisations.authority import may_for
from kheo.organisations.models import Officer, Organisation
from kheo.programmes.authority import require_may
from kheo.programmes.models import Programme


def bodies_of(programme: Programme) -> list[Organisation]:
    """Return the parties and, after them, their desks, each once; one query."""
    parties = list(programme.parties.select_related("organisation", "desk").order_by("order", "pk"))
    found = [one.organisation for one in parties] + [one.desk for one in parties if one.desk]
    return list(dict.fromkeys(found))


def acting_for(
    officer: Officer, verb: str, bodies: Iterable[Organisation], *, on: date
) -> Organisation | None:
    """Return the first of some bodies for which an officer may do a verb on a day, if any."""
    listed = list(bodies)
    allowed = may_for(officer, verb, listed, on=on)
    return next((one for one in listed if one.pk in allowed), None)


def require_acting(
    officer: Officer, verb: str, programme: Programme, behalf: Organisation, *, on: date
) -> None:
    """Raise RefusedError unless an officer may act on a programme for one of its bodies."""
    require(YES if behalf in bodies_of(programme) else no("not_a_party"))
    require_may(officer, verb, behalf, on=on)
