"""Tickets of opened forms: given out signed, taken back once."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Final

from django.core.signing import BadSignature, Signer

from kheo.core.limits import fingerprint, take
from kheo.news.rules.tickets import OLDEST, Ticket

SIGNER_SALT: Final = "kheo.news.ticket"


def new_ticket(*, purpose: str, page_id: int, at: datetime) -> Ticket:
    """Return a ticket for one sending of one form."""
    return Ticket(purpose, page_id, secrets.token_urlsafe(16), at)


def sign(ticket: Ticket) -> str:
    """Return the ticket as it goes into the form."""
    content = [*ticket[:3], ticket.issued_at.timestamp()]
    return Signer(salt=SIGNER_SALT).sign_object(content)


def read(signed: str) -> Ticket | None:
    """Return the ticket that a form brought back, or None when we did not sign it."""
    try:
        purpose, page_id, nonce, issued_at = Signer(salt=SIGNER_SALT).unsign_object(signed)
    except BadSignature:
        return None
    return Ticket(purpose, page_id, nonce, datetime.fromtimestamp(issued_at, tz=UTC))


def mark(ticket: Ticket) -> str:
    """Return what stands for a ticket in the database; the ticket cannot be read back from it."""
    return fingerprint("ticket", ticket.nonce)


def once(ticket: Ticket) -> bool:
    """Return whether the ticket is used for the first time, and remember that it was."""
    # Counted in the window in which the ticket's life ends, so that it never outlives its tally.
    ends_at = ticket.issued_at + OLDEST
    return take(f"ticket:{mark(ticket)}", at=ends_at, limit=1, window=timedelta(days=1))
