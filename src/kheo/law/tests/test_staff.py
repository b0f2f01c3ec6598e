"""The desk where rules, the calendar and office hours are kept."""

import re
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.law.models import CalendarDay, Deadline, OfficeHours, Rule
from kheo.law.rules.standing import Standing
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON
from kheo.ledger.models import Entry
from kheo.organisations.models import Officer, OrganisationName

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/luat/"
KEY = "feedback.transfer"
DAY = {
    "name": "Ngày Văn hóa Việt Nam", "kind": "holiday", "day": "24/11/2026",
    "certainty": "announced", "document_name": "Thông báo", "document": "1/TB-BNV",
}  # fmt: skip
RULE = {
    "label": "Chuyển", "topic": "feedback", "since": "1/12/2026", "unit": "working_days",
    "bound": "at_most", "number": "3", "document": "1/2026/NĐ-CP",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def lan():
    user = factories.officer(email="lan@mau.example")
    for codename in ("manage_law", "access_admin"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    return Officer.objects.get(pk=user.pk)


@pytest.fixture
def desk(client, lan):
    client.force_login(lan)
    return client


@pytest.fixture
def rule():
    return factories.rule(KEY)


def text_of(response):
    return " ".join(response.content.decode().split())


PLACES = ["quy-tac/", "quy-tac/moi/", "lich/", "lich/cong-bo/", "gio-lam-viec/"]


@pytest.mark.parametrize("end", PLACES)
def test_the_desk_is_for_those_who_keep_the_law(client, end):
    assert client.get(DESK + end).status_code == 302
    user = factories.officer("ba")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(DESK + end).status_code == 302


@pytest.mark.parametrize(
    "end", ["quy-tac/1/sua/", "quy-tac/1/ket-thuc/", "quy-tac/1/kiem-chung/", "lich/1/rut/",
            "lich/1/kiem-chung/"],
)  # fmt: skip
def test_nothing_changes_by_looking(desk, end):
    assert desk.get(DESK + end).status_code == 405


def test_the_menu_leads_there_for_those_who_may(desk):
    assert DESK + "quy-tac/" in text_of(desk.get("/quan-tri/"))


def test_the_permission_is_offered_where_groups_are_made(client):
    client.force_login(Officer.objects.create_superuser("root", "root@mau.example"))
    assert "Sửa quy tắc, lịch làm việc" in text_of(client.get("/quan-tri/groups/new/"))


def test_rules_are_listed_and_filtered(desk, rule):
    factories.rule("complaints.first", topic="complaints", label="Lần đầu", standing="sourced")
    assert text_of(desk.get(DESK + "quy-tac/")).count('class="title"') == 2
    for asked in ({"topic": "complaints"}, {"standing": "sourced"}):
        shown = text_of(desk.get(DESK + "quy-tac/", asked))
        assert "Lần đầu" in shown
        assert shown.count('class="title"') == 1
    none = desk.get(DESK + "quy-tac/", {"topic": "local"})
    assert "Không có quy tắc nào như vậy" in text_of(none)


def test_a_new_row_follows_a_rule(desk, rule, lan):
    shown = text_of(desk.get(f"{DESK}quy-tac/{rule.pk}/"))
    assert "nhiều nhất 5 ngày làm việc" in shown
    answer = desk.post(f"{DESK}quy-tac/{rule.pk}/sua/", RULE, follow=True)
    assert "Đã đặt quy tắc. Bản cũ vẫn được giữ." in text_of(answer)
    rule.refresh_from_db()
    assert rule.until == date(2026, 11, 30)
    new = Rule.objects.get(since=date(2026, 12, 1))
    assert (new.number, new.edited_by, new.key) == (3, lan, KEY)


def test_lists_keep_the_marks_of_their_codes(desk):
    items = [{"code": "1", "text": "Một", "marks": ["posting"]}, {"code": "2", "text": "Hai"}]
    rule = factories.rule("x.list", unit="list", number=None, bound="exactly", items=items)
    page = text_of(desk.get(f"{DESK}quy-tac/{rule.pk}/"))
    assert "1 | Một" in page
    given = RULE | {"unit": "list", "number": "", "items": "1 | Một hai\n\nBa"}
    desk.post(f"{DESK}quy-tac/{rule.pk}/sua/", given)
    assert Rule.objects.get(since=date(2026, 12, 1)).items == [
        {"code": "1", "text": "Một hai", "marks": ["posting"]}, {"code": "2", "text": "Ba"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"since": ""}, "Hãy cho biết ngày."),
        ({"since": "hôm nay"}, "Ngày viết như 28/4/2025."),
        ({"number": ""}, "Quy tắc này cần một con số."),
        ({"number": "-1"}, "Số không âm."),
        ({"unit": "list"}, "Danh mục chưa có mục nào."),
        ({"unit": "share", "number": "3", "divisor": "2"}, "không vượt quá tổng số"),
        ({"until": "1/11/2026"}, "Ngày kết thúc đứng trước ngày bắt đầu"),
        ({"source_address": "khong phai"}, "Địa chỉ bắt đầu bằng"),
    ],
)
def test_half_a_rule_is_told_and_changes_nothing(desk, rule, wrong, sentence):
    shown = text_of(desk.post(f"{DESK}quy-tac/{rule.pk}/sua/", RULE | wrong))
    assert sentence in shown
    rule.refresh_from_db()
    assert rule.until is None


def test_a_rule_of_a_new_key(desk):
    given = RULE | {"key": "feedback.answer", "unit": "percent", "number": "50",
                    "end_moves": "no"}  # fmt: skip
    desk.post(DESK + "quy-tac/moi/", given)
    made = Rule.objects.get(key="feedback.answer")
    assert (made.divisor, made.end_moves) == (100, False)
    for key in ("", "Tra loi", "x"):
        assert desk.post(DESK + "quy-tac/moi/", given | {"key": key}).status_code == 200
    wrong = desk.post(DESK + "quy-tac/moi/", given | {"key": "a.b", "number": ""})
    assert "Quy tắc này cần một con số." in text_of(wrong)
    assert Rule.objects.count() == 1


def test_ending_and_verifying(desk, rule, lan):
    own = f"{DESK}quy-tac/{rule.pk}/"
    desk.post(f"{own}kiem-chung/", {"where": "Công báo 101"})
    desk.post(f"{own}ket-thuc/", {"until": "31/12/2026", "reason": "Bị thay"})
    rule.refresh_from_db()
    assert (rule.standing, rule.verified_by) == (Standing.VERIFIED, lan)
    assert rule.until == date(2026, 12, 31)
    assert "Hãy điền ô này." in text_of(desk.post(f"{own}kiem-chung/", {"where": ""}))
    assert "Hãy điền ô này." in text_of(desk.post(f"{own}ket-thuc/", {"until": "1/1/2026"}))
    again = desk.post(f"{own}ket-thuc/", {"until": "31/12/2027", "reason": "Lại"}, follow=True)
    assert "đã kết thúc vào ngày đó hoặc sớm hơn" in text_of(again)


def test_announcing_shows_first_what_would_move(desk):
    deadline = factories.deadline()
    shown = text_of(desk.post(DESK + "lich/cong-bo/", DAY))
    assert "1 thời hạn đang chạy sẽ được tính lại" in shown
    assert re.search(r"27/11/2026 </td>.*30/11/2026", shown)
    assert not CalendarDay.objects.exists()
    done = text_of(desk.post(DESK + "lich/cong-bo/", DAY | {"xac_nhan": "1"}, follow=True))
    assert "1 thời hạn đang chạy được tính lại và ghi vào sổ" in done
    deadline.refresh_from_db()
    assert deadline.due == date(2026, 11, 30)
    assert Entry.objects.filter(verb="law.deadline_recomputed").count() == 1


def test_a_swap_brings_its_saturday_along(desk):
    swap = DAY | {"kind": "swapped_off", "day": "27/11/2026", "pair": "5/12/2026"}
    desk.post(DESK + "lich/cong-bo/", swap | {"xac_nhan": "1"})
    found = {row.day: (row.kind, row.pair) for row in CalendarDay.objects.all()}
    assert found == {
        date(2026, 11, 27): ("swapped_off", date(2026, 12, 5)),
        date(2026, 12, 5): ("swapped_working", date(2026, 11, 27)),
    }


def test_many_days_are_announced_at_once(desk):
    tet = DAY | {"day": "4/2/2027", "last": "8/2/2027", "xac_nhan": "1"}
    desk.post(DESK + "lich/cong-bo/", tet)
    assert CalendarDay.objects.count() == 5
    assert Entry.objects.filter(verb="law.days_announced").count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": ""}, "Hãy cho biết ngày."),
        ({"name": ""}, "Hãy điền ô này."),
        ({"last": "23/11/2026"}, "nhiều nhất hai tuần"),
        ({"last": "24/12/2026"}, "nhiều nhất hai tuần"),
        ({"kind": "swapped_off"}, "Ngày hoán đổi cần có ngày được thay."),
        ({"kind": "swapped_off", "pair": "28/11/2026", "last": "25/11/2026"}, "hãy nhập từng ngày"),
        ({"kind": "swapped_off", "pair": "26/11/2026"}, "phải là ngày nghỉ hằng tuần"),
    ],
)
def test_days_that_make_no_sense_are_told(desk, wrong, sentence):
    shown = text_of(desk.post(DESK + "lich/cong-bo/", DAY | wrong | {"xac_nhan": "1"}))
    assert sentence in shown
    assert not CalendarDay.objects.exists()


def test_a_day_is_verified_and_withdrawn(desk, lan):
    factories.deadline()
    desk.post(DESK + "lich/cong-bo/", DAY | {"xac_nhan": "1"})
    row = CalendarDay.objects.get()
    own = f"{DESK}lich/{row.pk}/"
    assert "24/11/2026: Ngày Văn hóa Việt Nam" in text_of(desk.get(own))
    desk.post(f"{own}kiem-chung/", {"where": "Cổng thông tin"})
    assert "Hãy điền ô này." in text_of(desk.post(f"{own}kiem-chung/", {}))
    assert "Hãy điền ô này." in text_of(desk.post(f"{own}rut/", {}))
    first = text_of(desk.post(f"{own}rut/", {"reason": "Nhầm"}))
    assert "1 thời hạn đang chạy sẽ được tính lại" in first
    assert "sớm hơn" in first
    desk.post(f"{own}rut/", {"reason": "Nhầm", "xac_nhan": "1"})
    row.refresh_from_db()
    assert (row.standing, row.withdrawn_by) == (Standing.VERIFIED, lan)
    assert Deadline.objects.get().due == date(2026, 11, 27)
    assert "Đã rút khỏi lịch" in text_of(desk.get(own))
    for end, given in (("rut/", {"reason": "Nhầm", "xac_nhan": "1"}),
                       ("kiem-chung/", {"where": "Cổng"})):  # fmt: skip
        again = desk.post(own + end, given, follow=True)
        assert "không có trong lịch" in text_of(again)


def test_the_calendar_is_listed_by_year(desk):
    CalendarDay.objects.create(day=date(2025, 9, 2), kind="holiday", name="Quốc khánh")
    assert "Chưa có lịch của năm này" in text_of(desk.get(DESK + "lich/"))
    assert "Quốc khánh" in text_of(desk.get(DESK + "lich/", {"nam": "2025"}))
    assert desk.get(DESK + "lich/", {"nam": "<x>"}).status_code == 200


def test_office_hours_of_all_and_of_one(desk):
    commune = factories.organisation("Pho Moi")
    OrganisationName.objects.create(organisation=commune, name="Pho Moi", folded=" pho moi")
    hours = {"since": "1/12/2026", "morning_0": "07:00-11:00", "afternoon_0": "13:00 – 17:00"}
    assert desk.get(DESK + "gio-lam-viec/chung/").status_code == 200
    shown = desk.post(DESK + "gio-lam-viec/chung/", hours, follow=True)
    assert "Đã đặt giờ làm việc" in text_of(shown)
    assert "Pho Moi" in text_of(desk.get(DESK + "gio-lam-viec/", {"q": "pho moi"}))
    own = f"{DESK}gio-lam-viec/to-chuc/{commune.slug}/"
    desk.post(own, hours | {"since": "23/11/2026"})
    page = text_of(desk.get(own))
    assert 'value="07:00-11:00"' in page
    assert "Pho Moi" in text_of(desk.get(DESK + "gio-lam-viec/"))
    assert OfficeHours.objects.count() == 4
    assert desk.get(f"{DESK}gio-lam-viec/to-chuc/khong-co/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"morning_0": "bảy giờ"}, "Viết như 07:30-11:30."),
        ({"morning_0": "11:30-07:30"}, "Viết như 07:30-11:30."),
        ({"morning_0": "07:30"}, "Viết như 07:30-11:30."),
        ({"morning_0": ""}, "Cần giờ làm việc của ít nhất một ngày"),
        ({"afternoon_0": "10:00-12:00"}, "chồng lên nhau"),
    ],
)
def test_hours_that_make_no_sense_are_told(desk, wrong, sentence):
    hours = {"since": "1/12/2026", "morning_0": "07:00-11:00"} | wrong
    assert sentence in text_of(desk.post(DESK + "gio-lam-viec/chung/", hours))
    assert not OfficeHours.objects.exists()


@pytest.mark.parametrize("end", ["quy-tac/", "lich/", "lich/cong-bo/"])
def test_the_desk_costs_the_same_for_one_and_twenty(desk, end):
    def cost(count):
        for number in range(count):
            factories.rule(f"x.rule_{count}_{number}")
            factories.deadline(number)
            CalendarDay.objects.create(
                day=date(2026, count // 20 + 3, number + 1), kind="holiday", name="Lễ"
            )
        ask = (lambda: desk.post(DESK + end, DAY)) if "cong-bo" in end else (
            lambda: desk.get(DESK + end)
        )  # fmt: skip
        ask()
        with CaptureQueriesContext(connection) as queries:
            ask()
        return len(queries)

    assert cost(1) == cost(20)


def test_a_long_preview_names_a_hundred_and_counts_the_rest(desk):
    for number in range(103):
        factories.deadline(number)
    shown = text_of(desk.post(DESK + "lich/cong-bo/", DAY))
    assert "103 thời hạn đang chạy sẽ được tính lại" in shown
    assert "và 3 thời hạn khác" in shown
    assert shown.count("<td> Phản ánh số") == 100


def test_what_staff_type_is_text(desk, client):
    bait = "<script>alert(1)</script>"
    desk.post(DESK + "lich/cong-bo/", DAY | {"name": bait, "xac_nhan": "1"})
    row = CalendarDay.objects.get()
    for address in (DESK + "lich/", f"{DESK}lich/{row.pk}/", "/luat/lich-lam-viec/"):
        assert "<script>alert(1)" not in text_of(client.get(address))
