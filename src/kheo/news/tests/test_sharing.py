"""The form for passing a page on."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from kheo.news.actions.tickets import new_ticket, sign
from kheo.news.models import Article
from kheo.news.tests import factories
from kheo.news.tests.mailroom import Mailroom, free_port, open_mailroom, use_server
from kheo.news.tests.readers import open_album, open_article, open_event, share_typed, ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Article:
    return open_article("Hội nghị ở Ngọc Réo", place_prefix="Kon Tum")


@pytest.fixture
def connected(settings: Any) -> None:
    settings.MAIL_SERVER = "smtp://localhost"


@pytest.fixture
def room(settings: Any) -> Iterator[Mailroom]:
    with open_mailroom(Mailroom(), settings) as room:
        yield room


def path(page: Any) -> str:
    return f"/gui-ban-be/{page.pk}/"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_the_form_opens_for_articles_albums_and_events(client: Client, connected: None) -> None:
    for page in (open_article(), open_album(), open_event()):
        response = client.get(path(page))
        assert response.status_code == 200
        assert page.full_title in text_of(response)


def test_the_form_stays_out_of_every_cache(client: Client, connected: None, page: Article) -> None:
    kept = client.get(path(page))["Cache-Control"]
    assert "private" in kept
    assert "no-store" in kept
    assert "public" not in kept


def test_no_form_for_what_readers_do_not_see(client: Client, connected: None) -> None:
    draft = open_article("Bản thảo", live=False)
    assert client.get(path(draft)).status_code == 404
    assert client.get(path(factories.section())).status_code == 404
    assert client.get("/gui-ban-be/999999/").status_code == 404


def test_without_a_mail_server_the_page_says_so_and_offers_the_link(
    client: Client, settings: Any, page: Article
) -> None:
    settings.MAIL_SERVER = ""
    for response in (client.get(path(page)), client.post(path(page), share_typed(page))):
        shown = text_of(response)
        assert "chưa nối với máy chủ thư" in shown
        assert f'value="http://testserver{page.get_url()}"' in shown
        assert "mailto:" not in shown
        assert "<form" not in shown.split("<main")[1].split("</main")[0]


def test_a_letter_goes_and_the_page_of_success_names_nobody(
    client: Client, room: Mailroom, page: Article
) -> None:
    response = client.post(path(page), share_typed(page, note="Đọc nhé!"), follow=True)
    (_, status) = response.redirect_chain[0]
    assert status == 302
    assert "1 thư" in text_of(response)
    assert "lan@example.vn" not in text_of(response) + response.redirect_chain[0][0]
    assert "Kon Tum: Hội nghị ở Ngọc Réo" in room.letters[0]["Subject"]
    assert f"http://testserver{page.get_url()}" in room.letters[0].get_content()


def test_the_configured_address_of_the_site_stands_in_the_letter(
    client: Client, room: Mailroom, settings: Any, page: Article
) -> None:
    settings.SITE_URL = "https://danvan.example.vn"
    client.post(path(page), share_typed(page))
    assert f"https://danvan.example.vn{page.get_url()}" in room.letters[0].get_content()


def test_a_double_click_sends_once_and_says_so(
    client: Client, room: Mailroom, page: Article
) -> None:
    typed = share_typed(page)
    client.post(path(page), typed)
    again = client.post(path(page), typed, follow=True)
    assert len(room.taken) == 1
    assert "bấm gửi hai lần" in text_of(again)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("recipients", "", "ít nhất một địa chỉ"),
        ("recipients", "lan@example.vn, hoa@", "“hoa@”"),
        ("recipients", " ".join(f"b{n}@x.vn" for n in range(7)), "bạn đã ghi 7"),
        ("recipients", "a" * 3000, "quá dài"),
        ("name", "", "Hãy ghi tên của bạn"),
        ("name", "Lan\r\nBcc: x@example.vn", "Tên không được có địa chỉ"),
        ("name", "0912345678", "chưa phải là tên người"),
        ("name", "L" * 61, "quá 60 ký tự"),
        ("reply_to", "hoa@", "thư điện tử của bạn chưa đúng"),
        ("reply_to", "hoa@x.vn\r\nBcc: x@x.vn", "thư điện tử của bạn chưa đúng"),
        ("note", "xem abc . com", "liên kết, tên miền"),
        ("note", "gọi 0912 345 678", "số điện thoại"),
        ("note", "a" * 301, "quá 300 ký tự"),
        ("website", "http://spam.example", "dấu hiệu gửi tự động"),
        ("ticket", "", "bấm gửi lần nữa"),
        ("ticket", "tự-làm:lấy", "bấm gửi lần nữa"),
    ],
)
def test_bad_input_is_named_kept_and_sends_nothing(
    client: Client, connected: None, page: Article, field: str, value: str, sentence: str
) -> None:
    typed = share_typed(page, note="Lan ơi") | {field: value}
    shown = text_of(client.post(path(page), typed))
    assert sentence in shown
    assert "error-summary" in shown
    assert mail.outbox == []
    if field not in {"name", "website", "ticket"}:
        assert "Y Hoa" in shown, "what was typed is kept"


def test_a_wrong_field_is_tied_to_its_sentence(
    client: Client, connected: None, page: Article
) -> None:
    shown = text_of(client.post(path(page), share_typed(page, recipients="hoa@")))
    (area,) = re.findall(r"<textarea[^>]*name=\"recipients\"[^>]*>", shown)
    assert 'aria-invalid="true"' in area
    assert "id_recipients_error" in area
    assert "id_recipients_helptext" in area
    assert 'id="id_recipients_error"' in shown
    assert 'href="#id_recipients"' in shown


@pytest.mark.parametrize(
    ("age", "sentence"),
    [(timedelta(seconds=0), "quá nhanh"), (timedelta(hours=5), "quá 4 giờ")],
)
def test_too_quick_and_too_old_are_refused_kindly_and_can_be_sent_again(
    client: Client, room: Mailroom, page: Article, age: timedelta, sentence: str
) -> None:
    stale = sign(ticket("share", page, age=age))
    shown = text_of(client.post(path(page), share_typed(page, ticket=stale)))
    assert sentence in shown
    assert "lan@example.vn" in shown
    (fresh,) = re.findall(r'name="ticket" value="([^"]+)"', shown)
    assert (fresh == stale) is (sentence == "quá nhanh")
    assert room.taken == []


@pytest.mark.parametrize(("purpose", "other"), [("remark", False), ("share", True)])
def test_a_ticket_of_another_form_or_page_is_worth_nothing(
    client: Client, connected: None, page: Article, purpose: str, other: bool
) -> None:
    of = open_article("Bài khác") if other else page
    client.post(path(page), share_typed(page, ticket=sign(ticket(purpose, of))))
    assert mail.outbox == []


def test_a_failure_names_who_got_nothing_and_offers_to_send_again(
    client: Client, settings: Any, page: Article
) -> None:
    with open_mailroom(Mailroom(refused=("hoa@example.vn",)), settings) as room:
        typed = share_typed(page, recipients="lan@example.vn hoa@example.vn", note="Đọc nhé!")
        shown = text_of(client.post(path(page), typed))
        assert "Đã gửi tới 1 địa chỉ" in shown
        assert "hoa@example.vn" in shown
        assert "lan@example.vn" not in shown
        assert "Đọc nhé!" in shown
        (fresh,) = re.findall(r'name="ticket" value="([^"]+)"', shown)
        assert fresh != typed["ticket"]
        assert room.recipients == ["lan@example.vn"]


def test_a_server_that_is_down_is_told_plainly(
    client: Client, settings: Any, page: Article
) -> None:
    use_server(settings, free_port())
    shown = text_of(client.post(path(page), share_typed(page)))
    assert "Chưa gửi được thư nào" in shown
    assert "lan@example.vn" in shown


def test_a_reached_limit_is_told_and_what_was_typed_stays(
    client: Client, connected: None, page: Article
) -> None:
    for _ in range(5):
        assert client.post(path(page), share_typed(page)).status_code == 302
    shown = text_of(client.post(path(page), share_typed(page, note="Đọc nhé!")))
    assert "5 lần trong một giờ" in shown
    assert "Đọc nhé!" in shown
    assert len(mail.outbox) == 5


def test_markup_is_shown_as_text(client: Client, connected: None, page: Article) -> None:
    bait = "<script>alert(1)</script>"
    typed = share_typed(page, recipients=bait, name=bait, note=bait, reply_to=bait)
    assert bait not in text_of(client.post(path(page), typed))


def test_the_form_is_guarded_against_other_sites(page: Article, connected: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path(page), share_typed(page)).status_code == 403
    token = re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', text_of(strict.get(path(page))))[0]
    sent = strict.post(path(page), share_typed(page, csrfmiddlewaretoken=token))
    assert sent.status_code == 302


def test_htmx_gets_the_form_alone(client: Client, connected: None, page: Article) -> None:
    whole = text_of(client.get(path(page)))
    part = text_of(client.get(path(page), headers={"HX-Request": "true"}))
    assert "<html" in whole
    assert "<html" not in part
    assert part.strip().startswith("<section")
    assert "csrfmiddlewaretoken" in part


def test_the_trap_is_hidden_from_people(client: Client, connected: None, page: Article) -> None:
    assert '<div hidden aria-hidden="true">' in text_of(client.get(path(page)))


def test_a_word_of_success_cannot_be_made_up_or_taken_elsewhere(
    client: Client, connected: None, page: Article
) -> None:
    response = client.post(path(page), share_typed(page))
    word = response["Location"].rstrip("/").rpartition("/")[2]
    other = open_article("Bài khác")
    assert client.get(f"{path(other)}da-gui/{word}/").status_code == 404
    assert client.get(f"{path(page)}da-gui/{word}x/").status_code == 404
    assert client.get(f"{path(page)}da-gui/{word}/").status_code == 200


def test_opening_the_form_costs_the_same_for_each_page(
    client: Client, connected: None, page: Article, django_assert_max_num_queries: Any
) -> None:
    client.get(path(page))
    with django_assert_max_num_queries(8):
        client.get(path(page))


def test_a_ticket_made_here_now_is_too_new(page: Article) -> None:
    made = new_ticket(purpose="share", page_id=page.pk, at=timezone.now())
    assert len(made.nonce) >= 20
