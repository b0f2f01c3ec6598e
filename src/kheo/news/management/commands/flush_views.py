"""`./kheo flush-views`: bring the views noted so far into the tables."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from kheo.news.actions.readership import flush_views


class Command(BaseCommand):
    """Enter the views noted so far; the site does it by itself every two seconds."""

    help = "Bring the views noted so far into the tables."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say so."""
        flush_views()
        self.stdout.write(_("Đã ghi các lượt xem đang chờ vào cơ sở dữ liệu."))
