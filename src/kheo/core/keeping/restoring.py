"""`kheo restore`: a backup becomes an installation, whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.translation import gettext as _

from kheo.core.front.generation import next_generation
from kheo.core.front.locks import held
from kheo.core.keeping import loading, media, sockets, states
from kheo.core.keeping.packing import Say
from kheo.core.keeping.refusals import KeepingError, sentence_of
from kheo.core.keeping.rules import Manifest, UnusableError, Wrong
from kheo.core.keeping.tables import KEPT_BY_DJANGO, Registry
from kheo.core.keeping.unpacking import Backup, opened

LOCK: Final = "restore.lock"
NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a restore; `faults` are what rooms found wrong and was taken all the same."""

    manifest: Manifest
    faults: list[str] = field(default_factory=list)


def check(path: Path) -> Manifest:
    """Read a backup from end to end, change nothing, and return what it says of itself.

    Raises KeepingError for one that cannot be used.
    """
    with in_words(path), opened(path) as backup:
        require_known(backup.manifest)
        backup.check()
        return backup.manifest


def restore(path: Path, *, say: Say, with_faults: bool = False) -> Restored:
    """Fill an empty installation from a backup and return what became of it.

    Killed at any moment before the end, the installation is as empty as before, and the same may
    be run again. Raises KeepingError with a sentence; then nothing was changed.
    """
    with alone(), in_words(path), opened(path) as backup:
        require_known(backup.manifest)
        registry = make_tables(backup.manifest)
        require_empty(registry)
        require_room(backup.manifest)
        found = bring_in(backup, registry, say, with_faults=with_faults)
        if behind():
            states.bring_up_to_date()
            found = finish_rows(with_faults=True)
    next_generation()
    for job in sockets.JOBS.values():
        job()
    return Restored(backup.manifest, found)


@contextmanager
def alone() -> Iterator[None]:
    """Let one restore run at a time."""
    with held(Path(settings.VAR) / LOCK, wait=False) as lock:
        if lock is None:
            raise KeepingError(_("Đang có một lần khôi phục khác chạy. Chờ nó xong rồi chạy lại."))
        yield


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Say in a sentence why a backup cannot be used."""
    try:
        yield
    except UnusableError as wrong:
        raise KeepingError(sentence_of(wrong)) from wrong
    except OSError as wrong:
        raise KeepingError(
            _("Không đọc hoặc ghi được %(path)s: %(why)s")
            % {"path": wrong.filename or path, "why": wrong.strerror or wrong}
        ) from wrong


# --- Whether it may be done ---


def require_known(manifest: Manifest) -> None:
    """Raise KeepingError for a backup from a newer software than this."""
    newer = states.beyond(manifest.migrations, states.known())
    if newer:
        raise KeepingError(
            _(
                "Bản sao làm bằng phần mềm mới hơn (Khéo %(version)s; ở đây chưa có "
                "%(app)s %(name)s). Hãy nâng cấp phần mềm, hoặc khai thêm ứng dụng ấy trong "
                "KHEO_MORE_APPS, rồi khôi phục."
            )
            % {
                "version": manifest.made_by.get("kheo", "?"),
                "app": newer[0][0],
                "name": newer[0][1],
            }
        )


def make_tables(manifest: Manifest) -> Registry:
    """Make the tables as they were at the backup and return their models.

    Raises KeepingError where there are tables that are newer, or somebody else's.
    """
    names = connection.introspection.table_names()
    if names and KEPT_BY_DJANGO not in names:
        raise KeepingError(
            _("Cơ sở dữ liệu này đang chứa bảng của phần mềm khác. Hãy dùng một cơ sở dữ liệu mới.")
        )
    if states.beyond(states.applied(connection), manifest.migrations):
        raise KeepingError(
            _(
                "Bản sao làm bằng phiên bản cũ hơn (Khéo %(version)s) các bảng đang có. Hãy "
                "khôi phục vào một cơ sở dữ liệu chưa có bảng nào: bảng sẽ được tạo theo bản cũ "
                "rồi nâng lên."
            )
            % {"version": manifest.made_by.get("kheo", "?")}
        )
    if states.beyond(manifest.migrations, states.applied(connection)):
        states.make_tables(manifest.migrations)
    return states.registry_of(manifest.migrations)


def require_empty(registry: Registry) -> None:
    """Raise KeepingError where anybody has written anything yet."""
    written = loading.written_by_people(connection, registry)
    found = [
        _("bảng %(table)s có %(rows)d dòng") % {"table": table, "rows": rows}
        for table, rows in list(written.items())[:NAMED]
    ]
    if not media.is_empty():
        found.append(_("thư mục %(folder)s có tệp") % {"folder": media.folder()})
    if found:
        raise KeepingError(
            _(
                "Nơi khôi phục không trống: %(found)s. Chỉ khôi phục vào bản cài đặt chưa có ai "
                "dùng: đặt KHEO_VAR và KHEO_DATABASE_URL đến chỗ mới rồi chạy lại."
            )
            % {"found": ", ".join(found)}
        )


def require_room(manifest: Manifest) -> None:
    """Raise KeepingError where the disk does not hold what the backup says it brings."""
    rows = sum(table.bytes for table in manifest.tables)
    for place, needed in ((media.folder(), manifest.media.bytes), (Path(settings.VAR), rows)):
        place.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(place).free < needed:
            raise KeepingError(
                _("Ổ đĩa của %(folder)s không đủ chỗ: cần %(needed)d MiB.")
                % {"folder": place, "needed": needed // 1024**2 + 1}
            )


def behind() -> bool:
    """Return whether the tables are older than this software."""
    return bool(states.beyond(states.known(), states.applied(connection)))


# --- Doing it ---


def bring_in(backup: Backup, registry: Registry, say: Say, *, with_faults: bool) -> list[str]:
    """Bring in files and rows, and return what rooms found wrong.

    Files wait in a folder of their own until all rows are in and proven equal.
    """
    staging, found = media.Staging(), list[str]()
    staging.begin()
    try:
        stage(backup, staging, say)
        with transaction.atomic():
            pairs = loading.load(connection, backup, registry, say)
            loading.require_equal(connection, pairs)
            if not behind():
                found = finish_rows(with_faults=with_faults)
            staging.move_in()
    except BaseException:
        staging.clear()
        raise
    staging.finish()
    return found


def stage(backup: Backup, staging: media.Staging, say: Say) -> None:
    """Write all media files where they wait. Raises UnusableError for one that is damaged."""
    for number, record in enumerate(backup.files(), 1):
        with backup.file(record) as source:
            if not staging.write(record, source):
                raise UnusableError(Wrong.DAMAGED, record.name)
        say(record.name, number)


def finish_rows(*, with_faults: bool) -> list[str]:
    """Build the search index and return what rooms find wrong with the restored rows.

    Raises KeepingError with what is wrong, unless it was asked to take it all the same.
    """
    ContentType.objects.clear_cache()
    call_command("update_index", verbosity=0, stdout=StringIO())
    found = [sentence for trial in sockets.TRIALS.values() for sentence in trial()]
    if found and not with_faults:
        raise KeepingError(
            _(
                "Dữ liệu trong bản sao có chỗ sai: %(found)s "
                "Muốn vẫn khôi phục, chạy lại với --with-faults."
            )
            % {"found": " ".join(found[:NAMED])}
        )
    return found
