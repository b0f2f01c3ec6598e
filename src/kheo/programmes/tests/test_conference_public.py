"""Conferences and inspections as everybody reads them."""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from kheo.core.photos.taking import Photo
from kheo.documents.actions.publishing import withdraw_document
from kheo.documents.tests.factories import LIBRARIAN, published
from kheo.news.tests.factories import picture
from kheo.programmes.actions.conferences import cancel_conference, change_conference
from kheo.programmes.actions.conferences_papers import set_documents
from kheo.programmes.actions.conferences_people import GuestSaid, invite, tell_attendance
from kheo.programmes.actions.photos import PhotoWords, add_photo
from kheo.programmes.models import Conference, ConferencePhoto
from kheo.programmes.rules.attendance import Attendance
from kheo.programmes.rules.conferences import ConferenceKind, Presence
from kheo.programmes.rules.openness import Openness
from kheo.programmes.tests.conferences import (
    MEETING,
    THAT_DAY,
    announced,
    at_work,
    concluded,
    host_body,
    inspected,
    prepared,
    said,
    was_held,
)
from kheo.programmes.tests.factories import NOON, TODAY, body, running, works_for
from kheo.tasks.tests import factories as tasks

pytestmark = pytest.mark.django_db
LIST = "/hoi-nghi/"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_notice_names_time_place_and_who_presides(client: Client) -> None:
    held = announced()
    page = page_of(client, held.get_absolute_url())
    for words in ("08:00, 28/06/2024", "Hội trường Tỉnh ủy", "Nguyễn Văn Mẫu</strong>, Trưởng"):
        assert words in page
    event = json.loads(DATA.findall(page)[0])[0]
    assert event["@type"] == "Event"
    assert event["startDate"] == "2024-06-28T08:00:00+07:00"


def test_the_page_is_the_same_for_everybody(client: Client) -> None:
    held = announced()
    answer = client.get(held.get_absolute_url())
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "csrf" not in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("made", [prepared, lambda: announced(openness=Openness.INTERNAL)])
def test_what_is_not_announced_or_internal_is_not_found(
    client: Client, made: Callable[[], Conference]
) -> None:
    held = made()
    for address in (held.get_absolute_url(), f"{held.get_absolute_url()}lich.ics"):
        assert client.get(address).status_code == 404
    assert held.title not in page_of(client, LIST)


def test_a_change_after_notice_stands_on_the_page(client: Client) -> None:
    held = announced()
    later = said(venue="Hội trường UBND tỉnh")
    change_conference(
        conference=held, said=later, by=works_for(held.host), on=TODAY, at=NOON + timedelta(days=1)
    )
    assert "Hội trường UBND tỉnh (trước: Hội trường Tỉnh ủy)" in page_of(
        client, held.get_absolute_url()
    )


def test_a_cancelled_conference_says_why(client: Client) -> None:
    held = announced()
    cancel_conference(conference=held, reason="Mưa bão", by=works_for(held.host), on=TODAY, at=NOON)
    page = page_of(client, held.get_absolute_url())
    assert "Mưa bão" in page
    assert "EventCancelled" in page


def test_the_record_tells_who_came_what_was_concluded_and_its_documents(client: Client) -> None:
    held, shown = concluded(), published()
    by = works_for(held.host)
    set_documents(conference=held, documents=[shown], by=by, on=THAT_DAY, at=MEETING)
    page = page_of(client, held.get_absolute_url())
    assert "Tổng hợp kết quả thực hiện" in page
    assert shown.get_absolute_url() in page
    withdraw_document(document=shown, reason="Nhầm", by=LIBRARIAN, at=NOON)
    assert shown.get_absolute_url() not in page_of(client, held.get_absolute_url())


def test_drafts_of_conclusions_are_for_nobody(client: Client) -> None:
    held = was_held()
    held.conclusions.create(text="Nháp chưa chốt")
    Conference.objects.filter(pk=held.pk).update(summary="Diễn biến chưa chốt")
    page = page_of(client, held.get_absolute_url())
    assert "Nháp chưa chốt" not in page
    assert "Diễn biến chưa chốt" not in page


def test_the_sums_of_who_came_are_told(client: Client) -> None:
    held = was_held()
    given = {"conference": held, "by": works_for(held.host), "on": THAT_DAY, "at": MEETING}
    rows = invite(guests=[GuestSaid("A"), GuestSaid("B")], **given)  # type: ignore[arg-type]
    told = {rows[0].pk: Attendance(Presence.PRESENT, 1200)}
    tell_attendance(told=told, **given)  # type: ignore[arg-type]
    page = " ".join(page_of(client, held.get_absolute_url()).split())
    assert "Mời 2: có mặt 1, cử người thay 0, vắng 0, chưa ghi 1." in page
    assert "Số người dự: 1.200." in page


def test_public_tasks_of_conclusions_are_shown_one_by_one(client: Client) -> None:
    programme = running()
    party = programme.parties.all()[0].organisation
    held = concluded(party, programme=programme)
    task = tasks.given("Việc từ kết luận", sources=(held.conclusions.all()[0],), giver=party)
    assert task.title in page_of(client, held.get_absolute_url())
    type(programme).objects.update(openness=Openness.SUMS)
    page = " ".join(page_of(client, held.get_absolute_url()).split())
    assert task.title not in page
    assert "Đã hoàn thành 0 trên 1 nhiệm vụ" in page


def test_tasks_without_a_programme_are_only_counted(client: Client) -> None:
    held = concluded()
    tasks.given("Việc nội bộ", sources=(held.conclusions.all()[0],), giver=held.host)
    assert "Việc nội bộ" not in page_of(client, held.get_absolute_url())


def test_the_calendar_file_is_read_by_calendars(client: Client) -> None:
    held = announced()
    answer = client.get(f"{held.get_absolute_url()}lich.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(answer.content).events
    assert str(event["summary"]) == held.title
    assert event.start == MEETING
    assert str(event["location"]) == "Hội trường Tỉnh ủy"


@time_machine.travel(datetime.fromisoformat("2024-06-20T09:00:00+07:00"), tick=False)
def test_the_list_tells_what_is_coming_from_what_was(client: Client) -> None:
    announced(title="Hội nghị sắp tới")
    concluded(body("Sở khác"), title="Hội nghị đã qua", kind=ConferenceKind.FINAL)
    page = page_of(client, LIST)
    assert (
        page.index("Hội nghị sắp tới") < page.index('id="da-hop"') < page.index("Hội nghị đã qua")
    )
    assert "Hội nghị sắp tới" not in page_of(client, f"{LIST}?loai=final")
    assert client.get(f"{LIST}?loai=x").status_code == 200


def photo_of(held: Conference) -> ConferencePhoto:
    with picture().file.open("rb") as file:
        photo = Photo(file.read(), 640, 400)
    words = PhotoWords("a.jpg", "Quang cảnh hội nghị", "Toàn cảnh", "Ban biên tập")
    return add_photo(
        conference=held, photo=photo, words=words, by=works_for(held.host), on=THAT_DAY, at=MEETING
    )


def test_pictures_are_shown_with_their_words_while_the_conference_is(client: Client) -> None:
    held = announced()
    photo = photo_of(held)
    assert 'alt="Quang cảnh hội nghị"' in page_of(client, held.get_absolute_url())
    given = {"slug": held.slug, "photo": photo.pk}
    address = reverse("programmes:conference_photo", kwargs={**given, "size": "lon"})
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    tag = answer.headers["ETag"]
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined] # it is read to its end
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    Conference.objects.update(openness=Openness.INTERNAL)
    assert client.get(address).status_code == 404


def test_an_inspection_is_read_once_it_has_concluded(client: Client) -> None:
    assert client.get(at_work().get_absolute_url()).status_code == 404
    made = inspected(title="Đoàn đã kết luận")
    page = page_of(client, made.get_absolute_url())
    for words in ("Chưa niêm yết thu chi", "Niêm yết đủ các khoản", "Trưởng đoàn", "Hạn chế"):
        assert words in page
    type(made).objects.update(openness=Openness.INTERNAL)
    assert client.get(made.get_absolute_url()).status_code == 404


def test_public_pages_cost_the_same_for_few_and_for_many(client: Client) -> None:
    host = host_body()
    held = concluded(host)
    pages = [LIST, held.get_absolute_url(), inspected(host).get_absolute_url()]
    counts = []
    for page in pages:
        client.get(page)  # what is kept between requests is kept now
    for _size in range(2):
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                page_of(client, page)
            counts.append(len(asked))
        for number in range(4):
            concluded(host)
            held.conclusions.create(text="Thêm", order=100 + 10 * _size + number, lead=host)
            held.guests.create(name=f"Khách {number} {_size}", order=number)
    assert counts[:3] == counts[3:]
    assert max(counts) <= 25, counts
