"""`./kheo reset-second-factor NAME`: for an officer whose telephone or key is lost."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kheo.accounts.actions.factors import reset_second_factor
from kheo.accounts.backends import officer_named
from kheo.core.verdict import RefusedError
from kheo.ledger.rules import system


class Command(BaseCommand):
    """Take an officer's second factors away; written in the ledger."""

    help = "Take all second factors from an officer and end all sessions; the ledger keeps it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="user name or e-mail address")
        parser.add_argument("--reason", default="", help="why, for the ledger")

    def handle(self, *args: Any, **options: Any) -> None:
        officer = officer_named(options["name"])
        if officer is None:
            raise CommandError(f"Không có cán bộ nào tên đăng nhập là {options['name']}.")
        by, at = system("reset-second-factor"), timezone.now()
        try:
            reset_second_factor(officer=officer, by=by, at=at, reason=options["reason"])
        except RefusedError as refused:
            raise CommandError(f"{officer} chưa bật xác thực hai bước.") from refused
        self.stdout.write(
            f"Đã xóa xác thực hai bước của {officer} và kết thúc mọi phiên."
            " Lần đăng nhập tới, người ấy bật lại từ đầu."
        )
