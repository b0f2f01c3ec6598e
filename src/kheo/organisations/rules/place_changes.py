"""What a newer file of places changes, found before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kheo.organisations.rules.place_files import Table, refused
from kheo.organisations.rules.place_names import same_spelling
from kheo.organisations.rules.places import PlaceKind, PlaceSuccessionKind

MANY: Final = 10
"""A file that lacks more than one in so many communes was cut off, or is of one province."""

RESPELLED: Final = "viết khác:"

Code = tuple[PlaceKind, str]


@dataclass(frozen=True, slots=True)
class Living:
    """A place as it stands now; ``pk`` is how whoever asks finds it again."""

    pk: int
    kind: PlaceKind
    code: str
    name: str
    province: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place as a file has it."""

    kind: PlaceKind
    code: str
    name: str
    province: str = ""
    spot: tuple[float | None, float | None, float | None] = (None, None, None)


class Became(NamedTuple):
    """A commune that became another, or part of it, as a file says."""

    old: str
    new: str
    kind: PlaceSuccessionKind
    is_default: bool


@dataclass(slots=True)
class Changes:
    """What a file changes."""

    new: list[Wanted] = field(default_factory=list)
    ended: list[Living] = field(default_factory=list)
    renamed: list[tuple[Living, str]] = field(default_factory=list)
    respelled: list[tuple[Living, str]] = field(default_factory=list)
    moved: list[tuple[Living, str]] = field(default_factory=list)
    recoded: list[tuple[Living, str]] = field(default_factory=list)
    heirs: list[Became] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Return how many changes there are of each kind."""
        return {
            "new": len(self.new),
            "ended": len(self.ended),
            "renamed": len(self.renamed),
            "respelled": len(self.respelled),
            "moved": len(self.moved),
            "recoded": len(self.recoded),
        }

    def __bool__(self) -> bool:
        return any(self.counts().values())


def changes(
    alive: Iterable[Living],
    units: Table,
    communes: Table | None = None,
    *,
    other_codes: dict[Code, int] | None = None,
    accept_many: bool = False,
) -> Changes:
    """Return what a file of all provinces and communes changes.

    A second file may tell which commune became which. Raises PlacesRefusedError when the files
    disagree, or when so many places are missing that the file cannot be whole.
    """
    found = Changes()
    now = {(one.kind, one.code): one for one in alive}
    want = {(one.kind, one.code): one for one in wanted(units, found.findings)}
    found.heirs = list(became(communes)) if communes else []
    remade = broken(found.heirs)
    pairs = matched(now, want, remade, other_codes or {})
    for code, one in want.items():
        if code in pairs:
            compare(pairs[code], one, found)
        else:
            found.new.append(one)
    going_on = {one.pk for one in pairs.values()}
    found.ended = [one for one in now.values() if one.pk not in going_on]
    if communes:
        check_told(communes, now, want)
    if not accept_many:
        refuse_holes(units, found, now.values())
    return found


def wanted(table: Table, findings: list[str]) -> Iterator[Wanted]:
    """Yield the provinces and communes of a file, each once."""
    provinces: dict[str, str] = {}
    first: dict[str, int] = {}
    for at, row in enumerate(table.rows):
        code, name = row["province_code"], neat(row["province"])
        if provinces.setdefault(code, name) != name:
            why = f"mã tỉnh {code} đã có tên “{provinces[code]}” ở dòng trước."
            raise table.refused(at, "province", why)
        if first.setdefault(row["ward_code"], at) != at:
            why = f"mã {row['ward_code']} đã có ở dòng {table.lines[first[row['ward_code']]]}."
            raise table.refused(at, "ward_code", why)
        if row["ward"] != neat(row["ward"]):
            findings.append(
                f"{table.name}: dòng {table.lines[at]}, “{row['ward']}” được viết hoa thành "
                f"“{neat(row['ward'])}”."
            )
        lat, lon, area = (row.get(column, "") for column in ("lat", "lon", "area_km2"))
        spot = tuple(float(cell) if cell else None for cell in (lat, lon, area))
        yield Wanted(PlaceKind.COMMUNE, row["ward_code"], neat(row["ward"]), code, spot)  # type: ignore[arg-type]
    for code, name in provinces.items():
        yield Wanted(PlaceKind.PROVINCE, code, name)


def neat(name: str) -> str:
    """Return a name that begins with a capital and has one space between words."""
    words = " ".join(name.split())
    return words[:1].upper() + words[1:]


def became(table: Table) -> Iterator[Became]:
    """Yield what a file says of who became whom."""
    for row in table.rows:
        kind = PlaceSuccessionKind(row["kind"])
        is_default = row.get("is_default", "1") == "1"
        yield Became(row["old_ward_code"], row["new_ward_code"], kind, is_default)


def broken(heirs: list[Became]) -> set[tuple[str, str]]:
    """Return which codes, old and new, stand for other ground than before."""
    whole = PlaceSuccessionKind.WHOLE
    olds, news = Counter(one.old for one in heirs), Counter(one.new for one in heirs)
    return {
        pair
        for one in heirs
        for pair in (("old", one.old), ("new", one.new))
        if one.kind is not whole or olds[one.old] > 1 or news[one.new] > 1
    }


def matched(
    now: dict[Code, Living],
    want: dict[Code, Wanted],
    remade: set[tuple[str, str]],
    other_codes: dict[Code, int],
) -> dict[Code, Living]:
    """Return which place each code of the file means: by code, by another code, or by name."""
    by_pk = {one.pk: one for one in now.values()}
    pairs = {}
    for code in want:
        one = now.get(code) or by_pk.get(other_codes.get(code, 0))
        if one and not {("old", one.code), ("new", code[1])} & remade:
            pairs[code] = one
    taken = {one.pk for one in pairs.values()}
    left = {(one.kind, one.name, one.province): one for one in now.values() if one.pk not in taken}
    for code, wish in want.items():
        one = left.get((wish.kind, wish.name, wish.province))
        if code not in pairs and one and ("old", one.code) not in remade:
            pairs[code] = one
    return pairs


def compare(now: Living, want: Wanted, found: Changes) -> None:
    """Note in what a place that goes on differs."""
    if now.name != want.name:
        same = same_spelling(now.name, want.name)
        (found.respelled if same else found.renamed).append((now, want.name))
    if now.province != want.province:
        found.moved.append((now, want.province))
    if now.code != want.code:
        found.recoded.append((now, want.code))


def check_told(table: Table, now: dict[Code, Living], want: dict[Code, Wanted]) -> None:
    """Raise PlacesRefusedError where a place became, or was, one that nobody knows."""
    for at, row in enumerate(table.rows):
        for column, known in (("old_ward_code", now), ("new_ward_code", want)):
            if (PlaceKind.COMMUNE, row[column]) not in known:
                raise table.refused(at, column, f"không có xã nào mang mã “{row[column]}”.")


def refuse_holes(table: Table, found: Changes, alive: Iterable[Living]) -> None:
    """Raise PlacesRefusedError when more places end than a whole file would end."""
    many = sum(one.kind is PlaceKind.COMMUNE for one in alive)
    gone = [one for one in found.ended if one.kind is PlaceKind.COMMUNE]
    explained = {one.old for one in found.heirs}
    missing = [one for one in gone if one.code not in explained]
    if len(missing) * MANY > many:
        raise refused(
            table.name,
            f"thiếu {len(missing)} trên {many} xã, phường, đặc khu đang có; tệp có thể bị cắt cụt. "
            "Nếu quả thật chúng đã kết thúc, hãy chạy lại với --accept-many.",
        )


def told(found: Changes) -> list[str]:
    """Return the changes as people read them."""
    return [
        *(f"mới: {one.name} (mã {one.code})" for one in found.new),
        *(f"kết thúc: {one.name} (mã {one.code})" for one in found.ended),
        *(f"đổi tên: {one.name} thành {name} (mã {one.code})" for one, name in found.renamed),
        *(f"{RESPELLED} {one.name} thành {name} (mã {one.code})" for one, name in found.respelled),
        *(
            f"chuyển tỉnh: {one.name} (mã {one.code}) từ tỉnh mã {one.province} sang {province}"
            for one, province in found.moved
        ),
        *(f"đổi mã: {one.name} từ {one.code} thành {code}" for one, code in found.recoded),
    ]
