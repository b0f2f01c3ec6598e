"""What a document is to others, and others to it, each once and by its nearest relation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q
from django.utils.functional import Promise

from kheo.documents.mentions import TEXT
from kheo.documents.models import Document, Reference
from kheo.documents.models.references import ReferenceQuerySet
from kheo.documents.models.words import RELATIONS, RELATIONS_BACK
from kheo.documents.rules.relations import CHANGING, Part, Relation, Standing
from kheo.documents.rules.states import State

MOST: Final = 100
CARRYING_OUT: Final = frozenset({Relation.IMPLEMENTS, Relation.GUIDES})
NEAREST: Final = {relation: rank for rank, relation in enumerate(Relation)}
"""Of two relations to the same document the one that says more stands; citing says least."""

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Tie:
    """One document on the other end; none where the library does not have it, only its words."""

    relation: Relation
    document: Document | None
    words: str
    is_confirmed: bool
    is_partly: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The documents on one side that stand in the same relation; `number` may be more than shown.

    `code` is the anchor of the list on the page.
    """

    code: str
    label: Label
    relation: Relation
    ties: list[Tie]
    number: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.ties)

    @property
    def doubts(self) -> list[Tie]:
        """Those that may change the document, which nobody has confirmed."""
        return [tie for tie in self.ties if tie.relation in CHANGING and not tie.is_confirmed]

    @property
    def carries_out(self) -> bool:
        """Whether these carry the document out: they implement it, or guide it."""
        return self.relation in CARRYING_OUT


@dataclass(frozen=True, slots=True)
class Relations:
    """Both sides: what the document names, and what names it."""

    onward: list[Group]
    back: list[Group]

    def __bool__(self) -> bool:
        return bool(self.onward or self.back)


def named_by(document: Document) -> list[Reference]:
    """Return where a document names others, in the order of its text; one query.

    One that readers may not see counts as not in the library.
    """
    rows = list(
        document.references.exclude(standing=Standing.DECLINED)
        .select_related("target")
        .defer("target__note")
        .order_by("start", "pk")
    )
    for row in rows:
        if row.target and row.target.state != State.PUBLISHED:
            row.target = None
    return rows


def in_text(rows: Iterable[Reference]) -> list[Reference]:
    """Return those references that stand in the full text."""
    return [row for row in rows if row.spot == TEXT and row.start is not None]


def relations_of(document: Document, named: Sequence[Reference]) -> Relations:
    """Return the relations of a document; `named` is what it names itself. Three queries."""
    return Relations(onward(named), back(document))


def onward(named: Iterable[Reference]) -> list[Group]:
    """Return what a document names, by relation; the same document once."""
    nearest: dict[object, Tie] = {}
    for row in sorted(named, key=said_first):
        key = row.target_id if row.target else row.number_key or row.wording
        nearest.setdefault(key, tie_of(row))
    return grouped(nearest.values())


def said_first(row: Reference) -> tuple[int, bool]:
    """Return what references to one document are ordered by: nearest relation, then confirmed."""
    return NEAREST[Relation(row.relation)], row.standing != Standing.CONFIRMED


def tie_of(row: Reference) -> Tie:
    """Return what a reference says."""
    words = row.target.name if row.target else row.wording
    return Tie(
        relation=Relation(row.relation),
        document=row.target,
        words=words,
        is_confirmed=row.standing == Standing.CONFIRMED,
        is_partly=row.part == Part.PARTS,
        since=row.since,
    )


def grouped(ties: Iterable[Tie]) -> list[Group]:
    """Return what a document names in groups, in the order of relations."""
    by_relation: dict[Relation, list[Tie]] = {}
    for tie in ties:
        by_relation.setdefault(tie.relation, []).append(tie)
    return [
        Group(str(relation), RELATIONS[relation], relation, found[:MOST], len(found))
        for relation in Relation
        if (found := by_relation.get(relation))
    ]


def naming(document: Document) -> ReferenceQuerySet:
    """Return the references of published documents to one."""
    rows = Reference.objects.filter(target=document, document__state=State.PUBLISHED)
    return rows.exclude(standing=Standing.DECLINED)


def back(document: Document) -> list[Group]:
    """Return what names a document, by relation, the newest first; three queries."""
    numbers = counted(document)
    rows = newest(document, numbers)
    holders = Document.objects.in_bulk([row["document"] for row in rows])
    groups = []
    for relation in Relation:
        number = numbers.get(relation, 0)
        ties = [tie_back(row, holders) for row in rows if row["relation"] == relation][:MOST]
        if number:
            code, label = f"back-{relation}", RELATIONS_BACK[relation]
            groups.append(Group(code, label, relation, ties, number))
    return groups


def counted(document: Document) -> dict[str, int]:
    """Return how many documents name one, by relation; those that only cite and say no more."""
    more = naming(document).exclude(relation=Relation.CITES).values("document")
    rows = naming(document).exclude(relation=Relation.CITES, document__in=more)
    numbers = rows.order_by().values("relation").annotate(number=Count("document", distinct=True))
    return dict(numbers.values_list("relation", "number"))


def newest(document: Document, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Return the newest documents that name one, with their relations; few of each relation."""
    if not numbers:
        return []
    confirmed = Count("pk", filter=Q(standing=Standing.CONFIRMED))
    parts = Count("pk", filter=Q(part=Part.PARTS))
    more = naming(document).exclude(relation=Relation.CITES).values("document")
    rows = naming(document).exclude(relation=Relation.CITES, document__in=more).order_by()
    told = rows.values("relation", "document").annotate(confirmed=confirmed, parts=parts)
    newest_first: Any = told.order_by("-document__year", "-document__signed_on", "-document")
    return list(newest_first[: MOST * 7])


def tie_back(row: dict[str, Any], holders: dict[int, Document]) -> Tie:
    """Return one document that names another."""
    one = holders[row["document"]]
    return Tie(Relation(row["relation"]), one, one.name, bool(row["confirmed"]), bool(row["parts"]))
