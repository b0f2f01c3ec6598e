"""Where sources say different things of a document, in the words of a page."""

from dataclasses import dataclass

from kheo.documents.models import Document
from kheo.documents.reading.history import Words, label_of


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One particular: what the library keeps, what is said elsewhere, and where."""

    label: Words
    kept: str
    said: str
    source: str


def disagreements_of(document: Document) -> list[Disagreement]:
    """Return what nobody has settled yet; one query."""
    rows = document.discrepancies.filter(settled_at=None)
    return [
        Disagreement(label_of(row.field) or row.field, row.kept, row.said, row.source)
        for row in rows
    ]
