"""What senders of remarks may do themselves, and how long they are remembered."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from kheo.core.limits import fingerprint, take
from kheo.core.verdict import no, require
from kheo.ledger.actions import record
from kheo.news.actions.remarks import hold, named, note
from kheo.news.models import Remark, RemarkConsent
from kheo.news.rules import codes
from kheo.news.rules.remarks import PUBLICATION, SENDER_IS_KEPT, Purpose, Verb

LOOK_UPS: Final = 30
LOOK_UP_WINDOW: Final = timedelta(minutes=10)
"""From one network: who mistypes stays far below; 73 bits are out of reach at any such pace."""


def find_by_code(*, code: str, by: str, at: datetime) -> Remark | None:
    """Return the remark that a code leads to; ``by`` stands for the asking network.

    Raises RefusedError when that network asks too often.
    """
    who = fingerprint("look-up", by)
    if not take(f"look-up:{who}", at=at, limit=LOOK_UPS, window=LOOK_UP_WINDOW):
        require(no("too_many_look_ups"))
    found = Remark.objects.select_related("page").prefetch_related(
        "answers", "events", "consents__wording"
    )
    return found.filter(code_hash=codes.hash_of(code)).first()


@transaction.atomic
def withdraw_publication(*, remark: Remark, at: datetime) -> None:
    """Take back the sender's consent to publication; a second time changes nothing."""
    held = hold(remark)
    if take_back(held, PUBLICATION, at):
        note(held, Verb.WITHDRAW, at=at)


@transaction.atomic
def withdraw_processing(*, remark: Remark, at: datetime) -> None:
    """Take back the sender's consent to be known here, and forget the sender at once."""
    take_back(hold(remark), {Purpose.PROCESS, Purpose.PUBLISH_NAME}, at)
    forget_sender(remark=remark, at=at)


@transaction.atomic
def see_sender(*, remark: Remark, by: AbstractBaseUser, at: datetime) -> Remark:
    """Return the remark with name, contact and address, and note who has read them."""
    seen: Remark = Remark.objects.get(pk=remark.pk)
    record("news.sender_seen", target=named(seen), by=by, at=at)
    return seen


@transaction.atomic
def forget_sender(*, remark: Remark, at: datetime) -> None:
    """Blank name, contact and address; the words and the consents stay."""
    held = hold(remark)
    if held.forgotten_at is not None:
        return
    held.name = held.contact = held.address = ""
    held.forgotten_at = at
    held.save(update_fields=["name", "contact", "address", "forgotten_at"])
    note(held, Verb.FORGET, at=at)


def forget_senders(*, at: datetime) -> int:
    """Forget the senders of remarks to which nothing has happened for a year; return how many."""
    old = Remark.objects.to_forget(at - SENDER_IS_KEPT)
    keys = list(old.values_list("pk", flat=True))
    for key in keys:
        forget_sender(remark=Remark(pk=key), at=at)
    return len(keys)


def take_back(remark: Remark, purposes: Collection[Purpose], at: datetime) -> int:
    """Mark standing consents as withdrawn; return how many there were."""
    standing = RemarkConsent.objects.filter(
        remark=remark, wording__purpose__in=purposes, withdrawn_at=None
    )
    return standing.update(withdrawn_at=at)
