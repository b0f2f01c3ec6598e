"""What tests of evidence bring: pictures, files, and the officers who bring them."""

import io
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kheo.core.keeping import media
from kheo.documents.tests.hostile import making
from kheo.programmes.tests.factories import works_for
from kheo.tasks.actions.evidence import add_file, add_photo
from kheo.tasks.evidence.bringing import file_of, photo_of
from kheo.tasks.models import Evidence, Task

ON = date(2024, 3, 5)
AT = datetime(2024, 3, 5, 3, tzinfo=UTC)


def jpeg(shade: int = 90, size: tuple[int, int] = (640, 480), **more: Any) -> bytes:
    """Return a picture; another shade is another picture."""
    out = io.BytesIO()
    Image.new("RGB", size, (shade * 13 % 256, 120, shade * 7 % 256)).save(out, "JPEG", **more)
    return out.getvalue()


def workbook(cell: str = "Số hộ dự họp") -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append([cell, 42])
    book.save(out)
    return out.getvalue()


def upload(content: bytes, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def now(task: Task, **more: Any) -> dict[str, Any]:
    return {"task": task, "by": works_for(task.lead), "on": ON, "at": AT, **more}


def photo(task: Task, content: bytes | None = None, **more: Any) -> Evidence:
    said = {"name": "IMG_0001.jpg", "caption": "Họp dân thôn Đăk Lin"} | more
    with photo_of(ContentFile(content or jpeg())) as made:
        return add_photo(photo=made, **now(task, **said))


def report(task: Task, content: bytes | None = None, **more: Any) -> Evidence:
    said = {"name": "bao cao.pdf", "caption": "Báo cáo kết quả"} | more
    with file_of(ContentFile(content or making.pdf())) as made:
        return add_file(file=made, **now(task, **said))


def left() -> list[Any]:
    """Return the files that lie in the media."""
    folder = media.folder()
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
