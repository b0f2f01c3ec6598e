"""Programmes, plans and tasks as everybody reads them; every table adds up."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kheo.core.keeping.doctor import Finding
from kheo.core.terms import Term, TermKind
from kheo.programmes.models import Programme
from kheo.programmes.rules.openness import Openness
from kheo.programmes.tests.factories import adopted_plan, running, works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.counting import recount
from kheo.tasks.doctor import closed_counts
from kheo.tasks.models import ClosedCount, Task
from kheo.tasks.reading.overdue import overdue_table
from kheo.tasks.reading.progress import progress_of
from kheo.tasks.reading.tables import tallies, tally
from kheo.tasks.rules.deadlines import Outcome
from kheo.tasks.rules.states import State
from kheo.tasks.rules.tallies import Counted, added
from kheo.tasks.rules.tallies import tally as by_rule
from kheo.tasks.tests.factories import (
    DUE,
    NOON,
    TODAY,
    commune,
    confirmed,
    desk,
    doing,
    figure,
    given,
    submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return running()


def some_tasks(programme: Programme) -> list[Task]:
    """Return tasks in every cell, of two units."""
    one, other = commune("Xã Một"), commune("Xã Hai")
    late = DUE + timedelta(days=2)
    return [
        confirmed(given("Đúng hạn", lead=one, programme=programme)),
        confirmed(given("Trễ hạn", lead=other, programme=programme), on=late),
        confirmed(given("Xong, không hạn", due=None, lead=one, programme=programme)),
        given("Còn hạn", lead=one, due=TODAY + timedelta(days=200), programme=programme),
        doing(given("Sắp đến hạn", lead=other, due=DUE, programme=programme)),
        submitted(given("Quá hạn", lead=other, due=TODAY, programme=programme)),
        given("Quá hạn lâu", lead=one, due=TODAY - timedelta(days=60), programme=programme),
        given("Không hạn", lead=one, due=None, programme=programme),
        moving.move(
            task=given("Đã hủy", lead=one, programme=programme), to=State.CANCELLED,
            by=works_for(desk()), on=TODAY, at=NOON, reason="Trùng",
        ),
    ]  # fmt: skip


def counted(task: Task) -> Counted:
    return Counted(
        State(task.state), task.given_on, task.due, Outcome(task.outcome) if task.outcome else None
    )


@pytest.mark.parametrize("day", [TODAY, DUE, DUE + timedelta(days=40), date(2025, 1, 1)])
def test_the_database_counts_what_the_rule_counts(programme, day):
    some_tasks(programme)
    right = by_rule([counted(task) for task in Task.objects.all()], day)
    assert tally(Task.objects.all(), day) == right
    assert progress_of(programme, day) == right
    parts = tallies(Task.objects.all(), day, by=["charged"])
    assert added(parts.values()).cells == right.cells


def test_closed_tasks_are_counted_when_they_close_and_the_doctor_agrees(programme):
    some_tasks(programme)
    (row,) = ClosedCount.objects.filter(unit=commune("Xã Một"))
    assert (row.on_time, row.late, row.no_term, row.cancelled) == (1, 0, 1, 1)
    assert list(closed_counts()) == []
    ClosedCount.objects.filter(pk=row.pk).update(on_time=7)
    assert [type(one) for one in closed_counts()] == [Finding]
    recount()
    assert list(closed_counts()) == []


def test_the_overdue_table_adds_up_over_the_tree_of_the_day(programme):
    from kheo.programmes.tests.factories import body

    province = body("UBND tỉnh An Lĩnh")
    units = [body(f"UBND xã số {n}", province, level="commune") for n in range(3)]
    for unit in units:
        given(lead=unit, due=TODAY, programme=programme)
    given(lead=commune("Xã ngoài cây"), due=TODAY, programme=programme)
    day = TODAY + timedelta(days=1)
    rows = {row.unit: row.count for row in overdue_table(day)}
    assert rows == {province.pk: 3, commune("Xã ngoài cây").pk: 1}
    assert [row.count for row in overdue_table(day, under=province.pk)] == [1, 1, 1]


@pytest.fixture
def read(client, django_assert_max_num_queries):
    def answer(address: str, queries: int = 15, status: int = 200) -> str:
        with django_assert_max_num_queries(queries):
            response = client.get(address)
        assert response.status_code == status, address
        if status == 200:
            assert "public" in response["Cache-Control"]
            assert not response.cookies
        return str(response.content.decode())

    return answer


def test_a_programme_shows_its_parties_its_text_and_its_sums(read, programme):
    some_tasks(programme)
    plan = adopted_plan(programme)
    shown = read(programme.get_absolute_url(), 17)
    for words in ("Ban Dân vận Tỉnh ủy An Lĩnh", "Tuyên truyền, vận động", plan.title, "Tổng số"):
        assert words in shown
    assert programme.title in read("/chuong-trinh/")
    assert "Xã Một" in read(f"/nhiem-vu/theo-don-vi/{programme.slug}/", 7)
    listed = read(f"/nhiem-vu/?chuong-trinh={programme.slug}&tinh-trang=xong")
    assert "Đúng hạn" in listed
    assert "Quá hạn lâu" not in listed


def test_a_plan_shows_its_items_under_their_clauses(read, programme):
    plan = adopted_plan(programme)
    item = plan.items.all()[0]
    given("Từ kế hoạch", sources=(item,))
    shown = read(plan.get_absolute_url(), 15)
    assert "mục II.1" in shown
    assert "Việc 1 của kế hoạch" in shown
    assert "Tổng số nhiệm vụ" in shown


def test_a_task_shows_its_thread_and_nothing_that_is_internal(read, programme):
    from kheo.tasks.models import Comment

    plan = adopted_plan(programme)
    task = given("Từ kế hoạch", sources=(plan.items.all()[0],))
    figure(task)
    by = works_for(task.lead)
    Comment.objects.create(task=task, by=by, organisation=task.lead, at=NOON, text="Nội bộ thôi")
    before = read(task.get_absolute_url())
    assert programme.get_absolute_url() in before
    assert "12.5" not in before
    confirmed(task)
    after = read(task.get_absolute_url())
    assert "Số người dự" in after
    for shown in (before, after):
        assert "Nội bộ thôi" not in shown
        assert str(by) not in shown


@pytest.mark.parametrize("openness", [Openness.SUMS, Openness.INTERNAL])
def test_the_programme_says_how_much_everybody_reads(read, programme, openness):
    task = given(programme=programme)
    Programme.objects.filter(pk=programme.pk).update(openness=openness)
    read(task.get_absolute_url(), status=404)
    assert task.title not in read("/nhiem-vu/")
    inside = openness == Openness.INTERNAL
    read(programme.get_absolute_url(), 20, status=404 if inside else 200)


def test_a_task_without_a_programme_is_nobodys_to_read(read):
    read(given().get_absolute_url(), status=404)


@pytest.mark.parametrize(
    "query",
    [
        "trang=0",
        "trang=x",
        "chuong-trinh=khong-co",
        "nam=abc",
        "tinh-trang=lạ",
        "don-vi=" + "x" * 900,
    ],
)
def test_what_cannot_be_read_in_an_address_harms_nothing(client, query):
    assert client.get(f"/nhiem-vu/?{query}").status_code in {200, 404}


def test_lists_cost_the_same_however_long_they_are(read, programme):
    for number in range(3):
        given(f"Việc {number}", programme=programme, lead=commune(f"Xã {number}"))
    read("/nhiem-vu/", 5)
    for number in range(20):
        given(f"Việc thêm {number}", programme=programme, lead=commune(f"Xã thêm {number}"))
    read("/nhiem-vu/", 5)


def test_a_term_stands_as_it_was_said(read, programme):
    task = given(term=Term(TermKind.REGULAR), programme=programme)
    assert "Thường xuyên" in read(task.get_absolute_url())
    assert timezone.localdate() > DUE
