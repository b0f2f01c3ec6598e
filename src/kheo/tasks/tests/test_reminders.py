"""Who is told what of tasks on which day, each thing once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.core.terms import Term, TermKind
from kheo.organisations.actions.mandates import appoint, define_role
from kheo.organisations.models import Officer
from kheo.programmes.tests.factories import officer, role, works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.extending import extend
from kheo.tasks.models import Reminder, Round, Step, Task
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import NOON, at, confirmed, desk, doing, submitted
from kheo.tasks.tests.reminding import (
    FRIDAY,
    after,
    kinds,
    province,
    task,
    told,
    village,
    worker,
)

pytestmark = pytest.mark.django_db
DUE = after(10)


def test_a_new_task_is_told_to_its_unit_once() -> None:
    task()
    assert told(FRIDAY) == 1
    assert told(FRIDAY) == told(after(1)) == 0
    assert kinds() == [("assigned", 0)]


def test_whoever_gave_it_to_himself_is_not_told() -> None:
    task(lead=desk())
    assert told(FRIDAY) == 0


def test_terms_are_told_soon_today_and_over() -> None:
    task(DUE)
    for days in range(14):
        told(after(days))
    assert kinds() == [("assigned", 0), ("due_soon", 0), ("due_today", 0), ("overdue", 0)]


def test_days_that_were_missed_are_not_made_up_for() -> None:
    task(DUE)
    above = works_for(province())
    told(FRIDAY)
    told(after(20))
    assert kinds() == [("assigned", 0), ("overdue", 0)]
    assert kinds(above) == [("escalated", 2)]


def test_the_unit_above_and_the_overseer_are_told_after_1_8_and_30_days() -> None:
    late, above = task(DUE), works_for(province())
    for days in range(50):
        told(after(days))
    assert kinds(above) == [("escalated", 1), ("escalated", 2), ("escalated", 3)]
    assert kinds(works_for(late.overseer)) == kinds(above)
    dated = Reminder.objects.filter(officer=above).order_by("pk")
    assert list(dated.values_list("day", flat=True)) == [
        after(1, DUE),
        after(8, DUE),
        after(30, DUE),
    ]


def test_who_is_above_both_ways_is_told_once() -> None:
    above = works_for(province())
    task(DUE, giver=province())
    told(after(1, DUE))
    assert kinds(above) == [("escalated", 1)]


def test_a_unit_that_presses_itself_is_told_as_the_unit_alone() -> None:
    task(DUE, lead=village(), giver=village())
    told(after(1, DUE))
    assert kinds() == [("overdue", 0)]


def test_a_new_term_is_told_anew() -> None:
    held = task(DUE)
    told(DUE)
    extend(
        task=held, term=Term(TermKind.DAY, after(5, DUE)), reason="Mưa lũ",
        by=works_for(desk()), on=DUE, at=at(DUE),
    )  # fmt: skip
    for days in range(8):
        told(after(days, DUE))
    assert kinds() == [
        ("due_today", 0), ("granted", 0), ("due_soon", 0), ("due_today", 0), ("overdue", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("state", [State.PAUSED, State.CANCELLED])
def test_nothing_is_told_of_what_rests(state: State) -> None:
    held = doing(task(DUE))
    told(FRIDAY)
    before = kinds()
    moving.move(
        task=held, to=state, by=works_for(desk()), on=FRIDAY, at=NOON, reason="Đợi hướng dẫn"
    )
    for days in range(30):
        told(after(days))
    assert kinds() == before
    assert not Reminder.objects.filter(kind__in=["overdue", "escalated"]).exists()


def test_the_overseer_is_told_what_waits_and_the_unit_what_became_of_it() -> None:
    held = submitted(task(DUE))
    told(FRIDAY)
    assert kinds(works_for(desk())) == [("submitted", 0)]
    moving.move(
        task=held, to=State.RETURNED, by=works_for(desk()), on=FRIDAY, at=NOON, reason="Thiếu ảnh"
    )
    told(FRIDAY)
    assert kinds() == [("returned", 0)]
    moving.begin(task=held, by=worker(), on=after(1), at=at(after(1)))
    moving.submit(task=held, result="Đã bổ sung.", by=worker(), on=after(1), at=at(after(1)))
    moving.confirm(task=held, by=works_for(desk()), on=after(1), at=at(after(1)))
    told(after(1))
    assert kinds() == [("returned", 0), ("confirmed", 0)]
    assert kinds(works_for(desk())) == [("submitted", 0)], "it was settled before it was told again"


def test_a_task_that_is_declined_is_told_to_the_overseer() -> None:
    held = task(DUE)
    moving.move(
        task=held, to=State.DECLINED, by=worker(), on=FRIDAY, at=NOON, reason="Không phải địa bàn"
    )
    told(FRIDAY)
    assert kinds(works_for(desk())) == [("declined", 0)]


def test_what_was_done_before_anybody_was_told_is_told_as_done() -> None:
    confirmed(task(DUE))
    told(after(2))
    assert kinds() == [("confirmed", 0)]


def test_an_old_step_is_no_news() -> None:
    task()
    assert told(after(30)) == 0


def test_only_mandates_of_the_unit_itself_count() -> None:
    above = works_for(province())
    broad = define_role(
        code="bao-quat", name="Bao quát", verbs={"tasks.work": True, "tasks.confirm": True},
        by=above, at=NOON,
    )  # fmt: skip
    appoint(officer=above, role=broad, organisation=province(), since=FRIDAY, by=above, at=NOON)
    task(DUE)
    told(FRIDAY)
    told(DUE)
    assert kinds(above) == []


def test_a_mandate_that_is_over_or_limited_to_other_verbs_is_not_told() -> None:
    unit, held = village(), task(DUE)
    other = officer("chau")
    mandate = appoint(
        officer=other, role=role(), organisation=unit, since=FRIDAY, by=other, at=NOON
    )
    told(FRIDAY)
    assert kinds(other) == [("assigned", 0)]
    mandate.limits = ["tasks.confirm"]
    mandate.save()
    told(DUE)
    mandate.limits = []
    mandate.until = DUE
    mandate.save()
    told(after(1, DUE))
    assert kinds(other) == [("assigned", 0)]
    assert held.is_open


def test_who_has_left_and_a_unit_that_ended_are_not_told() -> None:
    task(DUE)
    Officer.objects.filter(pk=worker().pk).update(is_active=False)
    assert told(FRIDAY) == 0
    Officer.objects.filter(pk=worker().pk).update(is_active=True)
    unit = village()
    unit.until = after(2)
    unit.save()
    assert told(DUE) == 0


def test_who_takes_a_task_over_is_told_of_its_term() -> None:
    held, heir = task(DUE), village("UBND xã Đăk Ring")
    told(DUE)
    Task.objects.filter(pk=held.pk).update(lead=heir)
    new = worker(heir)
    told(DUE, again=True)
    assert kinds(new) == kinds() == [("due_today", 0)]


def test_computing_again_and_again_makes_no_second_row() -> None:
    for days in (1, 2, 12):
        task(after(days))
    told(after(3))
    before = set(Reminder.objects.values_list("pk", flat=True))
    assert before
    assert told(after(3), again=True) == 0
    Round.objects.all().delete()
    assert told(after(3)) == 0
    assert set(Reminder.objects.values_list("pk", flat=True)) == before


def test_terms_are_looked_through_once_a_day_and_steps_each_time() -> None:
    told(FRIDAY, 1)
    task(FRIDAY)
    told(FRIDAY)
    assert kinds() == [("assigned", 0)]
    told(FRIDAY, again=True)
    assert kinds() == [("assigned", 0), ("due_today", 0)]


def test_steps_of_the_last_hour_are_read_once_more() -> None:
    held = task()
    told(FRIDAY, 12)
    first = Round.objects.get()
    assert first.steps_to == 0, "a transaction may still bring a step with a smaller key"
    told(FRIDAY, 14)
    first.refresh_from_db()
    assert first.steps_to == held.steps.get().pk
    assert Step.objects.filter(pk__gt=first.steps_to).count() == 0


def test_the_cost_does_not_grow_with_tasks() -> None:
    costs = []
    for number in (2, 12):
        for _ in range(number):
            task(DUE)
        Round.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            told(DUE)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 24, costs


def test_a_round_that_breaks_off_is_taken_up_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    task(FRIDAY)

    def broken(**_: object) -> None:
        raise OSError("power cut")

    monkeypatch.setattr("kheo.tasks.actions.reminding.tell_steps", broken)
    with pytest.raises(OSError, match="power cut"):
        told(FRIDAY)
    monkeypatch.undo()
    assert not Round.objects.exists()
    told(FRIDAY)
    assert sorted(kinds()) == [("assigned", 0), ("due_today", 0)]
