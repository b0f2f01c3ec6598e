"""Lists of tasks: by role, narrowed, in order, page by page, kept under a name."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.organisations.actions.organisations import move_organisation
from kheo.programmes.tests.factories import START, body, officer, running, works_for
from kheo.tasks.actions.assigning import Assignment, assign_many
from kheo.tasks.actions.filters import MOST, drop_filter, keep_filter
from kheo.tasks.forms.lists import FilterForm, query_of
from kheo.tasks.models import SavedFilter, Task
from kheo.tasks.reading import calendars
from kheo.tasks.reading.lists import A_PAGE, filtered
from kheo.tasks.reading.scope import scope_of
from kheo.tasks.tests.factories import NOON, commune, confirmed, desk, doing, given, submitted
from kheo.tasks.tests.work_helpers import today

pytestmark = pytest.mark.django_db
VIEWS = ("list", "board", "calendar", "timeline")


def found(unit, query=""):
    who = works_for(unit)
    form = FilterForm(QueryDict(query), scope=scope_of(who, on=today()))
    return [task.title for task in filtered(form, who, today())]


def page(client, view="list", query=""):
    return client.get(f"{reverse(f'tasks_work:{view}')}?{query}")


def many(count, **more):
    said = [Assignment(f"Việc số {number}", lead=commune(), **more) for number in range(count)]
    return assign_many(said=said, giver=desk(), by=works_for(desk()), on=today(), at=NOON)


@pytest.mark.parametrize("view", VIEWS)
def test_somebody_unknown_is_led_to_the_sign_in(client, view):
    assert page(client, view).status_code == 302


@pytest.mark.parametrize("view", VIEWS)
def test_an_officer_sees_the_tasks_of_his_units_and_no_others(client, view):
    given("Việc của xã ta", due=today())
    given("Việc của xã khác", due=today(), lead=body("UBND xã Khác", level="commune"))
    client.force_login(works_for(commune()))
    text = page(client, view).content.decode()
    assert "Việc của xã ta" in text
    assert "Việc của xã khác" not in text


def test_each_role_has_its_own_list():
    partner, overseer = body("Hội Nông dân tỉnh"), body("Văn phòng Tỉnh ủy")
    given("Việc", partners=(partner,), overseer=overseer)
    for unit, role in ((commune(), ""), (partner, "partner"), (overseer, "overseer"),
                       (desk(), "giver")):  # fmt: skip
        assert found(unit, f"vai={role}" if role else "") == ["Việc"]
    assert found(partner) == found(desk()) == []


def test_the_unit_above_lists_what_units_right_under_it_lead():
    above = body("UBND tỉnh An Lĩnh")
    given("Việc")
    assert found(above, "vai=below") == []
    move_organisation(
        organisation=commune(), parent=above, day=START, document="", by=officer("van-thu"), at=NOON
    )
    assert found(above, "vai=below") == ["Việc"]


def test_a_unit_of_others_cannot_be_asked_for():
    given("Việc")
    other = body("UBND xã Khác", level="commune")
    assert found(other, f"don_vi={commune().pk}") == []


def test_lists_are_narrowed_by_state_standing_term_kind_and_priority():
    late = given("Trễ", due=today() - timedelta(days=2))
    given("Nay", due=today())
    given("Xa", due=today() + timedelta(days=60))
    given("Không hạn", due=None)
    doing(late)
    confirmed(given("Xong trễ", due=date(2024, 3, 1)), on=date(2024, 3, 5))
    unit = commune()
    assert found(unit) == ["Trễ", "Nay", "Xa", "Không hạn"]
    assert found(unit, "han=overdue") == ["Trễ"]
    assert found(unit, "han=today") == ["Nay"]
    assert found(unit, "han=in_time") == ["Xa"]
    assert found(unit, "han=no_term") == ["Không hạn"]
    assert found(unit, "han=late") == ["Xong trễ"]
    assert found(unit, "han=on_time") == []
    assert found(unit, "tinh_trang=doing") == ["Trễ"]
    assert len(found(unit, "tinh_trang=all")) == 5
    assert found(unit, f"tu={today():%d/%m/%Y}&den={today():%d/%m/%Y}") == ["Nay"]
    assert found(unit, "muc=3") == found(unit, "loai=communication") == []


def test_lists_are_narrowed_by_programme_and_lead():
    programme = running(body("A"), body("B"))
    given("Trong chương trình", programme=programme)
    given("Ngoài chương trình")
    assert found(commune(), f"chuong_trinh={programme.pk}") == ["Trong chương trình"]
    assert len(found(desk(), "vai=overseer&chu_tri=suoi may")) == 2
    assert found(desk(), "vai=overseer&chu_tri=dong bac") == []


@pytest.mark.parametrize("words", ["dan van kheo", "Dân vận", "KHÉO rà", "bao cao quy"])
def test_words_are_found_with_and_without_their_marks(words):
    given("Rà soát mô hình “Dân vận khéo”", product="Báo cáo quý")
    given("Việc khác")
    assert found(commune(), f"q={words}") == ["Rà soát mô hình “Dân vận khéo”"]


def test_what_is_not_understood_is_told_and_narrows_nothing(client):
    given("Việc")
    client.force_login(works_for(commune()))
    text = page(client, query="tu=31/2/2024&tinh_trang=la&don_vi=abc").content.decode()
    assert "Ngày viết như 28/4/2025." in text
    assert "Việc" in text


@pytest.mark.parametrize("number", ["0", "x", "99999", "-1", "2", "٢"])
def test_a_page_that_is_not_there_is_not_there(client, number):
    given()
    client.force_login(works_for(commune()))
    assert page(client, query=f"trang={number}").status_code == 404


def test_a_long_list_comes_page_by_page(client):
    many(A_PAGE + 3)
    client.force_login(works_for(commune()))
    first, second = page(client), page(client, query="trang=2")
    assert first.content.decode().count('class="job"') == A_PAGE
    assert "trang=2" in first.content.decode()
    assert second.content.decode().count('class="job"') == 3
    assert "53 nhiệm vụ" in second.content.decode()


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_costs_the_same_for_one_task_and_for_many(client, view):
    client.force_login(works_for(commune()))
    given(due=today())

    def queries():
        page(client, view)
        with CaptureQueriesContext(connection) as caught:
            assert page(client, view).status_code == 200
        return len(caught)

    few = queries()
    many(120, term=Term(TermKind.DAY, today()))
    assert queries() == few <= 15


def test_the_board_has_a_column_for_each_state_with_its_count(client):
    doing(given("Đang làm"))
    submitted(given("Chờ"))
    many(25)
    client.force_login(works_for(commune()))
    text = page(client, "board").content.decode()
    assert "Đang làm" in text
    assert text.count('class="board__card"') == 2 + calendars.IN_A_COLUMN
    assert "tinh_trang=assigned" in text


def test_the_calendar_shows_a_month_and_leads_to_its_neighbours(client):
    given("Việc tháng 2", due=date(2024, 2, 29))
    client.force_login(works_for(commune()))
    text = page(client, "calendar", "thang=2024-02").content.decode()
    assert "Việc tháng 2" in text
    assert text.count('<time datetime="2024-02-') == 29
    assert "thang=2024-01" in text
    assert "thang=2024-03" in text
    for wrong in ("2024-13", "1900-01", "2024-1", "xxxx-yy", "2024-٠١"):
        assert page(client, "calendar", f"thang={wrong}").status_code == 404


def test_the_timeline_draws_what_runs_in_its_months(client):
    given("Đã hết từ lâu", due=date(2024, 3, 31))
    given("Còn chạy", due=date(2024, 7, 31))
    given("Không hạn", due=None)
    client.force_login(works_for(commune()))
    text = page(client, "timeline", "thang=2024-06").content.decode()
    assert "Còn chạy" in text
    assert "Không hạn" in text
    assert "Đã hết từ lâu" not in text
    assert "01/03/2024 – 31/07/2024" in text


def test_a_bar_stays_inside_its_months():
    line = calendars.timeline(date(2024, 1, 1), date(2024, 3, 1))
    assert line.last == date(2024, 6, 30)
    for given_on, due in ((date(2020, 1, 1), None), (date(2024, 6, 30), date(2024, 6, 30)),
                          (date(2024, 2, 1), date(2030, 1, 1))):  # fmt: skip
        bar = calendars.bar(Task(given_on=given_on, due=due), line)
        assert 0 <= bar.start < bar.start + bar.length <= calendars.WIDTH


def test_a_choice_is_kept_under_a_name_replaced_and_dropped(client):
    who = works_for(commune())
    client.force_login(who)
    save = reverse("tasks_work:save")
    client.post(save, {"name": "Gấp", "query": "han=overdue&xss=<b>&q=d%C3%A2n"})
    kept = SavedFilter.objects.get()
    assert (kept.officer, kept.name, kept.query) == (who, "Gấp", "han=overdue&q=d%C3%A2n")
    client.post(save, {"name": "Gấp", "query": "han=today"})
    assert SavedFilter.objects.get().query == "han=today"
    assert "Gấp" in page(client).content.decode()
    client.post(reverse("tasks_work:drop", args=[kept.pk]))
    assert not SavedFilter.objects.exists()


def test_a_choice_needs_a_name(client):
    client.force_login(works_for(commune()))
    answer = client.post(reverse("tasks_work:save"), {"name": " ", "query": ""}, follow=True)
    assert "Hãy đặt tên cho bộ lọc." in answer.content.decode()


def test_nobody_drops_or_sees_the_choice_of_another(client):
    kept = keep_filter(name="Của tôi", query="", by=works_for(desk()), at=NOON)
    client.force_login(works_for(commune()))
    assert client.post(reverse("tasks_work:drop", args=[kept.pk])).status_code == 404
    assert "Của tôi" not in page(client).content.decode()
    with pytest.raises(RefusedError, match="no_mandate"):
        drop_filter(kept=kept, by=works_for(commune()))


def test_there_are_at_most_thirty_choices():
    who = works_for(commune())
    for number in range(MOST):
        keep_filter(name=f"Bộ lọc {number}", query="", by=who, at=NOON)
    keep_filter(name="Bộ lọc 0", query="han=today", by=who, at=NOON)
    with pytest.raises(RefusedError, match="too_many_filters"):
        keep_filter(name="Nữa", query="", by=who, at=NOON)
    with pytest.raises(RefusedError, match="filter_too_long"):
        keep_filter(name="Bộ lọc 1", query="q=" + "x" * 1000, by=who, at=NOON)


def test_of_an_address_only_what_the_form_knows_is_kept():
    assert query_of(QueryDict("q=a%0Ab&trang=3&vai=&den=1/1/2024")) == "den=1%2F1%2F2024&q=a+b"


def test_a_superuser_lists_everything():
    given("Việc")
    boss = officer("quan-tri", is_superuser=True)
    form = FilterForm(QueryDict(""), scope=scope_of(boss, on=today()))
    assert [task.title for task in filtered(form, boss, today())] == ["Việc"]
