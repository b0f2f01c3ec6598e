"""The history of a place as a list of days, ready for a page."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from kheo.organisations.models import Place, PlaceName, PlaceParent
from kheo.organisations.reading.place_lines import Line, Share, Step

ONE_DAY: Final = timedelta(days=1)


class EventKind(StrEnum):
    """What happened to a place on a day."""

    EARLIER = "earlier"
    CAME_FROM = "came_from"
    BEGAN = "began"
    MOVED = "moved"
    RENAMED = "renamed"
    BECAME = "became"
    ENDED = "ended"
    LATER = "later"


ORDER: Final = tuple(EventKind)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day; ``is_exact`` is false where the day is only the latest possible."""

    day: date
    kind: EventKind
    shares: list[Share] = field(default_factory=list)
    former: str = ""
    present: str = ""
    above: Place | None = None
    former_above: Place | None = None
    documents: list[str] = field(default_factory=list)
    is_exact: bool = True


def events_of(place: Place, line: Line) -> list[Event]:
    """Return all that happened to a place, the earliest first."""
    events = [*before(line.before), *own(place, line), *after(line.after)]
    return sorted(events, key=lambda event: (event.day, ORDER.index(event.kind)))


def before(steps: list[Step]) -> list[Event]:
    """Return what a place came from; what that came from goes further back."""
    last = steps[-1].day if steps else None
    return [
        Event(
            step.day,
            EventKind.CAME_FROM if step.day == last else EventKind.EARLIER,
            step.shares,
            documents=step.documents,
        )
        for step in steps
    ]


def after(steps: list[Step]) -> list[Event]:
    """Return what a place became; what that became goes further on."""
    first = steps[0].day if steps else None
    return [
        Event(
            step.day,
            EventKind.BECAME if step.day == first else EventKind.LATER,
            step.shares,
            documents=step.documents,
        )
        for step in steps
    ]


def own(place: Place, line: Line) -> list[Event]:
    """Return what happened to the place itself."""
    events = [*renamed(place, line.names), *moved(line.parents)]
    if place.since and not any(step.day == place.since for step in line.before):
        events.append(Event(place.since, EventKind.BEGAN))
    if place.until and not line.after:
        events.append(Event(place.until + ONE_DAY, EventKind.ENDED))
    return events


def renamed(place: Place, names: list[PlaceName]) -> list[Event]:
    """Return the changes of a name."""
    following = [*(name.name for name in names[1:]), place.name]
    return [
        Event(
            name.until + ONE_DAY,
            EventKind.RENAMED,
            former=name.name,
            present=present,
            documents=[name.document] if name.document else [],
            is_exact=name.is_exact,
        )
        for name, present in zip(names, following, strict=False)
        if name.until
    ]


def moved(parents: list[PlaceParent]) -> list[Event]:
    """Return the changes of what a place belongs to."""
    return [
        Event(now.since, EventKind.MOVED, above=now.parent, former_above=former.parent)
        for former, now in pairwise(parents)
        if now.since
    ]
