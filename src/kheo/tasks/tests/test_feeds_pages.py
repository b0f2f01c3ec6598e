"""Calendars over HTTP, and the page where their addresses are made."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.programmes.tests.factories import officer, works_for
from kheo.tasks.actions.feeds import revoke_feed
from kheo.tasks.models import FeedToken, Task
from kheo.tasks.tests.factories import (
    NOON,
    TODAY,
    at,
    commune,
    desk,
    doing,
    given,
)
from kheo.tasks.tests.test_feeds import address, made

pytestmark = pytest.mark.django_db
DESK = "/lam-viec/lich-ics/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


def test_a_calendar_is_private_and_for_no_search_engine(client):
    _feed, token = made()
    response = client.get(address(token))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-cache"
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies


def test_a_calendar_that_has_not_changed_is_not_sent_again(client):
    task = given()
    _feed, token = made()
    tag = client.get(address(token))["ETag"]
    answer = client.get(address(token), headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["Cache-Control"] == "private, no-cache"
    doing(task, TODAY + timedelta(days=1))
    assert client.get(address(token), headers={"if-none-match": tag}).status_code == 200


def test_unknown_and_revoked_addresses_are_answered_alike(client):
    feed, token = made()
    revoke_feed(feed=feed, by=works_for(commune()), on=TODAY, at=NOON)
    revoked, unknown = client.get(address(token)), client.get(address("x" * len(token)))
    assert revoked.status_code == unknown.status_code == 404
    assert revoked.content == unknown.content
    assert token not in revoked.content.decode()


def test_the_day_of_reading_is_noted_once_a_day(client):
    _feed, token = made()
    assert FeedToken.objects.get().last_read_on is None
    client.get(address(token))
    assert FeedToken.objects.get().last_read_on == TODAY
    with CaptureQueriesContext(connection) as taken:
        client.get(address(token))
    assert not [query for query in taken if query["sql"].startswith("UPDATE")]


def test_a_failure_is_logged_without_the_token(client, monkeypatch, caplog):
    _feed, token = made()

    def fail(*_words, **_more):
        raise RuntimeError("hỏng")

    monkeypatch.setattr("kheo.tasks.views.feeds.contents_of", fail)
    client.raise_request_exception = False
    with caplog.at_level(logging.INFO):
        assert client.get(address(token)).status_code == 500
    assert "/lich/<str:token>.ics" in caplog.text
    assert token not in caplog.text


def queries(client, token):
    with CaptureQueriesContext(connection) as taken:
        response = client.get(address(token))
    return len(taken), response


def test_two_thousand_tasks_cost_six_queries(client):
    first = given()
    _feed, token = made()
    client.get(address(token))
    few, _response = queries(client, token)
    rows: list[Task] = []
    for number in range(2_000):
        row = Task(**{
            field.attname: getattr(first, field.attname)
            for field in Task._meta.concrete_fields if not field.primary_key
        })  # fmt: skip
        row.pk, row.title = None, f"Việc {number}"
        rows.append(row)
    Task.objects.bulk_create(rows, 500)
    many, response = queries(client, token)
    assert many == few <= 6
    assert response.content.count(b"BEGIN:VEVENT") == 2_001
    assert len(response.content) < 2_500_000
    tag = {"if-none-match": response["ETag"]}
    assert client.get(address(token), headers=tag).status_code == 304


# --- The page -------------------------------------------------------------------------------------


@pytest.fixture
def work(client):
    client.force_login(works_for(commune()))
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_page_is_for_officers(client):
    assert client.get(DESK)["Location"].startswith("/tai-khoan/")


def test_a_new_address_is_shown_once(work, client):
    sent = {"unit": str(commune().pk), "label": "Điện thoại"}
    answer = work.post(DESK, sent)
    assert (answer.status_code, answer["Location"]) == (302, DESK)
    page = work.get(DESK)
    shown = page.context["address"]
    assert shown.startswith("http://testserver/lich/")
    assert page.context["webcal"].startswith("webcal://testserver/lich/")
    assert client.get(shown).status_code == 200
    again = work.get(DESK)
    assert again.context["address"] == ""
    assert "Điện thoại" in text_of(again)


@pytest.mark.parametrize(("more", "sentence"), [
    ({"label": ""}, "Hãy ghi lịch này dùng ở đâu."),
    ({"unit": "999999"}, "Không có đơn vị này, hoặc không phải của bạn."),
])  # fmt: skip
def test_what_cannot_be_made_is_told(work, more, sentence):
    answer = work.post(DESK, {"unit": str(commune().pk), "label": "Máy"} | more)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not FeedToken.objects.exists()


def test_an_address_is_revoked_on_the_page(work):
    feed, _token = made()
    answer = work.post(reverse("tasks_feeds:revoke", args=[feed.pk]), follow=True)
    assert "Đã thu hồi. Địa chỉ ấy không còn mở được." in text_of(answer)
    assert FeedToken.objects.get().revoked_by == works_for(commune())


def test_addresses_of_others_are_neither_seen_nor_revoked(work):
    feed, _token = made(desk(), label="Phòng họp sở")
    assert "Phòng họp sở" not in text_of(work.get(DESK))
    assert work.post(reverse("tasks_feeds:revoke", args=[feed.pk])).status_code == 404


def test_a_superuser_sees_all_addresses(client):
    made(desk(), label="Phòng họp sở")
    client.force_login(officer("goc", is_superuser=True))
    assert "Phòng họp sở" in text_of(client.get(DESK))


def test_the_page_costs_the_same_however_many_addresses(work):
    made()
    work.get(DESK)
    with CaptureQueriesContext(connection) as few:
        work.get(DESK)
    for number in range(20):
        made(label=f"Máy {number}")
    with CaptureQueriesContext(connection) as many:
        work.get(DESK)
    assert len(few) == len(many) <= 15
    assert at(TODAY) == NOON
