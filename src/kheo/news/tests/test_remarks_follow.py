"""A sender follows a remark by its code."""

import re
from typing import Any

import pytest
from django.test import Client

from kheo.news.actions import remarks as actions
from kheo.news.actions.senders import LOOK_UPS
from kheo.news.models import Article, Remark
from kheo.news.tests.readers import (
    ALL,
    NOON,
    TEXT,
    sent_remark,
    ticket,
)
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
FOLLOW = "/phan-hoi/theo-doi/"
WITHDRAW = "/phan-hoi/theo-doi/rut/"
BAIT = "<script>alert(1)</script><a href='http://x.vn'>x</a>"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def follow(client: Client, code: str) -> str:
    return text_of(client.post(FOLLOW, {"code": code}))


def test_a_sender_sees_state_answer_and_reason_and_nobody_sees_the_contact(
    client: Client, page: Article, lan: Officer
) -> None:
    once = ticket("remark", page)
    remark, code = sent_remark(page, by=once), actions.code_of(once)
    assert "Mới nhận" in follow(client, code)
    assert "Chưa có câu trả lời" in follow(client, code)
    actions.answer_remark(remark=remark, text="Xã sửa trong tuần.", by=lan, at=NOON)
    actions.hide_remark(remark=remark, reason="Nêu tên người khác", by=lan, at=NOON)
    shown = follow(client, code)
    for part in ("Đang ẩn", "Nêu tên người khác", "Xã sửa trong tuần.", TEXT):
        assert part in shown
    assert "0912345678" not in shown
    actions.show_remark(remark=remark, by=lan, at=NOON)
    assert "Nêu tên người khác" not in follow(client, code)


def test_all_wrong_codes_get_the_same_answer(client: Client, page: Article) -> None:
    once = ticket("remark", page)
    sent_remark(page, by=once)
    nearly = actions.code_of(once)[:-1] + "!"
    sentences = set()
    for code in ("x", "AAAA-AAAA-AAAA-AAAA", nearly, "0" * 100, "<b>"):
        response = client.post(FOLLOW, {"code": code})
        assert response.status_code == 200
        sentences |= set(re.findall(r'<p class="error"[^>]*>([^<]+)', text_of(response)))
    assert len(sentences) == 1


def test_look_ups_are_limited_and_the_page_says_what_to_do(client: Client) -> None:
    for _ in range(LOOK_UPS):
        client.post(FOLLOW, {"code": "x"})
    assert "đợi 10 phút" in follow(client, "x")


def test_withdrawing_takes_the_text_away_from_readers(
    client: Client, page: Article, lan: Officer
) -> None:
    once = ticket("remark", page)
    remark, code = sent_remark(page, by=once), actions.code_of(once)
    actions.accept_remark(remark=remark, by=lan, at=NOON)
    assert Remark.objects.public().exists()
    shown = text_of(client.post(WITHDRAW, {"code": code, "what": "publication"}))
    assert "Đã rút lại sự đồng ý" in shown
    assert "Rút đồng ý đăng công khai" not in shown
    assert not Remark.objects.public().exists()
    assert Remark.objects.get().name == "Y Hoa"


def test_a_sender_can_be_forgotten_at_once(client: Client, page: Article) -> None:
    once = ticket("remark", page)
    sent_remark(page, by=once, agreed=ALL)
    shown = text_of(client.post(WITHDRAW, {"code": actions.code_of(once), "what": "process"}))
    assert "không còn được giữ" in shown
    remark = Remark.objects.get()
    assert (remark.name, remark.contact, remark.address) == ("", "", "")
    assert remark.text == TEXT


def test_withdrawing_needs_the_code(client: Client, page: Article) -> None:
    sent_remark(page)
    shown = text_of(client.post(WITHDRAW, {"code": "AAAA-AAAA-AAAA-AAAA"}))
    assert "Không tìm thấy" in shown
    assert Remark.objects.get().consents.filter(withdrawn_at=None).count() == 2
    assert client.get(WITHDRAW).status_code == 405


@pytest.mark.parametrize("count", [1, 20])
def test_following_costs_the_same_however_many_answers(
    client: Client, page: Article, lan: Officer, django_assert_max_num_queries: Any, count: int
) -> None:
    once = ticket("remark", page)
    remark = sent_remark(page, by=once)
    for _ in range(count):
        actions.answer_remark(remark=remark, text="Đã sửa.", by=lan, at=NOON)
    client.get(FOLLOW)
    with django_assert_max_num_queries(20):
        follow(client, actions.code_of(once))
