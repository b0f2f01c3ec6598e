"""The history of an organisation as a line of steps, ready for a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.organisations.models.organisations import (
    Organisation,
    OrganisationName,
    OrganisationParent,
    Succession,
)
from kheo.organisations.reading.organisations import Lineage
from kheo.organisations.rules.lives import Precision
from kheo.organisations.rules.succession import SuccessionKind


class Happening(StrEnum):
    """What happened, besides one coming after another."""

    FOUNDED = "founded"
    RENAMED = "renamed"
    PLACED = "placed"
    ENDED = "gone"


INTO_ONE: Final = {str(SuccessionKind.MERGED), str(SuccessionKind.ABSORBED)}
ORDER: Final = ("founded", *(str(kind) for kind in SuccessionKind), "renamed", "placed", "gone")


@dataclass(frozen=True, slots=True)
class Step:
    """What happened on a day; `what` is a kind of succession or a Happening."""

    day: date
    what: str
    precision: Precision = Precision.DAY
    olds: list[Organisation] = field(default_factory=list)
    news: list[Organisation] = field(default_factory=list)
    label: str = ""
    former: str = ""
    present: str = ""
    above: Organisation | None = None
    document: str = ""
    source: str = ""
    note: str = ""
    verified: bool = True

    @property
    def when(self) -> str:
        """The day in words, no more exact than it is known."""
        return said(self.day, self.precision)


def said(day: date, precision: Precision) -> str:
    """Return a day in words, no more exact than it is known."""
    if precision is Precision.YEAR:
        return _("năm %(year)d, chưa rõ ngày") % {"year": day.year}
    if precision is Precision.MONTH:
        return _("tháng %(month)d/%(year)d, chưa rõ ngày") % {"month": day.month, "year": day.year}
    return short_day(day)


def history(organisation: Organisation, lineage: Lineage) -> list[Step]:
    """Return all that happened to an organisation and on its line; two queries more."""
    rows = on_the_line(organisation, lineage)
    names = list(organisation.names.filter(official=True).order_by("since", "pk"))
    parents = list(organisation.parents.select_related("parent").order_by("since", "pk"))
    steps = [*passed(rows, lineage), *lived(organisation, rows), *renamed(names), *placed(parents)]
    return sorted(steps, key=lambda step: (step.day, ORDER.index(step.what)))


def on_the_line(organisation: Organisation, lineage: Lineage) -> list[Succession]:
    """Return the successions that led to an organisation or came after it.

    Those who merged with it and those who were split off beside it are among them.
    """
    line = [*lineage.line.back(organisation.pk), *lineage.line.onward(organisation.pk)]
    merged = {(one.new, one.kind, one.day) for one in line if one.new is not None}
    parted = {(one.old, one.kind, one.day) for one in line}
    return [
        row
        for row in lineage.rows
        if (row.new_id, row.kind, row.day) in merged or (row.old_id, row.kind, row.day) in parted
    ]


def passed(rows: Iterable[Succession], lineage: Lineage) -> Iterator[Step]:
    """Yield the successions; several that went into one, or out of one, are one step."""

    def together(row: Succession) -> tuple[date, str, int]:
        into_one = row.kind in INTO_ONE and row.new_id is not None
        return row.day, row.kind, row.new_id or 0 if into_one else row.old_id

    for _key, group in groupby(sorted(rows, key=together), key=together):
        part = list(group)
        first = part[0]
        yield Step(
            day=first.day,
            what=first.kind,
            precision=Precision(first.day_precision),
            olds=distinct(lineage, (row.old_id for row in part)),
            news=distinct(lineage, (row.new_id for row in part if row.new_id is not None)),
            label=first.get_kind_display(),
            document=first.document,
            source=first.source,
            note=first.note,
            verified=all(row.verified for row in part),
        )


def distinct(lineage: Lineage, keys: Iterable[int]) -> list[Organisation]:
    """Return organisations by their keys, each once."""
    return lineage.named(dict.fromkeys(keys))


def lived(organisation: Organisation, rows: list[Succession]) -> Iterator[Step]:
    """Yield the first and the last day, where no succession tells of them."""
    told = {row.new_id for row in rows if row.day == organisation.since}
    if organisation.since and organisation.pk not in told:
        precision = Precision(organisation.since_precision)
        document, verified = organisation.document, organisation.verified
        yield Step(organisation.since, Happening.FOUNDED, precision, document=document,
                   source=organisation.source, verified=verified)  # fmt: skip
    if organisation.until and not any(row.old_id == organisation.pk for row in rows):
        yield Step(organisation.until, Happening.ENDED, Precision(organisation.until_precision))


def renamed(names: list[OrganisationName]) -> Iterator[Step]:
    """Yield the changes of name."""
    for former, present in pairwise(names):
        if present.since:
            yield Step(
                present.since,
                Happening.RENAMED,
                former=str(former),
                present=str(present),
                document=present.document,
            )


def placed(parents: list[OrganisationParent]) -> Iterator[Step]:
    """Yield the moves in the tree; where it stood at first is no move."""
    for row in parents[1:]:
        if row.since:
            yield Step(row.since, Happening.PLACED, above=row.parent)
