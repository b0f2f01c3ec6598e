"""Does the database hold together, is it up to date, and does search know all there is?"""

from collections.abc import Iterator
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from modelsearch.index import get_indexed_models
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from kheo.core.keeping import states
from kheo.core.keeping.doctor import Finding, wrong
from kheo.core.keeping.sequences import first, last_key
from kheo.core.keeping.tables import meta_of, travelling

INVALID_INDEXES: Final = (
    "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "WHERE NOT i.indisvalid"
)
TEXT_KEY: Final = Cast("pk", CharField(max_length=50))
UNPROVEN: Final = "SELECT conname FROM pg_constraint WHERE NOT convalidated"


def migrations() -> Iterator[Finding]:
    """Find migrations that the database has not seen, and some that we do not know."""
    seen, known = states.applied(connection), states.known()
    for app, name in states.beyond(known, seen):
        yield wrong(
            _("Cơ sở dữ liệu chưa có thay đổi %(app)s %(name)s.") % {"app": app, "name": name},
            _("Sao lưu rồi chạy: ./kheo prepare"),
        )
    for app, name in states.beyond(seen, known):
        yield wrong(
            _("Cơ sở dữ liệu có thay đổi %(app)s %(name)s mà phần mềm này không biết.")
            % {"app": app, "name": name},
            _("Dùng lại phiên bản phần mềm mới hơn, hoặc khai thêm ứng dụng trong KHEO_MORE_APPS."),
        )


def engine() -> Iterator[Finding]:
    """Find what the database itself knows to be broken."""
    yield from sqlite() if connection.vendor == "sqlite" else postgresql()
    yield from keys_given_twice()


def sqlite() -> Iterator[Finding]:
    """Ask SQLite whether its file is whole and every key leads somewhere."""
    for (said,) in answers("PRAGMA integrity_check(100)"):
        if said != "ok":
            yield wrong(
                _("Tệp cơ sở dữ liệu bị hỏng: %(said)s") % {"said": said},
                _("Dừng trang, giữ lại tệp ấy, và khôi phục từ bản sao lưu."),
            )
    for table, row, target, _number in answers("PRAGMA foreign_key_check"):
        yield wrong(
            _("Bảng %(table)s, dòng %(row)s trỏ đến một dòng không có của bảng %(target)s.")
            % {"table": table, "row": row, "target": target},
            _("Khôi phục từ bản sao lưu, hoặc nhờ người quản trị sửa dòng ấy."),
        )


def postgresql() -> Iterator[Finding]:
    """Ask PostgreSQL for indexes and constraints that do not hold."""
    for (name,) in answers(INVALID_INDEXES):
        yield wrong(
            _("Chỉ mục %(name)s không dùng được.") % {"name": name},
            _("Chạy trong cơ sở dữ liệu: REINDEX INDEX CONCURRENTLY %(name)s;") % {"name": name},
        )
    for (name,) in answers(UNPROVEN):
        yield wrong(
            _("Ràng buộc %(name)s chưa được kiểm tra trên dữ liệu cũ.") % {"name": name},
            _("Chạy trong cơ sở dữ liệu: ALTER TABLE … VALIDATE CONSTRAINT %(name)s;")
            % {"name": name},
        )


def keys_given_twice() -> Iterator[Finding]:
    """Find tables whose next key is one that a row has already."""
    quoted = connection.ops.quote_name
    for table in travelling():
        if table.serial is None:
            continue
        question = f"SELECT max({quoted(table.serial)}) FROM {quoted(table.name)}"  # noqa: S608
        highest, last = first(connection, question) or 0, last_key(connection, table) or 0
        if highest > last:
            yield wrong(
                _("Bảng %(table)s sắp cấp lại số đã dùng (%(last)d, đã có %(highest)d).")
                % {"table": table.name, "last": last, "highest": highest},
                _("Sao lưu rồi khôi phục vào chỗ mới: số cấp được đặt lại khi khôi phục."),
            )


def search() -> Iterator[Finding]:
    """Find records that search does not know, and entries of search without their record."""
    for model in get_indexed_models():
        missing = objects_without_entry(model)
        if missing:
            yield wrong(
                _("%(count)d mục loại %(kind)s không có trong chỉ mục tìm kiếm.")
                % {"count": missing, "kind": meta_of(model).verbose_name},
                _("Chạy: ./kheo update_index"),
            )
    yield from entries_without_object()


def objects_without_entry(model: Any) -> int:
    """Return how many records of a kind search does not know; those of a finer kind are its own."""
    kind = ContentType.objects.get_for_model(model)
    entry = IndexEntry.objects.filter(content_type=kind, object_id=OuterRef("text_key"))
    rows = model.get_indexed_objects().order_by().annotate(text_key=TEXT_KEY)
    if model is Page:
        # The root above all sites is made by a migration, and nobody looks for it.
        rows = rows.filter(depth__gt=1)
    return int(rows.filter(~Exists(entry)).count())


def entries_without_object() -> Iterator[Finding]:
    """Find entries of search whose record is gone."""
    for model in get_indexed_models():
        kind = ContentType.objects.get_for_model(model)
        rows = model._base_manager.annotate(  # noqa: SLF001 - public, named so
            text_key=TEXT_KEY
        ).filter(text_key=OuterRef("object_id"))
        stale = IndexEntry.objects.filter(~Exists(rows), content_type=kind).count()
        if stale:
            yield wrong(
                _("Chỉ mục tìm kiếm còn %(count)d mục loại %(kind)s đã bị xóa.")
                % {"count": stale, "kind": meta_of(model).verbose_name},
                _("Chạy: ./kheo update_index"),
            )


def answers(question: str) -> list[Any]:
    """Return what the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())
