"""`./kheo check-draft FILE`: what a draft cites and names that is no more."""

import sys
from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.documents.drafting import Report, check_draft
from kheo.documents.intake.extracting import extract
from kheo.documents.intake.plain import read_text
from kheo.documents.intake.reasons import MOST_BYTES, FileRefused
from kheo.documents.intake.sentences import why
from kheo.documents.rules.drafting import Manner, Severity


class Command(BaseCommand):
    """Check a draft; nothing is kept."""

    help = (
        "Kiểm tra dự thảo: văn bản hết hiệu lực, cơ quan không còn, số sai thể thức "
        "(- đọc từ đầu vào chuẩn)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the day and the manner."""
        parser.add_argument("file", metavar="FILE", help=".txt, .docx, .pdf; - đầu vào chuẩn")
        parser.add_argument("--day", default="", metavar="D/M/YYYY", help="ngày ban hành dự kiến")
        parser.add_argument("--manner", default="", choices=[str(one) for one in Manner])
        parser.add_argument("--place", default="", help="địa bàn của cơ quan soạn thảo")

    def handle(self, **options: Any) -> None:
        day = self.day(options["day"])
        places = [options["place"]] if options["place"] else []
        report = check_draft(
            self.read(options["file"]), day=day, manner=Manner(options["manner"]), places=places
        )
        self.tell(report)
        if report.of(Severity.WRONG):
            sys.exit(1)

    def day(self, said: str) -> date:
        """Return the day that is asked for, or today."""
        if not said:
            return timezone.localdate()
        try:
            return datetime.strptime(said, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
        except ValueError as error:
            raise CommandError(_("Ngày viết như 28/4/2025.")) from error

    def read(self, name: str) -> str:
        """Return the words of a file or of standard input."""
        try:
            if name == "-":
                return read_text(sys.stdin.buffer.read(MOST_BYTES))
            if not Path(name).is_file():
                raise CommandError(_("Không có tệp “%(name)s”.") % {"name": name})
            return extract(Path(name)).text
        except FileRefused as refused:
            raise CommandError(why(refused)) from refused

    def tell(self, report: Report) -> None:
        """Print what was found, the worst first, then how much was looked at."""
        for one in report.told:
            times = f" (×{one.times})" if one.times > 1 else ""
            self.stdout.write(f"{one.line}\t{one.label}\t“{one.excerpt}”{times}\t{one.sentence}")
            for lead in one.leads:
                self.stdout.write(f"\t\t→ {lead.name}")
        if report.cut:
            self.stdout.write(_("Dự thảo dài quá nên chỉ phần đầu được đọc."))
        self.stdout.write(
            _("Phải sửa: %(wrong)d. Cần kiểm tra: %(check)d. Lưu ý: %(note)d.")
            % {str(severity): report.of(severity) for severity in Severity}
        )
