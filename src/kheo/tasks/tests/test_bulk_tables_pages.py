"""The pages where tables of tasks are brought, shown, given and thrown away."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kheo.programmes.tests.factories import (
    officer,
    works_for,
)
from kheo.tasks.models import Task, TaskTable
from kheo.tasks.tests.factories import NOON, commune, desk, given
from kheo.tasks.tests.hostile.sheets import OTHER, ROW, pasted, workbook
from kheo.tasks.tests.test_bulk_tables import kept, lead

pytestmark = pytest.mark.django_db
INDEX = "/lam-viec/giao-theo-bang/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def work(client):
    client.force_login(works_for(desk()))
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def bring(client, **more):
    sent = {"text": pasted(ROW, OTHER), "unit": str(desk().pk)}
    return client.post(INDEX, sent | more)


def test_the_page_is_for_officers(client):
    assert client.get(INDEX)["Location"].startswith("/tai-khoan/")


def test_a_pasted_table_is_shown_then_given(work):
    commune()
    shown = bring(work)
    page = work.get(shown["Location"])
    assert "Sẽ giao: 2" in text_of(page)
    assert "no-store" in page["Cache-Control"]
    table = TaskTable.objects.get()
    answer = work.post(reverse("bulk_work:give", args=[table.pk]), follow=True)
    assert "Đã giao 2 nhiệm vụ." in text_of(answer)
    assert Task.objects.count() == 2


def test_a_workbook_is_taken_too(work):
    commune()
    answer = bring(work, text="", file=SimpleUploadedFile("a.xlsx", workbook(ROW)))
    assert answer.status_code == 302
    assert TaskTable.objects.get().name == "a.xlsx"


@pytest.mark.parametrize(("more", "sentence"), [
    ({"text": ""}, "Hãy dán bảng hoặc chọn một tệp."),
    ({"text": "a\tb"}, "Không thấy dòng tiêu đề cột."),
    ({"unit": "999999"}, "Không có đơn vị này, hoặc không phải của bạn."),
])  # fmt: skip
def test_what_cannot_be_taken_is_told_and_what_was_typed_stays(work, more, sentence):
    answer = bring(work, **more)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    if "text" not in more:
        assert ROW[1] in text_of(answer)


def test_a_table_and_a_file_at_once_are_one_too_many(work):
    answer = bring(work, file=SimpleUploadedFile("a.xlsx", workbook(ROW)))
    assert "không cả hai" in text_of(answer)


def test_a_table_of_another_officer_is_not_there(work, client):
    commune()
    table = kept(ROW, by=works_for(desk(), "khac"))
    for name in ("waiting", "give", "discard"):
        address = reverse(f"bulk_work:{name}", args=[table.pk])
        assert (work.get if name == "waiting" else work.post)(address).status_code == 404
    assert TaskTable.objects.exists()


def test_a_table_that_changed_is_shown_anew(work):
    commune()
    bring(work)
    table = TaskTable.objects.get()
    given(ROW[1], due=None)  # an other one; the next is the same
    TaskTable.objects.update(fingerprint="x")
    answer = work.post(reverse("bulk_work:give", args=[table.pk]), follow=True)
    assert "đã thay đổi nên chưa giao gì" in text_of(answer)
    assert Task.objects.count() == 1


def test_a_table_is_thrown_away(work):
    commune()
    bring(work)
    work.post(reverse("bulk_work:discard", args=[TaskTable.objects.get().pk]))
    assert not TaskTable.objects.exists()


def test_rows_are_narrowed_to_those_with_faults(work):
    commune()
    bring(work, text=pasted(ROW, lead("Không Có")))
    address = reverse("bulk_work:waiting", args=[TaskTable.objects.get().pk])
    page = text_of(work.get(address, {"ket_qua": "refused"}))
    assert "Ô D3" in page
    assert ROW[1] not in page


def test_what_is_typed_is_never_markup(work):
    commune()
    bring(work, text=pasted(lead(commune().name, "<script>alert(1)</script>")))
    page = work.get(reverse("bulk_work:waiting", args=[TaskTable.objects.get().pk]))
    assert b"<script>alert" not in page.content


def test_the_empty_table_is_a_workbook(work):
    answer = work.get(reverse("bulk_work:template"))
    assert answer.content.startswith(b"PK")
    assert "mau-giao-nhiem-vu.xlsx" in answer["Content-Disposition"]


def test_a_superuser_types_the_unit_that_gives(client):
    commune()
    client.force_login(officer("goc", is_superuser=True))
    answer = bring(client, unit=desk().name)
    assert answer.status_code == 302
    assert TaskTable.objects.get().giver == desk()
