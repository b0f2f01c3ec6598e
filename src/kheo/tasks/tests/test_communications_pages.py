"""The list, the calendar and the sums of communication activities."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given as example
from hypothesis import strategies as st

from kheo.programmes.tests.factories import adopted_plan, body, running, works_for
from kheo.tasks.models import Communication, Task
from kheo.tasks.reading.communications import Sums, activities, table
from kheo.tasks.reading.scope import Scope, scope_of
from kheo.tasks.rules.communications import Channel, Precision
from kheo.tasks.rules.periods import Period, period_in
from kheo.tasks.tests.communications import held
from kheo.tasks.tests.factories import TODAY, commune, desk

pytestmark = pytest.mark.django_db
LIST = reverse("evidence_work:communications")
MARCH = Period(2024, 3)
AFTER = date(2024, 12, 31)


def sums(period=MARCH, on=AFTER):
    return table(activities(Scope(all_units=True), period), on).total


def test_sums_say_how_much_is_rough_and_how_much_is_missing():
    held("Một", reach=100)
    held("Hai", reach=1900, reach_precision=Precision.OVER, cost=500_000)
    held("Ba", channel=Channel.BROADCAST)
    held("Bốn", starts_on=date(2024, 3, 30), ends_on=date(2025, 1, 5))
    held("Năm", starts_on=date(2024, 4, 1), reach=7)
    found = sums()
    assert (found.count, found.told, found.rough, found.missing, found.to_come) == (4, 2, 1, 1, 1)
    assert (found.reach, found.cost, found.uncosted) == (2000, 500_000, 3)
    assert found.count == found.told + found.missing + found.to_come


def test_parts_add_up_to_the_whole_and_months_to_the_year():
    for month in range(1, 13):
        for channel in list(Channel)[:3]:
            held(f"{month} {channel}", starts_on=date(2024, month, 9), channel=channel, reach=month)
    of_year = table(activities(Scope(all_units=True), Period(2024)), AFTER)
    assert sum((one for _label, one in of_year.rows), start=Sums()) == of_year.total
    months = [sums(Period(2024, month)) for month in range(1, 13)]
    assert sum(months, start=Sums()) == of_year.total
    assert of_year.total.reach == 3 * 78


def test_cancelled_ones_are_not_counted():
    task = held(reach=5)
    Task.objects.filter(pk=task.pk).update(state="cancelled")
    assert sums() == Sums()


def test_units_see_what_they_lead_give_press_for_or_work_along_in():
    partner = body("Hội Phụ nữ xã Suối Mây")
    held(partners=(partner,))
    elsewhere = body("Sở Công Thương tỉnh An Lĩnh")
    counts = {}
    for unit in (commune(), desk(), partner, elsewhere):
        scope = scope_of(works_for(unit), on=TODAY)
        counts[unit.name] = table(activities(scope, MARCH), AFTER).total.count
    assert list(counts.values()) == [1, 1, 1, 0]


def test_who_is_not_signed_in_is_asked_to(client):
    task = held()
    for address in (
        LIST, reverse("evidence_work:communications_csv"),
        reverse("evidence_work:new_communication"),
        reverse("evidence_work:tell_communication", args=[task.pk]),
    ):  # fmt: skip
        assert client.get(address).status_code == 302


def test_the_month_shows_a_calendar_and_the_year_a_table(client):
    held("Nói chuyện về dân vận khéo", reach=1900, reach_precision=Precision.OVER, cost=2_500_000)
    client.force_login(works_for(commune()))
    page = client.get(LIST, {"ky": "2024-03"}).content.decode()
    assert "Tháng 3/2024" in page
    assert "Nói chuyện về dân vận khéo" in page
    assert 'class="month"' in page
    page = " ".join(client.get(LIST, {"ky": "2024"}).content.decode().split())
    assert "Năm 2024" in page
    assert "trên 1.900" in page
    assert "2.500.000" in page
    assert "trong đó 1 hoạt động ghi số ước lượng" in page
    assert "Nói chuyện về dân vận khéo" in page
    other = client.get(LIST, {"ky": "2024-03", "hinh-thuc": "press"}).content.decode()
    assert "Không có hoạt động nào" in other


def test_any_other_word_for_a_period_means_this_month(client):
    client.force_login(works_for(commune()))
    for word in ("2024-13", "x", "0000", "9999", "2024-3", "٢٠٢٤"):
        assert client.get(LIST, {"ky": word}).status_code == 200


def test_units_of_others_cannot_be_asked_for(client):
    stranger = body("Sở Công Thương tỉnh An Lĩnh")
    held()
    client.force_login(works_for(stranger))
    assert "dân vận khéo" not in client.get(LIST, {"ky": "2024-03"}).content.decode()
    for unit in (commune().pk, "x", "9" * 30):
        assert client.get(LIST, {"don-vi": unit}).status_code == 404


def test_the_table_is_taken_away_with_nothing_in_it_that_would_run(client):
    held("=HYPERLINK(1)", audience="@SUM(A1)", reach=1900, reach_precision=Precision.OVER)
    client.force_login(works_for(commune()))
    response = client.get(reverse("evidence_work:communications_csv"), {"ky": "2024-03"})
    assert response["Content-Disposition"] == 'attachment; filename="tuyen-truyen-2024-03.csv"'
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][0] == "Nội dung"
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert rows[1][2] == "'@SUM(A1)"
    assert rows[1][8:10] == ["Trên", "1900"]


def new(client, **more):
    said = {
        "title": "Tuyên truyền phòng cháy", "audience": "Hộ dân", "channel": "visit",
        "starts_on": "5/3/2027", "ends_on": "", "venue": "", "speaker": "",
        "giver": str(desk().pk), "lead": commune().name, "partners": "", "term": "",
        "evidence": ["photo"], "programme": "", "overseer": "",
    }  # fmt: skip
    return client.post(reverse("evidence_work:new_communication"), said | more, follow=True)


def test_a_new_one_is_given_and_told_in_one_step(client):
    commune()
    client.force_login(works_for(desk()))
    page = client.get(reverse("evidence_work:new_communication")).content.decode()
    assert "Nội dung tuyên truyền" in page
    page = new(client)
    assert "Đã giao hoạt động tuyên truyền." in page.content.decode()
    task = Task.objects.get()
    assert (task.due, task.evidence_wanted) == (date(2027, 3, 5), ["photo"])
    assert task.communication.channel == "visit"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"audience": ""}, "Hãy ghi đối tượng tuyên truyền."),
        ({"ends_on": "1/3/2027"}, "Ngày kết thúc phải bằng hoặc sau ngày bắt đầu."),
        ({"starts_on": "31/2/2027"}, "Ngày viết như 28/4/2025."),
        ({"lead": "Không có đâu"}, "Không có đơn vị nào đang hoạt động"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_given(client, said, words):
    commune()
    client.force_login(works_for(desk()))
    page = new(client, **said)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert "Tuyên truyền phòng cháy" in page.content.decode()
    assert not Task.objects.exists()


def test_an_item_of_a_plan_becomes_an_activity(client):
    programme = running()
    item = adopted_plan(programme).items.first()
    assert item is not None
    assert item.lead is not None
    client.force_login(works_for(item.lead))
    address = f"{reverse('evidence_work:new_communication')}?item={item.pk}"
    assert item.text in client.get(address).content.decode()
    said = {
        "title": item.text, "audience": "Hội viên", "channel": "talk", "starts_on": "5/3/2027",
        "giver": str(item.lead.pk), "lead": item.lead.name,
    }  # fmt: skip
    client.post(address, said)
    task = Task.objects.get()
    assert (task.item, task.kind, task.programme) == (item, "communication", programme)


def test_figures_are_told_afterwards(client):
    task = held()
    client.force_login(works_for(task.lead))
    address = reverse("evidence_work:tell_communication", args=[task.pk])
    said = {
        "audience": "Hội viên phụ nữ", "channel": "talk", "starts_on": "12/3/2024",
        "venue": "Nhà văn hóa thôn Đăk Lin", "reach": "1.900", "reach_precision": "over",
        "cost": "2.500.000",
    }  # fmt: skip
    assert client.post(address, said | {"reach": "12,5"}).status_code == 422
    page = client.post(address, said, follow=True)
    assert "Đã lưu hoạt động tuyên truyền." in page.content.decode()
    assert "1.900" in page.content.decode()
    row = Communication.objects.get(task=task)
    assert (row.reach, row.cost, row.starts_on) == (1900, 2_500_000, date(2024, 3, 12))
    assert 'value="1.900"' in client.get(address).content.decode()


def test_who_presses_reads_and_strangers_find_nothing(client):
    overseer = body("Ban Dân vận xã")
    task = held()
    Task.objects.filter(pk=task.pk).update(overseer=overseer)
    address = reverse("evidence_work:tell_communication", args=[task.pk])
    client.force_login(works_for(overseer))
    assert client.get(address).status_code == 403
    client.force_login(works_for(body("Sở Công Thương")))
    assert client.get(address).status_code == 404


def test_a_task_of_another_kind_has_no_such_page(client):
    task = held()
    Task.objects.filter(pk=task.pk).update(kind="work")
    client.force_login(works_for(task.lead))
    address = reverse("evidence_work:tell_communication", args=[task.pk])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("ky", ["2024-03", "2024"])
def test_the_list_costs_the_same_however_long_it_is(client, ky):
    held()
    client.force_login(works_for(commune()))
    client.get(LIST, {"ky": ky})
    with CaptureQueriesContext(connection) as few:
        client.get(LIST, {"ky": ky})
    for number in range(12):
        held(f"Việc {number}", lead=commune(f"UBND xã {number}"), partners=(commune(),))
    with CaptureQueriesContext(connection) as many:
        client.get(LIST, {"ky": ky})
    assert len(many) == len(few) <= 15, len(many)


@example(st.integers(1950, 2195), st.integers(0, 12), st.integers(-30, 30))
def test_a_period_moved_there_and_back_is_the_same(year, month, by):
    period = Period(year, month)
    moved = period.moved(by)
    if moved is not None:
        assert moved.moved(-by) == period
        assert moved.first.day == 1
        assert period_in(moved.word, today=TODAY) == moved
