"""`kheo load-law [--check]`."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.law.actions.loading import Kept, Report, load_law
from kheo.ledger.rules import system


class Command(BaseCommand):
    """Load the rules and the calendar that come with the software."""

    help = "Nạp quy tắc và lịch làm việc đi kèm; không ghi đè những gì cán bộ đã sửa."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether only to tell."""
        parser.add_argument("--check", action="store_true", help="Chỉ xem, không ghi.")

    def handle(self, **options: Any) -> None:
        report = load_law(by=system("load-law"), at=timezone.now(), rehearse=options["check"])
        self.tell(report)
        if options["check"] and report.changes:
            sys.exit(1)

    def tell(self, report: Report) -> None:
        """Name what differs, then sum up."""
        for name in report.made:
            self.stdout.write(f"+ {name}")
        for name in report.renewed:
            self.stdout.write(f"~ {name}")
        for name in report.dropped:
            self.stdout.write(f"- {name}")
        for kept in report.kept:
            self.tell_kept(kept)
        self.stdout.write(
            _(
                "Mới: %(made)d. Cập nhật: %(renewed)d. Bỏ: %(dropped)d. Không đổi: %(alike)d. "
                "Giữ bản của cán bộ: %(kept)d. Hạn được tính lại: %(moved)d."
            )
            % {
                "made": len(report.made),
                "renewed": len(report.renewed),
                "dropped": len(report.dropped),
                "alike": report.alike,
                "kept": len(report.kept),
                "moved": report.moved,
            }
        )

    def tell_kept(self, kept: Kept) -> None:
        """Show how a row of ours differs from the file."""
        for column, wanted, here in kept.differences:
            self.stdout.write(
                _("= %(name)s, %(column)s: tệp “%(file)s”, ở đây “%(here)s”")
                % {"name": kept.name, "column": column, "file": wanted, "here": here}
            )
