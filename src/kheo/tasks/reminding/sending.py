"""Handing letters to the mail server: each once, as far as mail allows.

A letter is claimed before it is handed over and marked as sent right after. Whoever dies between
the server's yes and our mark leaves a letter that goes again, under the same Message-ID, when its
lease is over; whoever dies anywhere else loses and doubles nothing.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, time, timedelta
from enum import StrEnum
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
)
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone

from kheo.tasks.models import Letter
from kheo.tasks.reminding.letters import content_of
from kheo.tasks.reminding.manners import manner_of, takes_mail
from kheo.tasks.rules.digests import LEASE, LIFETIME, pause_after
from kheo.tasks.rules.quiet import quiet_ends

FAILURES: Final = (OSError, ValueError)
"""What mail servers (SMTPException is an OSError), the network and Django's header checks raise.

Their texts name addresses, so none of them goes into a log or a table.
"""

LOST_AT_MOST: Final = 3
"""After so many lost connections in a row, the round ends."""

SERVER_CLOSES: Final = 421
PERMANENT: Final = range(500, 600)

Clock = Callable[[], datetime]

logger = logging.getLogger("kheo.mail")


class Fate(StrEnum):
    """What became of a letter in one round."""

    SENT = "sent"
    NEEDLESS = "needless"  # all of it was settled, or its officer wants no mail any more
    QUIET = "quiet"
    REFUSED = "refused"
    LATER = "later"
    LOST = "lost"  # the connection broke: nobody knows


def send_waiting(*, clock: Clock, seconds: float = 10) -> dict[Fate, int]:
    """Hand over what waits, for so many seconds at most; return what became of how many letters.

    A letter that fails does not keep the others; a mail server that is away does, for a while that
    grows. `clock` tells the moment. Never raises what a mail server or the network raises.
    """
    told = dict.fromkeys(Fate, 0)
    if not settings.MAIL_SERVER:
        return told
    end = clock() + timedelta(seconds=seconds)
    expire(clock())
    lost = 0
    while waiting(clock()).exists() and clock() < end and lost < LOST_AT_MOST:
        try:
            server = opened()
        except FAILURES as failure:
            all_wait(at=clock(), failure=failure)
            break
        with closing(server):
            for fate in hand_over(server, clock=clock, end=end):
                told[fate] += 1
                lost = lost + 1 if fate is Fate.LOST else 0
    if any(told.values()):
        logger.info("reminders: %s", ", ".join(f"{n} {fate}" for fate, n in told.items() if n))
    return told


def opened() -> BaseEmailBackend:
    """Return an open connection to the mail server."""
    server = get_connection()
    server.open()
    return server


@contextmanager
def closing(server: BaseEmailBackend) -> Iterator[None]:
    """Close a connection whatever happens."""
    try:
        yield
    finally:
        with suppress(*FAILURES):
            server.close()


def hand_over(server: BaseEmailBackend, *, clock: Clock, end: datetime) -> Iterator[Fate]:
    """Hand over letter after letter until none waits, the time is over, or the server is gone."""
    while clock() < end and (letter := claim(at=clock())):
        fate = post(server, letter, clock=clock)
        yield fate
        if fate is Fate.LOST:
            return


def waiting(at: datetime) -> QuerySet[Letter]:
    """Return the letters that may be handed over at a moment."""
    return Letter.objects.filter(wait_until__lte=at).order_by("wait_until", "pk")


def claim(*, at: datetime) -> Letter | None:
    """Return a letter that nobody else hands over until its lease ends; None when none waits.

    Of several processes that want the same letter, the database lets one change it.
    """
    for letter in waiting(at).select_related("officer__task_wishes")[:20]:
        lease = at + LEASE
        mine = Letter.objects.filter(pk=letter.pk, wait_until=letter.wait_until)
        if mine.update(wait_until=lease, tries=F("tries") + 1):
            letter.wait_until, letter.tries = lease, letter.tries + 1
            return letter
    return None


def post(server: BaseEmailBackend, letter: Letter, *, clock: Clock) -> Fate:
    """Hand one claimed letter over, unless there is no use any more, and write down its fate."""
    at = clock()
    free = quiet_ends(timezone.localtime(at), *quiet_hours(letter))
    if free > at:
        Letter.objects.filter(pk=letter.pk).update(wait_until=free, tries=F("tries") - 1)
        return Fate.QUIET
    content = content_of(letter) if takes_mail(letter.officer) else None
    if content is None:
        close(letter, failure="")
        return Fate.NEEDLESS
    mail = EmailMessage(
        content.subject, content.body, to=[letter.officer.email],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    try:
        server.send_messages([mail])
    except FAILURES as failure:
        return failed(letter, failure, at=at)
    Letter.objects.filter(pk=letter.pk).update(sent_at=clock(), wait_until=None, failure="")
    return Fate.SENT


def quiet_hours(letter: Letter) -> tuple[time, time]:
    """Return from when to when the officer is left alone."""
    manner = manner_of(letter.officer)
    return manner.quiet_from, manner.quiet_until


def failed(letter: Letter, failure: Exception, *, at: datetime) -> Fate:
    """Write down that a letter was not taken: for good, or that it is tried again later."""
    fate, word = fate_of(failure), word_of(failure)
    logger.warning("reminder letter %d: %s, %s", letter.pk, fate, word)
    if fate is Fate.REFUSED:
        close(letter, failure=word)
    else:
        pause = pause_after(letter.tries)
        Letter.objects.filter(pk=letter.pk).update(wait_until=at + pause, failure=word)
    return fate


def close(letter: Letter, *, failure: str) -> None:
    """Let a letter wait no more, without its having been sent."""
    Letter.objects.filter(pk=letter.pk).update(wait_until=None, failure=failure)


def expire(at: datetime) -> None:
    """Give up what could not be handed over for three days."""
    old = Letter.objects.filter(wait_until__isnull=False, made_at__lt=at - LIFETIME)
    old.filter(failure="").update(failure="late")
    old.update(wait_until=None)


def all_wait(*, at: datetime, failure: Exception) -> None:
    """Let all letters wait while the mail server is away; the longer, the longer it has been."""
    first = waiting(at).first()
    if first is None:
        return
    Letter.objects.filter(pk=first.pk).update(tries=F("tries") + 1, failure=word_of(failure))
    waiting(at).update(wait_until=at + pause_after(first.tries + 1))
    logger.warning("reminder letters wait: %s", word_of(failure))


def fate_of(failure: Exception) -> Fate:
    """Return what a failure means for a letter."""
    code = code_of(failure)
    if code == SERVER_CLOSES:
        return Fate.LOST
    if code is not None:
        return Fate.REFUSED if code in PERMANENT else Fate.LATER
    if isinstance(failure, SMTPNotSupportedError) or not isinstance(failure, OSError):
        return Fate.REFUSED
    # The server speaks, and dislikes what is not of this letter: its sender, a greeting.
    return Fate.LATER if isinstance(failure, SMTPResponseException) else Fate.LOST


def code_of(failure: Exception) -> int | None:
    """Return the answer of the server about this letter: to its recipient, or to what it says."""
    if isinstance(failure, SMTPRecipientsRefused):
        return max((code for code, _words in failure.recipients.values()), default=None)
    return failure.smtp_code if isinstance(failure, SMTPDataError) else None


def word_of(failure: Exception) -> str:
    """Return a failure without anything personal: the server's number, or the kind of error."""
    code = code_of(failure)
    if code is None and isinstance(failure, SMTPResponseException):
        code = failure.smtp_code
    if code is not None:
        return str(code)
    return "connection" if isinstance(failure, SMTPException | OSError) else "address"
