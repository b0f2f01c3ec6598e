"""How an officer is told, and how a letter to him is called."""

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.utils.crypto import salted_hmac

from kheo.organisations.models import Officer
from kheo.tasks.models import Letter, Wishes
from kheo.tasks.rules.digests import Manner

LONGEST_HOST: Final = 60


def wishes_of(officer: Officer) -> Wishes:
    """Return how an officer wants to be told; what holds for all where he said nothing."""
    try:
        found: Wishes = officer.task_wishes
    except ObjectDoesNotExist:
        plain = Manner()
        return Wishes(
            officer=officer, digest_at=plain.digest_at, quiet_from=plain.quiet_from,
            quiet_until=plain.quiet_until, on_days_off=plain.on_days_off,
        )  # fmt: skip
    return found


def manner_of(officer: Officer) -> Manner:
    """Return his hours."""
    wishes = wishes_of(officer)
    return Manner(wishes.digest_at, wishes.quiet_from, wishes.quiet_until, wishes.on_days_off)


def takes_mail(officer: Officer) -> bool:
    """Return whether an officer is told by mail too, and not by the page alone."""
    return officer.is_active and bool(officer.email) and wishes_of(officer).by_mail


def message_id(letter: Letter) -> str:
    """Return the name of a letter: the same whenever it is made for this officer, day and number.

    It begins differently for each installation, so that a copy of the site is not taken for it.
    """
    own = salted_hmac("kheo.tasks.letters", "installation", algorithm="sha256").hexdigest()[:12]
    parts = (own, letter.officer_id, letter.day.isoformat(), letter.number)
    return f"<kheo.letter.{'.'.join(map(str, parts))}@{mail_host()}>"


def mail_host() -> str:
    """Return the name of this host as mails know it."""
    host = urlsplit(settings.SITE_URL).hostname or settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    return host.strip(" >")[-LONGEST_HOST:].lstrip(".-") or "localhost"
