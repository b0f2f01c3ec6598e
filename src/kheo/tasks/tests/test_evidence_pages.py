"""The page of a telephone that brings evidence, and who gets which bytes."""

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.documents.tests.factories import published
from kheo.documents.tests.hostile import making
from kheo.organisations.models import Officer
from kheo.programmes.rules.openness import Openness
from kheo.programmes.tests.factories import body, running, works_for
from kheo.tasks.actions import moving
from kheo.tasks.evidence import uploading
from kheo.tasks.models import Evidence
from kheo.tasks.tests.evidence import AT, ON, jpeg, photo, report, upload
from kheo.tasks.tests.factories import commune, confirmed, given
from kheo.tasks.views.evidence import public_file

pytestmark = pytest.mark.django_db


def page_of(task):
    return reverse("evidence_work:add", args=[task.pk])


def send(client, task, **said):
    return client.post(page_of(task), said, follow=True)


def send_photos(client, task, *files, captions="Họp dân"):
    return send(client, task, act="anh", captions=captions, chosen=list(files))


@pytest.fixture
def task():
    return given()


@pytest.fixture
def unit(client, task):
    client.force_login(works_for(task.lead))
    return client


def address_of(row, name=None):
    return reverse("evidence_work:file", args=[row.task_id, row.pk, name or row.name])


def test_who_is_not_signed_in_is_asked_to(client, task):
    row = photo(task)
    removal = reverse("evidence_work:remove", args=[task.pk, row.pk])
    for address in (page_of(task), removal, address_of(row)):
        response = client.get(address)
        assert response.status_code == 302
        assert "dang-nhap" in response["Location"]


def test_strangers_find_nothing(client, task):
    row = photo(task)
    client.force_login(works_for(body("Sở Công Thương tỉnh An Lĩnh")))
    removal = reverse("evidence_work:remove", args=[task.pk, row.pk])
    for address in (page_of(task), removal, address_of(row)):
        assert client.get(address).status_code == 404


def test_who_presses_looks_and_brings_nothing(client, task):
    row = photo(task)
    client.force_login(works_for(task.overseer))
    page = client.get(page_of(task))
    assert page.status_code == 200
    assert 'name="chosen"' not in page.content.decode()
    assert read(client.get(address_of(row))).status_code == 200
    assert send_photos(client, task, upload(jpeg(9))).status_code == 403
    assert client.get(reverse("evidence_work:remove", args=[task.pk, row.pk])).status_code == 403


def test_a_file_of_another_task_is_not_found_under_this_one(unit, task):
    other = photo(given("Việc của xã khác", lead=commune("UBND xã Đăk Lin")))
    address = reverse("evidence_work:file", args=[task.pk, other.pk, other.name])
    assert unit.get(address).status_code == 404
    assert unit.get(reverse("evidence_work:remove", args=[task.pk, other.pk])).status_code == 404
    assert unit.get(address_of(other)).status_code == 404


def test_ten_pictures_come_at_once_and_those_that_fail_are_named(unit, task):
    files = [upload(jpeg(number), f"IMG_{number}.jpg") for number in range(8)]
    files.insert(3, upload(b"<svg onload='alert(1)'/>", "x.jpg"))
    files.append(upload(jpeg(2), "lai lan nua.jpg"))
    page = send_photos(unit, task, *files, captions="Thôn 1\nThôn 2")
    text = page.content.decode()
    assert Evidence.objects.filter(task=task, kind="photo").count() == 8
    assert "Đã nhận 8 ảnh." in text
    assert "x.jpg: Tệp này không phải ảnh" in text
    assert "lai lan nua.jpg: Nhiệm vụ đã có đúng minh chứng này rồi." in text
    assert list(Evidence.objects.values_list("caption", flat=True))[:3] == [
        "Thôn 1", "Thôn 2", "Thôn 2",
    ]  # fmt: skip
    assert page.redirect_chain[0][1] == 302


def test_one_that_is_too_long_does_not_keep_the_others_out(unit, task, monkeypatch):
    monkeypatch.setattr(uploading.EachBounded.__init__, "__kwdefaults__",
                        {"each": 100_000, "together": 10_000_000})  # fmt: skip
    page = send_photos(
        unit, task, upload(jpeg(1)), upload(b"\xff\xd8\xff" + b"0" * 200_000, "dai.jpg"),
        upload(jpeg(2)),
    )  # fmt: skip
    assert Evidence.objects.filter(task=task).count() == 2
    assert "dai.jpg: Ảnh lớn hơn 25 MB." in page.content.decode()


def test_too_much_at_once_takes_nothing_and_says_so(unit, task, monkeypatch):
    monkeypatch.setattr(uploading.EachBounded.__init__, "__kwdefaults__",
                        {"each": 100_000, "together": 150_000})  # fmt: skip
    files = [upload(b"\xff\xd8\xff" + b"0" * 90_000, f"{number}.jpg") for number in range(3)]
    page = send_photos(unit, task, *files)
    assert "chưa nhận được gì" in page.content.decode()
    assert not Evidence.objects.exists()


def test_more_than_twelve_are_cut_and_told(unit, task):
    files = [upload(jpeg(number, (80 + number, 8)), f"{number}.jpg") for number in range(14)]
    page = send_photos(unit, task, *files)
    assert Evidence.objects.filter(task=task).count() == 12
    assert "2 ảnh sau cùng chưa nhận" in page.content.decode()


def test_a_form_without_a_picture_or_words_says_so_and_keeps_what_was_typed(unit, task):
    page = send(unit, task, act="anh", captions="Họp dân thôn Đăk Lin")
    assert page.status_code == 422
    assert "Hãy chụp hoặc chọn ít nhất một ảnh." in page.content.decode()
    assert "Họp dân thôn Đăk Lin" in page.content.decode()
    page = send_photos(unit, task, upload(jpeg()), captions="")
    assert page.status_code == 422
    assert "Hãy mô tả ngắn" in page.content.decode()
    assert not Evidence.objects.exists()


def test_a_file_is_taken_or_refused_with_its_sentence(unit, task):
    said = {"act": "tep", "caption": "Biên bản"}
    page = send(unit, task, file=upload(making.pdf(), "bien ban.pdf"), **said)
    assert "Đã thêm minh chứng." in page.content.decode()
    page = send(unit, task, file=upload(making.macro_docx(), "bien ban.docx"), **said)
    assert page.status_code == 422
    assert "mã lệnh" in page.content.decode()
    assert 'value="Biên bản"' in page.content.decode()
    assert Evidence.objects.count() == 1


def test_a_document_is_found_by_its_number_and_asked_for_where_several_have_it(unit, task):
    page = send(unit, task, act="van-ban", number="99/KH-UBND")
    assert "chưa có văn bản nào mang số này" in page.content.decode()
    first = published()
    send(unit, task, act="van-ban", number="33/ct-ttg")
    assert Evidence.objects.get().document == first
    second = published(issuer="UBND tỉnh An Lĩnh", title="Văn bản khác cùng số")
    page = send(unit, task, act="van-ban", number="33/CT-TTg")
    assert page.status_code == 422
    assert "Có nhiều văn bản mang số này. Hãy chọn một." in page.content.decode()
    send(unit, task, act="van-ban", number="33/CT-TTg", document=second.pk)
    assert Evidence.objects.filter(document=second).exists()


def test_a_figure_is_typed_as_vietnamese_writes_it(unit, task):
    said = {"act": "so-lieu", "unit": "người", "caption": "Số người dự"}
    page = send(unit, task, figure="1,234.5", **said)
    assert page.status_code == 422
    assert "Số viết như 1.234 hoặc 12,5." in page.content.decode()
    page = send(unit, task, figure="1.234,5", **said)
    assert "1.234,5 người" in page.content.decode()


def test_removing_asks_first_and_then_tells_who_and_why(unit, task):
    row = photo(task)
    address = reverse("evidence_work:remove", args=[task.pk, row.pk])
    assert "Lý do gỡ" in unit.get(address).content.decode()
    assert unit.post(address, {"reason": ""}).status_code == 422
    page = unit.post(address, {"reason": "Chụp nhầm"}, follow=True)
    assert "Đã gỡ minh chứng." in page.content.decode()
    assert "Chụp nhầm" in page.content.decode()
    assert unit.get(address_of(row)).status_code == 404


def test_a_closed_task_shows_its_evidence_and_takes_none(client):
    task = given()
    photo(task)
    confirmed(task)
    client.force_login(works_for(task.lead))
    page = client.get(page_of(task)).content.decode()
    assert "Nhiệm vụ đã kết thúc" in page
    assert "Họp dân thôn Đăk Lin" in page
    assert client.post(page_of(task), {"act": "anh"}).status_code == 403


def test_bytes_are_shut_up_so_that_a_browser_runs_nothing_in_them(unit, task):
    row, paper = photo(task), report(task)
    picture = read(unit.get(address_of(row)))
    assert (picture["Content-Type"], picture["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert picture["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert picture["Cache-Control"] == "private, no-cache"
    assert picture.body[:2] == b"\xff\xd8"
    assert unit.get(address_of(row), headers={"if-none-match": picture["ETag"]}).status_code == 304
    opened = read(unit.get(address_of(paper)))
    assert opened["Content-Disposition"].startswith("inline")
    assert "sandbox" not in opened["Content-Security-Policy"]
    small = unit.get(address_of(row, "nho.webp"))
    assert (small["Content-Type"], small.content[8:12]) == ("image/webp", b"WEBP")
    assert small["ETag"] != picture["ETag"]
    assert unit.get(address_of(row, "khac.jpg")).status_code == 404
    assert unit.get(address_of(paper, "nho.webp")).status_code == 404


def test_missing_bytes_are_not_found(unit, task):
    row = photo(task)
    row.file.storage.delete(str(row.file.name))
    assert unit.get(address_of(row)).status_code == 404


def answer(rf, row, name=None):
    return read(public_file(rf.get("/"), row.task_id, row.pk, name or row.name))


def read(response):
    """Return an answer that was read to its end, as a server does."""
    if response.streaming:
        response.body = b"".join(response.streaming_content)
        if response.file_to_stream:
            response.file_to_stream.close()
    return response


def test_everybody_sees_a_picture_only_of_a_confirmed_task_of_a_public_programme(rf):
    programme = running(openness=Openness.PUBLIC)
    row = photo(given(programme=programme))
    for step in (lambda: None, lambda: moving_to_submitted(row)):
        step()
        with pytest.raises(Http404):
            answer(rf, row)
    moving.confirm(task=row.task, by=works_for(row.task.overseer), on=ON, at=AT)
    response = answer(rf, row)
    assert (response.status_code, response["Cache-Control"]) == (200, "public, no-cache")
    assert not response.cookies
    assert answer(rf, row, "nho.webp").status_code == 200
    programme.openness = Openness.SUMS
    programme.save()
    with pytest.raises(Http404):
        answer(rf, row)


def moving_to_submitted(row):
    by = works_for(row.task.lead)
    moving.accept(task=row.task, by=by, on=ON, at=AT)
    moving.begin(task=row.task, by=by, on=ON, at=AT)
    moving.submit(task=row.task, result="Xong.", by=by, on=ON, at=AT)


def test_everybody_sees_nothing_of_a_task_without_a_programme_or_of_what_was_taken_away(rf):
    lone, gone = given(), given("Việc khác", programme=running())
    rows = [photo(lone), photo(gone)]
    for row in rows:
        confirmed(row.task)
    Evidence.objects.filter(pk=rows[1].pk).update(
        removed_at=AT, removed_by=Officer.objects.first(), removed_for="x"
    )
    for row in rows:
        with pytest.raises(Http404):
            answer(rf, row)


def test_the_page_costs_the_same_however_much_evidence_there_is(unit, task):
    photo(task)
    unit.get(page_of(task))
    with CaptureQueriesContext(
        connection,
    ) as few:
        unit.get(page_of(task))
    for number in range(1, 15):
        photo(task, jpeg(number, (80 + number, 8)))
    with CaptureQueriesContext(connection) as many:
        unit.get(page_of(task))
    assert len(many) == len(few) <= 20, len(many)


def test_a_single_file_that_is_too_long_says_so(unit, task, monkeypatch):
    monkeypatch.setattr(
        uploading.EachBounded.__init__, "__kwdefaults__", {"each": 1000, "together": 10_000_000}
    )
    page = send(unit, task, act="tep", caption="Biên bản", file=upload(b"%PDF" + b"0" * 5000))
    assert page.status_code == 422
    assert "Tệp lớn hơn 25 MB." in page.content.decode()
    assert "Hãy chọn một tệp." not in page.content.decode()


def test_the_public_address_leads_to_the_picture_and_is_gone_with_the_openness(client):
    programme = running(openness=Openness.PUBLIC)
    row = photo(given(programme=programme))
    confirmed(row.task)
    address = reverse("tasks:evidence", args=[row.task_id, row.pk, row.name])
    assert read(client.get(address)).status_code == 200
    programme.openness = Openness.INTERNAL
    programme.save()
    assert client.get(address).status_code == 404
