"""How an entry is written down for hashing, and how the chain is checked. Pure.

The format is public: `docs/reference/ledger.md` says how an outsider checks an export without
this code. The hash of an entry is SHA-256 over the hash of the entry before it, a line feed, and
the entry's body; the first entry stands after sixty-four zeros. The body is JSON in UTF-8 with
sorted keys and no spaces.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

Fact = str | int | bool | None | list["Fact"] | dict[str, "Fact"]
"""What an entry may say of an act. No fractions: engines write them differently."""

GENESIS: Final = "0" * 64


class ActorKind(StrEnum):
    """Who can act."""

    OFFICER = "officer"
    READER = "reader"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted: the key and the name that the actor had then."""

    kind: ActorKind
    key: str
    name: str


def system(job: str) -> Actor:
    """Return the site itself, doing a job of that name."""
    return Actor(ActorKind.SYSTEM, job, job)


READER: Final = Actor(ActorKind.READER, "", "Bạn đọc")
"""A reader without an account; who it was is never in the ledger."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A record: its kind (`news.article`), its key, and the name that it had then."""

    kind: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it is hashed."""

    id: int
    at: str
    verb: str
    actor_kind: str
    actor_key: str
    actor_name: str
    behalf_key: str
    behalf_name: str
    target_kind: str
    target_key: str
    target_name: str
    rule: str
    reason: str
    facts: str


NAMES: Final = tuple(field.name for field in fields(Written))
"""What an entry consists of."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A place in the chain, with the entry that stands there, if there still is one."""

    position: int
    hash: str
    entry_id: int
    entry: Written | None


class Wrong(StrEnum):
    """What can be wrong with a chain."""

    ALTERED = "altered"
    MISSING_ENTRY = "missing_entry"
    MISSING_SEAL = "missing_seal"
    CUT_OFF = "cut_off"
    NEVER_SEALED = "never_sealed"
    OTHER_HEAD = "other_head"
    UNGUARDED = "unguarded"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: at which place of the chain and with which entry, where they are known."""

    wrong: Wrong
    position: int | None = None
    entry_id: int | None = None


def moment(at: datetime) -> str:
    """Return a time as it is hashed: UTC, microseconds, `2026-11-23T08:00:00.000000Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def plain(facts: Mapping[str, Fact]) -> str:
    """Return facts as canonical JSON. Raises TypeError for a fraction and for what JSON has not."""
    refuse_fractions(dict(facts))
    return dump(dict(facts))


def dump(value: object) -> str:
    """Return canonical JSON: sorted keys, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def refuse_fractions(value: object) -> None:
    """Raise TypeError for a fraction anywhere in the facts."""
    if isinstance(value, float):
        raise TypeError("a fraction has no place in the ledger: write it as text")
    if isinstance(value, dict):
        for part in value.values():
            refuse_fractions(part)
    elif isinstance(value, list):
        for part in value:
            refuse_fractions(part)


def body(entry: Written) -> str:
    """Return an entry as it is hashed."""
    return dump({name: getattr(entry, name) for name in NAMES})


def chained(previous: str, entry: Written) -> str:
    """Return the hash of an entry that stands after another's hash."""
    return hashlib.sha256(f"{previous}\n{body(entry)}".encode()).hexdigest()


def faults_of(chain: Iterable[Sealed]) -> Iterator[Fault]:
    """Yield what is wrong with a chain given in the order of its positions.

    A fault is told once, at its place: what follows is measured from the hash that stands there.
    """
    previous, expected = GENESIS, 1
    for link in chain:
        for gone in range(expected, link.position):
            yield Fault(Wrong.MISSING_SEAL, position=gone)
        if link.entry is None:
            yield Fault(Wrong.MISSING_ENTRY, link.position, link.entry_id)
        elif link.position == expected and chained(previous, link.entry) != link.hash:
            yield Fault(Wrong.ALTERED, link.position, link.entry_id)
        previous, expected = link.hash, link.position + 1
