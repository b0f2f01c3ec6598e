"""Villages that a commune keeps itself: names, and the days of their life."""

import re
from collections.abc import Collection
from datetime import date
from typing import Final

from kheo.core.verdict import YES, Verdict, no
from kheo.organisations.rules.place_names import key_of, spelling_key

LONGEST_NAME: Final = 120
MOST_AT_ONCE: Final = 500
NOT_IN_A_NAME: Final = re.compile(r"[<>{}\\\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
MARK_BEFORE: Final = re.compile(r"^\s*(?:[-–•*+]|\d{1,3}[.)](?=\s))\s*")


def listed(text: str) -> list[str]:
    """Return the names of a pasted list, one a line, without dashes and numbers before them."""
    names = (" ".join(MARK_BEFORE.sub("", line).split()) for line in text.splitlines())
    return [name for name in names if name]


def may_be_called(name: str, others: Collection[str]) -> Verdict:
    """Return whether a village may bear a name beside the others of its commune.

    Names that differ only in the place of a tone or in capitals are the same name.
    """
    if not key_of(name) or NOT_IN_A_NAME.search(name):
        return no("not_a_name")
    if len(name) > LONGEST_NAME:
        return no("name_too_long")
    taken = {spelling_key(other) for other in others}
    return no("name_taken") if spelling_key(name) in taken else YES


def may_begin(
    day: date | None, *, commune_since: date | None, commune_until: date | None, today: date
) -> Verdict:
    """Return whether a commune may get a village from a day on."""
    if commune_until is not None:
        return no("commune_ended")
    if day is not None and day > today:
        return no("day_to_come")
    early = day is not None and commune_since is not None and day < commune_since
    return no("before_commune") if early else YES


def may_change(day: date, *, since: date | None, until: date | None, today: date) -> Verdict:
    """Return whether a village may get another name, or its last day, on a day."""
    if until is not None:
        return no("village_ended")
    if day > today:
        return no("day_to_come")
    return no("before_village") if since is not None and day < since else YES
