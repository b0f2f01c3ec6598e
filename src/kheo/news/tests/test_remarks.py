"""The form for a remark, its code, and what readers see of it."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from kheo.news.actions import remarks as actions
from kheo.news.actions.tickets import sign
from kheo.news.models import Article, Remark
from kheo.news.rules.contacts import Contact, ContactKind
from kheo.news.rules.remarks import Purpose, State
from kheo.news.tests import factories
from kheo.news.tests.readers import (
    ALL,
    NOON,
    TEXT,
    open_article,
    remark_typed,
    sent_remark,
    ticket,
)
from kheo.news.views import remarks as views
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
FOLLOW = "/phan-hoi/theo-doi/"
WITHDRAW = "/phan-hoi/theo-doi/rut/"
BAIT = "<script>alert(1)</script><a href='http://x.vn'>x</a>"


def path(page: Any) -> str:
    return f"/phan-hoi/{page.pk}/"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def code_in(response: Any) -> str:
    found = re.search(r"(?:[2-9A-Y]{4}-){3}[2-9A-Y]{4}", text_of(response))
    assert found
    return found[0]


def test_a_remark_comes_in_and_its_code_is_shown(client: Client, page: Article) -> None:
    response = client.post(path(page), remark_typed(page), follow=True)
    assert response.redirect_chain == [("/phan-hoi/da-gui/", 302)]
    code = code_in(response)
    remark = Remark.objects.get()
    assert (remark.text, remark.name, remark.address) == (TEXT, "Y Hoa", "thôn 2")
    assert (remark.contact, remark.contact_kind) == ("0912345678", "phone")
    assert TEXT in text_of(client.post(FOLLOW, {"code": code.lower().replace("-", "")}))


def test_the_code_is_in_no_address_and_only_where_it_was_sent_from(
    client: Client, page: Article
) -> None:
    response = client.post(path(page), remark_typed(page))
    code = code_in(client.get(response["Location"]))
    assert code not in response["Location"]
    cookie = response.cookies["kheo_ma"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (
        True,
        "Lax",
        "/phan-hoi/da-gui/",
    )
    assert int(cookie["max-age"]) <= 600
    assert "không còn hiện" in text_of(Client().get("/phan-hoi/da-gui/"))
    forged = Client()
    forged.cookies["kheo_ma"] = f"{code}:made:up"
    assert code not in text_of(forged.get("/phan-hoi/da-gui/"))


def test_consents_are_never_ticked_beforehand(client: Client, page: Article) -> None:
    boxes = re.findall(r'<input type="checkbox"[^>]*>', text_of(client.get(path(page))))
    assert len(boxes) == len(Purpose)
    assert not [box for box in boxes if "checked" in box]


@pytest.mark.parametrize("ticked", [(), ("consent_text",), ("consent_text", "consent_name")])
def test_what_is_ticked_is_what_is_agreed_to(
    client: Client, page: Article, ticked: tuple[str, ...]
) -> None:
    client.post(path(page), remark_typed(page, **dict.fromkeys(ticked, "on")))
    assert Remark.objects.get().consents.count() == 1 + len(ticked)


def test_a_double_click_keeps_one_remark_and_shows_one_code(client: Client, page: Article) -> None:
    typed = remark_typed(page)
    first = client.post(path(page), typed, follow=True)
    second = client.post(path(page), typed, follow=True)
    assert code_in(first) == code_in(second)
    assert Remark.objects.count() == 1


def test_a_second_remark_from_the_same_opened_form_is_not_lost(
    client: Client, page: Article
) -> None:
    typed = remark_typed(page)
    client.post(path(page), typed)
    shown = text_of(client.post(path(page), typed | {"text": "Một chuyện khác hẳn."}))
    assert "phản hồi khác" in shown
    assert "Một chuyện khác hẳn." in shown
    (fresh,) = re.findall(r'name="ticket" value="([^"]+)"', shown)
    assert fresh != typed["ticket"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", "", "Hãy viết nội dung"),
        ("text", "ngắn", "ít nhất 10 ký tự, hiện mới có 4"),
        ("text", "a" * 3001, "hiện có 3001"),
        ("text", "\u202e\u200b\x00 \n" * 9, "Hãy viết nội dung"),
        ("name", "", "Hãy ghi họ tên"),
        ("name", "0912345678", "chưa phải là tên người"),
        ("name", "Lan vay abc.com", "Tên không được có địa chỉ"),
        ("contact", "", "một địa chỉ thư điện tử hoặc một số điện thoại"),
        ("contact", "lan@", "chưa phải là địa chỉ thư điện tử hay số điện thoại"),
        ("contact", "12345", "chưa phải là địa chỉ thư điện tử hay số điện thoại"),
        ("contact", "a" * 300, "Cách liên lạc quá dài"),
        ("address", "a" * 201, "quá 200 ký tự"),
        ("consent_process", "", "Cần đồng ý điều này"),
        ("website", "x", "dấu hiệu gửi tự động"),
        ("ticket", "", "bấm gửi lần nữa"),
    ],
)
def test_bad_input_is_named_kept_and_leaves_nothing(
    client: Client, page: Article, field: str, value: str, sentence: str
) -> None:
    shown = text_of(client.post(path(page), remark_typed(page) | {field: value}))
    assert sentence in shown
    assert "error-summary" in shown
    assert 'value="thôn 2"' in shown or field == "address"
    assert Remark.objects.count() == 0


def test_a_tick_is_kept_when_another_field_is_wrong(client: Client, page: Article) -> None:
    shown = text_of(client.post(path(page), remark_typed(page, text="ngắn")))
    (box,) = re.findall(r'<input type="checkbox" name="consent_process"[^>]*>', shown)
    assert "checked" in box


def test_signs_that_cannot_be_seen_do_not_get_in(client: Client, page: Article) -> None:
    typed = "Câ\u0300u\u202e treo\u200b\r\nhỏng\x07 ván rồi."
    client.post(path(page), remark_typed(page, text=typed))
    assert Remark.objects.get().text == "Cầu treo\nhỏng ván rồi."


def test_the_form_is_for_pages_that_readers_see(client: Client) -> None:
    draft = open_article("Bản thảo", live=False)
    assert client.get(path(draft)).status_code == 404
    assert client.post(path(draft), remark_typed(draft)).status_code == 404
    assert client.get(path(factories.section())).status_code == 404


@pytest.mark.parametrize("address", ["/phan-hoi/da-gui/", FOLLOW, "form"])
def test_nothing_of_it_stays_in_a_cache(client: Client, page: Article, address: str) -> None:
    response = client.get(path(page) if address == "form" else address)
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_reached_limit_is_told_and_what_was_typed_stays(client: Client, page: Article) -> None:
    for _ in range(actions.REMARKS_AN_HOUR):
        client.post(path(page), remark_typed(page))
    shown = text_of(client.post(path(page), remark_typed(page, text="Cầu lại hỏng nữa rồi.")))
    assert "5 phản hồi trong một giờ" in shown
    assert "Cầu lại hỏng nữa rồi." in shown
    assert Remark.objects.count() == actions.REMARKS_AN_HOUR


def test_the_forms_are_guarded_against_other_sites(page: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path(page), remark_typed(page)).status_code == 403
    assert strict.post(FOLLOW, {"code": "x"}).status_code == 403
    assert strict.post(WITHDRAW, {"code": "x"}).status_code == 403


def test_htmx_gets_each_part_alone(client: Client, page: Article) -> None:
    for address in (path(page), "/phan-hoi/da-gui/", FOLLOW):
        part = text_of(client.get(address, headers={"HX-Request": "true"}))
        assert part.strip().startswith("<section")
        assert "<html" not in part


def test_nothing_that_was_typed_reaches_a_log(
    client: Client, page: Article, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    nameless = actions.Sender("", Contact(ContactKind.EMAIL, "lan@example.vn"), "thôn 2", "n")
    monkeypatch.setattr(views, "sender_of", lambda *_: nameless)
    with caplog.at_level(logging.DEBUG):
        response = client.post(path(page), remark_typed(page, contact="lan@example.vn"))
    assert response.status_code == 500
    lines = [record for record in caplog.records if record.name.startswith(("kheo", "django.req"))]
    said = "\n".join(logging.Formatter().format(record) for record in lines)
    assert "error" in said
    for secret in ("lan@example.vn", "Y Hoa", TEXT, "thôn 2"):
        assert secret not in said + text_of(response)


def test_readers_get_plain_text_and_no_links(page: Article, lan: Officer) -> None:
    remark = sent_remark(page, text=f"{BAIT} xem http://abc.vn\n\nĐoạn hai", agreed=ALL)
    actions.accept_remark(remark=remark, by=lan, at=NOON)
    actions.answer_remark(remark=remark, text=BAIT, by=lan, at=NOON)
    shown = render_to_string("news/remarks/list.html", {"remarks": list(Remark.objects.public())})
    assert "<script" not in shown
    assert "<a " not in shown
    assert "http://abc.vn" in shown
    assert "Y Hoa" in shown
    assert "0912345678" not in shown
    assert "thôn 2" not in shown


def test_markup_comes_back_as_text_in_form_and_status(client: Client, page: Article) -> None:
    typed = remark_typed(page, text=BAIT, name=BAIT, contact=BAIT, address=BAIT)
    assert BAIT not in text_of(client.post(path(page), typed))
    once = ticket("remark", page)
    sent_remark(page, text=BAIT, by=once)
    status = text_of(client.post(FOLLOW, {"code": actions.code_of(once)}))
    assert BAIT not in status
    assert "&lt;script&gt;" in status


def test_without_remarks_the_list_is_empty(page: Article) -> None:
    sent_remark(page)
    assert render_to_string("news/remarks/list.html", {"remarks": []}).strip() == ""


def test_a_ticket_that_is_too_quick_is_refused_kindly(client: Client, page: Article) -> None:
    quick = sign(ticket("remark", page, age=timedelta(0)))
    shown = text_of(client.post(path(page), remark_typed(page, ticket=quick)))
    assert "bấm quá nhanh" in shown
    assert TEXT in shown
    assert Remark.objects.count() == 0


def test_a_remark_waits_until_somebody_accepts_it(client: Client, page: Article) -> None:
    client.post(path(page), remark_typed(page, consent_text="on", consent_name="on"))
    assert Remark.objects.get().state == State.RECEIVED
    assert not Remark.objects.public().exists()
