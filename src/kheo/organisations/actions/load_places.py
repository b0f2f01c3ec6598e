"""Loading places: the register that the package carries, and newer files on top of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.db import connection, transaction

from kheo.core.days import day_here, short_day
from kheo.core.front.generation import next_generation
from kheo.ledger.actions import Who, record
from kheo.ledger.models import Entry
from kheo.ledger.rules import Fact, Ref
from kheo.organisations.actions.place_changes import (
    Since,
    living_now,
    other_codes,
    write_changes,
    write_spellings,
)
from kheo.organisations.actions.place_rows import Say, write_register
from kheo.organisations.models import Place
from kheo.organisations.rules.place_changes import Changes, Living, changes, wanted
from kheo.organisations.rules.place_files import (
    MOST_BYTES,
    PlacesRefusedError,
    Sheet,
    Table,
    read_table,
    refused,
)
from kheo.organisations.rules.place_register import Key, Register, build

DATA: Final = Path(__file__).resolve().parent.parent / "data"
OLD, NEW = "old_63_units.csv.gz", "new_34_units.csv.gz"
PROVINCES, COMMUNES = "map_province_63_to_34.csv.gz", "map_ward_old_to_new.csv.gz"
SPELLINGS: Final = "name_spelling_variants.csv.gz"
CURRENT: Final = "current_34_units_2026-07-25.csv.gz"
CURRENT_ON: Final = date(2026, 7, 25)
CURRENT_SINCE: Final = Since(
    date(2026, 4, 30),
    document="Nghị quyết số 30/2026/QH16, Nghị quyết số 237/NQ-UBTVQH16",
)
"""The only resolutions between the two registers, as the makers of the file say."""

VERB: Final = "organisations.places_loaded"
REGISTER: Final = Ref("organisations.places", "", "Danh mục địa bàn")


@dataclass(frozen=True, slots=True)
class Given:
    """A file as somebody gave it."""

    name: str
    data: bytes


@dataclass(slots=True)
class Loaded:
    """What a load did, or would do."""

    data_of: date
    counts: dict[str, int] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    findings: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(self.counts.values()) or bool(self.changes)


def loaded_on() -> date | None:
    """Return the day of the newest data that was loaded."""
    return day_in_ledger("data_of")


def latest_change() -> date | None:
    """Return the day from which the last changes hold."""
    return day_in_ledger("since")


def day_in_ledger(fact: str) -> date | None:
    """Return a day that the entry of the last load tells."""
    entry = Entry.objects.filter(verb=VERB).order_by("-id").first()
    return date.fromisoformat(str(entry.facts_read[fact])) if entry else None


def carried() -> dict[str, Given]:
    """Return the files that the package carries."""
    return {path.name: Given(path.name, path.read_bytes()) for path in sorted(DATA.glob("*.gz"))}


def load_carried(*, by: Who, at: datetime, say: Say) -> Loaded:
    """Load both eras and what changed since; what is there already stays as it is."""
    files = carried()
    say("Đọc và kiểm tra các tệp")
    tables = {name: read_table(name, given.data) for name, given in files.items()}
    register = build(tables[OLD], tables[NEW], tables[PROVINCES], tables[COMMUNES])
    loaded = Loaded(CURRENT_ON, findings=list(register.findings))
    with transaction.atomic():
        one_at_a_time()
        before = loaded_on()
        loaded.counts = write_register(register, present_names(tables[CURRENT]), say)
        if before is None or before < CURRENT_ON:
            loaded.changes = changes(living_now(), tables[CURRENT], other_codes=other_codes())
            write_changes(loaded.changes, CURRENT_SINCE, say)
            loaded.counts["spellings"], odd = write_spellings(tables[SPELLINGS], CURRENT_ON)
            loaded.findings += [*loaded.changes.findings, *odd]
        loaded.data_of = max(before or CURRENT_ON, CURRENT_ON)
        if loaded:
            note(loaded, CURRENT_SINCE, list(files.values()), by=by, at=at)
    return loaded


def check_carried(say: Say) -> Loaded:
    """Return what `load_carried` would do; writes nothing."""
    say("Đọc và kiểm tra các tệp")
    tables = {name: read_table(name, given.data) for name, given in carried().items()}
    register = build(tables[OLD], tables[NEW], tables[PROVINCES], tables[COMMUNES])
    before = loaded_on()
    loaded = Loaded(before or CURRENT_ON, findings=list(register.findings))
    if before is None:
        loaded.counts = {"places": len(register.units), "successions": len(register.heirs)}
        loaded.changes = changes(as_living(register), tables[CURRENT])
        loaded.findings += loaded.changes.findings
    return loaded


def as_living(register: Register) -> list[Living]:
    """Return the units of a register that live on, numbered as they come."""
    above = {link.unit: link.parent.code for link in register.links if link.until is None}
    return [
        Living(number, unit.key.kind, unit.key.code, unit.name, above.get(unit.key, ""))
        for number, unit in enumerate(register.alive(), 1)
    ]


def load_newer(
    *,
    files: Sequence[Given],
    since: Since,
    data_of: date,
    by: Who,
    at: datetime,
    say: Say,
    check: bool = False,
    accept_many: bool = False,
) -> Loaded:
    """Load what a newer file changes, or with `check` only tell it.

    One file lists all provinces and communes; a second may tell which commune became which.
    Raises PlacesRefusedError, and nothing was done.
    """
    say("Đọc và kiểm tra các tệp")
    units, communes = by_sheet([read_table(one.name, one.data) for one in files])
    loaded = Loaded(data_of)
    with transaction.atomic():
        one_at_a_time()
        before = require_register()
        found = changes(
            living_now(), units, communes, other_codes=other_codes(), accept_many=accept_many
        )
        loaded.changes, loaded.findings = found, found.findings
        if found:
            require_order(units, since, data_of, day_here(at))
        if not check and (found or data_of > before):
            write_changes(found, since, say)
            note(loaded, since, files, by=by, at=at)
    return loaded


def by_sheet(tables: Sequence[Table]) -> tuple[Table, Table | None]:
    """Return the file of all units, and the file of who became whom where there is one."""
    sheets = {table.sheet: table for table in tables}
    for table in tables:
        if table.sheet not in {Sheet.UNITS, Sheet.COMMUNE_MAP}:
            raise refused(table.name, "không phải danh mục tỉnh, xã hiện hành.")
        if sheets[table.sheet] is not table:
            raise refused(table.name, f"cùng loại với “{sheets[table.sheet].name}”, cần một tệp.")
    if Sheet.UNITS not in sheets:
        raise refused(tables[0].name, "thiếu tệp danh mục tỉnh, xã hiện hành đi cùng.")
    return sheets[Sheet.UNITS], sheets.get(Sheet.COMMUNE_MAP)


def require_register() -> date:
    """Return the day of the data that is there. Raises PlacesRefusedError when there is none."""
    if before := loaded_on():
        return before
    raise PlacesRefusedError("Chưa có danh mục địa bàn để so sánh. Chạy trước: ./kheo load-places")


def require_order(units: Table, since: Since, data_of: date, today: date) -> None:
    """Raise PlacesRefusedError unless changes come after all that is there, and not tomorrow."""
    before, latest = loaded_on(), latest_change()
    if max(since.day, data_of) > today:
        raise refused(units.name, f"ngày {short_day(max(since.day, data_of))} chưa đến.")
    if before and data_of < before:
        raise refused(
            units.name,
            f"dữ liệu ngày {short_day(data_of)} cũ hơn dữ liệu đang có, ngày {short_day(before)}.",
        )
    if latest and since.day <= latest:
        raise refused(
            units.name,
            f"ngày thay đổi {short_day(since.day)} phải sau ngày {short_day(latest)} "
            "của lần thay đổi gần nhất.",
        )


def note(
    loaded: Loaded,
    since: Since,
    files: Sequence[Given],
    *,
    by: Who,
    at: datetime,
) -> None:
    """Write one line in the ledger for a load, and renew the pages."""
    counts: dict[str, Fact] = dict(loaded.counts | loaded.changes.counts())
    facts: dict[str, Fact] = {
        "data_of": loaded.data_of.isoformat(),
        "since": since.day.isoformat(),
        "counts": counts,
        "files": {one.name: sha256(one.data).hexdigest() for one in files},
    }
    record(VERB, target=REGISTER, by=by, at=at, rule=since.document, facts=facts)
    transaction.on_commit(next_generation)


def one_at_a_time() -> None:
    """Let a second load wait for the first; SQLite has but one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Place._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")  # noqa: SLF001


def present_names(table: Table) -> dict[Key, str]:
    """Return what units of the new era are called now, for their addresses."""
    return {Key(one.kind, one.code, old=False): one.name for one in wanted(table, [])}


__all__ = ["MOST_BYTES", "Given", "Loaded", "check_carried", "load_carried", "load_newer"]
