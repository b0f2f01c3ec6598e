"""Socket: what officers may be allowed to do; each room enlists its verbs in its ``apps.py``."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that a role may carry.

    `after_end`: whether it is also done for an organisation that has ended, by those who answer
    for it now or stood above it.
    """

    code: str
    label: str | Promise
    after_end: bool = False


VERBS: Final[dict[str, Verb]] = {}


def enlist(code: str, label: str | Promise, *, after_end: bool = False) -> None:
    """Let roles carry a verb (`tasks.assign`), called so before people."""
    VERBS[code] = Verb(code, label, after_end=after_end)


def known(code: str) -> Verb:
    """Return the verb. Raises LookupError for one that no room has enlisted."""
    try:
        return VERBS[code]
    except KeyError as missing:
        raise LookupError(f"no room has enlisted the verb {code!r}") from missing
