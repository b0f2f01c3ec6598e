"""`kheo ledger verify | export | seal | guard`."""

import sys
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.utils.translation import gettext as _

from kheo.ledger import exporting, guards, verifying
from kheo.ledger.models import Seal
from kheo.ledger.sealing import seal_pending
from kheo.ledger.wording import in_words


class Command(BaseCommand):
    """Check the ledger, give it out, or seal what waits."""

    help = "Kiểm tra sổ ghi việc, xuất sổ, hoặc đóng dấu những việc đang chờ."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be done."""
        does = parser.add_subparsers(dest="does", required=True)
        verify = does.add_parser("verify", help="Tìm việc bị sửa, mất hoặc đảo thứ tự.")
        verify.add_argument("--head", type=head, action="append", default=[], metavar="SỐ:MÃ")
        does.add_parser("export", help="In sổ ra JSON Lines.")
        does.add_parser("seal", help="Đóng dấu những việc đang chờ.")
        does.add_parser("guard", help="Đặt lại các chốt chặn việc sửa sổ trong cơ sở dữ liệu.")

    def handle(self, **options: Any) -> None:
        getattr(self, options["does"])(options)

    def verify(self, options: dict[str, Any]) -> None:
        """Name everything that is wrong; end with 1 when there is anything."""
        found = 0
        for fault in verifying.faults(heads=dict(options["head"])):
            found += 1
            self.stdout.write(in_words(fault))
        if found:
            sys.exit(1)
        last = Seal.objects.last()
        self.stdout.write(
            _("Sổ ghi việc nguyên vẹn: %(count)d việc, mã cuối %(head)s")
            % {"count": last.position if last else 0, "head": last.hash if last else "–"}
        )

    def export(self, _options: dict[str, Any]) -> None:
        """Print the ledger."""
        for line in exporting.lines():
            self.stdout.write(line)

    def guard(self, _options: dict[str, Any]) -> None:
        """Set the triggers up anew that keep the ledger from being changed."""
        with transaction.atomic():
            guards.lift_guards(connection)
            guards.raise_guards(connection)
        self.stdout.write(_("Cơ sở dữ liệu lại chặn việc sửa sổ."))

    def seal(self, _options: dict[str, Any]) -> None:
        """Seal what waits."""
        self.stdout.write(_("Đã đóng dấu %(count)d việc.") % {"count": seal_pending()})


def head(word: str) -> tuple[int, str]:
    """Read `12:ab…`. Raises ArgumentTypeError for anything else."""
    position, _colon, hashed = word.partition(":")
    if not position.isdigit() or not hashed:
        raise ArgumentTypeError(_("viết là SỐ:MÃ, ví dụ 12:ab34…"))
    return int(position), hashed
