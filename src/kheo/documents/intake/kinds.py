"""What a file is: its first bytes decide, not its name."""

import re
from enum import StrEnum
from typing import Final

from kheo.documents.intake.reasons import FileRefused, Reason

HEAD: Final = 4096


class Kind(StrEnum):
    """Files that are taken; the value is the extension."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"


MEDIA_TYPES: Final = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.TXT: "text/plain; charset=utf-8",
}
# What else is brought, by its first bytes; the words are told to the person who brought it.
OTHERS: Final = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"#!", "script"),
)
PAGE: Final = re.compile(rb"\s*(?:<!doctype html|<html|<script|<\?php|<svg|<\?xml)", re.IGNORECASE)
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names in the directory of such a file: what lies in it under a password, and what it is.
PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
WORD: Final = "WordDocument".encode("utf-16-le")
ZIP: Final = b"PK\x03\x04"
UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
PDF_WITHIN: Final = 1024


def kind_of(content: bytes) -> Kind:
    """Return what a file is. Raises FileRefused for what is not taken."""
    head = content[:HEAD]
    if not head.strip():
        raise FileRefused(Reason.EMPTY)
    if b"%PDF-" in head[:PDF_WITHIN]:
        return Kind.PDF
    if head.startswith(ZIP):
        return Kind.DOCX  # or another package; who opens it tells
    refuse_office(content)
    refuse_others(head)
    return Kind.TXT


def refuse_office(content: bytes) -> None:
    """Refuse the office files of former years, and those of today under a password."""
    if not content.startswith(OLE):
        return
    if PACKAGE in content:
        raise FileRefused(Reason.ENCRYPTED, "Word")
    raise FileRefused(Reason.OLD_WORD if WORD in content else Reason.OTHER_KIND, "Office 97-2003")


def refuse_others(head: bytes) -> None:
    """Refuse what has a sign of its own, pages of the web, and what is no text."""
    for sign, name in OTHERS:
        if head.startswith(sign):
            raise FileRefused(Reason.OTHER_KIND, name)
    if PAGE.match(head):
        raise FileRefused(Reason.OTHER_KIND, "HTML/XML")
    if b"\x00" in head and not head.startswith(UTF_16):
        raise FileRefused(Reason.OTHER_KIND)
