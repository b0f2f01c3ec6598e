"""The text of a PDF; what could act by itself in a reader's hands is refused.

PDFium (Chrome's own reader) gives text and pictures of pages; pypdf walks over all objects, which
PDFium does not show.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject

from kheo.core.text import clean
from kheo.documents.intake.reasons import MOST_PAGES, MOST_TEXT, FileRefused, Reason

ENDED_WITHIN: Final = 4096
PASSWORD_WANTED: Final = 4
"""PDFium's word for a password that is wrong or missing (FPDF_ERR_PASSWORD)."""
ACTS: Final = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition"})
HOLDS: Final = ("/JS", "/EF", "/RichMediaContent", "/XFA")
IN_THE_RAW: Final = re.compile(rb"/(?:JavaScript|Launch)\b")
MOST_OBJECTS: Final = 1_000_000
DEEPEST: Final = 60


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """Return an opened PDF. Raises FileRefused."""
    if b"%%EOF" not in content[-ENDED_WITHIN:]:
        raise FileRefused(Reason.TRUNCATED)
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD_WANTED or "assword" in str(error)
        reason = Reason.ENCRYPTED if locked else Reason.DAMAGED
        raise FileRefused(reason, "PDF") from error
    if len(opened) > MOST_PAGES:
        raise FileRefused(Reason.TOO_MANY_PAGES)
    if not len(opened):
        raise FileRefused(Reason.DAMAGED, "PDF")
    return opened


def text_of_pages(opened: pypdfium2.PdfDocument) -> list[str]:
    """Return the text of each page. Raises FileRefused for too much, or pages that are hurt."""
    pages, length = [], 0
    for number in range(len(opened)):
        text = text_of(opened, number)
        length += len(text.encode())
        if length > MOST_TEXT:
            raise FileRefused(Reason.TOO_MUCH_TEXT)
        pages.append(text)
    return pages


def text_of(opened: pypdfium2.PdfDocument, number: int) -> str:
    """Return the text of a page. Raises FileRefused."""
    try:
        page = opened[number]
        words = page.get_textpage()
        text: str = words.get_text_bounded()
    except pypdfium2.PdfiumError as error:
        raise FileRefused(Reason.DAMAGED, "PDF") from error
    words.close()
    page.close()
    return clean(text)


def refuse_scripts(content: bytes) -> None:
    """Refuse a PDF that runs, starts, sends or carries something. Raises FileRefused."""
    if IN_THE_RAW.search(content):
        raise FileRefused(Reason.SCRIPTED, "JavaScript")
    try:
        for held in dictionaries(content):
            refuse_dictionary(held)
    except FileRefused:
        raise
    except (PyPdfError, RecursionError) as error:
        raise FileRefused(Reason.DAMAGED, "PDF") from error
    except Exception as error:
        # pypdf answers hostile bytes with any error there is; all mean that it cannot be read.
        raise FileRefused(Reason.DAMAGED, "PDF") from error


def refuse_dictionary(held: DictionaryObject) -> None:
    """Refuse one object that acts or holds a file. Raises FileRefused."""
    acts = str(held.raw_get("/S")) if "/S" in held else ""
    if acts in ACTS:
        raise FileRefused(Reason.SCRIPTED, acts.strip("/"))
    for name in HOLDS:
        if name in held:
            raise FileRefused(Reason.SCRIPTED, name.strip("/"))


def dictionaries(content: bytes) -> Iterator[DictionaryObject]:
    """Yield all dictionaries of a file, also those inside others. Raises FileRefused."""
    reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise FileRefused(Reason.ENCRYPTED, "PDF")
    yield reader.trailer
    places = [
        (number, generation)
        for generation, numbers in reader.xref.items()
        for number in numbers
        if number
    ]
    places += [(number, 0) for number in reader.xref_objStm]
    if len(places) > MOST_OBJECTS:
        raise FileRefused(Reason.TOO_SLOW)
    for number, generation in places:
        yield from inside(pypdf.generic.IndirectObject(number, generation, reader).get_object())


def inside(top: Any) -> Iterator[DictionaryObject]:
    """Yield the dictionaries of which an object consists, without following references."""
    open_ones = [(top, 0)]
    while open_ones:
        one, depth = open_ones.pop()
        if depth > DEEPEST:
            raise FileRefused(Reason.DAMAGED, "PDF")
        if isinstance(one, DictionaryObject):
            yield one
            open_ones += [(one.raw_get(key), depth + 1) for key in one]
        elif isinstance(one, ArrayObject):
            open_ones += [(list.__getitem__(one, at), depth + 1) for at in range(len(one))]
