"""Writing the text of a version, while it is not put forward."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.crypto import get_random_string

from kheo.core.text import clean, one_line
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import record
from kheo.organisations.models import Officer
from kheo.programmes.actions.beginning import locked
from kheo.programmes.authority import DRAFT, require_may
from kheo.programmes.citing import documents_meant
from kheo.programmes.models import Basis, Clause, Party, Programme, Version
from kheo.programmes.rules import outline
from kheo.programmes.rules.instruments import Opening
from kheo.programmes.rules.states import State

KEY_LENGTH: Final = 8
MOST_CLAUSES: Final = 500


@dataclass(frozen=True, slots=True)
class BasisSaid:
    """A legal basis as it is quoted."""

    text: str
    opening: Opening = Opening.BASED_ON


@dataclass(frozen=True, slots=True)
class Text:
    """All that a version says; a clause without a key is a new one."""

    bases: tuple[BasisSaid, ...] = ()
    clauses: tuple[outline.Clause, ...] = ()
    note: str = ""


@transaction.atomic
def write_version(*, version: Version, text: Text, by: Officer, on: date, at: datetime) -> Version:
    """Write the text of a version anew, for the party that proposes it. Raises RefusedError."""
    held = open_version(version)
    require_may(by, DRAFT, held.proposed_by.organisation, on=on)
    require(YES if held.is_editable else no("version_fixed"))
    require(no("too_many") if len(text.clauses) > MOST_CLAUSES else YES)
    held.note = one_line(text.note)[:500]
    held.save(update_fields=["note"])
    held.bases.all().delete()
    held.clauses.all().delete()
    Basis.objects.bulk_create(bases_of(held, text.bases))
    Clause.objects.bulk_create(clauses_of(held, text.clauses))
    record("programmes.version_written", target=held.programme, by=by, at=at,
           behalf=held.proposed_by.organisation,
           facts={"version": held.number, "clauses": len(text.clauses)})  # fmt: skip
    return held


@transaction.atomic
def begin_version(
    *, programme: Programme, party: Party, by: Officer, on: date, at: datetime
) -> Version:
    """Begin a change of a programme that runs, from the text that binds now. Raises RefusedError.

    One change is open at a time.
    """
    held = locked(programme)
    require(YES if held.state == State.RUNNING else no("programme_not_running"))
    require(YES if party.programme_id == held.pk else no("not_a_party"))
    require_may(by, DRAFT, party.organisation, on=on)
    require(no("version_waits") if held.versions.open().exists() else YES)
    version = copy_version(held.versions.binding().get(), by_party=party, at=at)
    record("programmes.version_begun", target=held, by=by, at=at, behalf=party.organisation,
           facts={"version": version.number})  # fmt: skip
    return version


def copy_version(version: Version, *, by_party: Party, at: datetime) -> Version:
    """Return a new version with the text of another, to be changed; clauses keep their keys."""
    programme = version.programme
    last = programme.versions.order_by("-number")[0]
    copy = Version.objects.create(
        programme=programme, number=last.number + 1, proposed_by=by_party, begun_at=at
    )
    bases, clauses = list(version.bases.all()), list(version.clauses.all())
    for basis in bases:
        basis.pk, basis.version = None, copy
    for clause in clauses:
        clause.pk, clause.version = None, copy
    Basis.objects.bulk_create(bases)
    Clause.objects.bulk_create(clauses)
    return copy


def open_version(version: Version) -> Version:
    """Return a version as it is now, with its programme held until the transaction ends."""
    programme = locked(version.programme)
    held = Version.objects.select_related("proposed_by__organisation").get(pk=version.pk)
    held.programme = programme
    return held


def bases_of(version: Version, said: Sequence[BasisSaid]) -> list[Basis]:
    """Return bases that are not kept yet, each with the document it means."""
    texts = [one_line(one.text)[:1000] for one in said if one.text.strip()]
    openings = [one.opening for one in said if one.text.strip()]
    meant = documents_meant(texts, version.programme)
    return [
        Basis(version=version, order=order, opening=opening, text=text, document_id=document)
        for order, (text, opening, document) in enumerate(zip(texts, openings, meant, strict=True))
    ]


def clauses_of(version: Version, said: Sequence[outline.Clause]) -> list[Clause]:
    """Return clauses that are not kept yet; new ones, and keys that stand twice, get fresh keys."""
    rows: list[Clause] = []
    taken: set[str] = set()
    for clause in said:
        text = clean(clause.text).strip()
        if not text:
            continue
        key = clause.key if clause.key and clause.key not in taken else fresh_key()
        taken.add(key)
        depth = max(1, min(clause.depth, (rows[-1].depth if rows else 0) + 1, outline.DEEPEST))
        rows.append(
            Clause(
                version=version, key=key, order=len(rows), depth=depth, kind=clause.kind, text=text
            )
        )
    return rows


def fresh_key() -> str:
    """Return a key that no clause has."""
    return get_random_string(KEY_LENGTH, "abcdefghjkmnpqrstuvwxyz23456789")
