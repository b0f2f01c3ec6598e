"""`kheo backup`: where the backup goes, that it is whole or not there, and which old ones go."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.front.locks import held
from kheo.core.keeping import media, packing, states
from kheo.core.keeping.refusals import KeepingError
from kheo.core.keeping.rows import UnwritableError
from kheo.core.keeping.rules import Manifest, too_old

OWN_FILE: Final = 0o600
OWN_FOLDER: Final = 0o700
PART: Final = ".part"
LOCK: Final = ".kheo-backup.lock"


def back_up(path: Path | None, *, at: datetime, say: packing.Say) -> tuple[Path, Manifest]:
    """Make a backup and return where it lies and what it says of itself.

    Without a path, or with a folder, it gets a name of its own there. Only its owner may read it.
    Killed at any moment, it leaves no file under the final name.
    Raises KeepingError with a sentence when it cannot be made.
    """
    states.require_tables(connection)
    target = place_for(path, at)
    try:
        with alone_in(target.parent), part_of(target) as file:
            manifest = packing.pack(file, at=at, settings=packing.configured(), say=say)
    except UnwritableError as wrong:
        raise KeepingError(
            _(
                "Bảng %(table)s, dòng %(key)s, cột %(column)s có giá trị không đọc được. "
                "Chạy ./kheo doctor, sửa dòng ấy rồi sao lưu lại."
            )
            % {"table": wrong.table, "key": wrong.key, "column": wrong.column}
        ) from wrong
    except OSError as wrong:
        raise KeepingError(
            _("Không ghi được bản sao vào %(folder)s: %(why)s. Xem lại quyền ghi và chỗ trống.")
            % {"folder": target.parent, "why": wrong.strerror or wrong}
        ) from wrong
    return target, manifest


def place_for(path: Path | None, at: datetime) -> Path:
    """Return the final name of a backup that does not exist yet. Raises KeepingError."""
    wanted = (path or Path(settings.VAR) / "backups").absolute()
    if path is None or wanted.is_dir():
        wanted = free_name(wanted, at)
    if wanted.exists():
        raise KeepingError(_("%(path)s đã có. Chọn một tên khác.") % {"path": wanted})
    if wanted.resolve().is_relative_to(media.folder().resolve()):
        raise KeepingError(
            _("Không để bản sao trong thư mục tệp của trang. Chọn một thư mục khác.")
        )
    return wanted


def free_name(folder: Path, at: datetime) -> Path:
    """Return a name that tells the minute and that nothing has."""
    stem = f"kheo-{timezone.localtime(at):%Y%m%d-%H%M}"
    path, number = folder / f"{stem}.zip", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.zip", number + 1
    return path


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Let one backup at a time be made in a folder, and remove what a killed one left behind."""
    folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    with held(folder / LOCK, wait=False) as lock:
        if lock is None:
            raise KeepingError(_("Đang có một lần sao lưu khác chạy. Chờ nó xong rồi chạy lại."))
        for left in folder.glob(f".kheo-*{PART}"):
            left.unlink()
        yield


@contextmanager
def part_of(target: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes its final name when it is whole and on disk, and else goes."""
    part = target.with_name(f".kheo-{target.name}{PART}")
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, OWN_FILE)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
        sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """See to it that a new name in a folder survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def prune(folder: Path, keep: int) -> list[str]:
    """Delete the oldest backups of a folder beyond so many, and return their names."""
    gone = too_old((path.name for path in folder.iterdir()), keep)
    for name in gone:
        (folder / name).unlink()
    return gone
