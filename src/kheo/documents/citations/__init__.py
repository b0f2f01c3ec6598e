"""Citations of official documents: a parser for số, ký hiệu, and a finder in running text.

    >>> from kheo.documents import citations
    >>> found = citations.find("theo Nghị quyết số 60/NQ – TW ngày 12/4/2025 của Ban Chấp hành")
    >>> found[0].text, str(found[0].number.canonical), found[0].date
    ('Nghị quyết số 60/NQ – TW', '60-NQ/TW', '2025-04-12')
    >>> citations.parse("Số: 15/KH-UBND").grammar
    <Grammar.ACT: 'act'>

Stands on the standard library alone. docs/reference/citations.md tells the grammar.
"""

from kheo.documents.citations.citation import Citation
from kheo.documents.citations.details import Article, Certainty, Kind, Note, Words
from kheo.documents.citations.making import find
from kheo.documents.citations.marks import Found, Shared
from kheo.documents.citations.numbers import Grammar, NotANumberError, Number, normalise, parse
from kheo.documents.citations.tables.abolished import ABOLISHED, Abolished, ended
from kheo.documents.citations.tables.issuers import ISSUERS, Issuer
from kheo.documents.citations.tables.types import TYPES, DocumentType

__all__ = [
    "ABOLISHED",
    "ISSUERS",
    "TYPES",
    "Abolished",
    "Article",
    "Certainty",
    "Citation",
    "DocumentType",
    "Found",
    "Grammar",
    "Issuer",
    "Kind",
    "NotANumberError",
    "Note",
    "Number",
    "Shared",
    "Words",
    "ended",
    "find",
    "normalise",
    "parse",
]
