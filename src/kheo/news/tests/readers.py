"""What readers send, ready for tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from kheo.news.actions.remarks import Sender, submit_remark
from kheo.news.actions.tickets import new_ticket, sign
from kheo.news.models import Album, Article, ConsentText, Event, Remark
from kheo.news.rules.contacts import Contact, ContactKind
from kheo.news.rules.remarks import Purpose
from kheo.news.rules.tickets import Ticket
from kheo.news.tests.factories import section

NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)
ALL = tuple(Purpose)
TEXT = "Cầu treo thôn 2 đã hỏng ván, mong sớm sửa."


def open_article(title: str = "Hội nghị ở Ngọc Réo", **fields: Any) -> Article:
    """Return an article that readers see, without all that publication does besides."""
    article = Article(title=title, lead="Sa-pô.", issued_at=NOON, **fields)
    section().add_child(instance=article)
    return article


def open_album() -> Album:
    """Return an album that readers see."""
    album = Album(title="Ngày hội", intro="Ảnh ngày hội.", issued_at=NOON)
    section("hoat-dong").add_child(instance=album)
    return album


def open_event() -> Event:
    """Return an event that readers see."""
    event = Event(title="Đối thoại", starts_at=NOON, venue="Nhà văn hóa", summary="Đối thoại.")
    section("hoat-dong").add_child(instance=event)
    return event


def ticket(purpose: str, page: Any, *, age: timedelta = timedelta(minutes=1)) -> Ticket:
    return new_ticket(purpose=purpose, page_id=page.pk, at=timezone.now() - age)


def remark_typed(page: Any, **fields: Any) -> dict[str, Any]:
    given = {
        "ticket": sign(ticket("remark", page)),
        "text": TEXT,
        "name": "Y Hoa",
        "contact": "+84 912 345 678",
        "address": "thôn 2",
        "consent_process": "on",
    }
    return given | fields


def share_typed(page: Any, **fields: Any) -> dict[str, Any]:
    given = {
        "ticket": sign(ticket("share", page)),
        "recipients": "lan@example.vn",
        "name": "Y Hoa",
        "reply_to": "",
        "note": "",
    }
    return given | fields


def sent_remark(
    page: Article,
    *,
    text: str = TEXT,
    agreed: tuple[Purpose, ...] = (Purpose.PROCESS, Purpose.PUBLISH_TEXT),
    at: datetime = NOON,
    by: Ticket | None = None,
    network: str | None = None,
    name: str = "Y Hoa",
) -> Remark:
    brought = by or ticket("remark", page)
    contact = Contact(ContactKind.PHONE, "0912345678")
    wordings = ConsentText.objects.in_force_at(at)
    return submit_remark(
        page=page,
        text=text,
        consents=[wordings[purpose] for purpose in agreed],
        by=Sender(name, contact, "thôn 2", network or brought.nonce),
        ticket=brought,
        at=at,
    )
