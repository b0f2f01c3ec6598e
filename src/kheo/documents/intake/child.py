"""Reads one file in a process of its own, under limits: ``python -m kheo.documents.intake.child``.

The file comes as the first word, what was found goes out as JSON. What a hostile file does to this
process it does to no other.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any, Final

from kheo.documents.intake.kinds import Kind, kind_of
from kheo.documents.intake.reasons import MOST_TEXT, FileRefused, Reason

MOST_MEMORY: Final = 1536 * 1024 * 1024
MOST_CPU_SECONDS: Final = 100
MOST_WRITTEN: Final = 64 * 1024 * 1024


def limit() -> None:
    """Bound what this process may use; what it starts is bound alike."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(content: bytes) -> dict[str, Any]:
    """Return kind, pages and text of a file. Raises FileRefused."""
    kind = kind_of(content)
    found = {Kind.PDF: read_pdf, Kind.DOCX: read_package, Kind.TXT: read_plain}[kind](content)
    if len(found["text"].encode()) > MOST_TEXT:
        raise FileRefused(Reason.TOO_MUCH_TEXT)
    return {"kind": str(kind), "pages": 0, "read": 0, "sight": "not_needed"} | found


def read_pdf(content: bytes) -> dict[str, Any]:
    """Return what a PDF says, by its letters or by the pictures of its pages."""
    from kheo.documents.intake import pdf, scans

    opened = pdf.open_pdf(content)
    pdf.refuse_scripts(content)
    pages, sight = pdf.text_of_pages(opened), scans.Sight.NOT_NEEDED
    if scans.is_scan(pages):
        sight, seen = scans.read_scan(opened)
        pages = seen or [page for page in pages if page.strip()]
    return {
        "text": "\n".join(pages), "pages": len(opened), "read": len(pages), "sight": str(sight)
    }  # fmt: skip


def read_package(content: bytes) -> dict[str, Any]:
    """Return what a DOCX says."""
    from kheo.documents.intake.docx import read_docx

    return {"text": read_docx(content)}


def read_plain(content: bytes) -> dict[str, Any]:
    """Return what a plain text says."""
    from kheo.documents.intake.plain import read_text

    return {"text": read_text(content)}


def main() -> None:
    """Read the file, and write what was found or why it is refused."""
    limit()
    try:
        said: dict[str, Any] = read(Path(sys.argv[1]).read_bytes())
    except FileRefused as refused:
        said = {"refused": str(refused.reason), "found": refused.found}
    except MemoryError:
        said = {"refused": str(Reason.TOO_SLOW), "found": ""}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
