"""`./kheo restore FILE`: fill an empty installation from a backup, on either engine."""

import time
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.keeping import restoring
from kheo.core.keeping.refusals import KeepingError
from kheo.core.keeping.rules import Manifest

BETWEEN_LINES: Final = 2.0


class Command(BaseCommand):
    """Restore a backup."""

    help = "Khôi phục một bản sao vào bản cài đặt còn trống, trên SQLite hoặc PostgreSQL."
    requires_system_checks = ()
    last_said = 0.0

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the backup."""
        parser.add_argument("file", type=Path, help="Bản sao.")
        parser.add_argument(
            "--check", action="store_true", help="Chỉ đọc thử từ đầu đến cuối, không ghi gì."
        )
        parser.add_argument(
            "--with-faults",
            action="store_true",
            help="Khôi phục cả khi dữ liệu vốn đã sai, ví dụ sổ ghi việc đã bị sửa.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.last_said = time.monotonic()
        try:
            self.stdout.write(self.do(options))
        except KeepingError as refused:
            raise CommandError(str(refused)) from refused

    def do(self, options: dict[str, Any]) -> str:
        """Do what was asked for and return how it ended."""
        if options["check"]:
            return told(
                _("Bản sao nguyên vẹn: %(tables)d bảng, %(rows)d dòng, %(files)d tệp, lúc %(at)s."),
                restoring.check(options["file"]),
            )
        done = restoring.restore(
            options["file"], say=self.say_now_and_then, with_faults=options["with_faults"]
        )
        for fault in done.faults:
            self.stderr.write(fault)
        return told(
            _(
                "Đã khôi phục và đối chiếu: %(tables)d bảng, %(rows)d dòng, %(files)d tệp, "
                "của lúc %(at)s. Xem lại bằng: ./kheo doctor"
            ),
            done.manifest,
        )

    def say_now_and_then(self, what: str, number: int) -> None:
        """Say how far it is, at most every two seconds."""
        now = time.monotonic()
        if now - self.last_said >= BETWEEN_LINES:
            self.last_said = now
            self.stdout.write(f"{number}: {what}")


def told(sentence: str, manifest: Manifest) -> str:
    """Return a sentence with what a backup holds."""
    return sentence % {
        "tables": len(manifest.tables),
        "rows": sum(table.rows for table in manifest.tables),
        "files": manifest.media.files,
        "at": f"{timezone.localtime(datetime.fromisoformat(manifest.made_at)):%H:%M %d/%m/%Y}",
    }
