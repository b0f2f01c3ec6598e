"""`./kheo doctor`: look after everything and name what is wrong."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from kheo.core.keeping import doctor, states
from kheo.core.keeping.doctor import Finding, Report, Severity
from kheo.core.keeping.refusals import KeepingError


class Command(BaseCommand):
    """Examine the installation; end with 1 when something is wrong."""

    help = "Kiểm tra liên kết, tệp, số đếm, sổ ghi việc, thiết lập… và nêu rõ chỗ sai."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be examined and how it is told."""
        parser.add_argument("names", nargs="*", metavar="MỤC", help="Chỉ kiểm tra các mục này.")
        parser.add_argument("--json", action="store_true", help="In kết quả cho máy đọc.")
        parser.add_argument("--list", action="store_true", help="Chỉ liệt kê các mục kiểm tra.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            for one in doctor.EXAMINATIONS.values():
                self.stdout.write(f"{one.name:<24} {one.title}")
            return
        try:
            states.require_tables(connection)
        except KeepingError as refused:
            raise CommandError(str(refused)) from refused
        unknown = sorted(set(options["names"]) - set(doctor.EXAMINATIONS))
        if unknown:
            raise CommandError(
                _("Không có mục kiểm tra %(names)s. Xem các mục: ./kheo doctor --list")
                % {"names": ", ".join(unknown)}
            )
        tell = self.print_json if options["json"] else self.print_lines
        if not tell(options["names"]):
            sys.exit(1)

    def print_json(self, names: list[str]) -> bool:
        """Print all reports as JSON; return whether nothing is wrong."""
        reports = list(doctor.examine(names))
        well = all(report.is_well for report in reports)
        told = {"well": well, "checks": [asdict(report) for report in reports]}
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        return well

    def print_lines(self, names: list[str]) -> bool:
        """Print each report as it comes; return whether nothing is wrong."""
        well = True
        for report in doctor.examine(names):
            well = well and report.is_well
            self.print_report(report)
        self.stdout.write(_("Mọi thứ đều tốt.") if well else _("Có chỗ sai cần sửa, nêu ở trên."))
        return well

    def print_report(self, report: Report) -> None:
        """Print a report."""
        self.stdout.write(f"{mark(report)} {report.title} ({report.name})")
        for finding in report.findings:
            self.stdout.write(f"    {word(finding)}: {finding.sentence}")
            self.stdout.write(f"        → {finding.remedy}")
        if report.more:
            self.stdout.write("    " + _("… còn nhiều hơn nữa, không nêu hết."))


def mark(report: Report) -> str:
    """Return the sign that stands before a report."""
    if not report.is_well:
        return "✗"
    return "!" if report.findings else "✓"


def word(finding: Finding) -> str:
    """Return how bad a finding is, in a word."""
    return _("SAI") if finding.severity is Severity.WRONG else _("LƯU Ý")
