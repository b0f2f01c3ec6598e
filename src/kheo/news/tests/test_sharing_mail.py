"""Passing on through a real mail server, in its good and bad moods."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from kheo.core.models import Tally
from kheo.core.verdict import RefusedError
from kheo.news.actions.sharing import Delivery, Letter, message_to, send_to_friends
from kheo.news.models import Article
from kheo.news.rules.sharing import ACTS_AN_HOUR, RECIPIENTS_A_DAY, RECIPIENTS_A_DAY_IN_ALL
from kheo.news.tests.mailroom import Mailroom, free_port, open_mailroom, use_server
from kheo.news.tests.readers import NOON, open_article, ticket

pytestmark = pytest.mark.django_db
THREE = ("lan@example.vn", "hoa@example.vn", "minh@example.vn")


@pytest.fixture
def page() -> Article:
    return open_article("Hội nghị ở Ngọc Réo")


@pytest.fixture
def room(settings: Any) -> Iterator[Mailroom]:
    with open_mailroom(Mailroom(), settings) as room:
        yield room


def letter(**fields: Any) -> Letter:
    given = {
        "title": "Hội nghị ở Ngọc Réo",
        "address": "http://testserver/tin-tuc/hoi-nghi/",
        "name": "Y Hoa",
    }
    return Letter(**(given | fields))


def send(page: Article, to: tuple[str, ...] = THREE, **fields: Any) -> Delivery:
    given: dict[str, Any] = {"by": "10.0.0.1", "ticket": ticket("share", page), "at": NOON}
    mail = fields.pop("letter", letter())
    return send_to_friends(letter=mail, recipients=to, **(given | fields))


def test_each_friend_gets_a_letter_and_sees_no_other(room: Mailroom, page: Article) -> None:
    delivery = send(page)
    assert delivery.sent == list(THREE) == room.recipients
    assert [to for to, _ in room.taken] == [[one] for one in THREE]
    for own, mail in zip(THREE, room.letters, strict=True):
        assert mail["To"] == own
        assert mail["Cc"] is mail["Bcc"] is None
        assert not [one for one in THREE if one != own and one in mail.as_string()]


def test_the_letter_says_who_sends_what_and_why_it_came(room: Mailroom, page: Article) -> None:
    send(page, THREE[:1], letter=letter(reply_to="hoa@example.vn", note="Thôn mình đấy!"))
    (mail,) = room.letters
    body = mail.get_content()
    assert mail["Subject"].strip() == "Mời bạn đọc: Hội nghị ở Ngọc Réo"
    assert mail["Reply-To"] == "hoa@example.vn"
    assert mail.get_content_type() == "text/plain"
    for part in (
        "Y Hoa",
        "http://testserver/tin-tuc/hoi-nghi/",
        "Thôn mình đấy!",
        "không lưu địa chỉ",
    ):
        assert part in body


def test_letters_are_plain_text_as_typed(room: Mailroom, page: Article) -> None:
    send(page, THREE[:1], letter=letter(title="Bánh & <chè>", note="Ngon 'lắm' & rẻ"))
    assert "Bánh & <chè>" in room.letters[0].get_content()
    assert "Ngon 'lắm' & rẻ" in room.letters[0].get_content()


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\u2028", "\x0b"])
def test_a_title_cannot_add_a_header(room: Mailroom, page: Article, break_: str) -> None:
    send(page, THREE[:1], letter=letter(title=f"Bài{break_}Bcc: x@example.vn"))
    (mail,) = room.letters
    assert mail["Bcc"] is None
    assert mail["Subject"].strip() == "Mời bạn đọc: Bài Bcc: x@example.vn"
    assert room.recipients == [THREE[0]]


@pytest.mark.parametrize("field", ["recipient", "reply_to"])
def test_a_header_that_is_no_line_never_leaves(room: Mailroom, page: Article, field: str) -> None:
    evil = "lan@example.vn\r\nBcc: x@example.vn"
    to = (evil,) if field == "recipient" else THREE[:1]
    mail = letter(reply_to=evil) if field == "reply_to" else letter()
    assert send(page, to, letter=mail).sent == []
    assert room.taken == []


def test_one_refused_recipient_stops_no_other(settings: Any, page: Article) -> None:
    with open_mailroom(Mailroom(refused=THREE[1:2]), settings) as room:
        delivery = send(page)
    assert delivery.sent == [THREE[0], THREE[2]] == room.recipients
    assert (delivery.refused, delivery.failed) == ([THREE[1]], [THREE[1]])


def test_a_lost_connection_leaves_nothing_half_claimed(settings: Any, page: Article) -> None:
    with open_mailroom(Mailroom(hang_up_at=THREE[1]), settings) as room:
        delivery = send(page)
    assert delivery.sent == [THREE[0]] == room.recipients
    assert (delivery.unsure, delivery.unsent) == ([THREE[1]], [THREE[2]])


def test_a_server_that_is_down_gets_nothing(settings: Any, page: Article) -> None:
    use_server(settings, free_port())
    delivery = send(page)
    assert delivery.sent == []
    assert delivery.unsent == list(THREE)


@pytest.mark.parametrize("mood", ["good", "refuses", "hangs up", "down"])
def test_no_address_reaches_a_log(
    settings: Any, page: Article, caplog: pytest.LogCaptureFixture, mood: str
) -> None:
    refused = THREE if mood == "refuses" else ()
    room = Mailroom(refused=refused, hang_up_at=THREE[0] if mood == "hangs up" else "")
    with caplog.at_level(logging.DEBUG), open_mailroom(room, settings):
        if mood == "down":
            use_server(settings, free_port())
        send(page, letter=letter(reply_to="hoa@example.vn"))
    own = [record for record in caplog.records if not record.name.startswith("mail.log")]
    assert own, "the number of letters is logged"
    lines = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in own)
    assert "@example.vn" not in lines


def test_no_address_reaches_the_database(room: Mailroom, page: Article) -> None:
    send(page)
    rows = str(list(Tally.objects.values()))
    assert "example" not in rows
    assert "10.0.0.1" not in rows


def test_the_same_ticket_sends_once(room: Mailroom, page: Article) -> None:
    once = ticket("share", page)
    send(page, ticket=once)
    with pytest.raises(RefusedError, match="sent_before"):
        send(page, ticket=once)
    assert len(room.taken) == len(THREE)


def test_a_sender_sends_five_times_an_hour(room: Mailroom, page: Article) -> None:
    for _ in range(ACTS_AN_HOUR):
        send(page, THREE[:1])
    with pytest.raises(RefusedError, match="too_often_an_hour"):
        send(page, THREE[:1])
    assert send(page, THREE[:1], by="10.0.0.2").sent


def test_a_sender_reaches_twenty_people_a_day(room: Mailroom, page: Article) -> None:
    five = tuple(f"ban{n}@example.vn" for n in range(5))
    for _ in range(RECIPIENTS_A_DAY // 5):
        send(page, five)
    with pytest.raises(RefusedError, match="too_many_a_day"):
        send(page, five[:1])
    assert len(room.taken) == RECIPIENTS_A_DAY


def test_the_whole_site_has_a_limit_and_a_refusal_counts_nothing(
    room: Mailroom, page: Article
) -> None:
    Tally.objects.create(
        key="share-to",
        starts_at=NOON.replace(hour=0),
        ends_at=NOON.replace(hour=23),
        count=RECIPIENTS_A_DAY_IN_ALL - 2,
    )
    with pytest.raises(RefusedError, match="site_limit_reached"):
        send(page)
    assert Tally.objects.count() == 1, "neither the ticket nor the sender was counted"
    assert room.taken == []
    assert send(page, THREE[:2]).sent == list(THREE[:2])


def test_a_message_has_nothing_but_what_the_letter_says() -> None:
    mail = message_to("lan@example.vn", letter())
    assert (mail.to, mail.cc, mail.bcc, mail.reply_to) == (["lan@example.vn"], [], [], [])
