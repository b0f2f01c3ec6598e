"""Terms on records: opened by a rule, explained, met or cancelled."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kheo.core.verdict import RefusedError
from kheo.law.actions import deadlines as actions
from kheo.law.models import Deadline, DeadlineChange
from kheo.law.rules.deadlines import Change, State
from kheo.law.rules.units import Unit
from kheo.law.sentences import explain
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON, TODAY
from kheo.law.tests.strategies import here
from kheo.ledger.models import Entry
from kheo.ledger.rules import Ref

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return factories.officer()


def test_a_deadline_is_due_by_its_rule_and_explains_itself(lan):
    deadline = factories.deadline(start=date(2026, 11, 20), by=lan)
    assert deadline.due == date(2026, 11, 27)
    said = str(explain(deadline.reckoned, deadline.rule.basis))
    assert "Hạn: thứ Sáu, 27/11/2026." in said
    assert "21–22/11 (cuối tuần)" in said
    assert "Điều 9 Nghị định 20/2008/NĐ-CP" in said
    entry = Entry.objects.get(verb="law.deadline_opened")
    assert (entry.verb, entry.target_name) == ("law.deadline_opened", "Phản ánh số 1")
    assert entry.facts_read["due"] == "2026-11-27"
    assert entry.rule == "Điều 9 Nghị định 20/2008/NĐ-CP"
    assert entry.behalf_name == deadline.holder.name


def test_another_number_or_unit_may_be_given():
    deadline = factories.deadline(start=date(2026, 11, 20), count=3, unit=Unit.DAYS)
    assert (deadline.due, deadline.unit) == (date(2026, 11, 23), Unit.DAYS)


def test_hours_run_from_the_moment_in_the_office_hours_of_the_holder():
    rule = factories.rule("feedback.urgent", unit="working_hours", number=4)
    deadline = factories.deadline(start=here(2026, 11, 23, 9), rule=rule)
    assert deadline.due_at == here(2026, 11, 23, 15)
    assert "09:00 thứ Hai, 23/11/2026" in str(explain(deadline.reckoned))


def test_a_law_may_let_its_term_end_on_a_day_off():
    rule = factories.rule("disclosure.posting", unit="days", number=1, end_moves=False)
    assert factories.deadline(start=date(2026, 11, 20), rule=rule).due == date(2026, 11, 21)


def test_a_list_gives_no_term():
    rule = factories.rule("x.list", unit="list", number=None, items=[{"code": "1", "text": "Một"}])
    with pytest.raises(RefusedError, match="no_term"):
        factories.deadline(rule=rule)
    assert not Entry.objects.filter(verb="law.deadline_opened").exists()


@pytest.mark.parametrize(("on", "late"), [(date(2026, 11, 27), 0), (date(2026, 11, 30), 3)])
def test_meeting_it_is_written_with_the_days_it_is_late(lan, on, late):
    met = actions.meet_deadline(deadline=factories.deadline(), on=on, by=lan, at=NOON)
    assert (met.state, met.met_on) == (State.MET, on)
    assert Entry.objects.newest_first()[0].facts_read["days_late"] == late


def test_nobody_meets_it_before_it_began(lan):
    deadline = factories.deadline()
    with pytest.raises(RefusedError, match="met_before"):
        actions.meet_deadline(deadline=deadline, on=date(2026, 11, 19), by=lan, at=NOON)


def test_cancelling_takes_a_reason(lan):
    deadline = factories.deadline()
    with pytest.raises(RefusedError, match="reason_missing"):
        actions.cancel_deadline(deadline=deadline, reason=" ", by=lan, at=NOON)
    actions.cancel_deadline(deadline=deadline, reason="Người gửi rút", by=lan, at=NOON)
    deadline.refresh_from_db()
    assert (deadline.state, deadline.cancelled_on) == (State.CANCELLED, TODAY)


def test_what_has_ended_stays_ended(lan):
    deadline = factories.deadline()
    actions.meet_deadline(deadline=deadline, on=TODAY, by=lan, at=NOON)
    for act in (
        lambda: actions.meet_deadline(deadline=deadline, on=TODAY, by=lan, at=NOON),
        lambda: actions.cancel_deadline(deadline=deadline, reason="Thôi", by=lan, at=NOON),
    ):
        with pytest.raises(RefusedError, match="deadline_closed"):
            act()


def test_late_deadlines_are_found():
    late = factories.deadline(1, start=date(2026, 11, 2))
    factories.deadline(2)
    assert list(Deadline.objects.late_on(TODAY)) == [late]
    assert set(Deadline.objects.held_by([late.holder])) == set(Deadline.objects.all())
    assert list(Deadline.objects.on(Ref("tests.report", "1", ""))) == [late]


def test_no_day_touches_no_deadline():
    factories.deadline()
    assert not Deadline.objects.touched_by([]).exists()


def test_a_crash_leaves_neither_deadline_nor_entry(lan, monkeypatch):
    monkeypatch.setattr(actions, "record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        factories.deadline()
    assert not Deadline.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "met"},
        {"state": "open", "met_on": TODAY},
        {"due": date(2020, 1, 1)},
        {"due_at": NOON},
        {"unit": "hours"},
    ],
)
def test_the_database_refuses_what_cannot_be(wrong):
    deadline = factories.deadline()
    with pytest.raises(IntegrityError), transaction.atomic():
        Deadline.objects.filter(pk=deadline.pk).update(**wrong)


def test_it_is_charged_to_whom_it_was_with_on_the_day_it_was_due():
    old, new = factories.organisation("Old"), factories.organisation("New")
    before, after = (
        factories.deadline(number, holder=old, start=start)
        for number, start in ((1, date(2026, 11, 2)), (2, date(2026, 11, 20)))
    )
    for deadline in (before, after):  # handed over on 23/11: one was due on the 9th
        DeadlineChange.objects.create(
            deadline=deadline, kind=Change.HANDED_OVER, on=TODAY, at=NOON, old_due=deadline.due,
            new_due=deadline.due, old_holder=old, new_holder=new,
        )  # fmt: skip
        Deadline.objects.filter(pk=deadline.pk).update(holder=new)
    assert list(Deadline.objects.charged_to(old)) == [before]
    assert list(Deadline.objects.charged_to(new)) == [after]


@pytest.mark.parametrize("count", [1, 20])
def test_opening_costs_the_same_however_many_there_are(count, django_assert_max_num_queries):
    for number in range(count):
        factories.deadline(number)
    with django_assert_max_num_queries(12):
        factories.deadline(99)


def test_a_change_says_what_it_was():
    deadline = factories.deadline()
    change = DeadlineChange.objects.create(
        deadline=deadline, kind=Change.RECOMPUTED, on=TODAY, at=NOON, old_due=deadline.due,
        new_due=deadline.due + timedelta(days=1), old_holder=deadline.holder,
        new_holder=deadline.holder,
    )  # fmt: skip
    assert str(change) == f"{deadline.pk}: recomputed 23/11/2026"
    assert str(deadline) == "Phản ánh số 1 (27/11/2026)"
    assert isinstance(deadline.begins, date)
    assert not isinstance(deadline.begins, datetime)
