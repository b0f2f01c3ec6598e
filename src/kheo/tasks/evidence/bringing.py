"""What an officer brings, checked and ready to be kept. It takes its time: not in a transaction."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, Final

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from kheo.core.apart import ApartError, answer_of
from kheo.core.photos import sentences, taking
from kheo.core.photos.reasons import MOST_BYTES, PhotoRefusedError
from kheo.documents.intake.reasons import FileRefused, Reason
from kheo.documents.intake.sentences import REFUSED
from kheo.documents.refusals import REFUSALS as OF_DOCUMENTS
from kheo.documents.rules.secrecy import may_be_kept

MODULE: Final = "kheo.tasks.evidence.child"
SECONDS: Final = 60
BLOCK: Final = 1024 * 1024
HEAD: Final = 16
MEDIA_TYPES: Final = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SENTENCES: Final = REFUSED | {
    Reason.TOO_BIG: _("Tệp lớn hơn %(megabytes)d MB. Hãy nén ảnh trong tệp hoặc chia nhỏ tệp."),
    Reason.OTHER_KIND: _(
        "Chỉ nhận tệp PDF, DOCX, XLSX và ảnh. Hãy lưu tệp ở một trong các dạng ấy rồi gửi lại."
    ),
    Reason.OLD_WORD: _(
        "Đây là tệp Word kiểu cũ (.doc). Hãy mở bằng Word hoặc LibreOffice, lưu lại dạng .docx "
        "hoặc PDF rồi gửi lại."
    ),
}


class NotBroughtError(Exception):
    """Something that is not kept; its sentence says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Bytes that may be kept; `size` is in bytes, `width` and `height` of a picture in pixels."""

    file: "File[Any]"
    ending: str
    media_type: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None


@contextmanager
def photo_of(source: "File[Any]") -> Iterator[Brought]:
    """Give the picture that an upload holds. Raises NotBroughtError."""
    try:
        photo = taking.take_in(source)
    except PhotoRefusedError as refused:
        raise NotBroughtError(sentences.why(refused)) from refused
    yield Brought(
        ContentFile(photo.content), taking.ENDING, photo.media_type, photo.size, photo.sha256,
        photo.width, photo.height,
    )  # fmt: skip


@contextmanager
def file_of(source: "File[Any]") -> Iterator[Brought]:
    """Give the PDF, the DOCX, the XLSX or the picture that an upload holds, by its content.

    A picture becomes what it becomes as a photo. Raises NotBroughtError, also for a mark of
    secrecy at the head of a text.
    """
    if is_picture(source):
        with photo_of(source) as photo:
            yield photo
        return
    with tempfile.TemporaryFile() as target:
        try:
            size, sha256 = laid_down(source, target)
            said = asked(target)
        except FileRefused as refused:
            raise NotBroughtError(why(refused)) from refused
        if not may_be_kept(said["text"]):
            raise NotBroughtError(str(OF_DOCUMENTS["secret"]))
        target.seek(0)
        ending = said["ending"]
        yield Brought(File(target), ending, MEDIA_TYPES[ending], size, sha256)


def is_picture(source: "File[Any]") -> bool:
    """Return whether a file begins as pictures begin."""
    source.seek(0)
    head: bytes = source.read(HEAD)
    return (
        head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8"))
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or head[4:8] == b"ftyp"
    )


def laid_down(source: "File[Any]", target: IO[bytes]) -> tuple[int, str]:
    """Write what was brought into a file of the system; return length and hash.

    Raises FileRefused for nothing, and for more than 25 MB.
    """
    source.seek(0)
    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        size += len(block)
        if size > MOST_BYTES:
            raise FileRefused(Reason.TOO_BIG)
        digest.update(block)
        target.write(block)
    if not size:
        raise FileRefused(Reason.EMPTY)
    target.flush()
    return size, digest.hexdigest()


def asked(target: IO[bytes]) -> dict[str, Any]:
    """Return what the process says of a file. Raises FileRefused."""
    try:
        said: dict[str, Any] = json.loads(answer_of(MODULE, target, seconds=SECONDS))
    except ApartError as error:
        reason = Reason.TOO_SLOW if error.over_limits else Reason.DAMAGED
        raise FileRefused(reason) from error
    if "refused" in said:
        raise FileRefused(Reason(said["refused"]), str(said["found"]))
    return said


def too_long() -> str:
    """Return what is said of a file that was too long to come at all."""
    return why(FileRefused(Reason.TOO_BIG))


def why(refused: FileRefused) -> str:
    """Return what is wrong with a file, and what to do."""
    found = f" ({refused.found})" if refused.found else ""
    return str(SENTENCES[refused.reason]) % {
        "found": found, "kind": refused.found, "megabytes": MOST_BYTES // BLOCK, "pages": 2000,
    }  # fmt: skip
