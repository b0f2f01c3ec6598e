"""The register of both eras, made from the files that the package carries.

One record is one stretch of ground: a province or commune that took over all of one unit and
nothing else goes on under its record; all others end on the last day of the old era.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple

from kheo.organisations.rules.place_files import Row, Table
from kheo.organisations.rules.place_names import same_spelling
from kheo.organisations.rules.places import PlaceKind, PlaceNameKind, PlaceSuccessionKind

FIRST_DAY: Final = date(2025, 7, 1)
"""Districts end, and the 34 provinces and their communes begin."""

LAST_DAY: Final = FIRST_DAY - timedelta(days=1)
PROVINCES_BY: Final = "Nghị quyết số 202/2025/QH15"


class Key(NamedTuple):
    """How the files name a unit: codes come again for another unit in the next era."""

    kind: PlaceKind
    code: str
    old: bool


@dataclass(slots=True)
class Unit:
    """A place to be."""

    key: Key
    name: str
    since: date | None = None
    until: date | None = None
    lat: float | None = None
    lon: float | None = None
    area: float | None = None


class Link(NamedTuple):
    """What a unit belongs to, and when."""

    unit: Key
    parent: Key
    since: date | None
    until: date | None


class Heir(NamedTuple):
    """What a unit became."""

    old: Key
    new: Key
    kind: PlaceSuccessionKind
    is_default: bool
    document: str


class Called(NamedTuple):
    """What else a unit is, or was, called."""

    unit: Key
    kind: PlaceNameKind
    name: str
    until: date | None


@dataclass(slots=True)
class Register:
    """All places of both eras, and what is odd in the files."""

    units: dict[Key, Unit] = field(default_factory=dict)
    same: dict[Key, Key] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    heirs: list[Heir] = field(default_factory=list)
    names: list[Called] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def stands(self, key: Key) -> Key:
        """Return the key of the record that holds a unit: of one that goes on, the new one."""
        return self.same.get(key, key)

    def alive(self) -> list[Unit]:
        """Return the units that live on in the new era."""
        return [unit for unit in self.units.values() if unit.until is None]


def build(old: Table, new: Table, provinces: Table, communes: Table) -> Register:
    """Return the register of both eras. Raises PlacesRefusedError where the files disagree."""
    register = Register()
    old_units = dict(old_era(old, register.findings))
    register.units = dict(new_era(new))
    register.findings += without_area(new)
    heirs = [*province_heirs(provinces), *commune_heirs(communes)]
    check_heirs(provinces, communes, heirs, known=old_units.keys() | register.units.keys())
    go_on(register, old_units, heirs)
    register.heirs = [heir for heir in heirs if heir.old not in register.same]
    register.links = [*old_links(old, register), *new_links(new, register)]
    return register


def old_era(table: Table, findings: list[str]) -> Iterator[tuple[Key, Unit]]:
    """Yield the units of the old era."""
    bare = []
    for at, row in enumerate(table.rows):
        province, district = keys_above(row)
        yield province, Unit(province, row["province"], None, LAST_DAY)
        yield district, Unit(district, row["district"], None, LAST_DAY)
        if row["ward_code"]:
            commune = Key(PlaceKind.COMMUNE, row["ward_code"], old=True)
            spot = number(row, "ward_lat"), number(row, "ward_lon")
            yield commune, Unit(commune, row["ward"], None, LAST_DAY, *spot)
        else:
            bare.append(f"{row['district']} (dòng {table.lines[at]})")
    check_once(table, "ward_code")
    if bare:
        findings.append(
            f"{table.name}: {len(bare)} huyện đảo không có đơn vị cấp xã, nên chỉ có "
            f"{len(table.rows) - len(bare)} xã, phường, thị trấn trên {len(table.rows)} dòng: "
            f"{', '.join(bare)}."
        )


def keys_above(row: Row) -> tuple[Key, Key]:
    """Return the province and the district of a row of the old era."""
    province = Key(PlaceKind.PROVINCE, row["province_code"], old=True)
    return province, Key(PlaceKind.DISTRICT, row["district_code"], old=True)


def new_era(table: Table) -> Iterator[tuple[Key, Unit]]:
    """Yield the units of the new era."""
    for row in table.rows:
        province = Key(PlaceKind.PROVINCE, row["province_code"], old=False)
        yield province, Unit(province, row["province"], FIRST_DAY)
        commune = Key(PlaceKind.COMMUNE, row["ward_code"], old=False)
        spot = number(row, "lat"), number(row, "lon"), number(row, "area_km2")
        yield commune, Unit(commune, row["ward"], FIRST_DAY, None, *spot)
    check_once(table, "ward_code")


def without_area(table: Table) -> list[str]:
    """Return what is to be said of communes whose area a file does not tell."""
    has_column = "area_km2" in table.columns
    bare = [row["ward"] for row in table.rows if has_column and not row["area_km2"]]
    return [f"{table.name}: không có diện tích của {', '.join(bare)}."] if bare else []


def number(row: Row, column: str) -> float | None:
    """Return a number, or None where there is none."""
    return float(row[column]) if row.get(column) else None


def check_once(table: Table, column: str) -> None:
    """Raise PlacesRefusedError when a code comes twice, or a code of a province has two names."""
    first: dict[str, int] = {}
    names: dict[str, str] = {}
    for at, row in enumerate(table.rows):
        code, name = row["province_code"], row["province"]
        if names.setdefault(code, name) != name:
            why = f"mã tỉnh {code} đã có tên “{names[code]}” ở dòng trước, ở đây là “{name}”."
            raise table.refused(at, "province", why)
        if row[column] and first.setdefault(row[column], at) != at:
            why = f"mã {row[column]} đã có ở dòng {table.lines[first[row[column]]]}."
            raise table.refused(at, column, why)


def province_heirs(table: Table) -> Iterator[Heir]:
    """Yield which province became which; all of them went whole."""
    for row in table.rows:
        old = Key(PlaceKind.PROVINCE, row["old_code"], old=True)
        new = Key(PlaceKind.PROVINCE, row["new_code"], old=False)
        yield Heir(old, new, PlaceSuccessionKind.WHOLE, is_default=True, document=PROVINCES_BY)


def commune_heirs(table: Table) -> Iterator[Heir]:
    """Yield which commune became which; a district without communes became one itself."""
    for row in table.rows:
        old = Key(PlaceKind.COMMUNE, row["old_ward_code"], old=True)
        if not row["old_ward_code"]:
            old = Key(PlaceKind.DISTRICT, row.get("old_district_code", ""), old=True)
        new = Key(PlaceKind.COMMUNE, row["new_ward_code"], old=False)
        kind = PlaceSuccessionKind(row["kind"])
        yield Heir(old, new, kind, row.get("is_default", "1") == "1", document="")


def check_heirs(provinces: Table, communes: Table, heirs: list[Heir], known: set[Key]) -> None:
    """Raise PlacesRefusedError for an heir of, or to, a unit that no file has, or told twice."""
    told: set[tuple[Key, Key]] = set()
    for place, heir in enumerate(heirs):
        table, at = (provinces, place) if place < len(provinces.rows) else (
            communes, place - len(provinces.rows)
        )  # fmt: skip
        for column, key in (("old", heir.old), ("new", heir.new)):
            if key not in known:
                name = f"{column}_code" if table is provinces else f"{column}_ward_code"
                raise table.refused(at, name, f"không có đơn vị nào mang mã “{key.code}”.")
        if (heir.old, heir.new) in told:
            why = f"{heir.old.code} thành {heir.new.code} đã được ghi ở dòng trước."
            raise table.refused(at, "kind" if table is communes else "new_code", why)
        told.add((heir.old, heir.new))


def go_on(register: Register, old_units: dict[Key, Unit], heirs: list[Heir]) -> None:
    """Put old units beside new ones, or into one record where the ground is the same."""
    became: dict[Key, list[Heir]] = defaultdict(list)
    came_from: dict[Key, list[Heir]] = defaultdict(list)
    for heir in heirs:
        became[heir.old].append(heir)
        came_from[heir.new].append(heir)
    for key, unit in old_units.items():
        if goes_on(key, became, came_from):
            register.same[key] = became[key][0].new
            one_record(register, unit, register.units[register.same[key]])
        else:
            register.units[key] = unit
    lost = [unit.name for key, unit in old_units.items() if not became[key] and has_heirs(key)]
    if lost:
        register.findings.append(f"{len(lost)} đơn vị cũ không rõ ai kế thừa: {', '.join(lost)}.")


def has_heirs(key: Key) -> bool:
    """Return whether files should say what became of a unit; districts just ended."""
    return key.kind is not PlaceKind.DISTRICT


def goes_on(key: Key, became: dict[Key, list[Heir]], came_from: dict[Key, list[Heir]]) -> bool:
    """Return whether a unit of the old era is all there is in one of the new, with its code."""
    if len(became[key]) != 1:
        return False
    heir = became[key][0]
    alone = len(came_from[heir.new]) == 1 and heir.kind is PlaceSuccessionKind.WHOLE
    return alone and (heir.new.kind, heir.new.code) == (key.kind, key.code)


def one_record(register: Register, old: Unit, new: Unit) -> None:
    """Let a unit go on from the old era, with the name that it had there."""
    new.since = old.since
    new.lat, new.lon = new.lat or old.lat, new.lon or old.lon
    if old.name != new.name:
        spelled = same_spelling(old.name, new.name)
        kind = PlaceNameKind.SPELLING if spelled else PlaceNameKind.FORMER
        register.names.append(Called(new.key, kind, old.name, None if spelled else LAST_DAY))


def old_links(table: Table, register: Register) -> Iterator[Link]:
    """Yield what belonged to what in the old era."""
    seen: set[Key] = set()
    for row in table.rows:
        province, district = keys_above(row)
        if district not in seen:
            seen.add(district)
            yield Link(district, register.stands(province), None, LAST_DAY)
        if row["ward_code"]:
            commune = Key(PlaceKind.COMMUNE, row["ward_code"], old=True)
            yield Link(register.stands(commune), district, None, LAST_DAY)


def new_links(table: Table, register: Register) -> Iterator[Link]:
    """Yield what belongs to what in the new era."""
    for row in table.rows:
        commune = Key(PlaceKind.COMMUNE, row["ward_code"], old=False)
        province = Key(PlaceKind.PROVINCE, row["province_code"], old=False)
        yield Link(commune, province, FIRST_DAY, None)
