"""Socket: the words for what can be done; each room enlists its verbs in its ``apps.py``."""

from typing import Final

from django.utils.functional import Promise

VERBS: Final[dict[str, str | Promise]] = {}


def enlist(verb: str, label: str | Promise) -> None:
    """Let the ledger take entries of a verb (`news.published`), called so before people."""
    VERBS[verb] = label


def label_of(verb: str) -> str:
    """Return a verb in words; a verb of a room that is gone speaks for itself."""
    return str(VERBS.get(verb, verb))


def known(verb: str) -> str:
    """Return the verb. Raises LookupError for one that no room has enlisted."""
    if verb not in VERBS:
        raise LookupError(f"no room has enlisted the verb {verb!r}")
    return verb
