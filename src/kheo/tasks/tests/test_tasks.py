"""Tasks pass from hand to hand; each verdict is written once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry, Link, LinkKind
from kheo.organisations import duties
from kheo.organisations.duties import Act
from kheo.organisations.models import Organisation
from kheo.programmes.tests.factories import adopted_plan, body, officer, running, works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.assigning import Assignment, assign, assign_many
from kheo.tasks.actions.extending import ask_extension, extend, rule_extension
from kheo.tasks.models import FormerHolder, Task
from kheo.tasks.rules.deadlines import Outcome
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import (
    DUE,
    NOON,
    TODAY,
    at,
    commune,
    confirmed,
    desk,
    doing,
    figure,
    given,
    submitted,
)

pytestmark = pytest.mark.django_db
LATER = Term(TermKind.DAY, DUE + timedelta(days=10))


def refused(reason):
    return pytest.raises(RefusedError, match=reason)


def test_a_task_is_given_with_its_entry_and_its_first_step():
    task = given()
    assert (task.state, task.due, task.lead, task.charged, task.overseer) == (
        State.ASSIGNED, DUE, commune(), commune(), desk(),
    )  # fmt: skip
    assert task.steps.get().new == State.ASSIGNED
    assert Entry.objects.get(verb="tasks.assigned").target_key == str(task.pk)


def test_nobody_gives_a_task_for_a_desk_that_is_not_his():
    with refused("no_mandate|elsewhere"):
        assign(
            said=Assignment("Việc", lead=commune()), giver=desk(), by=works_for(commune()),
            on=TODAY, at=NOON,
        )  # fmt: skip
    assert not Task.objects.exists()


def test_a_unit_that_has_ended_gets_no_task():
    unit = commune()
    unit.until = date(2024, 2, 1)
    unit.save()
    with refused("unit_ended"):
        given(lead=unit)


def test_it_cannot_be_confirmed_before_it_was_handed_in():
    task = doing(given())
    with refused("not_next"):
        moving.confirm(task=task, by=works_for(desk()), on=TODAY, at=NOON)


def test_it_cannot_be_confirmed_without_the_evidence_that_it_asks_for():
    task = submitted(given(evidence=(EvidenceKind.FIGURE,)))
    with refused("evidence_missing"):
        moving.confirm(task=task, by=works_for(desk()), on=TODAY, at=NOON)
    figure(task)
    done = moving.confirm(task=task, by=works_for(desk()), on=TODAY, at=NOON)
    assert (done.state, done.outcome) == (State.DONE, Outcome.ON_TIME)


def test_the_unit_does_not_confirm_its_own_work():
    task = submitted(given())
    with refused("no_mandate|elsewhere"):
        moving.confirm(task=task, by=works_for(commune()), on=TODAY, at=NOON)


@pytest.mark.parametrize(
    ("handed_in", "verdict"),
    [(DUE, Outcome.ON_TIME), (DUE + timedelta(days=1), Outcome.LATE)],
)
def test_the_day_of_handing_in_decides_and_not_that_of_confirmation(handed_in, verdict):
    task = confirmed(given(), on=handed_in, later=30)
    assert (task.outcome, task.done_on) == (verdict, handed_in + timedelta(days=30))


def test_a_verdict_is_never_changed():
    task = confirmed(given())
    for act in (
        lambda: extend(task=task, term=LATER, reason="x", by=works_for(desk()), on=TODAY, at=NOON),
        lambda: moving.move(
            task=task, to=State.DOING, by=works_for(commune()), on=TODAY, at=NOON, reason="x"
        ),
    ):
        with refused("not_next"):
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(outcome=Outcome.LATE)


def test_a_returned_task_is_handed_in_again_and_the_last_day_counts():
    task = submitted(given())
    late = DUE + timedelta(days=3)
    by, unit = works_for(desk()), works_for(commune())
    with refused("reason_missing"):
        moving.move(task=task, to=State.RETURNED, by=by, on=TODAY, at=NOON)
    moving.move(task=task, to=State.RETURNED, by=by, on=TODAY, at=NOON, reason="Thiếu danh sách")
    moving.begin(task=task, by=unit, on=late, at=at(late))
    moving.submit(task=task, result="Đã bổ sung", by=unit, on=late, at=at(late))
    assert moving.confirm(task=task, by=by, on=late, at=at(late)).outcome == Outcome.LATE


def test_an_extension_keeps_the_former_term_with_who_and_why():
    task = doing(given())
    row = ask_extension(
        task=task, term=LATER, reason="Mưa lũ", by=works_for(commune()), on=TODAY, at=NOON
    )
    with refused("extension_waits"):
        ask_extension(
            task=task, term=LATER, reason="Nữa", by=works_for(commune()), on=TODAY, at=NOON
        )
    rule_extension(extension=row, granted=True, note="", by=works_for(desk()), on=TODAY, at=NOON)
    task.refresh_from_db()
    kept = task.extensions.get()
    assert (task.due, kept.former_due, kept.reason) == (LATER.due, DUE, "Mưa lũ")
    with refused("not_later"):
        extend(
            task=task, term=Term(TermKind.DAY, DUE), reason="x", by=works_for(desk()), on=TODAY,
            at=NOON,
        )  # fmt: skip


def test_a_refused_extension_says_why_and_leaves_the_term():
    task = doing(given())
    row = ask_extension(
        task=task, term=LATER, reason="Mưa lũ", by=works_for(commune()), on=TODAY, at=NOON
    )
    with refused("reason_missing"):
        rule_extension(
            extension=row, granted=False, note="", by=works_for(desk()), on=TODAY, at=NOON
        )
    rule_extension(
        extension=row, granted=False, note="Đã gia hạn hai lần", by=works_for(desk()), on=TODAY,
        at=NOON,
    )  # fmt: skip
    task.refresh_from_db()
    assert task.due == DUE


def test_many_tasks_are_given_at_once_or_none(django_assert_max_num_queries):
    plan = adopted_plan(running())
    item = plan.items.all()[0]
    units = [commune(f"UBND xã {number}") for number in range(12)]
    said = [Assignment(item.text, lead=unit, sources=(item,)) for unit in units]
    by = works_for(desk())
    with django_assert_max_num_queries(25):
        tasks = assign_many(said=said, giver=desk(), by=by, on=TODAY, at=NOON)
    assert {task.programme_id for task in tasks} == {plan.programme_id}
    assert {task.plan_id for task in tasks} == {plan.pk}
    assert Link.objects.filter(kind=LinkKind.CAUSES, from_kind="programmes.planitem").count() == 12
    broken = [*said, Assignment(" ", lead=units[0])]
    with refused("title_missing"):
        assign_many(said=broken, giver=desk(), by=by, on=TODAY, at=NOON)
    assert Task.objects.count() == 12


def taken_over(task: Task, *to: Organisation, on: date) -> None:
    source = duties.source("tasks.tasks")
    with transaction.atomic():
        source.hand_over(
            [str(task.pk)],
            holder=task.lead,
            to=to,
            act=Act(officer("chu-tich"), NOON, on, "Sáp nhập"),
        )
    task.refresh_from_db()


@pytest.mark.parametrize(("on", "charged"), [(DUE, "mới"), (DUE + timedelta(days=2), "cũ")])
def test_statistics_charge_whoever_held_a_task_on_its_due_day(on, charged):
    old, new = commune("Xã cũ"), commune("Xã mới")
    task = given(lead=old)
    taken_over(task, new, on=on)
    assert task.lead == new
    assert task.charged == {"cũ": old, "mới": new}[charged]


def test_more_time_after_a_handover_charges_the_new_holder():
    old, new = commune("Xã cũ"), commune("Xã mới")
    task = given(lead=old)
    taken_over(task, new, on=DUE + timedelta(days=2))
    extend(task=task, term=LATER, reason="Bàn giao", by=works_for(desk()), on=TODAY, at=NOON)
    task.refresh_from_db()
    assert task.charged == new


def test_a_task_of_a_split_unit_goes_on_with_each_of_its_heirs():
    old, *heirs = (commune(f"Xã {name}") for name in "ABC")
    partner = body("Hội Nông dân")
    task = given(lead=old, partners=(partner,))
    taken_over(task, *heirs, on=TODAY + timedelta(days=1))
    held = Task.objects.order_by("pk")
    assert [one.lead for one in held] == heirs
    assert all(one.partners.get().organisation == partner for one in held)
    assert FormerHolder.objects.filter(organisation=old).count() == 2


def test_open_tasks_of_an_ended_unit_wait_in_the_queue():
    task = given()
    confirmed(given("Đã xong"))
    Organisation.objects.filter(pk=task.lead_id).update(until=date(2024, 3, 10))
    source = duties.source("tasks.tasks")
    assert source.counts(ended_by=date(2024, 3, 11)) == {task.lead_id: 1}
    (duty,) = source.open_of([task.lead_id])
    assert (duty.key, duty.due) == (str(task.pk), DUE)
