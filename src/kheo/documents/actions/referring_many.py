"""Citations of many documents at once: what `referring` does for one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from kheo.documents.actions.referring import (
    MOST,
    links,
    open_holder,
    row_of,
    tie_up,
    untied_of,
)
from kheo.documents.mentions import Mention, of_document
from kheo.documents.models import Document, DocumentText, Reference
from kheo.documents.models.documents import KIND
from kheo.documents.resolving import Library, homes_of, known_of, wanted_of
from kheo.documents.rules.states import State
from kheo.ledger.actions import Who, record_many, ref_of
from kheo.ledger.models import Link

AT_ONCE: Final = 400


def refer_many(documents: Sequence[Document], mentions: Mapping[int, Sequence[Mention]]) -> int:
    """Keep what new documents cite, and return how many places that are.

    `mentions` are those that were read before, by key; the others are read here.
    """
    return sum(refer_portion(part, mentions) for part in portions(documents))


def refer_portion(documents: Sequence[Document], mentions: Mapping[int, Sequence[Mention]]) -> int:
    """Keep what some documents cite."""
    rows = list(rows_of(documents, mentions))
    library = Library(row.number for row in rows)
    places = places_of_many(documents)
    for row in rows:
        if row.document is not None:
            wanted = wanted_of(row, places[row.document.pk])
            row.target_id = library.meant(wanted, but=row.document).pk
    Reference.objects.bulk_create(rows, batch_size=200)
    return len(rows)


def portions(documents: Sequence[Document]) -> list[Sequence[Document]]:
    """Return documents in portions that a database takes."""
    return [documents[first : first + AT_ONCE] for first in range(0, len(documents), AT_ONCE)]


def rows_of(
    documents: Sequence[Document], mentions: Mapping[int, Sequence[Mention]]
) -> Iterable[Reference]:
    """Yield references of documents, that lead nowhere as yet."""
    unread = [one.pk for one in documents if one.pk not in mentions]
    texts = dict(DocumentText.objects.filter(pk__in=unread).values_list("pk", "text"))
    for one in documents:
        read = mentions.get(one.pk)
        if read is None:
            read = of_document(title=one.title, text=texts.get(one.pk, ""), number=one.number)
        yield from (row_of(ref_of(one), one, mention, "") for mention in read[:MOST])


def places_of_many(documents: Sequence[Document]) -> dict[int, frozenset[str]]:
    """Return the folded names of where documents are at home; one query."""
    homes = homes_of([one.pk for one in documents])
    return {one.pk: known_of(one, homes).places for one in documents}


def tie_many(documents: Sequence[Document], *, by: Who, at: datetime) -> None:
    """Write the ties of published documents in the ledger, one entry for each that has any."""
    for part in portions(documents):
        fresh = untied_of(KIND, [str(one.pk) for one in part])
        told = [(one, {"documents": len({key for _kind, key in fresh[str(one.pk)]})})
                for one in part if fresh[str(one.pk)]]  # fmt: skip
        entries = record_many("documents.cited", told=told, by=by, at=at)
        Link.objects.bulk_create(
            [
                link
                for (one, _facts), entry in zip(told, entries, strict=True)
                for link in links(ref_of(one), entry, fresh[str(one.pk)])
            ],
            batch_size=AT_ONCE,
        )


def join_many(documents: Sequence[Document], *, by: Who, at: datetime) -> int:
    """Let citations that waited for published documents join them; return how many did."""
    joined: list[Reference] = []
    for part in portions(documents):
        joined += joinable_many(part)
    Reference.objects.bulk_update(joined, ["target"], batch_size=AT_ONCE)
    papers = {row.document for row in joined if row.document}
    tie_many([one for one in papers if one.state == State.PUBLISHED], by=by, at=at)
    others = dict.fromkeys(open_holder(row) for row in joined if row.document is None)
    for holder in others:
        if holder is not None:
            tie_up(holder, by=by, at=at)
    return len(joined)


def joinable_many(documents: Sequence[Document]) -> list[Reference]:
    """Return waiting references that mean any of the documents, with their targets."""
    keys = {one.number_key for one in documents} - {""}
    waiting = Reference.objects.waiting().filter(number_key__in=keys).select_related("document")
    rows = list(waiting)
    library = Library(one.number for one in documents)
    own = {one.pk for one in documents}
    places = places_of_many(list({row.document for row in rows if row.document}))
    joined = []
    for row in rows:
        home = places[row.document.pk] if row.document else row.home.split("|")
        found = library.meant(wanted_of(row, home), but=row.document).pk
        if found in own:
            row.target_id = found
            joined.append(row)
    return joined
