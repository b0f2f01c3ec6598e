"""Who came after whom, and who answers for an ended organisation on a day.

The kinds stand in a table: how many go in, how many come out, and whether those that go in end.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Generic, TypeVar

from kheo.core.verdict import YES, Verdict, no
from kheo.organisations.rules.lives import Life, Stage, day_before

K = TypeVar("K", bound=Hashable)
MANY: Final = 10_000


class SuccessionKind(StrEnum):
    """How one organisation came after another."""

    MERGED = "merged"
    ABSORBED = "absorbed"
    SPLIT = "split"
    RENAMED = "renamed"
    MOVED = "moved"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Shape:
    """How many organisations go into a succession and come out, and whether the former ones end."""

    olds: range
    news: range
    ends_old: bool
    founds_new: bool


ONE: Final = range(1, 2)
SOME: Final = range(1, MANY)
SEVERAL: Final = range(2, MANY)
NONE: Final = range(1)

SHAPES: Final[Mapping[SuccessionKind, Shape]] = {
    SuccessionKind.MERGED: Shape(SEVERAL, ONE, ends_old=True, founds_new=True),
    SuccessionKind.ABSORBED: Shape(SOME, ONE, ends_old=True, founds_new=False),
    SuccessionKind.SPLIT: Shape(ONE, SEVERAL, ends_old=True, founds_new=True),
    SuccessionKind.RENAMED: Shape(ONE, ONE, ends_old=True, founds_new=True),
    SuccessionKind.MOVED: Shape(ONE, SOME, ends_old=False, founds_new=False),
    SuccessionKind.ENDED: Shape(SOME, NONE, ends_old=True, founds_new=False),
}
"""`founds_new`: the successor begins on the day of the succession; otherwise it lived before."""


@dataclass(frozen=True, slots=True)
class Passing(Generic[K]):
    """One line of a succession; from its day on the new organisation answers."""

    old: K
    new: K | None
    kind: SuccessionKind
    day: date


@dataclass(frozen=True, slots=True)
class Heirs(Generic[K]):
    """Who answers on a day, and where the line breaks off.

    `closed` ended by a decision that names no successor, `lost` ended and nobody wrote down what
    came after.
    """

    holders: tuple[K, ...] = ()
    closed: tuple[K, ...] = ()
    lost: tuple[K, ...] = ()


class Line(Generic[K]):
    """The successions among organisations whose lives are known."""

    def __init__(self, lives: Mapping[K, Life], passings: Iterable[Passing[K]]) -> None:
        self.lives = lives
        self.after: dict[K, list[Passing[K]]] = {}
        self.before: dict[K, list[Passing[K]]] = {}
        for passing in sorted(passings, key=lambda one: one.day):
            self.after.setdefault(passing.old, []).append(passing)
            if passing.new is not None:
                self.before.setdefault(passing.new, []).append(passing)

    def heirs(self, key: K, on: date) -> Heirs[K]:
        """Return who answers for an organisation on a day; for one that lives, itself.

        Before its first day nobody answers for it yet.
        """
        found: dict[K, Stage] = {}
        closed: list[K] = []
        lost: list[K] = []
        waiting = [key]
        while waiting:
            one = waiting.pop(0)
            if one in found:
                continue
            found[one] = stage = self.lives[one].stage(on)
            if stage is not Stage.AFTER:
                continue
            passed = list(self.left_by(one, on))
            waiting += [passing.new for passing in passed if passing.new is not None]
            if not any(passing.new is not None for passing in passed):
                (closed if passed else lost).append(one)
        holders = tuple(one for one, stage in found.items() if stage is Stage.ALIVE)
        return Heirs(holders, tuple(closed), tuple(lost))

    def left_by(self, key: K, on: date) -> Iterator[Passing[K]]:
        """Yield what passed from an ended organisation after its last day, up to a day."""
        for passing in self.after.get(key, ()):
            if passing.day <= on and self.is_inheritance(passing):
                yield passing

    def is_inheritance(self, passing: Passing[K]) -> bool:
        """Return whether the former one had ended: a function that moved before is none."""
        until = self.lives[passing.old].until
        return until is not None and passing.day > until

    def forebears(self, key: K, on: date) -> tuple[K, ...]:
        """Return who it was on a day before its first: the predecessors that lived then."""
        found: dict[K, Stage] = {}
        waiting = [key]
        while waiting:
            one = waiting.pop(0)
            if one in found:
                continue
            found[one] = self.lives[one].stage(on)
            if found[one] is Stage.BEFORE:
                waiting += [
                    passing.old for passing in self.before.get(one, ()) if self.made(passing)
                ]
        return tuple(one for one, stage in found.items() if stage is Stage.ALIVE)

    def made(self, passing: Passing[K]) -> bool:
        """Return whether the new one came from the former one, and did not take it in later."""
        since = self.lives[passing.new].since if passing.new is not None else None
        in_time = since is None or passing.day <= since
        later = passing.kind is SuccessionKind.ABSORBED and not in_time
        return self.is_inheritance(passing) and not later

    def back(self, key: K) -> list[Passing[K]]:
        """Return all that led to an organisation, the oldest first."""
        return walk(key, self.before, lambda passing: passing.old)

    def onward(self, key: K) -> list[Passing[K]]:
        """Return all that came after an organisation, the oldest first."""
        return walk(key, self.after, lambda passing: passing.new)

    def leads_to(self, start: K, goal: K) -> bool:
        """Return whether inheritance leads from one organisation to another, or both are the same.

        Functions may move back and forth between living ones: that makes no ring.
        """
        lines = {
            key: [passing for passing in passings if self.is_inheritance(passing)]
            for key, passings in self.after.items()
        }
        reached = walk(start, lines, lambda passing: passing.new)
        return start == goal or any(passing.new == goal for passing in reached)


def walk(
    key: K, steps: Mapping[K, list[Passing[K]]], end: Callable[[Passing[K]], K | None]
) -> list[Passing[K]]:
    """Return all lines that are reached from an organisation, the oldest first."""
    seen, waiting, lines = {key}, [key], []
    while waiting:
        for passing in steps.get(waiting.pop(), ()):
            lines.append(passing)
            far = end(passing)
            if far is not None and far not in seen:
                seen.add(far)
                waiting.append(far)
    return sorted(lines, key=lambda passing: passing.day)


def may_succeed(
    kind: SuccessionKind, olds: Collection[K], news: Collection[K], day: date, line: Line[K]
) -> Verdict:
    """Return whether organisations may be followed by others in one succession.

    `day` is the first on which the new ones answer.
    """
    shape = SHAPES[kind]
    if len(set(olds)) not in shape.olds:
        return no("wrong_number_of_old", source=str(kind))
    if len(set(news)) not in shape.news:
        return no("wrong_number_of_new", source=str(kind))
    verdicts = (
        *(old_may_pass(line.lives[old], day, ends=shape.ends_old) for old in olds),
        *(new_may_take(line.lives[new], day, founded=shape.founds_new) for new in news),
        *(no_ring(line, old, new) for old in olds for new in news),
    )
    return next((verdict for verdict in verdicts if not verdict), YES)


def old_may_pass(life: Life, day: date, *, ends: bool) -> Verdict:
    """Return whether an organisation may be followed from a day on."""
    if life.since is not None and day <= life.since:
        return no("before_founding")
    if ends and life.until is not None and life.until != day_before(day):
        return no("ended_on_another_day")
    return YES


def new_may_take(life: Life, day: date, *, founded: bool) -> Verdict:
    """Return whether an organisation may follow another from a day on."""
    stage = life.stage(day)
    if stage is not Stage.ALIVE:
        return no("successor_not_founded" if stage is Stage.BEFORE else "successor_ended")
    if founded and life.since is not None and life.since != day:
        return no("successor_older")
    return YES


def no_ring(line: Line[K], old: K, new: K) -> Verdict:
    """Return whether a line from one to the other leaves the successions without a ring."""
    return no("ring") if line.leads_to(new, old) else YES
