"""Files that are not pages at all, known by their first bytes."""

from collections.abc import Callable
from typing import Final

from kheo.news.importing.refusals import ImportRefused, Reason

FIRST_BYTES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "tệp PDF"),
    (b"\xd0\xcf\x11\xe0", "tệp Word, Excel hoặc PowerPoint kiểu cũ (DOC, XLS, PPT)"),
    (b"{\\rtf", "tệp RTF"),
    (b"\x89PNG", "tệp ảnh PNG"),
    (b"\xff\xd8\xff", "tệp ảnh JPEG"),
    (b"GIF8", "tệp ảnh GIF"),
    (b"BM6", "tệp ảnh BMP"),
    (b"II*\x00", "tệp ảnh TIFF"),
    (b"MM\x00*", "tệp ảnh TIFF"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7-Zip"),
    (b"bplist00", "tệp trang lưu của Safari (WEBARCHIVE)"),
    (b"ID3", "tệp âm thanh MP3"),
    (b"MZ", "tệp chương trình"),
    (b"\x7fELF", "tệp chương trình"),
    (b"SQLite format 3", "tệp cơ sở dữ liệu"),
)
ZIP_MEMBERS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"word/", "tệp Word (DOCX)"),
    (b"xl/", "tệp Excel (XLSX)"),
    (b"ppt/", "tệp PowerPoint (PPTX)"),
    (b"opendocument.text", "tệp văn bản OpenDocument (ODT)"),
    (b"epub+zip", "tệp sách điện tử (EPUB)"),
)
SNIFFED: Final = 4096


def refuse_binary(data: bytes) -> None:
    """Refuse a file that is known not to be text, and name it.

    Raises:
        ImportRefused: with the name of the kind of file.
    """
    if name := next((found for ask in ASKED if (found := ask(data))), ""):
        raise ImportRefused(Reason.BINARY, name=name)


def by_first_bytes(data: bytes) -> str:
    """Return the kind of file its first bytes give away, or nothing."""
    start = data[:SNIFFED].lstrip()
    return next((name for magic, name in FIRST_BYTES if start.startswith(magic)), "")


def by_zip_members(data: bytes) -> str:
    """Return which kind of ZIP this is, or nothing."""
    if not data.startswith(b"PK\x03\x04"):
        return ""
    inside = data[:SNIFFED] + data[-SNIFFED:]
    return next((name for part, name in ZIP_MEMBERS if part in inside), "tệp nén ZIP")


def by_container(data: bytes) -> str:
    """Return the kind of a file whose mark stands a little later, or nothing."""
    if data[:4] == b"RIFF":
        return "tệp ảnh WEBP" if data[8:12] == b"WEBP" else "tệp âm thanh hoặc video"
    return "tệp video hoặc ảnh của điện thoại (MP4, HEIC)" if data[4:8] == b"ftyp" else ""


def by_mime_headers(data: bytes) -> str:
    """Return “MHTML” for a page saved as one mail-like file."""
    head = data[:SNIFFED].lower()
    saved = b"mime-version:" in head and b"multipart/related" in head
    return "tệp trang web gộp (MHTML)" if saved else ""


ASKED: Final[tuple[Callable[[bytes], str], ...]] = (
    by_first_bytes,
    by_zip_members,
    by_container,
    by_mime_headers,
)
