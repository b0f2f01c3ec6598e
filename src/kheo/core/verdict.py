"""The answer of a rule: yes, or no with its reason."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done; a refusal says why and by which rule or article.

    ``reason`` is a key; its sentence for people stands beside the labels of the room.
    """

    allowed: bool
    reason: str = ""
    source: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES: Final = Verdict(allowed=True)


def no(reason: str, source: str = "") -> Verdict:
    """Return a refusal."""
    return Verdict(allowed=False, reason=reason, source=source)


class RefusedError(Exception):
    """A verb was asked for that a rule does not allow; nothing was done."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.reason)
        self.verdict = verdict


def require(verdict: Verdict) -> None:
    """Raise RefusedError unless the verdict is a yes."""
    if not verdict:
        raise RefusedError(verdict)
