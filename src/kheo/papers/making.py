"""A paper becomes a file: cleaned, examined, laid out, written."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from kheo.papers.docx import write_docx
from kheo.papers.errors import PaperError
from kheo.papers.pdf import write_pdf
from kheo.papers.rules.choosing import choose_layout
from kheo.papers.rules.cleaning import cleaned
from kheo.papers.rules.faults import faults
from kheo.papers.rules.laying import lay
from kheo.papers.rules.parts import Paper
from kheo.papers.rules.sheets import Sheet
from kheo.papers.sentences import sentence


class Format(StrEnum):
    """What a paper is written as."""

    DOCX = "docx"
    PDF = "pdf"


WRITERS: Final[Mapping[Format, Callable[[Sheet], bytes]]] = {
    Format.DOCX: write_docx,
    Format.PDF: write_pdf,
}

CONTENT_TYPES: Final[Mapping[Format, str]] = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}


UNFIT_FOR_NAMES: Final = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


class FaultyPaperError(PaperError, ValueError):
    """A paper cannot be laid out; its words say why, a line each."""


def make(paper: Paper, written_as: Format) -> bytes:
    """Return the bytes of a paper.

    Raises:
        FaultyPaperError: when the paper lacks something or contradicts itself.
        NoFontError: for a PDF, when this machine has no face to set papers in.
        UnknownLettersError: for a PDF, when a letter of the paper is in no font.
    """
    return WRITERS[written_as](sheet_of(paper))


def file_name(paper: Paper, written_as: Format) -> str:
    """Return a name to save a paper under: “05-KH-UBND.docx”, “KH-UBND.docx” without a number."""
    number = cleaned(paper.number)
    value = "" if number.value is None else f"{number.value:02d}"
    told = filter(None, (value, number.year, number.kind, number.issuer, number.unit))
    return "-".join(map(str, told)).translate(UNFIT_FOR_NAMES) + f".{written_as}"


def sheet_of(paper: Paper) -> Sheet:
    """Return a paper laid out by the rules of its issuer and day."""
    paper = cleaned(paper)
    found = list(faults(paper))
    layout = choose_layout(paper.issuers, paper.place_and_date.day)
    if found or layout is None:
        raise FaultyPaperError("\n".join(map(sentence, found)))
    return lay(paper, layout)
