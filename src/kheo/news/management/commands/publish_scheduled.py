"""`kheo publish-scheduled`: Wagtail's command, all of it or nothing, with its ledger entries."""

from typing import Any

from django.db import transaction
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand


class Command(WagtailCommand):
    """Publish and withdraw what is due."""

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
