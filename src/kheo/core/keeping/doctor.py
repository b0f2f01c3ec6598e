"""Socket of the doctor: rooms enlist what they look after, and each names what is wrong with it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

MOST: Final = 200
"""Findings of one examination that are named; beyond them only that there are more."""


class Severity(StrEnum):
    """How bad it is."""

    WRONG = "wrong"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: what it is, and what to do about it, each a sentence."""

    severity: Severity
    sentence: str
    remedy: str


Check = Callable[[], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Examination:
    """A check under its name and its title."""

    name: str
    title: str | Promise
    check: Check


@dataclass(frozen=True, slots=True)
class Report:
    """What an examination found; `more` says that not all of it is named."""

    name: str
    title: str
    findings: list[Finding] = field(default_factory=list)
    more: bool = False

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong; what one should only look at does not count."""
        return all(finding.severity is Severity.LOOK for finding in self.findings)


EXAMINATIONS: Final[dict[str, Examination]] = {}


def enlist(name: str, title: str | Promise, check: Check) -> None:
    """Have the doctor look after something; a name stands for one check.

    A check reads and changes nothing, whether or not the site is served meanwhile.
    """
    EXAMINATIONS[name] = Examination(name, title, check)


def wrong(sentence: str, remedy: str) -> Finding:
    """Return something that must be mended."""
    return Finding(Severity.WRONG, sentence, remedy)


def look(sentence: str, remedy: str) -> Finding:
    """Return something that somebody should look at."""
    return Finding(Severity.LOOK, sentence, remedy)


def examine(names: Collection[str] = ()) -> Iterator[Report]:
    """Yield what the checks of those names find, or all checks, one report each.

    Raises LookupError for a name that nobody enlisted.
    """
    wanted = [EXAMINATIONS[name] for name in names] or sorted(
        EXAMINATIONS.values(), key=lambda one: not one.name.startswith("core.")
    )
    return (report_of(examination) for examination in wanted)


def report_of(examination: Examination) -> Report:
    """Return what a check finds; that it failed is a finding too."""
    found: list[Finding] = []
    try:
        for finding in islice(examination.check(), MOST + 1):
            found.append(finding)  # noqa: PERF402 - what was found before a failure counts
    except Exception as error:  # noqa: BLE001 - an examination must not end the others
        found.append(failure(error))
    return Report(examination.name, str(examination.title), found[:MOST], len(found) > MOST)


def failure(error: Exception) -> Finding:
    """Return the finding that a check could not be done."""
    return wrong(
        _("Không kiểm tra được: %(error)s") % {"error": f"{type(error).__name__}: {error}"},
        _("Xem lỗi ấy trước, rồi chạy lại ./kheo doctor."),
    )
