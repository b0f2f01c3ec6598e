"""Villages come, are renamed and end by an act of their commune."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.days import day_here
from kheo.core.front.generation import next_generation
from kheo.core.text import slugify
from kheo.core.verdict import YES, RefusedError, Verdict, no, require
from kheo.ledger.actions import Who, record
from kheo.ledger.rules import Fact
from kheo.organisations.authority import may_for
from kheo.organisations.models import (
    Officer,
    Organisation,
    Place,
    PlaceKind,
    PlaceName,
    PlaceNameKind,
    PlaceParent,
)
from kheo.organisations.rules.lives import ONE_DAY
from kheo.organisations.rules.place_names import key_of, word_of
from kheo.organisations.rules.villages import may_be_called, may_begin, may_change

KEEP_VILLAGES: Final = "organisations.keep_villages"
LONGEST_SLUG: Final = 80


def may_keep_villages(officer: Officer, commune: Place, *, on: date) -> Verdict:
    """Return whether an officer may keep the villages of a commune.

    So may whoever holds the verb in an organisation of that commune or over it, and the desk.
    """
    if officer.has_perm("organisations.change_place"):
        return YES
    own = Organisation.objects.alive_on(on).filter(place=commune)
    return YES if may_for(officer, KEEP_VILLAGES, own, on=on) else no("not_of_commune")


def add_village(
    *, commune: Place, name: str, by: Who, at: datetime, since: date | None = None
) -> Place:
    """Add one village to a commune. Raises RefusedError."""
    return add_villages(commune=commune, names=[name], since=since, by=by, at=at)[0]


@transaction.atomic
def add_villages(
    *, commune: Place, names: Sequence[str], by: Who, at: datetime, since: date | None = None
) -> list[Place]:
    """Add villages to a commune, all of them or none. Raises RefusedError.

    Without a day they are as old as their commune.
    """
    kept = locked(commune)
    require_commune(kept)
    lived = {"commune_since": kept.since, "commune_until": kept.until}
    require(may_begin(since, today=day_here(at), **lived))
    known = names_in(kept)
    villages = []
    for name in names:
        require(may_be_called(name, known))
        known.append(name)
        villages.append(added(kept, name, since or kept.since))
        facts: dict[str, Fact] = {"commune": kept.pk, "since": written(since or kept.since)}
        record("organisations.village_added", target=villages[-1], by=by, at=at, facts=facts)
    transaction.on_commit(next_generation)
    return villages


@transaction.atomic
def rename_village(
    *, village: Place, name: str, day: date, by: Who, at: datetime, document: str = ""
) -> Place:
    """Give a village another name from a day on. Raises RefusedError."""
    commune, kept = commune_of(village)
    require(may_change(day, since=after(begun(kept)), until=kept.until, today=day_here(at)))
    require(may_be_called(name, [other for other in names_in(commune) if other != kept.name]))
    if name == kept.name:
        raise RefusedError(no("same_name"))
    PlaceName.objects.create(
        place=kept, kind=str(PlaceNameKind.FORMER), name=kept.name, since=begun(kept),
        until=day - ONE_DAY, document=document,
    )  # fmt: skip
    facts: dict[str, Fact] = {"former": kept.name, "day": written(day), "commune": commune.pk}
    kept.name = name
    kept.key, kept.word = key_of(name), word_of(name)
    kept.save(update_fields=["name", "key", "word"])
    record(
        "organisations.village_renamed", target=kept, by=by, at=at, rule=document[:200], facts=facts
    )
    transaction.on_commit(next_generation)
    return kept


@transaction.atomic
def end_village(
    *, village: Place, last_day: date, by: Who, at: datetime, document: str = ""
) -> Place:
    """Give a village its last day. Raises RefusedError."""
    commune, kept = commune_of(village)
    require(may_change(last_day, since=begun(kept), until=kept.until, today=day_here(at)))
    kept.until = last_day
    kept.save(update_fields=["until"])
    PlaceParent.objects.filter(place=kept, until=None).update(until=last_day)
    facts: dict[str, Fact] = {"until": written(last_day), "commune": commune.pk}
    record(
        "organisations.village_ended", target=kept, by=by, at=at, rule=document[:200], facts=facts
    )
    transaction.on_commit(next_generation)
    return kept


def locked(place: Place) -> Place:
    """Return a place as it is now; others wait until the act is done."""
    return Place.objects.select_for_update().get(pk=place.pk)


def require_commune(place: Place) -> None:
    """Raise RefusedError unless villages may lie in a place."""
    if place.kind != PlaceKind.COMMUNE:
        raise RefusedError(no("not_a_commune"))


def commune_of(village: Place) -> tuple[Place, Place]:
    """Return the commune of a village and the village, both locked. Raises RefusedError."""
    commune = commune_above(village)
    if village.kind != PlaceKind.VILLAGE or commune is None:
        raise RefusedError(no("not_a_village"))
    return locked(commune), locked(village)


def commune_above(village: Place) -> Place | None:
    """Return the commune that a village belongs to, or belonged to last."""
    links = PlaceParent.objects.filter(place=village).select_related("parent")
    last = max(links, key=lambda link: link.until or date.max, default=None)
    return last.parent if last else None


def names_in(commune: Place) -> list[str]:
    """Return the names of the villages that a commune has now."""
    held = commune.held.filter(until=None, place__until=None)
    return list(held.values_list("place__name", flat=True))


def begun(village: Place) -> date | None:
    """Return the first day of the present name of a village."""
    former = village.names.filter(kind=str(PlaceNameKind.FORMER)).order_by("-until").first()
    return former.until + ONE_DAY if former and former.until else village.since


def after(day: date | None) -> date | None:
    """Return the day after a day."""
    return day + ONE_DAY if day else None


def added(commune: Place, name: str, since: date | None) -> Place:
    """Make a village and put it into its commune."""
    village = Place.objects.create(
        name=name, slug=free_slug(name, commune), kind=str(PlaceKind.VILLAGE), since=since
    )
    PlaceParent.objects.create(place=village, parent=commune, since=since)
    return village


def free_slug(name: str, commune: Place) -> str:
    """Return an address that no place has: the village, then its commune."""
    base = f"{slugify(name, longest=LONGEST_SLUG) or 'thon'}-{commune.slug}"[:130]
    taken = set(Place.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    ways = (f"{base}-{number}" if number > 1 else base for number in range(1, len(taken) + 2))
    return next(way for way in ways if way not in taken)


def written(day: date | None) -> str:
    """Return a day as the ledger writes it."""
    return day.isoformat() if day else ""
