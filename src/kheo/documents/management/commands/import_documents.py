"""`./kheo import-documents`: take a table of documents into the library."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.verdict import RefusedError
from kheo.documents.actions.loading import Loaded, Table, load_table
from kheo.documents.refusals import REFUSALS
from kheo.documents.tables import telling
from kheo.documents.tables.comparing import Outcome
from kheo.documents.tables.lines import lines_of
from kheo.documents.tables.opening import MOST_BYTES, read_sheet
from kheo.documents.tables.planning import Plan
from kheo.documents.tables.refusing import TableRefusedError
from kheo.ledger.rules import system


class Command(BaseCommand):
    """Show row by row what a table would change, or take it in."""

    help = "Nạp bảng văn bản (CSV, XLSX) vào thư viện; --dry-run chỉ cho xem từng dòng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="TỆP", help="Tệp .csv (UTF-8) hoặc .xlsx.")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ xem thử, không ghi gì.")
        parser.add_argument("--publish", action="store_true", help="Công bố văn bản đủ thông tin.")
        parser.add_argument("--report", default="", metavar="CSV", help="Ghi kết quả thành CSV.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            table = self.read(Path(options["file"]))
            if options["dry_run"]:
                self.tell(table.plan(), options["report"])
                self.stdout.write(_("Xem thử: chưa ghi gì."))
                return
            done = load_table(
                table=table, by=system("import-documents"), at=timezone.now(),
                publish=options["publish"],
            )  # fmt: skip
        except TableRefusedError as refused:
            nothing = _("Chưa ghi gì.")
            raise CommandError(f"{refused} {nothing}") from refused
        except RefusedError as refused:
            raise CommandError(str(REFUSALS[refused.verdict.reason])) from refused
        self.tell(done.plan, options["report"])
        self.stdout.write(ending(done))

    def read(self, path: Path) -> Table:
        """Return the table in a file, read no further than may be used."""
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise CommandError(
                _("Không đọc được tệp “%(name)s”: %(why)s.")
                % {"name": path.name, "why": error.strerror}
            ) from error
        headings, rows = lines_of(read_sheet(path.name, data))
        if headings.unused:
            unused = ", ".join(headings.unused)
            self.stdout.write(_("Cột không dùng đến: %(columns)s.") % {"columns": unused})
        return Table(path.name, hashlib.sha256(data).hexdigest(), rows)

    def tell(self, plan: Plan, report: str) -> None:
        """Print what the rows come to; those that change nothing are only counted."""
        for line in plan.lines:
            if line.outcome is not Outcome.SAME or line.given.doubts:
                self.stdout.write(telling.line_of(line))
        self.stdout.write(telling.totals(plan.counts))
        if report:
            text = telling.as_csv(list(telling.rows_told(plan)))
            Path(report).write_text(text, encoding="utf-8")


def ending(done: Loaded) -> str:
    """Return the last line."""
    return _(
        "Đã nạp. Công bố %(published)d, để nháp %(drafts)d; %(references)d dẫn chiếu, "
        "%(discrepancies)d mâu thuẫn mới cần người xem."
    ) % {
        "published": done.published,
        "drafts": done.drafts,
        "references": done.references,
        "discrepancies": done.discrepancies,
    }
