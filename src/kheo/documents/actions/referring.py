"""Where records name documents: keeping and resolving it, and joining what waited."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.text import one_line
from kheo.core.verdict import YES, no, require
from kheo.documents import citations
from kheo.documents.holders import HOLDERS
from kheo.documents.mentions import Mention, of_document
from kheo.documents.models import Document, DocumentText, Reference
from kheo.documents.models.documents import KIND
from kheo.documents.resolving import Library, places_of, wanted_of
from kheo.documents.rules.relations import LINK_KINDS, Part, Relation, Standing, Way
from kheo.documents.rules.states import State
from kheo.ledger.actions import Who, record, ref_of
from kheo.ledger.models import Entry, Link
from kheo.ledger.rules import Fact, Ref

MOST: Final = 5000
"""So many citations of one record are kept; a longer text is no document."""
LONGEST: Final = {
    "wording": 500, "type": 40, "number": 120, "date": 10, "issuer": 300,
    "article": 60, "clause": 60, "point": 60,
}  # fmt: skip
DECIDED: Final = ("standing", "target_id", "relation", "part", "since")


@transaction.atomic
def refer(
    *,
    holder: Ref,
    mentions: Sequence[Mention],
    places: Collection[str] = (),
    document: Document | None = None,
) -> list[Reference]:
    """Keep what a record cites, in place of what it cited before, and return the references.

    What a person has confirmed or declined stays so while its wording stays. `places` are names of
    the holder's home. The ledger is written by who calls, with `tie`.
    """
    home = "" if document else "|".join(sorted(places))[:300]
    rows = [row_of(holder, document, mention, home) for mention in mentions[:MOST]]
    found = Reference.objects.held_by(holder).filter(way=Way.FOUND)
    decided = {(row.spot, row.wording): row for row in found.exclude(standing=Standing.OPEN)}
    library = Library(row.number for row in rows)
    for row in rows:
        before = decided.get((row.spot, row.wording))
        if before is None:
            row.target_id = library.meant(wanted_of(row, places), but=document).pk
        else:
            for name in DECIDED:
                setattr(row, name, getattr(before, name))
    found.delete()
    return Reference.objects.bulk_create(rows, batch_size=500)


def row_of(holder: Ref, document: Document | None, mention: Mention, home: str) -> Reference:
    """Return a reference that is not kept yet; what it leaves unsaid the first one says."""
    found, first = mention.found, mention.first
    issuer, part = found.issuer or first.issuer, found.part
    fuller = first if found.kind == citations.Kind.SHORT else found
    said = {
        "wording": one_line(found.text),
        "type": found.type or first.type,
        "number": str(fuller.number.canonical),
        "date": found.date or first.date or first.year,
        "issuer": issuer.text if issuer else "",
        "article": part.article if part else "",
        "clause": part.clause if part else "",
        "point": part.point if part else "",
    }
    return Reference(
        holder_kind=holder.kind,
        holder_key=holder.key,
        document=document,
        spot=mention.spot,
        home=home,
        relation=mention.relation,
        part=mention.part,
        way=Way.FOUND,
        start=found.start,
        end=found.end,
        certainty=found.certainty,
        **{name: value[: LONGEST[name]] for name, value in said.items()},
    )


@transaction.atomic
def refer_in_document(*, document: Document, by: Who, at: datetime) -> list[Reference]:
    """Keep what a document cites in its title and its text; tie it where readers may see it."""
    full = DocumentText.objects.filter(document=document).first()
    mentions = of_document(
        title=document.title, text=full.text if full else "", number=document.number
    )
    rows = refer(
        holder=ref_of(document), mentions=mentions, places=places_of(document), document=document
    )
    if document.state == State.PUBLISHED:
        tie_up(ref_of(document), by=by, at=at)
    return rows


@transaction.atomic
def tie_up(holder: Ref, *, by: Who, at: datetime) -> list[Link]:
    """Write new ties of a record in the ledger, with an entry of their own where there are any."""
    fresh = untied(holder)
    if not fresh:
        return []
    facts: dict[str, Fact] = {"documents": len({target for _kind, target in fresh})}
    entry = record("documents.cited", target=holder, by=by, at=at, facts=facts)
    return tie(holder, entry, fresh)


def tie(holder: Ref, entry: Entry, pairs: Iterable[tuple[str, int]] | None = None) -> list[Link]:
    """Link a record with the documents that its references lead to, as part of an entry's act.

    A pair of kind and document stands once, however often it is cited.
    """
    wanted = untied(holder) if pairs is None else pairs
    return Link.objects.bulk_create(links(holder, entry, wanted))


def links(holder: Ref, entry: Entry, pairs: Iterable[tuple[str, int]]) -> list[Link]:
    """Return links of a record with documents that are not kept yet."""
    return [
        Link(
            kind=kind,
            from_kind=holder.kind,
            from_key=holder.key,
            to_kind=KIND,
            to_key=str(document),
            made=entry,
        )
        for kind, document in pairs
    ]


def untied(holder: Ref) -> list[tuple[str, int]]:
    """Return the kinds of links and the documents that a record's references ask for anew."""
    return untied_of(holder.kind, [holder.key])[holder.key]


def untied_of(kind: str, keys: Collection[str]) -> dict[str, list[tuple[str, int]]]:
    """Return the same for records of one kind, by key; two queries."""
    rows = Reference.objects.filter(holder_kind=kind, holder_key__in=keys).joined().order_by("pk")
    asked: dict[str, dict[tuple[str, int], None]] = {key: {} for key in keys}
    for holder, relation, target in rows.values_list("holder_key", "relation", "target"):
        if target is not None:
            asked[holder][LINK_KINDS[Relation(relation)], target] = None
    kept = Link.objects.in_force().filter(from_kind=kind, from_key__in=keys, to_kind=KIND)
    for holder, link, key in kept.values_list("from_key", "kind", "to_key"):
        asked[holder].pop((link, int(key)), None)
    return {key: list(pairs) for key, pairs in asked.items()}


def open_holder(row: Reference) -> Ref | None:
    """Return who makes a reference, unless readers may not see it."""
    if row.document is None:
        return holder_of(row)
    return ref_of(row.document) if row.document.state == State.PUBLISHED else None


def holder_of(row: Reference) -> Ref:
    """Return the record of a later room that makes a reference, as readers know it."""
    kind, key = row.holder_kind, row.holder_key
    shown = HOLDERS[kind].shown([key]).get(key) if kind in HOLDERS else None
    return Ref(kind, key, shown.title if shown else key)


@transaction.atomic
def state_reference(
    *,
    document: Document,
    relation: Relation,
    by: Who,
    at: datetime,
    target: Document | None = None,
    number: str = "",
    part: Part = Part.WHOLE,
    since: date | None = None,
) -> Reference:
    """Say what a document is to another; one that the library lacks is waited for by its number.

    Raises RefusedError for a document and itself, for the same said twice, and for nothing said.
    """
    require(no("reference_to_itself") if target == document else YES)
    require(YES if target or number.strip() else no("reference_to_nothing"))
    there = document.references.filter(way=Way.STATED, relation=relation)
    twice = there.filter(target=target) if target else there.filter(number=number.strip())
    require(no("reference_said_before") if twice.exists() else YES)
    row = Reference.objects.create(
        holder_kind=KIND,
        holder_key=str(document.pk),
        document=document,
        relation=relation,
        part=part,
        since=since,
        way=Way.STATED,
        standing=Standing.CONFIRMED,
        wording=(target.name if target else number.strip())[:500],
        number=(target.number if target else number.strip())[:120],
        type=target.type if target else "",
        target=target,
    )
    entry = record(
        "documents.reference_stated", target=document, by=by, at=at,
        facts={"relation": str(relation), "document": row.wording, "part": str(part)},
    )  # fmt: skip
    if document.state == State.PUBLISHED:
        tie(ref_of(document), entry)
    transaction.on_commit(next_generation)
    return row


@transaction.atomic
def settle_reference(
    *,
    reference: Reference,
    target: Document | None,
    by: Who,
    at: datetime,
    relation: Relation | None = None,
    part: Part | None = None,
    since: date | None = None,
) -> Reference:
    """Say for good which document a citation means, or with none, that it means none of ours.

    Raises RefusedError where a document would name itself.
    """
    row = Reference.objects.select_for_update().get(pk=reference.pk)
    require(no("reference_to_itself") if target and target == row.document else YES)
    row.target = target
    row.standing = Standing.CONFIRMED if target else Standing.DECLINED
    row.relation, row.part = relation or row.relation, part or row.part
    row.since = since or row.since
    row.save()
    holder = row.document or holder_of(row)
    entry = record(
        "documents.reference_settled", target=holder, by=by, at=at,
        facts={"wording": row.wording, "document": target.name if target else ""},
    )  # fmt: skip
    if row.document is None or row.document.state == State.PUBLISHED:
        tie(ref_of(holder), entry)
    transaction.on_commit(next_generation)
    return row
