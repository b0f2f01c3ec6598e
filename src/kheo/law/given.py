"""Rules and days that come with the software, read from its data files."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, Final

from kheo.law.rules.hours import Opening
from kheo.law.rules.standing import Certainty, Standing
from kheo.law.rules.units import Unit
from kheo.law.rules.values import SHARES, Bound

DATA: Final = Path(__file__).parent / "data"
BOUNDS: Final = {
    "=": Bound.EXACTLY, ">=": Bound.AT_LEAST, ">": Bound.MORE_THAN, "<=": Bound.AT_MOST,
}  # fmt: skip
SAYS: Final = re.compile(r"(=|>=|>|<=) (\d+)(?:/(\d+))? (\w+)")
FROM_GENERAL_KNOWLEDGE: Final = "Ngày bắt đầu có hiệu lực lấy theo hiểu biết chung."

Row = dict[str, Any]


def read(name: str) -> Row:
    """Return a data file."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def rules() -> list[Row]:
    """Return the rules as columns of their table, in the order of the file."""
    file, sources = read("rules"), read("sources")
    documents = file.pop("documents")
    rows = [
        rule_of(topic, {"source": table["source"]} | rule, documents, sources)
        for topic, table in file.items()
        for rule in table["rules"]
    ]
    for position, row in enumerate(rows):
        row["position"] = position
    return rows


def rule_of(topic: str, given: Row, documents: Row, sources: Row) -> Row:
    """Return one rule as columns."""
    document = documents[given["basis"].split()[0]]
    notes = [given.get("note", ""), FROM_GENERAL_KNOWLEDGE if document.get("general") else ""]
    return {
        "key": f"{topic}.{given['key']}",
        "topic": topic,
        "label": given["label"],
        "since": given.get("since", document.get("since")),
        "until": given.get("until", document.get("until")),
        "end_moves": given.get("end_moves"),
        **value_of(given),
        **basis_of(given["basis"], documents),
        **source_of(given, sources),
        "note": " ".join(note for note in notes if note),
    }


def value_of(given: Row) -> Row:
    """Return what a rule says as columns. Raises ValueError for what nobody can read."""
    says = given.get("says", "list")
    nothing: Row = {"number": None, "divisor": 1, "bound": Bound.EXACTLY, "items": []}
    if says == "list":
        return nothing | {"unit": Unit.LIST, "items": given["items"]}
    if says == "yes":
        return nothing | {"unit": Unit.SWITCH, "number": 1}
    if not (read_so := SAYS.fullmatch(says)):
        raise ValueError(f"{given['key']}: {says}")
    sign, number, divisor, unit = read_so.groups()
    whole = 100 if Unit(unit) is Unit.PERCENT else int(divisor or 1)
    if whole > 1 and Unit(unit) not in SHARES:
        raise ValueError(f"{given['key']}: {says}")
    return nothing | {
        "unit": Unit(unit), "number": int(number), "divisor": whole, "bound": BOUNDS[sign],
    }  # fmt: skip


def basis_of(text: str, documents: Row) -> Row:
    """Return “dan-chu 13.2.a” as columns."""
    code, _space, place = text.partition(" ")
    article, clause, point = [*place.split("."), "", "", ""][:3]
    document = documents[code]
    return {
        "document": document["number"],
        "document_name": document["name"],
        "article": article,
        "clause": clause,
        "point": point,
    }


def source_of(given: Row, sources: Row) -> Row:
    """Return where a row was read, and how far that can be trusted."""
    source = sources[given["source"]]
    trusted = Standing.UNVERIFIED if source.get("copy") else Standing.SOURCED
    return {
        "source": source["name"],
        "source_address": source.get("address", ""),
        "standing": Standing(given.get("standing", trusted)),
    }


def days() -> list[Row]:
    """Return the special days as columns of their table."""
    file, sources = read("calendar"), read("sources")
    return [
        {
            "day": day,
            "kind": given["kind"],
            "name": given["name"],
            "pair": given.get("pair"),
            "certainty": Certainty(given.get("certainty", Certainty.ANNOUNCED)),
            **basis_of(given["basis"], file["documents"]),
            **source_of(given, sources),
            "note": given.get("note", ""),
        }
        for given in file["days"]
        for day in each_day(given)
    ]


def each_day(given: Row) -> Iterator[date]:
    """Yield the days that a row of the file speaks of."""
    day: date = given["day"]
    last: date = given.get("last", day)
    while day <= last:
        yield day
        day += timedelta(days=1)


def hours() -> list[tuple[date, Opening]]:
    """Return the office hours of all who have none of their own, each with its first day."""
    return [
        (given["since"], Opening(weekday, time.fromisoformat(opens), time.fromisoformat(closes)))
        for given in read("calendar")["hours"]
        for weekday in given["weekdays"]
        for opens, closes in given["openings"]
    ]
