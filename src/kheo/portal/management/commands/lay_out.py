"""`./kheo lay-out`: make home, sections, groups and workflow in an empty installation."""

from typing import Any

from django.core.management.base import BaseCommand

from kheo.portal.actions import lay_out_site


class Command(BaseCommand):
    """Lay out an empty site; safe to run again."""

    help = "Make the home page, sections, editors' groups and their workflow; safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        home = lay_out_site()
        self.stdout.write(f"{home.title}: {home.get_children().count()} chuyên mục.")
