"""`./kheo send-reminders`: tell officers what is due; a serving site does it by itself."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.tasks.actions.reminding import gather, remind
from kheo.tasks.reminding.sending import Fate, send_waiting

A_LONG_TIME = 3600


class Command(BaseCommand):
    """Compute reminders, make the letters that may go now, and hand them over; safe to repeat."""

    help = "Compute reminders, gather them into letters and hand these to the mail server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--day", default="", help="for an earlier day than today: 2026-11-24")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        today = timezone.localdate(now)
        on = day_of(options["day"]) or today
        if on > today:
            raise CommandError(_("Chưa đến ngày ấy."))
        told = remind(on=on, at=now, again=True)
        made = gather(at=now)
        fates = send_waiting(clock=timezone.now, seconds=A_LONG_TIME)
        self.stdout.write(
            _("%(told)d lời nhắc mới, soạn %(made)d thư, gửi %(sent)d, từ chối %(refused)d.")
            % {
                "told": told, "made": made, "sent": fates[Fate.SENT],
                "refused": fates[Fate.REFUSED],
            }
        )  # fmt: skip


def day_of(written: str) -> date | None:
    """Return a day as it is written on the command line. Raises CommandError for another word."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise CommandError(_("Ngày viết như 2026-11-24.")) from error
