"""Conferences at work: who sees them, what may be done, what is typed and refused."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.documents.tests.factories import published
from kheo.news.tests.factories import picture
from kheo.organisations.actions.mandates import appoint
from kheo.organisations.forms.organisation_fields import written
from kheo.programmes.actions.conferences_people import GuestSaid, invite
from kheo.programmes.models import Conference, ConferencePhoto
from kheo.programmes.tests.conferences import (
    MEETING,
    THAT_DAY,
    announced,
    concluded,
    host_body,
    prepared,
    was_held,
    with_chair,
)
from kheo.programmes.tests.factories import NOON, body, officer, role, running, works_for

pytestmark = pytest.mark.django_db
WORK = (
    "conference", "change_conference", "cancel", "chairs", "guests", "agenda", "documents",
    "attendance", "conclusions", "add_photo",
)  # fmt: skip
NOTICE = {
    "kind": "interim", "title": "Hội nghị sơ kết", "day": "28/6/2024", "begins": "8h00",
    "ends": "11:30", "venue": "Hội trường", "openness": "public",
}  # fmt: skip


def address(name: str, conference: Conference, **more: object) -> str:
    return reverse(f"meetings_work:{name}", kwargs={"pk": conference.pk, **more})


def signed_in(client: Client, conference: Conference) -> Conference:
    client.force_login(works_for(conference.host))
    return conference


@pytest.mark.parametrize("name", WORK)
def test_pages_of_work_are_for_who_has_to_do_with_them(client: Client, name: str) -> None:
    held = was_held()
    page = address(name, held)
    assert client.get(page).status_code == 302
    client.force_login(works_for(body("Sở khác")))
    assert client.get(page).status_code == 404
    signed_in(client, held)
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("name", ["announce", "say_held"])
def test_acts_of_strangers_do_nothing(client: Client, name: str) -> None:
    held = with_chair(prepared())
    client.force_login(works_for(body("Sở khác")))
    assert client.post(address(name, held)).status_code == 404
    held.refresh_from_db()
    assert held.state == "prepared"


def test_an_invited_organisation_sees_it_and_changes_nothing(client: Client) -> None:
    guest, held = body("Sở được mời"), prepared()
    by = works_for(held.host)
    invite(conference=held, guests=[GuestSaid(organisation=guest)], by=by, on=THAT_DAY, at=NOON)
    client.force_login(works_for(guest))
    assert client.get(address("conference", held)).status_code == 404
    signed_in(client, with_chair(held))
    client.post(address("announce", held))
    client.force_login(works_for(guest))
    assert client.get(address("conference", held)).status_code == 200
    for name in WORK[1:]:
        assert client.get(address(name, held)).status_code == 403


def test_the_other_party_of_its_programme_sees_it(client: Client) -> None:
    programme = running()
    first, second = (one.organisation for one in programme.parties.all())
    held = prepared(first, programme=programme)
    client.force_login(works_for(second))
    assert client.get(address("conference", held)).status_code == 200


def test_a_notice_is_typed_as_people_write(client: Client) -> None:
    host = host_body()
    client.force_login(works_for(host))
    answer = client.post(reverse("meetings_work:new_conference"), NOTICE | {"host": written(host)})
    held = Conference.objects.get()
    assert answer.headers["Location"] == address("conference", held)
    assert held.starts_at == MEETING
    assert held.ends_at is not None


def test_a_notice_that_cannot_be_is_told_at_its_field(client: Client) -> None:
    client.force_login(works_for(host_body()))
    typed = NOTICE | {"host": "Không ai cả", "ends": "07:00", "begins": "tám giờ"}
    answer = client.post(reverse("meetings_work:new_conference"), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Giờ viết như 08:00." in page
    assert "Không có tổ chức nào là" in page
    assert not Conference.objects.exists()


def test_an_end_before_the_beginning_is_told(client: Client) -> None:
    host = host_body()
    client.force_login(works_for(host))
    typed = NOTICE | {"host": written(host), "ends": "07:00"}
    answer = client.post(reverse("meetings_work:new_conference"), typed)
    assert "Giờ kết thúc phải sau giờ bắt đầu." in answer.content.decode()


def test_who_may_not_hold_for_an_organisation_is_told(client: Client) -> None:
    host, other = host_body(), body("Sở khác")
    client.force_login(works_for(other))
    typed = NOTICE | {"host": written(host)}
    answer = client.post(reverse("meetings_work:new_conference"), typed)
    assert answer.status_code == 422
    assert "Bạn không có nhiệm vụ" in answer.content.decode()


def test_the_lists_are_pasted_and_come_back_as_they_were(client: Client) -> None:
    held = signed_in(client, prepared())
    chair = officer("chu-tri")
    appoint(officer=chair, role=role(), organisation=held.host, since=date(2024, 1, 1),
            by=officer("van-thu"), at=NOON)  # fmt: skip
    pasted = {
        "chairs": "1. Nguyễn Văn A, Phó Bí thư Tỉnh ủy\n2. @chu-tri",
        "guests": f"- {held.host.name}\n- Đại diện các thôn",
        "agenda": "08:00\tKhai mạc\tBan tổ chức\n8h30 Thảo luận",
    }
    for name, text in pasted.items():
        assert client.post(address(name, held), {name: text}).status_code == 302, name
    assert [str(one) for one in held.chairs.all()] == [
        "Nguyễn Văn A, Phó Bí thư Tỉnh ủy",
        "Chu-tri, Cán bộ thử, Ban Dân vận Tỉnh ủy An Lĩnh",
    ]
    assert [one.organisation for one in held.guests.all()] == [held.host, None]
    assert [(str(one.time), one.text, one.speaker) for one in held.agenda.all()] == [
        ("08:00:00", "Khai mạc", "Ban tổ chức"), ("08:30:00", "Thảo luận", ""),
    ]  # fmt: skip
    assert "08:00 Khai mạc | Ban tổ chức" in client.get(address("agenda", held)).content.decode()
    assert "@chu-tri [" in client.get(address("chairs", held)).content.decode()


def test_a_wrong_line_is_told_with_its_number(client: Client) -> None:
    held = signed_in(client, prepared())
    typed = "Nguyễn Văn A, Trưởng ban\n@khong-co\nTrần B"
    page = client.post(address("chairs", held), {"chairs": typed}).content.decode()
    assert "Dòng 2: không có tài khoản nào tên “khong-co”." in page
    assert "Dòng 3: hãy ghi chức vụ sau dấu phẩy." in page
    assert "Trần B" in page
    assert not held.chairs.exists()


def test_documents_are_named_by_their_numbers(client: Client) -> None:
    held, shown = signed_in(client, prepared()), published()
    client.post(address("documents", held), {"documents": "33/CT-TTg"})
    assert list(held.documents.all()) == [shown]
    page = client.post(address("documents", held), {"documents": "999/CT-TTg"}).content.decode()
    assert "không có văn bản đã công bố" in page


def test_notice_is_given_and_cancelled_with_a_reason(client: Client) -> None:
    held = signed_in(client, prepared())
    refused = client.post(address("announce", held), follow=True).content.decode()
    assert "Hãy ghi ít nhất một người chủ trì." in refused
    client.post(address("announce", with_chair(held)))
    assert client.post(address("cancel", held), {"reason": ""}).status_code == 422
    client.post(address("cancel", held), {"reason": "Mưa bão"})
    assert "Mưa bão" in client.get(address("conference", held)).content.decode()


def test_who_came_is_told_row_by_row(client: Client) -> None:
    held = signed_in(client, was_held())
    by = works_for(held.host)
    rows = invite(
        conference=held, guests=[GuestSaid(name) for name in "ABC"], by=by, on=THAT_DAY, at=NOON
    )
    typed = {f"presence_{one.pk}": "invited" for one in rows} | {"others": "absent"}
    typed |= {f"presence_{rows[0].pk}": "present", f"people_{rows[0].pk}": "3"}
    page = client.post(address("attendance", held), typed, follow=True).content.decode()
    assert "mời 3, dự 1, vắng 2, chưa ghi 0" in page
    typed[f"people_{rows[1].pk}"] = "2"
    answer = client.post(address("attendance", held), typed)
    assert answer.status_code == 422
    assert "Chưa ghi có mặt thì không ghi được số người." in answer.content.decode()


def test_conclusions_are_pasted_with_lead_and_term(client: Client) -> None:
    held = signed_in(client, was_held())
    line = f"1. Tổng hợp kết quả\t{written(held.host)}\tquý III/2024\nPhát huy kết quả"
    client.post(address("conclusions", held), {"summary": "Diễn biến", "conclusions": line})
    first, second = held.conclusions.all()
    assert (first.lead, str(first.term.due)) == (held.host, "2024-09-30")
    assert second.lead is None
    back = client.get(address("conclusions", held)).content.decode()
    assert f"Tổng hợp kết quả | {held.host.name} | quý III/2024" in back
    wrong = {"conclusions": "Việc | Không ai cả | sớm"}
    page = client.post(address("conclusions", held), wrong).content.decode()
    assert "Dòng 1: Không có tổ chức nào là" in page
    client.post(address("conclusions", held), {"conclusions": line, "fix": "1"})
    held.refresh_from_db()
    assert held.state == "concluded"


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_invitation_is_a_paper(client: Client, kind: str, begins: bytes) -> None:
    held = signed_in(client, announced())
    answer = client.get(address("invitation", held, written_as=kind))
    assert answer.status_code == 200
    assert answer.content.startswith(begins)


def upload(name: str = "anh.jpg") -> SimpleUploadedFile:
    with picture().file.open("rb") as file:
        return SimpleUploadedFile(name, file.read(), "image/jpeg")


def test_a_picture_comes_with_words_and_goes_with_a_reason(client: Client) -> None:
    held = signed_in(client, announced())
    typed = {"photo": upload(), "alt": "Quang cảnh hội nghị"}
    assert client.post(address("add_photo", held), typed).status_code == 302
    photo = ConferencePhoto.objects.get()
    storage, name = photo.file.storage, str(photo.file.name)
    small = client.get(address("photo", held, photo=photo.pk, size="nho"))
    assert small.headers["Content-Type"] == "image/webp"
    assert small.headers["X-Content-Type-Options"] == "nosniff"
    again = client.post(address("add_photo", held), {"photo": upload(), "alt": "Lại"})
    assert "Ảnh này đã có trong hội nghị." in again.content.decode()
    remove = address("remove_photo", held, photo=photo.pk)
    assert client.post(remove, {"reason": ""}).status_code == 422
    assert client.post(remove, {"reason": "Chụp nhầm"}).status_code == 302
    assert not ConferencePhoto.objects.exists()
    assert storage.exists(name)  # until the transaction of the test would be over


def test_what_is_no_picture_is_told(client: Client) -> None:
    held = signed_in(client, announced())
    text = SimpleUploadedFile("anh.jpg", b"<html></html>", "image/jpeg")
    answer = client.post(address("add_photo", held), {"photo": text, "alt": "x"})
    assert answer.status_code == 422
    assert "không phải ảnh" in answer.content.decode()
    assert not ConferencePhoto.objects.exists()


def test_a_picture_of_another_conference_is_not_found(client: Client) -> None:
    held = signed_in(client, announced())
    client.post(address("add_photo", held), {"photo": upload(), "alt": "x"})
    photo = ConferencePhoto.objects.get()
    other = signed_in(client, announced(body("Sở khác")))
    for name, more in (("photo", {"size": "lon"}), ("remove_photo", {})):
        page = address(name, other, photo=photo.pk, **more)
        assert client.get(page).status_code == 404


def test_the_list_shows_what_is_ones_own_by_kind(client: Client) -> None:
    held = signed_in(client, prepared())
    prepared(body("Sở khác"), title="Hội nghị của người khác")
    page = client.get(reverse("meetings_work:conferences")).content.decode()
    assert held.title in page
    assert "Hội nghị của người khác" not in page
    other = client.get(reverse("meetings_work:conferences"), {"loai": "final"})
    assert held.title not in other.content.decode()


def test_list_and_screen_cost_the_same_for_few_and_for_many(client: Client) -> None:
    host = host_body()
    client.force_login(works_for(host))
    held = concluded(host)
    pages = [reverse("meetings_work:conferences"), address("conference", held)]
    counts = []
    client.get(pages[0])  # what is kept between requests is kept now
    for _size in range(2):
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            counts.append(len(asked))
        for _more in range(3):
            concluded(host)
    assert counts[:2] == counts[2:]
    assert max(counts) <= 30
