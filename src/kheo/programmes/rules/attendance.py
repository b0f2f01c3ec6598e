"""Who came: sums that close, invited = present + represented + absent + not yet said."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kheo.core.verdict import YES, Verdict, no
from kheo.programmes.rules.conferences import Presence


@dataclass(frozen=True, slots=True)
class Attendance:
    """What is said of one who was invited; `people` is how many came."""

    presence: Presence = Presence.INVITED
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """How many of those invited came; `people` counts heads, where they were counted."""

    present: int = 0
    represented: int = 0
    absent: int = 0
    unsaid: int = 0
    people: int = 0

    @property
    def invited(self) -> int:
        """How many were invited: the four others together."""
        return self.present + self.represented + self.absent + self.unsaid

    @property
    def came(self) -> int:
        """How many came, themselves or by somebody else."""
        return self.present + self.represented


def sums(told: Iterable[Attendance]) -> Sums:
    """Return the sums; who came and was not counted is one head."""
    listed = list(told)
    counts = Counter(one.presence for one in listed)
    came = [one for one in listed if one.presence in {Presence.PRESENT, Presence.REPRESENTED}]
    return Sums(
        present=counts[Presence.PRESENT],
        represented=counts[Presence.REPRESENTED],
        absent=counts[Presence.ABSENT],
        unsaid=counts[Presence.INVITED],
        people=sum(1 if one.people is None else one.people for one in came),
    )


def may_attend(told: Attendance) -> Verdict:
    """Return whether that can be: who did not come brought nobody, and who came is somebody."""
    came = told.presence in {Presence.PRESENT, Presence.REPRESENTED}
    if not came:
        return no("people_without_presence") if told.people else YES
    return no("nobody_came") if told.people == 0 else YES
