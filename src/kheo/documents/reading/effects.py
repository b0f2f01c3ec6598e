"""Whether documents are in force on a day: of one, of many, and as a column of a query.

The column says what `rules.validity.effect_on` says, document by document; a test holds them
together. Queries with columns of their own are `Any`: the stubs know only those of the tables.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, Final

from django.db.models import Case, CharField, DateField, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, StrIndex
from django.db.models.lookups import GreaterThan

from kheo.documents.models import Document, Reference
from kheo.documents.models.documents import LEGAL_TYPES, DocumentQuerySet
from kheo.documents.rules.relations import CHANGING, ENDING, Part, Relation, Standing
from kheo.documents.rules.states import State
from kheo.documents.rules.validity import Blow, Effect, Status, effect_on

YEAR_IN_NUMBER: Final = StrIndex(
    "number", Concat(Value("/"), Cast("year", CharField()), Value("/"))
)
IS_LEGAL: Final = Q(type__in=sorted(LEGAL_TYPES)) | (
    Q(year__gt=0) & Q(GreaterThan(YEAR_IN_NUMBER, 0))
)
FIRST_DAY: Final = Case(
    When(effective_on__isnull=False, then=F("effective_on")),
    When(IS_LEGAL, then=None),
    default=F("signed_on"),
    output_field=DateField(),
)
"""The first day of effect as `Document.span` gives it."""


def striking() -> Any:
    """References by which a document changes another, each with the day `landed` it does.

    Only what a person has confirmed counts, of documents that everybody may read. It lands on the
    day that is said, else when the changing document takes effect, else when that was signed.
    """
    rows = Reference.objects.filter(
        standing=Standing.CONFIRMED,
        relation__in=sorted(CHANGING),
        target__isnull=False,
        document__state=State.PUBLISHED,
    )
    landed = Coalesce("since", "document__effective_on", "document__signed_on")
    return rows.annotate(landed=landed).exclude(landed=None)


def blows_on(documents: Collection[int]) -> dict[int, list[Blow]]:
    """Return what strikes each of some documents, by key; one query."""
    columns = ("target_id", "relation", "part", "landed", "document_id")
    rows = striking().filter(target__in=documents).order_by("pk").values_list(*columns)
    found: dict[int, list[Blow]] = {key: [] for key in documents}
    for target, relation, part, landed, by in rows:
        found[target].append(Blow(Relation(relation), Part(part), landed, by))
    return found


def effects_on(day: date, documents: Collection[Document]) -> dict[int, Effect]:
    """Return whether each of some documents is in force on a day, by key; one query."""
    blows = blows_on([document.pk for document in documents])
    return {one.pk: effect_on(day, one.span, blows[one.pk]) for one in documents}


def ending_by(day: date) -> Any:
    """Return the references of `striking` that end a document, or parts of it, by a day.

    Said without a join, and around the index of holders: SQLite would go through all documents
    and look up what each names, where few references end anything.
    """
    shown = Document.objects.published()
    begun = shown.annotate(begun=Coalesce("effective_on", "signed_on")).filter(begun__lte=day)
    rows: Any = Reference.objects.filter(
        standing=Standing.CONFIRMED, relation__in=sorted(ENDING), target__isnull=False
    ).annotate(named_in=Coalesce("document_id", 0))
    said = Q(since__lte=day, named_in__in=shown.values("pk"))
    return rows.filter(said | Q(since=None, named_in__in=begun.values("pk")))


def with_status(rows: DocumentQuerySet, day: date) -> Any:
    """Return documents with their `status` on a day as a column to filter and to count by."""
    landed = ending_by(day)
    struck = landed.filter(part=Part.WHOLE).values("target")
    return rows.annotate(first_day=FIRST_DAY).annotate(
        status=Case(
            When(Q(expires_on__lt=day) | Q(pk__in=struck), then=Value(str(Status.ENDED))),
            When(first_day=None, then=Value(str(Status.UNKNOWN))),
            When(first_day__gt=day, then=Value(str(Status.NOT_YET))),
            When(pk__in=landed.values("target"), then=Value(str(Status.PARTLY))),
            default=Value(str(Status.IN_FORCE)),
            output_field=CharField(),
        )
    )
