"""Organisations and successions from a file that people write, brought in without doubles.

The file is TOML: tables `roles`, `organisations`, `successions`; days as TOML writes them. What is
there already stays as it is, so a file may grow and be brought in again.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from kheo.ledger.actions import Who
from kheo.organisations.actions.mandates import define_role
from kheo.organisations.actions.organisations import (
    Witness,
    add_name,
    end_organisation,
    found_organisation,
)
from kheo.organisations.actions.succession import succeed
from kheo.organisations.models import Organisation, Place, Role, Succession
from kheo.organisations.rules.lives import Precision
from kheo.organisations.rules.organisations import Level, OrganisationKind
from kheo.organisations.rules.succession import SuccessionKind

Row = Mapping[str, Any]
CARRIED: Final = Path(__file__).resolve().parents[1] / "data" / "kon-tum.toml"
"""The bodies of Kon Tum, which come with the software."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much was new."""

    organisations: int
    successions: int


class BadFileError(ValueError):
    """The file says something that cannot be; the sentence names the row."""


@transaction.atomic
def load_organisations(file: Path, *, by: Who, at: datetime, is_sample: bool = False) -> Loaded:
    """Bring in what a file says, all or nothing.

    Raises BadFileError for what cannot be read, RefusedError for what rules do not allow.
    """
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFileError(f"{file.name}: {error}") from error
    for row in given.get("roles", ()):
        load_role(row, by=by, at=at)
    rows = given.get("organisations", [])
    made = [load_one(row, by, at, is_sample=is_sample) for row in rows]
    # What stands below others is written below them, and ends before them.
    for row in reversed(rows):
        load_end(row, by, at)
    followed = [load_succession(row, by, at) for row in given.get("successions", ())]
    return Loaded(sum(made), sum(followed))


def load_role(row: Row, *, by: Who, at: datetime) -> None:
    """Define a role that is not there yet: one that staff changed stays as they made it."""
    if not Role.objects.filter(code=row["code"]).exists():
        define_role(
            code=row["code"], name=row["name"], verbs=row["verbs"],
            rank=row.get("rank", 100), by=by, at=at,
        )  # fmt: skip


def load_one(row: Row, by: Who, at: datetime, *, is_sample: bool) -> bool:
    """Enter one organisation with its names; return whether it was new."""
    slug = needed(row, "slug")
    if Organisation.objects.filter(slug=slug).exists():
        return False
    made = found_organisation(
        name=needed(row, "name"),
        slug=slug,
        kind=OrganisationKind(needed(row, "kind")),
        level=Level(needed(row, "level")),
        abbreviation=row.get("abbreviation", ""),
        place=Place.objects.filter(slug=row.get("place", "")).first(),
        parent=organisation(row["parent"]) if "parent" in row else None,
        since=day(row, "since"),
        precision=Precision(row.get("since_precision", Precision.DAY)),
        witness=witness(row),
        is_sample=is_sample,
        by=by,
        at=at,
    )
    for name in row.get("names", ()):
        add_name(organisation=made, by=by, at=at, **name)
    return True


def load_succession(row: Row, by: Who, at: datetime) -> bool:
    """Enter one succession; return whether it was new."""
    kind, first = SuccessionKind(needed(row, "kind")), day(row, "day")
    if first is None:
        raise BadFileError(f"a succession without its day: {row}")
    old, new = ([organisation(slug) for slug in row.get(end, ())] for end in ("old", "new"))
    there = Succession.objects.filter(kind=kind, day=first, old__in=old)
    if there.filter(new__in=new).exists() or (not new and there.exists()):
        return False
    precision = Precision(row.get("precision", Precision.DAY))
    succeed(
        kind=kind, old=old, new=new, day=first, precision=precision, witness=witness(row),
        by=by, at=at,
    )  # fmt: skip
    return True


def load_end(row: Row, by: Who, at: datetime) -> None:
    """Write down the last day of an organisation that the file gives one."""
    last, found = day(row, "until"), organisation(row["slug"])
    if last is not None and found.until is None:
        precision = Precision(row.get("until_precision", Precision.DAY))
        end_organisation(organisation=found, last_day=last, precision=precision, by=by, at=at)


def needed(row: Row, key: str) -> str:
    """Return what a row must say. Raises BadFileError."""
    if not row.get(key):
        raise BadFileError(f"a row without {key}: {dict(row)}")
    return str(row[key])


def day(row: Row, key: str) -> date | None:
    """Return a day of a row, if it has one. Raises BadFileError for something else."""
    found = row.get(key)
    if found is not None and type(found) is not date:
        raise BadFileError(f"not a day: {key} = {found}")
    return found


def witness(row: Row) -> Witness:
    """Return where a row says that it comes from; only what says so itself is verified."""
    return Witness(
        document=row.get("document", ""),
        source=row.get("source", ""),
        verified=bool(row.get("verified", False)),
        note=row.get("note", ""),
    )


def organisation(slug: str) -> Organisation:
    """Return an organisation by its address. Raises BadFileError."""
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise BadFileError(f"no organisation has the address {slug}")
    return found
