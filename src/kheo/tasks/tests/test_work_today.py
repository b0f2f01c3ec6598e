"""What waits today: each task in one group, counts that lead to lists, a page that stays cheap."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.core.terms import Term, TermKind
from kheo.programmes.tests.factories import body, officer, works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.assigning import Assignment, assign_many
from kheo.tasks.actions.extending import ask_extension
from kheo.tasks.reading.scope import scope_of
from kheo.tasks.reading.today import today_of
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import NOON, commune, desk, doing, given, submitted
from kheo.tasks.tests.work_helpers import today

pytestmark = pytest.mark.django_db
PAGE = "/lam-viec/"


def due_in(days, **more):
    return given(f"Việc hạn {days}", due=today() + timedelta(days=days), **more)


def waiting_for(unit):
    return today_of(scope_of(works_for(unit), on=today()), today())


def test_somebody_unknown_is_led_to_the_sign_in(client):
    assert client.get(PAGE).status_code == 302


def test_a_unit_sees_what_is_overdue_due_soon_and_new(client):
    for days in (-5, -1, 0, 2, 30):
        due_in(days)
    found = waiting_for(commune())
    assert [task.title for task in found.overdue.tasks] == ["Việc hạn -5", "Việc hạn -1"]
    assert [task.title for task in found.due_today.tasks] == ["Việc hạn 0"]
    assert [task.title for task in found.due_soon.tasks] == ["Việc hạn 2"]
    assert [task.title for task in found.new.tasks] == ["Việc hạn 30"]
    client.force_login(works_for(commune()))
    page = client.get(PAGE).content.decode()
    assert "Quá hạn 5 ngày" in page
    assert "Còn 2 ngày" in page
    assert f"{reverse('tasks_work:list')}?han=overdue" in page


def test_what_was_handed_in_waits_for_who_presses_and_no_longer_for_the_unit():
    task = submitted(due_in(-2))
    assert waiting_for(commune()).is_empty
    found = waiting_for(desk())
    assert [one.pk for one in found.to_confirm.tasks] == [task.pk]
    assert found.pressed_overdue == 1


def test_returned_and_declined_tasks_wait_on_their_side():
    returned = submitted(due_in(30))
    moving.move(
        task=returned, to=State.RETURNED, by=works_for(desk()), on=today(), at=NOON,
        reason="Thiếu",
    )  # fmt: skip
    declined = due_in(30)
    moving.move(
        task=declined, to=State.DECLINED, by=works_for(commune()), on=today(), at=NOON,
        reason="Không phải việc của xã",
    )  # fmt: skip
    assert [one.pk for one in waiting_for(commune()).returned.tasks] == [returned.pk]
    assert [one.pk for one in waiting_for(desk()).declined.tasks] == [declined.pk]


def test_a_wish_for_more_time_waits_for_who_presses(client):
    task = doing(given())
    ask_extension(
        task=task, term=Term(TermKind.DAY, today()), reason="x", by=works_for(commune()),
        on=today(), at=NOON,
    )  # fmt: skip
    assert waiting_for(desk()).wishes_count == 1
    client.force_login(works_for(desk()))
    assert "Xin gia hạn, chờ bạn trả lời" in client.get(PAGE).content.decode()


def test_a_day_on_which_nothing_waits_says_so(client):
    client.force_login(works_for(commune()))
    assert "Hôm nay không có việc nào" in client.get(PAGE).content.decode()


def test_who_works_for_no_unit_is_told_so(client):
    client.force_login(officer("moi"))
    assert "chưa gắn với đơn vị nào" in client.get(PAGE).content.decode()


def test_another_unit_s_tasks_do_not_show(client):
    due_in(-5)
    client.force_login(works_for(body("UBND xã Khác", level="commune")))
    assert "Việc hạn -5" not in client.get(PAGE).content.decode()


def queries(client):
    client.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(PAGE).status_code == 200
    return len(caught)


def test_the_page_costs_the_same_for_three_tasks_and_for_three_hundred(client):
    who = works_for(commune())
    works_for(desk(), who.username)
    client.force_login(who)
    for days in (-1, 0, 1):
        due_in(days)
    few = queries(client)
    day = Term(TermKind.DAY, today())
    said = [Assignment(f"Việc {number}", lead=commune(), term=day) for number in range(300)]
    assign_many(said=said, giver=desk(), by=works_for(desk()), on=today(), at=NOON)
    assert queries(client) == few <= 15


def test_the_menu_leads_to_today_and_to_the_list(client):
    client.force_login(works_for(commune()))
    page = client.get(PAGE).content.decode()
    assert 'href="/lam-viec/" aria-current="true"' in page
    page = client.get(reverse("tasks_work:list")).content.decode()
    assert 'href="/lam-viec/nhiem-vu/" aria-current="true"' in page


def test_the_account_page_leads_to_work(client):
    client.force_login(works_for(commune()))
    assert 'href="/lam-viec/"' in client.get(reverse("account_home")).content.decode()


def test_an_open_duty_leads_to_its_screen():
    from kheo.organisations import duties

    task = given()
    found = next(duty for duty in duties.open_of([commune().pk]) if duty.key == str(task.pk))
    assert found.address == reverse("tasks_work:task", args=[task.pk])
