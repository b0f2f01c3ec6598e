"""The desk where tables come in."""

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.documents.actions.waiting_tables import MOST_WAITING, PATIENCE, keep_table
from kheo.documents.models import Document, WaitingTable
from kheo.documents.rules.states import State
from kheo.documents.tests.sheets import PLAN, REPORT, many, separated
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/van-ban/bang/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


def officer(name="lan", *codes):
    user = factories.officer(name)
    for code in ("access_admin", *codes):
        found = Permission.objects.filter(codename=code)
        user.user_permissions.add(*found.exclude(content_type__app_label="wagtaildocs"))
    return Officer.objects.get(pk=user.pk)


@pytest.fixture
def lan():
    return officer("lan", "add_document", "change_document")


@pytest.fixture
def desk(client, lan):
    client.force_login(lan)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def bring(desk, data, name="bảng.csv", **more):
    return desk.post(DESK, {"file": SimpleUploadedFile(name, data)}, **more)


def test_the_desk_is_for_those_who_enter_documents(client):
    assert client.get(DESK).status_code == 302
    client.force_login(officer("ba"))
    assert client.get(DESK).status_code == 302


def test_a_table_is_shown_before_it_changes_anything_and_then_loaded(desk):
    assert "chỉ khi bạn bấm nạp" in text_of(desk.get(DESK))
    shown = text_of(bring(desk, separated(PLAN, (*REPORT[:4], "hôm qua", "")), follow=True))
    assert "Tổng 2 dòng: Mới 1" in shown
    assert "Không nhận 1" in shown
    assert "Ô E3: “hôm qua” không phải là ngày" in shown
    assert not Document.objects.exists()
    waiting = WaitingTable.objects.get()
    only = text_of(desk.get(f"{DESK}{waiting.pk}/", {"ket_qua": "refused"}))
    assert "21/KH-UBND" not in only
    told = text_of(desk.post(f"{DESK}{waiting.pk}/nap/", follow=True))
    assert "Đã nạp bảng." in told
    assert Document.objects.get().state == State.DRAFT
    assert not WaitingTable.objects.exists()


def test_only_who_may_publish_publishes(client, lan):
    for name, codes, state in (
        ("lan", (), State.DRAFT), ("ba", ("publish_document",), State.PUBLISHED),
    ):  # fmt: skip
        user = Officer.objects.filter(username=name).first() or officer(
            name, "add_document", *codes
        )
        client.force_login(user)
        row = PLAN if name == "lan" else REPORT
        bring(client, separated(row))
        waiting = WaitingTable.objects.get(uploaded_by=user)
        client.post(f"{DESK}{waiting.pk}/nap/", {"publish": "on"})
        assert Document.objects.get(number=row[1]).state == state


def test_a_library_that_changed_meanwhile_is_shown_anew(desk, lan):
    bring(desk, separated(PLAN))
    bring(desk, separated(PLAN), name="khác.csv")
    first, second = WaitingTable.objects.order_by("pk")
    desk.post(f"{DESK}{first.pk}/nap/")
    told = text_of(desk.post(f"{DESK}{second.pk}/nap/", follow=True))
    assert "Thư viện đã thay đổi sau lần xem thử" in told
    assert "Đã có, không đổi 1" in told
    assert "Đã nạp bảng." in text_of(desk.post(f"{DESK}{second.pk}/nap/", follow=True))


def test_the_dry_run_is_a_file_too(desk):
    bring(desk, separated((*PLAN[:5], "=1+1")))
    waiting = WaitingTable.objects.get()
    answer = desk.get(f"{DESK}{waiting.pk}/xem-thu.csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert "21/KH-UBND" in answer.content.decode()


def test_a_table_is_thrown_away(desk):
    bring(desk, separated(PLAN))
    waiting = WaitingTable.objects.get()
    assert desk.get(f"{DESK}{waiting.pk}/bo/").status_code == 405
    assert "không nạp gì" in text_of(desk.post(f"{DESK}{waiting.pk}/bo/", follow=True))
    assert not WaitingTable.objects.exists()


def test_nobody_sees_the_table_of_another(desk, client, lan):
    bring(desk, separated(PLAN))
    waiting = WaitingTable.objects.get()
    client.force_login(officer("ba", "add_document"))
    for end in ("", "xem-thu.csv"):
        assert client.get(f"{DESK}{waiting.pk}/{end}").status_code == 404
    for end in ("nap/", "bo/"):
        assert client.post(f"{DESK}{waiting.pk}/{end}").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"", "không có gì bên trong"),
        ("a.csv", b"%PDF-1.7", "bên trong là PDF"),
        ("../../a.exe", b"x", "Chỉ nhận tệp .xlsx và .csv"),
        ("a.csv", b"x" * (21 * 1024 * 1024), "lớn hơn 20 MB"),
    ],
    ids=range(4),
)
def test_what_is_no_table_is_refused_and_nothing_stays(desk, name, data, sentence):
    answer = bring(desk, data, name=name)
    assert (answer.status_code, sentence in text_of(answer)) == (422, True)
    assert not WaitingTable.objects.exists()


def test_no_file_is_told(desk):
    assert "Hãy chọn một tệp." in text_of(desk.post(DESK, {}))


def test_what_stands_in_a_table_is_text(desk):
    bait = "<script>alert(1)</script>"
    shown = text_of(bring(desk, separated((*PLAN[:3], bait, *PLAN[4:])), name=f"{bait}.csv",
                          follow=True))  # fmt: skip
    assert "<script>alert(1)" not in shown


def test_tables_that_wait_long_or_are_many_go(lan):
    def keep(name, at):
        keep_table(name=name, data=separated(PLAN), by=lan, at=at)

    keep("cũ.csv", NOON - 2 * PATIENCE)
    for number in range(MOST_WAITING + 2):
        keep(f"{number}.csv", NOON)
    names = set(WaitingTable.objects.values_list("name", flat=True))
    assert len(names) == MOST_WAITING
    assert "cũ.csv" not in names


def test_the_dry_run_costs_the_same_for_one_and_many_rows(desk):
    def cost(count):
        bring(desk, separated(*many(count)))
        address = f"{DESK}{WaitingTable.objects.latest('pk').pk}/"
        desk.get(address)
        with CaptureQueriesContext(connection) as queries:
            desk.get(address)
        return len(queries)

    assert cost(1) == cost(120)


def test_a_long_dry_run_has_pages(desk):
    bring(desk, separated(*many(120)))
    address = f"{DESK}{WaitingTable.objects.get().pk}/"
    assert "Trang 1 trên 3" in text_of(desk.get(address))
    assert "120/KH-UBND" in text_of(desk.get(address, {"trang": "3"}))
    assert desk.get(address, {"trang": "4"}).status_code == 404
