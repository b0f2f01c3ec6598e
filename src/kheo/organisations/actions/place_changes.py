"""Changes that a newer file tells, written with the day on which they took force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import QuerySet

from kheo.organisations.actions.place_rows import Say, abbreviations, codes_on, write
from kheo.organisations.models import Place, PlaceName, PlaceParent, PlaceSuccession
from kheo.organisations.rules.place_changes import Changes, Living, Wanted
from kheo.organisations.rules.place_files import Table
from kheo.organisations.rules.place_names import key_of, same_spelling, word_of
from kheo.organisations.rules.place_slugs import Titled, addresses
from kheo.organisations.rules.places import PlaceKind, PlaceNameKind

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Since:
    """From when changes hold, whether that day is the real one, and by which document."""

    day: date
    is_exact: bool = True
    document: str = ""


def living_now() -> list[Living]:
    """Return the provinces and communes with a code that have not ended."""
    alive = Place.objects.filter(until=None, kind__in=["province", "commune"]).exclude(code="")
    above = PlaceParent.objects.filter(until=None, place__in=alive)
    provinces = dict(above.values_list("place_id", "parent__code"))
    return [
        Living(pk, PlaceKind(kind), code, name, provinces.get(pk, ""))
        for pk, kind, code, name in alive.values_list("pk", "kind", "code", "name")
    ]


def other_codes() -> dict[tuple[PlaceKind, str], int]:
    """Return the places that have not ended by codes that they also had."""
    names = PlaceName.objects.filter(kind=str(PlaceNameKind.CODE), place__until=None)
    found = names.values_list("place__kind", "name", "place_id")
    return {(PlaceKind(kind), code): pk for kind, code, pk in found}


def write_changes(found: Changes, since: Since, say: Say) -> None:
    """Write all changes; the caller holds the transaction."""
    ended = end(found.ended, since)
    rename(found.renamed, since)
    respell(found.respelled)
    recode(found.recoded)
    made = make(found.new, since, say)
    move(found.moved, since)
    heirs = [
        PlaceSuccession(
            old_id=ended[one.old], new_id=made[one.new], kind=str(one.kind), day=since.day,
            is_default=one.is_default, document=since.document,
        )
        for one in found.heirs if one.old in ended and one.new in made
    ]  # fmt: skip
    write(heirs, "Kế thừa", say)


def end(places: list[Living], since: Since) -> dict[str, int]:
    """End places the day before; return the communes among them by code."""
    pks = [one.pk for one in places]
    last = since.day - ONE_DAY
    PlaceParent.objects.filter(place__in=pks, until=None).update(until=last)
    Place.objects.filter(pk__in=pks).update(until=last)
    return {one.code: one.pk for one in places if one.kind is PlaceKind.COMMUNE}


def rename(pairs: list[tuple[Living, str]], since: Since) -> None:
    """Give places a new name; the former one ends the day before."""
    last = since.day - ONE_DAY
    before = PlaceName.objects.filter(
        place__in=[one.pk for one, _ in pairs], kind=str(PlaceNameKind.FORMER)
    )
    latest = {name.place_id: name.until for name in before.order_by("until") if name.until}
    begun = dict(
        Place.objects.filter(pk__in=[one.pk for one, _ in pairs]).values_list("pk", "since")
    )
    PlaceName.objects.bulk_create(
        PlaceName(
            place_id=one.pk, kind=str(PlaceNameKind.FORMER), name=one.name,
            since=latest[one.pk] + ONE_DAY if one.pk in latest else begun[one.pk], until=last,
            is_exact=since.is_exact, document=since.document,
        )
        for one, _ in pairs
    )  # fmt: skip
    call(pairs)


def respell(pairs: list[tuple[Living, str]]) -> None:
    """Write places in another way; the former way stays as another spelling."""
    PlaceName.objects.bulk_create(
        (
            PlaceName(place_id=one.pk, kind=str(PlaceNameKind.SPELLING), name=one.name)
            for one, _ in pairs
        ),
        ignore_conflicts=True,
    )
    call(pairs)


def call(pairs: list[tuple[Living, str]]) -> None:
    """Write names with their keys."""
    rows = [
        Place(pk=one.pk, name=name, key=key_of(name), word=word_of(name)) for one, name in pairs
    ]
    Place.objects.bulk_update(rows, ["name", "key", "word"], batch_size=200)


def recode(pairs: list[tuple[Living, str]]) -> None:
    """Give places another code; the former one stays as another code."""
    PlaceName.objects.bulk_create(
        (
            PlaceName(place_id=one.pk, kind=str(PlaceNameKind.CODE), name=one.code)
            for one, _ in pairs
        ),
        ignore_conflicts=True,
    )
    for one, code in pairs:
        Place.objects.filter(pk=one.pk).update(code=code)


def make(places: list[Wanted], since: Since, say: Say) -> dict[str, int]:
    """Make new places under their provinces; return the living communes by code."""
    provinces = dict(alive_provinces().values_list("code", "name"))
    provinces |= {one.code: one.name for one in places if one.kind is PlaceKind.PROVINCE}
    titled = [
        Titled(one.name, (provinces[one.province],) if one.province else (), one.code)
        for one in places
    ]
    slugs = addresses(titled, set(Place.objects.values_list("slug", flat=True)))
    rows = [
        Place(
            code=one.code, name=one.name, slug=slug, kind=str(one.kind), since=since.day,
            lat=one.spot[0], lon=one.spot[1], area=one.spot[2],
        )
        for one, slug in zip(places, slugs, strict=True)
    ]  # fmt: skip
    write(rows, "Địa bàn mới", say)
    pks = dict(alive_provinces().values_list("code", "pk"))
    belongs = [
        PlaceParent(place=row, parent_id=pks[one.province], since=since.day)
        for one, row in zip(places, rows, strict=True) if one.province
    ]  # fmt: skip
    write(belongs, "Thuộc về", say)
    for one, row in zip(places, rows, strict=True):
        if one.kind is PlaceKind.PROVINCE:
            PlaceName.objects.bulk_create(abbreviations(row.pk, one.name))
    communes = Place.objects.filter(kind=str(PlaceKind.COMMUNE), until=None).exclude(code="")
    return dict(communes.values_list("code", "pk"))


def alive_provinces() -> QuerySet[Place]:
    """Return the provinces with a code that have not ended."""
    return Place.objects.filter(kind=str(PlaceKind.PROVINCE), until=None).exclude(code="")


def move(pairs: list[tuple[Living, str]], since: Since) -> None:
    """Put communes under another province from the day on."""
    PlaceParent.objects.filter(place__in=[one.pk for one, _ in pairs], until=None).update(
        until=since.day - ONE_DAY
    )
    pks = dict(alive_provinces().values_list("code", "pk"))
    PlaceParent.objects.bulk_create(
        PlaceParent(place_id=one.pk, parent_id=pks[province], since=since.day)
        for one, province in pairs
    )


def write_spellings(table: Table, day: date) -> tuple[int, list[str]]:
    """Write the other spelling of each commune in a list; return how many, and what is odd."""
    codes = codes_on(day)
    names = dict(Place.objects.filter(pk__in=codes.values()).values_list("pk", "name"))
    rows, odd, unknown = [], [], []
    for row in table.rows:
        one, other = row["ward_vietnamadminunits"], row["ward_thanglequoc"]
        pk = codes.get((PlaceKind.COMMUNE, row["ward_code"]))
        if pk is None:
            unknown.append(row["ward_code"])
        elif not same_spelling(one, other):
            odd.append(f"{one} / {other}")
        else:
            rows += [
                PlaceName(place_id=pk, kind=str(PlaceNameKind.SPELLING), name=name)
                for name in {one, other}
                if name != names[pk] and name.casefold() != names[pk].casefold()
            ]
    before = PlaceName.objects.count()
    PlaceName.objects.bulk_create(rows, ignore_conflicts=True)
    return PlaceName.objects.count() - before, list(oddities(table.name, odd, unknown))


def oddities(name: str, odd: list[str], unknown: list[str]) -> Iterable[str]:
    """Yield what is odd in a list of spellings."""
    if odd:
        yield (
            f"{name}: {len(odd)} dòng khác nhau hơn một cách đặt dấu, không ghi là cách viết khác: "
            f"{', '.join(odd)}."
        )
    if unknown:
        yield f"{name}: không có xã nào mang mã {', '.join(unknown)}."
