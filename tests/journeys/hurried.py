"""The site of the journeys takes a form as soon as it is filled in.

Elsewhere nobody fills in a form within two seconds but machines; tests/journeys is such a machine.
The rule itself is tested in the room of news.
"""

from datetime import timedelta
from unittest import mock

from django.apps import AppConfig


class Hurried(AppConfig):
    """An app of the tests only, named in KHEO_MORE_APPS."""

    name = "tests.journeys.hurried"
    label = "hurried"

    def ready(self) -> None:
        """Let a ticket be used at once, for as long as the process lives."""
        from kheo.news.rules import tickets

        mock.patch.object(tickets, "FASTEST", timedelta(0)).start()
