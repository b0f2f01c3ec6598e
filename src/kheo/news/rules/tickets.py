"""The ticket of an opened form: it tells people from machines, and one sending from two."""

import ipaddress
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from kheo.core.verdict import YES, Verdict, no

FASTEST: Final = timedelta(seconds=2)
"""Nobody reads and fills a form faster; scripts do."""

OLDEST: Final = timedelta(hours=4)
"""Time to write a long remark on a bus; tickets kept for later are worth nothing."""

NEIGHBOURS: Final = 64
"""One household or server commonly holds this whole part of an IPv6 address."""


class Ticket(NamedTuple):
    """What an opened form is allowed to do, once."""

    purpose: str
    page_id: int
    nonce: str
    issued_at: datetime


def may_be_used(ticket: Ticket, *, purpose: str, page_id: int, at: datetime) -> Verdict:
    """Return whether a form that carries the ticket may be taken now."""
    if (ticket.purpose, ticket.page_id) != (purpose, page_id):
        return no("ticket_unknown")
    age = at - ticket.issued_at
    if age < FASTEST:
        return no("ticket_too_new")
    return YES if age <= OLDEST else no("ticket_too_old")


def network(address: str) -> str:
    """Return the part of a network address that stands for one sender."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((int(known), NEIGHBOURS), strict=False))
