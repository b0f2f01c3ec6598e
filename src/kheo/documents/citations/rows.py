"""Citations as rows of JSON Lines, and as lines that a person reads."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kheo.documents.citations.citation import Citation
from kheo.documents.citations.details import Article, Certainty

HOW_SURE: Final[Mapping[Certainty, str]] = MappingProxyType(
    {
        Certainty.SURE: "chắc chắn",
        Certainty.LIKELY: "có lẽ đúng",
        Certainty.DOUBTFUL: "chưa chắc",
    }
)


def row(citation: Citation) -> dict[str, object]:
    """Return a citation in the field names of the labelled files: null where nothing is said."""
    fields: dict[str, object] = {
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "type": citation.type or None,
        "number": str(citation.number),
        "number_start": citation.number_start,
        "kind": str(citation.kind),
        "issuer": citation.issuer.text if citation.issuer else None,
        "date": citation.date or None,
    }
    return fields | ({"type_inherited": True} if citation.type_inherited else {})


def line(citation: Citation) -> str:
    """Return a citation as one line for a person."""
    return " · ".join([" ".join(citation.text.split()), *details(citation)])


def details(citation: Citation) -> Iterator[str]:
    """Yield what is known of a citation beyond its own words."""
    right = str(citation.number.canonical)
    if right != citation.written:
        yield f"đúng thể thức: {right}"
    if citation.date:
        yield f"ngày {citation.date}"
    if citation.issuer:
        yield citation.issuer.text
    if citation.title:
        yield f"“{citation.title.text}”"
    if citation.part:
        yield part(citation.part)
    yield HOW_SURE[citation.certainty]


def part(said: Article) -> str:
    """Return the part of a document in words."""
    words = (("điểm", said.point), ("khoản", said.clause), ("Điều", said.article))
    return " ".join(f"{word} {number}" for word, number in words if number)
