"""`./kheo backup [PATH] [--keep N]`: one file with everything, while the site runs."""

import time
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.keeping import backing_up, tables
from kheo.core.keeping.refusals import KeepingError
from kheo.core.keeping.rules import Manifest

BETWEEN_LINES: Final = 2.0
NAMED: Final = 10
MEBIBYTE: Final = 1024 * 1024


class Command(BaseCommand):
    """Make a backup."""

    help = "Sao lưu cơ sở dữ liệu, tệp và tên các thiết lập vào một tệp; trang vẫn chạy."
    requires_system_checks = ()
    last_said = 0.0

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where the backup goes and how many are kept."""
        parser.add_argument("path", nargs="?", type=Path, help="Tệp hoặc thư mục nhận bản sao.")
        parser.add_argument(
            "--keep", type=at_least_one, metavar="N", help="Chỉ giữ N bản mới nhất."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.last_said = time.monotonic()
        try:
            path, manifest = backing_up.back_up(
                options["path"], at=timezone.now(), say=self.say_now_and_then
            )
        except KeepingError as refused:
            raise CommandError(str(refused)) from refused
        self.tell(path, manifest)
        if options["keep"]:
            for name in backing_up.prune(path.parent, options["keep"]):
                self.stdout.write(_("Đã xóa bản sao cũ %(name)s.") % {"name": name})

    def say_now_and_then(self, what: str, number: int) -> None:
        """Say how far the backup is, at most every two seconds."""
        now = time.monotonic()
        if now - self.last_said >= BETWEEN_LINES:
            self.last_said = now
            self.stdout.write(f"{number}: {what}")

    def tell(self, path: Path, manifest: Manifest) -> None:
        """Say what the backup holds, and what it could not hold."""
        self.stdout.write(
            _("%(path)s: %(tables)d bảng, %(rows)d dòng, %(files)d tệp, %(size).1f MiB.")
            % {
                "path": path,
                "tables": len(manifest.tables),
                "rows": sum(table.rows for table in manifest.tables),
                "files": manifest.media.files,
                "size": path.stat().st_size / MEBIBYTE,
            }
        )
        for name in manifest.media.missing[:NAMED]:
            self.stderr.write(_("Thiếu tệp mà dữ liệu có nhắc đến: %(name)s") % {"name": name})
        if more := manifest.media.missing_count - NAMED:
            self.tell_of_more(more)
        for name in tables.unknown(connection):
            self.stderr.write(
                _("Bảng %(name)s không thuộc phần mềm này nên không có trong bản sao.")
                % {"name": name}
            )

    def tell_of_more(self, more: int) -> None:
        """Say how many missing files were not named."""
        if more > 0:
            self.stderr.write(_("… và %(count)d tệp nữa.") % {"count": more})


def at_least_one(word: str) -> int:
    """Return a number from one on. Raises ArgumentTypeError for anything else."""
    if not word.isdecimal() or int(word) < 1:
        raise ArgumentTypeError(_("viết một số từ 1 trở lên"))
    return int(word)
