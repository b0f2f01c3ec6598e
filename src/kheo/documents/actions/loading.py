"""Taking a table into the library: as its dry run showed it, whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from kheo.core.front.generation import next_generation
from kheo.core.search import socket as search
from kheo.core.verdict import RefusedError, no, require
from kheo.documents.actions.loading_records import change_records, make_records, note_doubts
from kheo.documents.actions.publishing import name_of
from kheo.documents.actions.referring import refer_in_document
from kheo.documents.actions.referring_many import join_many, refer_many, tie_many
from kheo.documents.mentions import Mention
from kheo.documents.models import Document
from kheo.documents.models.documents import KIND
from kheo.documents.rules.states import State, may_be_shown
from kheo.documents.tables.comparing import Outcome, Policy
from kheo.documents.tables.given import Given
from kheo.documents.tables.planning import Plan, Planned, plan
from kheo.ledger.actions import Who, record, record_many
from kheo.ledger.rules import Fact, Ref

AT_ONCE: Final = 500
REREAD: Final = frozenset({"title", "text", "issuer_name", "place"})
"""What changes where citations of a document lead."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows from a file; `sha256` is that of the file, `mentions` what was read before, by spot."""

    name: str
    sha256: str
    rows: Sequence[Given]
    policy: Policy = Policy.CHANGE
    mentions: Mapping[str, Sequence[Mention]] | None = None

    def plan(self) -> Plan:
        """Return what the table would do to the library as it is now."""
        return plan(self.rows, policy=self.policy, of=self.sha256)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was done; counts of rows add up to the table."""

    plan: Plan
    published: int
    drafts: int
    references: int
    discrepancies: int


def load_table(
    *, table: Table, by: Who, at: datetime, expected: str = "", publish: bool = False
) -> Loaded:
    """Take in all rows that nothing is wrong with, in one transaction.

    `expected` is the fingerprint of the dry run that somebody has seen. Raises RefusedError where
    the library says something else by now.
    """
    try:
        with transaction.atomic():
            return load(table, expected, by=by, at=at, publish=publish)
    except IntegrityError as error:
        # Somebody entered one of the documents in this very moment.
        raise RefusedError(no("library_changed")) from error


def load(table: Table, expected: str, *, by: Who, at: datetime, publish: bool) -> Loaded:
    """Take the table in."""
    now = table.plan()
    if expected and now.fingerprint != expected:
        require(no("library_changed"))
    made = make_records(lines_of(now, Outcome.NEW), at=at)
    changed = change_records([line for line in now.lines if line.comparison.changes], at=at)
    tell(table.name, made, changed, by=by, at=at)
    everyone = {spot: one for spot, (one, _line) in (made | changed).items()}
    noted = note_doubts(now.lines, everyone, source=table.name, at=at)
    shown = publish_many(drafts_of(now, made), by=by, at=at) if publish else []
    new = [one for one, _line in made.values()]
    found = refer_many(new, mentions_of(table, made))
    for one, line in changed.values():
        if any(change.field in REREAD for change in line.comparison.changes):
            refer_in_document(document=one, by=by, at=at)
    tie_many([one for one in new if one.state == State.PUBLISHED], by=by, at=at)
    join_many(shown, by=by, at=at)
    show_changes([*shown, *(one for one, _line in changed.values())])
    loaded = Loaded(now, len(shown), len(new) - count_shown(new), found, noted)
    write_down(table, loaded, by=by, at=at)
    transaction.on_commit(next_generation)
    return loaded


def lines_of(plan: Plan, outcome: Outcome) -> list[Planned]:
    """Return the rows that come to something."""
    return [line for line in plan.lines if line.outcome is outcome]


def count_shown(documents: Sequence[Document]) -> int:
    """Return how many readers see."""
    return sum(one.state == State.PUBLISHED for one in documents)


Records = Mapping[str, tuple[Document, Planned]]


def tell(name: str, made: Records, changed: Records, *, by: Who, at: datetime) -> None:
    """Write in the ledger what was entered and what was changed, record by record."""
    entered = [(one, {"table": name, "row": spot}) for spot, (one, _line) in made.items()]
    record_many("documents.entered", told=entered, by=by, at=at)
    facts = [(one, facts_of(name, line)) for one, line in changed.values()]
    record_many("documents.changed", told=facts, by=by, at=at)


def facts_of(name: str, line: Planned) -> dict[str, Fact]:
    """Return what a row changed, former and new."""
    said: dict[str, Fact] = {
        one.field: f"{str(one.held or '')[:200]} → {str(one.said)[:200]}"
        for one in line.comparison.changes
    }
    return said | {"table": name, "row": line.given.spot}


def mentions_of(table: Table, made: Records) -> dict[int, Sequence[Mention]]:
    """Return what was read before of the new documents, by their keys."""
    read = table.mentions or {}
    return {one.pk: read[spot] for spot, (one, _line) in made.items() if spot in read}


def drafts_of(plan: Plan, made: Records) -> list[Document]:
    """Return the drafts that the table speaks of: new ones, and those that were here before."""
    keys = {line.held.pk for line in plan.lines if line.held and line.held.pk}
    drafts = [one for one, _line in made.values()]
    for part in parts(sorted(keys)):
        drafts += Document.objects.filter(pk__in=part, state=State.DRAFT)
    return drafts


def parts(keys: Sequence[int]) -> list[Sequence[int]]:
    """Return keys in portions that a database takes."""
    return [keys[first : first + AT_ONCE] for first in range(0, len(keys), AT_ONCE)]


def publish_many(drafts: Sequence[Document], *, by: Who, at: datetime) -> list[Document]:
    """Let readers see those drafts of which enough is known, and return them."""
    ready = [one for one in drafts if may_be_shown(one.complete)]
    said = {"state": str(State.PUBLISHED), "published_at": at, "published_by": name_of(by)}
    for part in parts([one.pk for one in ready]):
        Document.objects.filter(pk__in=part).update(**said)
    for one in ready:
        for name, value in said.items():
            setattr(one, name, value)
    record_many("documents.published", told=[(one, {}) for one in ready], by=by, at=at)
    return ready


def show_changes(documents: Sequence[Document]) -> None:
    """Have the search say what readers may see now."""
    if KIND in search.SOURCES:
        for part in parts([one.pk for one in documents]):  # bounds what the index holds in memory
            search.changed(KIND, part)


def write_down(table: Table, loaded: Loaded, *, by: Who, at: datetime) -> None:
    """Write the one entry that tells of the table as a whole."""
    facts: dict[str, Fact] = {
        **loaded.plan.counts, "published": loaded.published, "references": loaded.references,
        "discrepancies": loaded.discrepancies, "sha256": table.sha256,
        "policy": str(table.policy),
    }  # fmt: skip
    target = Ref("documents.table", table.sha256[:40], table.name)
    record("documents.loaded", target=target, by=by, at=at, facts=facts)
