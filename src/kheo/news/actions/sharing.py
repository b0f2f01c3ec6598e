"""Pass a page on to friends by mail."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from smtplib import SMTPException, SMTPServerDisconnected
from typing import Final

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kheo.core.limits import fingerprint, take
from kheo.core.verdict import no, require
from kheo.news.actions.tickets import once
from kheo.news.rules import sharing
from kheo.news.rules.tickets import Ticket

FAILURES: Final = (OSError, ValueError)
"""What mail servers (SMTPException is an OSError), the network and Django's header checks raise.

Their texts name addresses, so none of them goes further than this file.
"""

logger = logging.getLogger("kheo.mail")


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes to each friend."""

    title: str
    address: str
    name: str
    reply_to: str = ""
    note: str = ""


@dataclass(slots=True)
class Delivery:
    """What became of each recipient: only ``sent`` was taken by the mail server.

    ``unsure`` was under way when the connection was lost; ``unsent`` was never tried.
    """

    sent: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    unsent: list[str] = field(default_factory=list)

    @property
    def failed(self) -> list[str]:
        """Everyone whom the mail may not have reached."""
        return [*self.refused, *self.unsure, *self.unsent]


def send_to_friends(
    *, letter: Letter, recipients: Sequence[str], by: str, ticket: Ticket, at: datetime
) -> Delivery:
    """Send one mail to each recipient; ``by`` stands for the sender's network.

    Addresses are neither stored nor logged.
    Raises RefusedError, with nothing sent, when a limit is reached or the ticket was used before.
    """
    reserve(by=by, recipients=len(recipients), ticket=ticket, at=at)
    delivery = deliver(letter, recipients)
    logger.info("passed on: %d sent, %d not", len(delivery.sent), len(delivery.failed))
    return delivery


@transaction.atomic
def reserve(*, by: str, recipients: int, ticket: Ticket, at: datetime) -> None:
    """Use the ticket and count the sending, all of it or nothing."""
    who = fingerprint("share", by)
    acts, rows, day = sharing.ACTS_AN_HOUR, sharing.RECIPIENTS_A_DAY, sharing.DAY
    if not once(ticket):
        require(no("sent_before"))
    if not take(f"share:{who}", at=at, limit=acts, window=sharing.HOUR):
        require(no("too_often_an_hour"))
    if not take(f"share-to:{who}", at=at, limit=rows, window=day, cost=recipients):
        require(no("too_many_a_day"))
    if not take(
        "share-to", at=at, limit=sharing.RECIPIENTS_A_DAY_IN_ALL, window=day, cost=recipients
    ):
        require(no("site_limit_reached"))


def deliver(letter: Letter, recipients: Sequence[str]) -> Delivery:
    """Hand one mail for each recipient to the mail server; return what became of each."""
    delivery = Delivery(unsent=list(recipients))
    with suppress(*FAILURES), mail_server() as server:
        while delivery.unsent:
            hand_over(server, letter, delivery)
    return delivery


@contextmanager
def mail_server() -> Iterator[BaseEmailBackend]:
    """Open a connection to the mail server, and close it whatever happens."""
    server = get_connection()
    server.open()
    try:
        yield server
    finally:
        with suppress(*FAILURES):
            server.close()


def hand_over(server: BaseEmailBackend, letter: Letter, delivery: Delivery) -> None:
    """Send to the next recipient. Raises when the connection is lost: then nobody knows."""
    recipient = delivery.unsent.pop(0)
    outcome = delivery.unsure
    try:
        server.send_messages([message_to(recipient, letter)])
        outcome = delivery.sent
    except SMTPServerDisconnected:
        raise
    except (SMTPException, ValueError):
        outcome = delivery.refused
    finally:
        outcome.append(recipient)


def message_to(recipient: str, letter: Letter) -> EmailMessage:
    """Return the mail to one recipient, who sees no other."""
    subject = _("Mời bạn đọc: %(title)s") % {"title": sharing.subject_part(letter.title)}
    return EmailMessage(
        subject=subject,
        body=render_to_string("news/sharing/mail.txt", {"letter": letter}),
        to=[recipient],
        reply_to=[letter.reply_to] if letter.reply_to else None,
    )
