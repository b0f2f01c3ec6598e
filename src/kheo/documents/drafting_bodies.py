"""Bodies and places that no longer exist, or have another name, as a draft names them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from kheo.core.days import short_day
from kheo.documents.rules.drafting import Finding, Reason
from kheo.documents.rules.ended_kinds import ENDED_KINDS, EndedKind
from kheo.documents.rules.naming import Inside, Names, Seen, is_former, words_of
from kheo.organisations.models import Organisation, OrganisationName, Place
from kheo.organisations.models.spans import on_day
from kheo.organisations.reading.organisations import Lineage
from kheo.organisations.reading.place_lines import today_of
from kheo.organisations.rules.place_names import plain
from kheo.organisations.rules.places import PlaceKind

# “Đảng ủy”, “Hội Nông dân”: what is so short is what many are called.
SHORTEST: Final = 3
MOST_TRACED: Final = 20
MOST_NAMED: Final = 5
MOST_NAMES: Final = 5_000
MOST_BODIES: Final = 2_000
WORDED: Final = (
    ("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"), ("Mặt trận Tổ quốc", "MTTQ"),
)  # fmt: skip

SHORTENED: Final = tuple(full for full, _letters in WORDED)


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by a name that it has no more, with the last day of the one or the other."""

    pk: int
    name: str
    until: date
    ended: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """A place that ended."""

    pk: int
    name: str
    until: date


Gone = Body | Ground | EndedKind


def gone_in(text: str, day: date, but: Inside) -> list[Finding]:
    """Return what a text names that is no more on a day, outside of some spans.

    Costs a fixed number of queries, and two more for each of at most 20 places.
    """
    words = words_of(text)
    there = {word.plain for word in words}
    names: Names[Gone] = Names([*kinds(day), *bodies(there, day), *places(there, day)])
    seen = [one for one in names.seen(text, words) if not but.holds(one.start)]
    living = names_alive(seen, day)
    kept = [
        one
        for one in seen
        if is_kind(one.keys[0]) or one.keys[0].name not in living
        if not is_former(text, one.start, one.end)
    ]
    told = Telling(day, list(dict.fromkeys(key for one in kept for key in one.keys)))
    return [told.of(one) for one in kept if told.knows(one.keys[0])]


def is_kind(key: Gone) -> bool:
    """Return whether a name is that of a kind of bodies."""
    return isinstance(key, EndedKind)


def kinds(day: date) -> Iterator[tuple[str, Gone]]:
    """Yield the wordings of the kinds that had ended."""
    for kind in ENDED_KINDS:
        if kind.until < day:
            for wording in kind.worded:
                yield wording, kind


def bodies(there: Collection[str], day: date) -> Iterator[tuple[str, Gone]]:
    """Yield former names that may stand in the text; one query, brought row by row."""
    rows = OrganisationName.objects.filter(Q(until__lt=day) | Q(organisation__until__lt=day))
    columns = ("folded", "name", "until", "organisation_id", "organisation__until")
    for folded, name, until, pk, ended in rows.values_list(*columns).iterator():
        if len(name.split()) >= SHORTEST and may_stand(folded, name, there):
            over = bool(ended and ended < day)
            body = Body(pk, name, ended if over else until, over)
            yield from ((wording, body) for wording in worded(name))


def may_stand(folded: str, name: str, there: Collection[str]) -> bool:
    """Return whether a text has the first words of a name; of one that is shortened, the last."""
    if name.startswith(SHORTENED):
        return plain(name.rsplit(maxsplit=1)[-1]) in there
    return all(word in there for word in folded.split(maxsplit=SHORTEST)[:SHORTEST])


def worded(name: str) -> Iterator[str]:
    """Yield a name in full and as drafts shorten it: “UBND tỉnh Kon Tum”."""
    yield name
    short = name
    for full, letters in WORDED:
        short = short.replace(full, letters)
    if short != name:
        yield short


def places(there: Collection[str], day: date) -> Iterator[tuple[str, Gone]]:
    """Yield provinces and districts that had ended, with the word for what they were; one query."""
    levels = (str(PlaceKind.PROVINCE), str(PlaceKind.DISTRICT))
    rows = Place.objects.filter(kind__in=levels, until__lt=day)
    for pk, name, until in rows.values_list("pk", "name", "until"):
        if all(word in there for word in plain(name).split()):
            yield name, Ground(pk, name, until or day)


def names_alive(seen: list[Seen[Gone]], day: date) -> set[str]:
    """Return those of the names that somebody bears on the day: they are told of nobody."""
    named = list(dict.fromkeys(key.name for one in seen for key in one.keys))[:MOST_NAMES]
    living = OrganisationName.objects.filter(on_day(day), on_day(day, "organisation__"))
    grounds = Place.objects.alive_on(day)
    return {
        str(name)
        for rows in (living, grounds)
        for name in rows.filter(name__in=named).values_list("name", flat=True)
    }


class Telling:
    """Says of what is gone since when, and who answers on the day."""

    def __init__(self, day: date, keys: Collection[Gone]) -> None:
        self.day = day
        pks = list(dict.fromkeys(key.pk for key in keys if isinstance(key, Body)))
        self.organisations = Organisation.objects.in_bulk(pks[:MOST_BODIES])
        self.lineage = Lineage(list(self.organisations.values()), back=False)
        traced = sorted({key.pk for key in keys if isinstance(key, Ground)})[:MOST_TRACED]
        self.heirs = {pk: self.heirs_of(one) for pk, one in Place.objects.in_bulk(traced).items()}

    def knows(self, key: Gone) -> bool:
        """Return whether a name can be told of; a text with thousands of bodies is no draft."""
        return not isinstance(key, Body) or key.pk in self.organisations

    def heirs_of(self, place: Place) -> str:
        """Return what a place is part of on the day, as far as it can be named in a line."""
        names = [share.place.name for share in today_of(place, on=self.day)]
        more = "…" if len(names) > MOST_NAMED else ""
        return ", ".join(names[:MOST_NAMED]) + more

    def of(self, seen: Seen[Gone]) -> Finding:
        """Return the finding on a name."""
        key = seen.keys[0]
        if isinstance(key, EndedKind):
            told = {"name": key.name, "day": after(key.until), "now": key.now, "by": key.document}
            return Finding(seen.start, seen.end, Reason.KIND_ENDED, told)
        if isinstance(key, Ground):
            # Several districts were called Châu Thành: which one is meant nobody can tell.
            now = self.heirs.get(key.pk, "") if len(seen.keys) == 1 else ""
            told = {"name": key.name, "day": after(key.until), "now": now}
            return Finding(seen.start, seen.end, Reason.PLACE_ENDED, told)
        return self.of_body(seen, key)

    def of_body(self, seen: Seen[Gone], key: Body) -> Finding:
        """Return the finding on an organisation that ended, or that has another name now."""
        organisation = self.organisations[key.pk]
        if not key.ended:
            told = {"name": key.name, "day": after(key.until), "now": organisation.name}
            return Finding(
                seen.start, seen.end, Reason.BODY_RENAMED, told, bodies=(organisation.pk,)
            )
        holders = self.holders_for(seen)
        told = {"name": key.name, "day": after(key.until), "now": listed(holders)}
        keys = tuple(one.pk for one in holders)
        return Finding(seen.start, seen.end, Reason.BODY_ENDED, told, bodies=keys)

    def holders_for(self, seen: Seen[Gone]) -> list[Organisation]:
        """Return who answers for all the bodies that had a name."""
        former = [
            self.organisations[key.pk]
            for key in seen.keys
            if isinstance(key, Body) and key.pk in self.organisations
        ]
        holders = [self.lineage.heirs(one, self.day).holders for one in former]
        return self.lineage.named(dict.fromkeys(pk for some in holders for pk in some))


def listed(holders: list[Organisation]) -> str:
    """Return names in a line, no more than a person reads."""
    names = [one.name for one in holders]
    return ", ".join(names[:MOST_NAMED]) + ("…" if len(names) > MOST_NAMED else "")


def after(until: date) -> str:
    """Return the first day on which something is no more."""
    return short_day(until + timedelta(days=1))
