"""The whole country, loaded once for the tests of a module and taken back after them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest
from django.db import transaction

from kheo.ledger.rules import system
from kheo.organisations.actions.load_places import Loaded, load_carried

NOON: Final = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY: Final = date(2026, 11, 23)
BEFORE: Final = date(2025, 6, 30)
AFTER: Final = date(2025, 7, 1)
LOADER: Final = system("load-places")


def quiet(_line: str) -> None:
    """Say nothing."""


def load() -> Loaded:
    return load_carried(by=LOADER, at=NOON, say=quiet)


@pytest.fixture(scope="module")
def national(django_db_setup: None, django_db_blocker: Any) -> Iterator[Loaded]:
    """The country; what each test adds is taken back by the test, all of it by the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)
