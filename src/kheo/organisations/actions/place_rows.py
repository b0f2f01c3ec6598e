"""The register of both eras, written into an empty or half filled house."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final, TypeVar

from django.db import models

from kheo.organisations.models import Place, PlaceName, PlaceParent, PlaceSuccession
from kheo.organisations.models.spans import on_day
from kheo.organisations.rules.place_names import initials, split_kind
from kheo.organisations.rules.place_register import FIRST_DAY, LAST_DAY, Key, Register, Unit
from kheo.organisations.rules.place_slugs import Titled, addresses
from kheo.organisations.rules.places import PlaceKind, PlaceNameKind

AT_ONCE: Final = 2_000
LEAST_INITIALS: Final = 2

Say = Callable[[str], None]
Row = TypeVar("Row", bound=models.Model)


def write_register(register: Register, names: dict[Key, str], say: Say) -> dict[str, int]:
    """Write what is missing of the register and return how many rows of each kind were made.

    `names` has the present names of units that changed theirs since: addresses are made of them.
    """
    pks = known_units(register)
    missing = [unit for key, unit in register.units.items() if key not in pks]
    fresh = {unit.key for unit in missing}
    places = list(place_rows(register, missing, names))
    write(places, "Địa bàn", say)
    pks |= {unit.key: place.pk for unit, place in zip(missing, places, strict=True)}
    made: dict[str, Sequence[models.Model]] = {
        "parents": [
            PlaceParent(
                place_id=pks[link.unit], parent_id=pks[link.parent],
                since=link.since, until=link.until,
            )
            for link in register.links if link.unit in fresh
        ],
        "successions": [
            PlaceSuccession(
                old_id=pks[heir.old], new_id=pks[heir.new], kind=str(heir.kind), day=FIRST_DAY,
                is_default=heir.is_default, document=heir.document,
            )
            for heir in register.heirs if {heir.old, heir.new} & fresh
        ],
        "names": list(name_rows(register, fresh, pks)),
    }  # fmt: skip
    for label, rows in zip(("Thuộc về", "Kế thừa", "Tên khác"), made.values(), strict=True):
        write(rows, label, say)
    return {"places": len(places), **{kind: len(rows) for kind, rows in made.items()}}


def write(rows: Sequence[models.Model], label: str, say: Say) -> None:
    """Write rows of one table, telling how far it went."""
    waiting = iter(rows)
    done = 0
    while chunk := list(islice(waiting, AT_ONCE)):
        type(chunk[0])._default_manager.bulk_create(chunk)  # noqa: SLF001 - Django's public name
        done += len(chunk)
        say(f"{label}: {done}/{len(rows)}")


def known_units(register: Register) -> dict[Key, int]:
    """Return the units of the register that are there already."""
    codes = {old: codes_on(LAST_DAY if old else FIRST_DAY) for old in (True, False)}
    found = {key: codes[key.old].get((key.kind, key.code)) for key in register.units}
    return {key: pk for key, pk in found.items() if pk is not None}


def codes_on(day: date) -> dict[tuple[PlaceKind, str], int]:
    """Return the places of a day by kind and code, and by codes that they also have."""
    alive = Place.objects.alive_on(day).exclude(code="")
    found = {
        (PlaceKind(kind), code): pk for kind, code, pk in alive.values_list("kind", "code", "pk")
    }
    others = PlaceName.objects.filter(on_day(day, "place__"), kind=str(PlaceNameKind.CODE))
    for kind, code, pk in others.values_list("place__kind", "name", "place"):
        found.setdefault((PlaceKind(kind), code), pk)
    return found


def place_rows(register: Register, units: Sequence[Unit], names: dict[Key, str]) -> Iterator[Place]:
    """Yield places with their addresses."""
    above = {link.unit: link.parent for link in register.links if link.until is not None}
    above |= {link.unit: link.parent for link in register.links if link.until is None}
    titled = [
        Titled(
            names.get(unit.key, unit.name),
            tuple(register.units[key].name for key in way_up(unit.key, above)),
            unit.key.code,
            ended=unit.until is not None,
        )
        for unit in units
    ]
    taken = set(Place.objects.values_list("slug", flat=True))
    for unit, slug in zip(units, addresses(titled, taken), strict=True):
        yield Place(
            code=unit.key.code, name=unit.name, slug=slug, kind=str(unit.key.kind),
            since=unit.since, until=unit.until, lat=unit.lat, lon=unit.lon, area=unit.area,
        )  # fmt: skip


def way_up(key: Key, above: dict[Key, Key]) -> Iterator[Key]:
    """Yield what a unit lies in, from near to far."""
    while parent := above.get(key):
        yield parent
        key = parent


def name_rows(register: Register, fresh: set[Key], pks: dict[Key, int]) -> Iterator[PlaceName]:
    """Yield former names, other spellings, and the initials of provinces: HCM, BRVT."""
    for called in register.names:
        if called.unit in fresh:
            yield PlaceName(
                place_id=pks[called.unit], kind=str(called.kind), name=called.name,
                until=called.until,
            )  # fmt: skip
    for key in fresh:
        if key.kind is PlaceKind.PROVINCE:
            yield from abbreviations(pks[key], register.units[key].name)


def abbreviations(pk: int, name: str) -> Iterable[PlaceName]:
    """Return how the name of a province is abbreviated."""
    letters = initials(name).upper()
    if len(split_kind(name)[1].split()) < LEAST_INITIALS:
        return ()
    return (PlaceName(place_id=pk, kind=str(PlaceNameKind.ABBREVIATION), name=letters),)
