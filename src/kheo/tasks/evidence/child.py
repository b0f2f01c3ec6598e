"""Looks into one file in a process of its own: ``python -m kheo.tasks.evidence.child``.

The file comes as standard input; out goes JSON with what it is and the beginning of what it says.
"""

import json
import os
import re
import sys
from typing import Any, Final

from kheo.core.apart import MEGABYTE, limit
from kheo.core.text import clean
from kheo.documents.intake import docx, pdf, zips
from kheo.documents.intake.kinds import Kind, kind_of
from kheo.documents.intake.reasons import FileRefused, Reason

MOST_MEMORY: Final = 1024 * MEGABYTE
MOST_CPU_SECONDS: Final = 50
BEGINNING: Final = 10_000
WORDS: Final = "word/document.xml"
BOOK: Final = "xl/workbook.xml"
STRINGS: Final = "xl/sharedStrings.xml"
CELL: Final = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<")


def read(content: bytes) -> dict[str, Any]:
    """Return the ending that a file ought to have, and how its text begins. Raises FileRefused."""
    kind = kind_of(content)
    if kind is Kind.PDF:
        return {"ending": ".pdf", "text": beginning_of_pdf(content)}
    if kind is Kind.DOCX:
        return read_package(content)
    raise FileRefused(Reason.OTHER_KIND)


def beginning_of_pdf(content: bytes) -> str:
    """Return how the text of a PDF begins. Raises FileRefused, also for one that would act."""
    opened = pdf.open_pdf(content)
    pdf.refuse_scripts(content)
    return "\n".join(pdf.text_of(opened, number) for number in range(min(2, len(opened))))


def read_package(content: bytes) -> dict[str, Any]:
    """Return what is told of a text or a workbook. Raises FileRefused for other packages."""
    package = zips.open_package(content)
    names = package.namelist()
    docx.refuse_scripts(package, names)
    if WORDS in names:
        return {"ending": ".docx", "text": docx.read_docx(content)}
    if BOOK not in names:
        raise FileRefused(Reason.OTHER_KIND)
    for name in (BOOK, docx.TYPES):
        if name not in names:
            raise FileRefused(Reason.DAMAGED)
        zips.part(package, name)
    cells = CELL.findall(zips.part(package, STRINGS)) if STRINGS in names else []
    return {"ending": ".xlsx", "text": clean(b"\n".join(cells[:500]).decode(errors="replace"))}


def main() -> None:
    """Look into the file, and write what it is or why it is refused."""
    limit(memory=MOST_MEMORY, seconds=MOST_CPU_SECONDS, written=MEGABYTE)
    try:
        with os.fdopen(0, "rb") as source:
            said = read(source.read())
        said["text"] = said["text"][:BEGINNING]
    except FileRefused as refused:
        said = {"refused": str(refused.reason), "found": refused.found}
    except MemoryError:
        said = {"refused": str(Reason.TOO_SLOW), "found": ""}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
