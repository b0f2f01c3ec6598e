"""Codes of an authenticator app count once.

A telephone's clock may be half a minute off, so three codes fit at any time. allauth remembers a
used one for one period only: a code read over somebody's shoulder would fit again.
"""

from datetime import timedelta
from typing import Final

from kheo.accounts.caching import shared
from kheo.organisations.models import Officer

REMEMBERED: Final = timedelta(minutes=3)
"""Longer than any code fits."""


def use(officer: Officer, code: str) -> bool:
    """Return whether a code is used for the first time, and remember that it was."""
    return shared().add(key(officer, code), "used", timeout=REMEMBERED.total_seconds())


def was_used(officer: Officer, code: str) -> bool:
    """Return whether a code was used a moment ago."""
    return shared().get(key(officer, code)) is not None


def key(officer: Officer, code: str) -> str:
    """Return under what a used code is remembered; spaces between digits are none of it."""
    return f"code:{officer.pk}:{''.join(sign for sign in code if sign.isalnum())}"
