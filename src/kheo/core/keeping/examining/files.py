"""Are the files there that rows name, whole and readable? Does any lie there for nothing?"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage

from kheo.core.keeping import media
from kheo.core.keeping.doctor import Finding, look, wrong
from kheo.core.keeping.rules import is_safe
from kheo.core.keeping.tables import meta_of

YOUNG_SECONDS: Final = 3600
CHUNK: Final = 500


def named_files() -> Iterator[Finding]:
    """Find files that rows name and that are missing, unreadable or outside of their folder."""
    for table, column, name in media.namings(connection, apps):
        if why := why_useless(name):
            yield wrong(
                _("%(table)s.%(column)s nhắc đến tệp %(name)s: %(why)s.")
                % {"table": table, "column": column, "name": name, "why": why},
                _("Lấy tệp ấy lại từ bản sao lưu, hoặc xóa mục nhắc đến nó trong Quản trị."),
            )


def why_useless(name: str) -> str:
    """Return what is wrong with a file that a row names; nothing when it can be read."""
    path = media.folder() / name
    if not is_safe(name):
        return _("tên không an toàn")
    if not path.is_file():
        return _("không còn tệp")
    return "" if os.access(path, os.R_OK) else _("không đọc được tệp")


def orphans(now: float) -> Iterator[Finding]:
    """Find files that no row names; those of the last hour may still be on their way."""
    with media.named_by(connection, apps) as names:
        for name, found in media.lying():
            if not names.see(name) and found.st_mtime < now - YOUNG_SECONDS:
                yield look(
                    _("Không dòng dữ liệu nào nhắc đến tệp %(name)s.") % {"name": name},
                    _("Sao lưu, xem tệp ấy có cần không, rồi xóa tay."),
                )


def originals() -> Iterator[Finding]:
    """Find originals whose content is not the one whose hash and size were kept."""
    for model in apps.get_models():
        if issubclass(model, AbstractImage | AbstractDocument):
            rows = model._base_manager.exclude(file_hash="")  # noqa: SLF001 - public, named so
            for row in rows.order_by("pk").iterator(CHUNK):
                yield from changed(row)


def changed(row: Any) -> Iterator[Finding]:
    """Find that an original is another than it was; one that is missing is told elsewhere."""
    path = media.folder() / row.file.name
    if not path.is_file() or not os.access(path, os.R_OK):
        return
    if sha1_of(path) != row.file_hash:
        yield wrong(
            _("Nội dung tệp %(name)s (%(kind)s số %(key)s) không còn như lúc đưa lên.")
            % {"name": row.file.name, "kind": meta_of(row).verbose_name, "key": row.pk},
            _("Lấy tệp ấy lại từ bản sao lưu; nếu có người cố ý đổi, hãy đưa tệp lên lại."),
        )
    elif row.file_size is not None and path.stat().st_size != row.file_size:
        yield wrong(
            _("Độ dài tệp %(name)s khác với số đã ghi.") % {"name": row.file.name},
            _("Mở mục ấy trong Quản trị và lưu lại."),
        )


def sha1_of(path: Path) -> str:
    """Return the hash that Wagtail keeps of an original."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()


def left_behind() -> Iterator[Finding]:
    """Find what a backup or a restore that was broken off left behind."""
    staging = media.Staging().path
    if staging.exists():
        yield wrong(
            _("Còn lại thư mục %(path)s của một lần khôi phục dở dang.") % {"path": staging},
            _("Nếu trang còn trống, chạy lại ./kheo restore; nếu đã có dữ liệu, xóa thư mục ấy."),
        )
    for part in sorted((Path(settings.VAR) / "backups").glob(".kheo-*.part")):
        yield look(
            _("Còn lại %(path)s của một lần sao lưu dở dang hoặc đang chạy.") % {"path": part},
            _("Lần sao lưu sau sẽ tự dọn."),
        )
