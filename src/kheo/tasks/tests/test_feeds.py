"""Addresses of calendars: made, shown once, read by whoever has them, revoked at once."""

from datetime import timedelta
from typing import Any

import icalendar
import pytest
import time_machine

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.organisations.models import Mandate
from kheo.programmes.models import Conference
from kheo.programmes.rules.conferences import ConferenceKind, ConferenceState
from kheo.programmes.tests.factories import body, running, works_for
from kheo.tasks.actions import feeds, moving
from kheo.tasks.actions.feeds import BYTES, make_feed, revoke_feed
from kheo.tasks.models import FeedToken
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import (
    DUE,
    NOON,
    TODAY,
    commune,
    confirmed,
    desk,
    doing,
    given,
)

pytestmark = pytest.mark.django_db
DESK = "/lam-viec/lich-ics/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


def made(unit=None, by=None, **more):
    unit = unit or commune()
    given_: dict[str, Any] = {"label": "Điện thoại chị Lan", "on": TODAY, "at": NOON}
    return make_feed(organisation=unit, by=by or works_for(unit), **(given_ | more))


def address(token):
    return f"/lich/{token}.ics"


def calendar_at(client, token):
    response = client.get(address(token))
    assert response.status_code == 200
    return icalendar.Calendar.from_ical(response.content, multiple=False)


def events(client, token):
    return {str(one["UID"]): one for one in calendar_at(client, token).walk("VEVENT")}


def only(client, token):
    (event,) = events(client, token).values()
    return event


# --- Making and revoking --------------------------------------------------------------------------


def test_of_a_token_only_its_hash_is_kept():
    feed, token = made()
    assert len(token) * 6 >= BYTES * 8 >= 128
    assert feed.digest == feeds.digest_of(token)
    assert token not in str(FeedToken.objects.values().get())
    entry = Entry.objects.get(verb="tasks.feed_made")
    assert token not in f"{entry.facts}{entry.target_name}"


def test_nobody_makes_a_calendar_of_a_unit_that_is_not_his():
    with pytest.raises(RefusedError):
        made(desk(), by=works_for(commune()))
    with pytest.raises(RefusedError, match="label_missing"):
        made(label="  ")
    assert not FeedToken.objects.exists()


def test_a_unit_has_fifty_addresses_at_most(monkeypatch):
    monkeypatch.setattr(feeds, "MOST", 1)
    feed, _token = made()
    with pytest.raises(RefusedError, match="too_many_feeds"):
        made()
    revoke_feed(feed=feed, by=works_for(commune()), on=TODAY, at=NOON)
    made()


def test_a_revoked_address_leads_nowhere_at_once(client):
    feed, token = made()
    assert client.get(address(token)).status_code == 200
    revoke_feed(feed=feed, by=works_for(commune()), on=TODAY, at=NOON)
    assert client.get(address(token)).status_code == 404
    assert Entry.objects.get(verb="tasks.feed_revoked").target_key == str(feed.pk)
    with pytest.raises(RefusedError, match="feed_revoked"):
        revoke_feed(feed=feed, by=works_for(commune()), on=TODAY, at=NOON)


def test_a_stranger_revokes_nothing():
    feed, _token = made()
    with pytest.raises(RefusedError):
        revoke_feed(feed=feed, by=works_for(desk()), on=TODAY, at=NOON)


def test_a_crash_in_the_middle_leaves_no_address(monkeypatch):
    def crash(*_words, **_more):
        raise RuntimeError("mất điện")

    monkeypatch.setattr(feeds, "record", crash)
    with pytest.raises(RuntimeError):
        made()
    assert not FeedToken.objects.exists()


def test_an_address_ends_with_the_mandate_of_whoever_made_it(client):
    _feed, token = made()
    Mandate.objects.update(until=TODAY - timedelta(days=1))
    assert client.get(address(token)).status_code == 404


# --- The calendar ---------------------------------------------------------------------------------


def test_a_task_is_an_event_of_its_last_day(client):
    task = given(product="Báo cáo")
    _feed, token = made()
    event = only(client, token)
    assert event["SUMMARY"] == f"Hạn: {task.title}"
    assert (event.start, event.end) == (DUE, DUE + timedelta(days=1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert "Sản phẩm: Báo cáo" in event["DESCRIPTION"]
    assert str(event["URL"]) == f"http://testserver/lam-viec/nhiem-vu/{task.pk}/"
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(days=2, hours=16)


def test_the_calendar_says_what_it_is(client):
    _feed, token = made()
    calendar = calendar_at(client, token)
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert calendar["X-WR-CALNAME"] == "Nhiệm vụ: UBND xã Suối Mây"
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in calendar.to_ical().decode()


def test_regular_and_cancelled_tasks_and_those_of_others_stay_out(client):
    given("Thường xuyên", term=Term(TermKind.REGULAR))
    given("Không hạn", due=None)
    given("Của xã khác", lead=commune("UBND xã Khác"))
    gone = given("Bỏ")
    moving.move(
        task=gone, to=State.CANCELLED, reason="Trùng", by=works_for(desk()), on=TODAY, at=NOON
    )
    _feed, token = made()
    assert events(client, token) == {}


def test_a_shared_task_says_so(client):
    given(lead=commune("UBND xã Khác"), partners=(commune(),))
    _feed, token = made()
    event = only(client, token)
    assert str(event["SUMMARY"]).startswith("Hạn (phối hợp): ")
    assert "Chủ trì: UBND xã Khác" in event["DESCRIPTION"]


def test_what_was_done_lately_stays_with_a_mark_and_goes_after_a_month(client):
    confirmed(given())
    _feed, token = made()
    event = only(client, token)
    assert str(event["SUMMARY"]).startswith("✓ Đã xong: ")
    assert event.walk("VALARM") == []
    with time_machine.travel(NOON + timedelta(days=40), tick=False):
        assert events(client, token) == {}


def test_an_event_keeps_its_name_and_counts_its_changes(client):
    task = given()
    _feed, token = made()
    before = only(client, token)
    doing(task, TODAY + timedelta(days=1))
    after = only(client, token)
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert before["DTSTAMP"].dt < after["DTSTAMP"].dt


def test_lines_are_folded_and_no_letter_is_cut(client):
    title = "Đối thoại trực tiếp với Nhân dân về đường nước, điện; chợ, trường " * 4
    given(title, product="Biên bản;\nphụ lục, ảnh\\")
    _feed, token = made()
    body = client.get(address(token)).content
    assert b"\r\n" in body
    for line in body.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert title.strip() in str(only(client, token)["DESCRIPTION"])


def test_conferences_of_its_programmes_stand_in_the_calendar(client):
    unit = body("Ban Dân vận Tỉnh ủy An Lĩnh")
    programme = running(unit, desk())
    common = {"programme": programme, "host": desk(), "venue": "Hội trường", "created_at": NOON,
              "kind": ConferenceKind.EXCHANGE}  # fmt: skip
    soon = NOON + timedelta(days=5)
    Conference.objects.create(title="Giao ban quý I", slug="gb", starts_at=soon, announced_at=NOON,
                              state=ConferenceState.ANNOUNCED, **common)  # fmt: skip
    Conference.objects.create(title="Chưa báo", slug="cb", starts_at=soon, **common)
    _feed, token = made(unit)
    event = only(client, token)
    assert (event["SUMMARY"], event["LOCATION"]) == ("Giao ban quý I", "Hội trường")
    assert event.start == soon
    assert event.end - event.start == timedelta(hours=2)
