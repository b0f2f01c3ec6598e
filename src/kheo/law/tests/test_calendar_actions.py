"""A day announced late moves the open deadlines it touches, and the ledger says so."""

from dataclasses import replace
from datetime import date

import pytest

from kheo.core.verdict import RefusedError
from kheo.law.actions import calendar as actions
from kheo.law.actions import deadlines, recomputing
from kheo.law.actions.calendar import NewDay
from kheo.law.models import CalendarDay, Deadline, DeadlineChange
from kheo.law.rules.calendar import DayKind
from kheo.law.rules.standing import Certainty
from kheo.law.tests import factories
from kheo.law.tests.factories import CULTURE_DAY, NOON, TODAY
from kheo.law.tests.strategies import here
from kheo.ledger.models import Entry

pytestmark = pytest.mark.django_db
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)
SWAP = [
    NewDay(day=date(2026, 11, 25), kind=DayKind.SWAPPED_OFF, name="Nghỉ hoán đổi",
           pair=date(2026, 11, 28)),
    NewDay(day=date(2026, 11, 28), kind=DayKind.SWAPPED_WORKING, name="Làm bù",
           pair=date(2026, 11, 25)),
]  # fmt: skip


@pytest.fixture
def lan():
    return factories.officer()


def entries(verb):
    return list(Entry.objects.filter(verb=verb).order_by("pk"))


def test_a_holiday_announced_late_moves_what_it_touches_and_nothing_else(lan):
    touched = factories.deadline(1)
    over = factories.deadline(2, start=date(2026, 11, 16))  # due on the 23rd
    met = factories.deadline(3)
    deadlines.meet_deadline(deadline=met, on=TODAY, by=lan, at=NOON)
    done = actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    due = dict(Deadline.objects.values_list("pk", "due"))
    assert due == {touched.pk: MONDAY, over.pk: date(2026, 11, 23), met.pk: FRIDAY}
    assert [move.deadline.pk for move in done.moves] == [touched.pk]
    assert done.moves[0].later


def test_the_ledger_tells_of_the_announcement_and_of_each_deadline(lan):
    deadline = factories.deadline()
    actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    (announced,) = entries("law.days_announced")
    assert announced.facts_read == {
        "days": ["24/11/2026: Ngày Văn hóa Việt Nam"], "deadlines_moved": 1,
    }  # fmt: skip
    (moved,) = entries("law.deadline_recomputed")
    assert moved.target == deadline.target
    assert moved.facts_read == {"deadline": deadline.pk, "old": "2026-11-27", "new": "2026-11-30"}
    assert moved.reason == "24/11/2026: Ngày Văn hóa Việt Nam"
    assert moved.rule == "Thông báo 1/TB-BNV"


def test_the_deadline_keeps_what_it_was(lan):
    deadline = factories.deadline()
    actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    change = DeadlineChange.objects.get()
    assert (change.deadline, change.old_due, change.new_due) == (deadline, FRIDAY, MONDAY)
    assert change.by == lan
    deadline.refresh_from_db()
    assert [day.name for day in deadline.reckoned.skipped if day.name] == ["Ngày Văn hóa Việt Nam"]


def test_withdrawing_brings_it_back(lan):
    factories.deadline()
    actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    actions.withdraw_days(days=[CULTURE_DAY.day], reason="Thông báo nhầm", by=lan, at=NOON)
    assert Deadline.objects.get().due == FRIDAY
    assert CalendarDay.objects.get().withdrawn_by == lan
    assert not CalendarDay.objects.current().exists()
    (entry,) = entries("law.days_withdrawn")
    assert (entry.reason, entry.facts_read["deadlines_moved"]) == ("Thông báo nhầm", 1)
    assert "Thông báo nhầm" in entries("law.deadline_recomputed")[-1].reason


def test_a_swap_comes_as_two_days_at_once(lan):
    factories.deadline()
    actions.announce_days(days=SWAP, by=lan, at=NOON)
    assert Deadline.objects.get().due == date(2026, 11, 28)


def test_a_worked_saturday_may_bring_a_deadline_forward(lan):
    factories.deadline(start=date(2026, 11, 25))  # due Wednesday, 2/12
    done = actions.announce_days(days=[SWAP[1]], by=lan, at=NOON)
    assert Deadline.objects.get().due == date(2026, 12, 1)
    assert not done.moves[0].later


def test_a_proposed_day_does_not_count_until_it_is_announced(lan):
    factories.deadline()
    proposed = replace(CULTURE_DAY, certainty=Certainty.PROPOSED)
    assert actions.preview_announcement([proposed], on=TODAY) == []
    assert actions.announce_days(days=[proposed], by=lan, at=NOON).moves == []
    actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    assert Deadline.objects.get().due == MONDAY
    assert CalendarDay.objects.current().get().certainty == Certainty.ANNOUNCED
    assert CalendarDay.objects.count() == 2


def test_a_day_that_is_off_anyway_changes_only_the_reasons(lan):
    deadline = factories.deadline()
    sunday = replace(CULTURE_DAY, day=date(2026, 11, 22))
    assert actions.announce_days(days=[sunday], by=lan, at=NOON).moves == []
    deadline.refresh_from_db()
    assert deadline.reckoned.skipped[1].kind is DayKind.HOLIDAY
    assert not DeadlineChange.objects.exists()


def test_a_term_in_days_moves_only_when_its_last_day_is_hit(lan):
    rule = factories.rule("complaints.first", unit="days", number=4)
    factories.deadline(start=date(2026, 11, 20), rule=rule)  # due on the 24th
    factories.deadline(2, start=date(2026, 11, 22), rule=rule)  # due on the 26th
    actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    assert list(Deadline.objects.values_list("due", flat=True)) == [
        date(2026, 11, 25), date(2026, 11, 26),
    ]  # fmt: skip


def test_working_hours_move_too_and_plain_hours_do_not(lan):
    for key, unit in (("a.a", "working_hours"), ("a.b", "hours")):
        rule = factories.rule(key, unit=unit, number=12)
        factories.deadline(start=here(2026, 11, 23, 15, 30), rule=rule)
    actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    assert set(Deadline.objects.values_list("due_at", flat=True)) == {
        here(2026, 11, 26, 9, 30), here(2026, 11, 24, 3, 30),
    }  # fmt: skip


def test_the_preview_is_what_happens(lan):
    for number in range(3):
        factories.deadline(number)
    seen = actions.preview_announcement([CULTURE_DAY], on=TODAY)
    assert not CalendarDay.objects.exists()
    done = actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    assert [move.new for move in seen] == [move.new for move in done.moves]
    back = actions.preview_withdrawal([CULTURE_DAY.day], on=TODAY)
    assert [move.new.day for move in back] == [FRIDAY] * 3


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ([], "no_days"),
        ([CULTURE_DAY, CULTURE_DAY], "same_day_twice"),
        ([replace(SWAP[0], pair=None)], "pair_missing"),
        ([replace(SWAP[0], pair=SWAP[0].day)], "pair_is_itself"),
        ([replace(SWAP[1], day=date(2026, 11, 26))], "worked_day_is_no_rest"),
    ],
)
def test_days_that_make_no_sense_are_refused_and_nothing_is_written(lan, days, reason):
    factories.deadline()
    for act in (
        lambda: actions.announce_days(days=days, by=lan, at=NOON),
        lambda: actions.preview_announcement(days, on=TODAY),
    ):
        with pytest.raises(RefusedError, match=reason):
            act()
    assert not CalendarDay.objects.exists()
    assert Deadline.objects.get().due == FRIDAY


@pytest.mark.parametrize(
    ("days", "why", "reason"),
    [
        ([CULTURE_DAY.day], "Nhầm", "day_unknown"),
        ([], "Nhầm", "day_unknown"),
        ([CULTURE_DAY.day], "", "reason_missing"),
    ],
)
def test_what_is_not_there_cannot_be_withdrawn(lan, days, why, reason):
    with pytest.raises(RefusedError, match=reason):
        actions.withdraw_days(days=days, reason=why, by=lan, at=NOON)


@pytest.mark.parametrize("where", ["record", "record_many"])
def test_a_crash_leaves_nothing_half_done(lan, monkeypatch, where):
    factories.deadline()
    place = actions if where == "record" else recomputing
    monkeypatch.setattr(place, where, lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
    assert not CalendarDay.objects.exists()
    assert not DeadlineChange.objects.exists()
    assert Deadline.objects.get().due == FRIDAY


def cost(act):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def test_one_and_twenty_deadlines_cost_the_same(lan):
    factories.deadline(0)
    one = cost(lambda: actions.announce_days(days=[CULTURE_DAY], by=lan, at=NOON))
    for number in range(1, 20):
        factories.deadline(number)
    other = replace(CULTURE_DAY, day=date(2026, 11, 26))
    assert cost(lambda: actions.announce_days(days=[other], by=lan, at=NOON)) == one
    assert Deadline.objects.filter(due=MONDAY).count() == 0
    assert len(entries("law.deadline_recomputed")) == 21


def test_what_is_written_is_vietnamese_whoever_works(lan):
    from django.utils import translation

    factories.deadline()
    with translation.override("en"):
        actions.announce_days(days=SWAP, by=lan, at=NOON)
    (entry,) = entries("law.deadline_recomputed")
    assert "nghỉ hoán đổi, làm bù thứ Bảy 28/11" in entry.reason
