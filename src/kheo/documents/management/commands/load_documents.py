"""`./kheo load-documents`: take a folder of documents as JSON lines into the library."""

import resource
import time
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.verdict import RefusedError
from kheo.documents.actions.loading import Table, load_table
from kheo.documents.management.commands.import_documents import ending
from kheo.documents.mentions import Mention, of_document
from kheo.documents.refusals import REFUSALS
from kheo.documents.tables import telling
from kheo.documents.tables.comparing import Outcome, Policy
from kheo.documents.tables.folders import read_folder
from kheo.documents.tables.given import Given
from kheo.documents.tables.refusing import TableRefusedError
from kheo.ledger.rules import system

CARRIED: Final = Path(__file__).resolve().parents[2] / "data"
"""The rows that come with the software; their notice is in its README."""
EVERY: Final = 50
MEGABYTE: Final = 1024


class Command(BaseCommand):
    """Load documents.jsonl.gz and full texts, and tell of every contradiction."""

    help = "Nạp documents.jsonl.gz và toàn văn trong một thư mục; nêu mọi mâu thuẫn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", default="", metavar="THƯ-MỤC",
            help="Để trống: nạp danh mục đi kèm phần mềm.",
        )  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="Chỉ xem thử, không ghi gì.")
        parser.add_argument("--publish", action="store_true", help="Công bố văn bản đủ thông tin.")

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.monotonic()
        folder = Path(options["folder"]) if options["folder"] else CARRIED
        try:
            rows, sha256 = read_folder(folder, self.say)
        except TableRefusedError as refused:
            nothing = _("Chưa ghi gì.")
            raise CommandError(f"{refused} {nothing}") from refused
        table = Table(folder.name, sha256, rows, Policy.FILL)
        if options["dry_run"]:
            self.conflicts(table.plan().lines)
            self.stdout.write(telling.totals(table.plan().counts))
        else:
            self.load(table, publish=options["publish"])
        self.cost(begun)

    def load(self, table: Table, *, publish: bool) -> None:
        """Read citations first, so that the transaction is short; then take the table in."""
        before = table.plan()
        new = {line.given.spot for line in before.lines if line.outcome is Outcome.NEW}
        mentions = self.read(table.rows, new)
        read = Table(table.name, table.sha256, table.rows, table.policy, mentions)
        try:
            done = load_table(
                table=read, by=system("load-documents"), at=timezone.now(), publish=publish,
                expected=before.fingerprint,
            )  # fmt: skip
        except RefusedError as refused:
            raise CommandError(str(REFUSALS[refused.verdict.reason])) from refused
        self.conflicts(done.plan.lines)
        self.stdout.write(telling.totals(done.plan.counts))
        self.stdout.write(ending(done))

    def read(self, rows: Sequence[Given], new: set[str]) -> Mapping[str, Sequence[Mention]]:
        """Return what new documents cite."""
        found: dict[str, Sequence[Mention]] = {}
        with_text = [row for row in rows if row.text and row.spot in new]
        for count, row in enumerate(with_text, 1):
            found[row.spot] = of_document(title=row.title, text=row.text or "", number=row.number)
            if count % EVERY == 0 or count == len(with_text):
                self.say(
                    _("Đã đọc dẫn chiếu của %(count)d/%(total)d toàn văn.")
                    % {"count": count, "total": len(with_text)}
                )
        return found

    def conflicts(self, lines: Sequence[Any]) -> None:
        """Print every row that contradicts itself, another or the library."""
        for line in lines:
            odd = line.outcome in {Outcome.CONFLICT, Outcome.REFUSED}
            if odd or (line.given.doubts and line.outcome is Outcome.NEW):
                self.stdout.write(f"  ! {telling.line_of(line)}")

    def say(self, line: str) -> None:
        """Tell how far it went."""
        self.stdout.write(f"  {line}")
        self.stdout.flush()

    def cost(self, begun: float) -> None:
        """Print time and memory."""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
        self.stdout.write(
            _("%(seconds).1f giây; nhiều nhất %(memory)d MB bộ nhớ.")
            % {"seconds": time.monotonic() - begun, "memory": memory}
        )
