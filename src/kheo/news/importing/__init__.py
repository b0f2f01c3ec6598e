"""Pages of other sites, read into articles: pure functions over text and bytes.

In: what somebody pasted, or a saved HTML file. Out: `Found`, or `ImportRefused` with a sentence.
Stands on the standard library and selectolax; knows no framework, fetches nothing, writes nothing.
"""

from kheo.news.importing.found import (
    Block,
    Figure,
    Found,
    Heading,
    Note,
    NoteCode,
    Paragraph,
    Quote,
    Table,
)
from kheo.news.importing.reading import MOST_BYTES, read_page
from kheo.news.importing.refusals import ImportRefused, Reason

__all__ = [
    "MOST_BYTES",
    "Block",
    "Figure",
    "Found",
    "Heading",
    "ImportRefused",
    "Note",
    "NoteCode",
    "Paragraph",
    "Quote",
    "Reason",
    "Table",
    "read_page",
]
