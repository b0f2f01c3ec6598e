"""`./kheo flush-views`: bring the views noted so far into the tables."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from kheo.news.actions.readership import flush_views
from kheo.news.models import ArticleViews


class Command(BaseCommand):
    """Enter the views noted so far; the site does it by itself every two seconds."""

    help = "Bring the views noted so far into the tables."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether figures are counted anew."""
        parser.add_argument(
            "--recount", action="store_true", help="Set each figure to the number of its readers."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say so."""
        flush_views()
        self.stdout.write(_("Đã ghi các lượt xem đang chờ vào cơ sở dữ liệu."))
        if options["recount"]:
            changed = ArticleViews.objects.all().recount()
            self.stdout.write(_("Đã sửa %(count)d số lượt xem.") % {"count": changed})
