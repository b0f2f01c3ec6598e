"""What tests of letters share: a mail room on this host, and a clock that stands still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from email.message import EmailMessage
from typing import Any

from kheo.news.tests.mailroom import Mailroom, open_mailroom
from kheo.organisations.models import Officer
from kheo.tasks.models import Letter, Wishes
from kheo.tasks.reminding.sending import Fate, send_waiting
from kheo.tasks.tests.reminding import moment, worker


@contextmanager
def room(settings: Any, **moods: Any) -> Iterator[Mailroom]:
    """Open a mail room to which the site sends."""
    settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = "https://danvan.mau.example"
    with open_mailroom(Mailroom(**moods), settings) as opened:
        yield opened


def sent(day: date, hour: int = 8, minute: int = 0) -> dict[Fate, int]:
    """Hand over what waits; return what became of how many, without what there was none of."""
    now: datetime = moment(day, hour, minute)
    return {fate: n for fate, n in send_waiting(clock=lambda: now).items() if n}


def wishes(who: Officer | None = None, **fields: Any) -> Wishes:
    kept, _made = Wishes.objects.update_or_create(officer=who or worker(), defaults=fields)
    return kept


def names(mails: Mailroom) -> list[str]:
    """Return the Message-IDs that arrived."""
    return [str(mail["Message-ID"]).strip() for mail in mails.letters]


def numbers(who: Officer | None = None) -> list[tuple[date, int]]:
    rows = Letter.objects.filter(officer=who or worker()).order_by("day", "number")
    return list(rows.values_list("day", "number"))


def words(mail: EmailMessage) -> str:
    """Return what a mail says, its lines ended as Python ends them."""
    return str(mail.get_content()).replace("\r\n", "\n")
