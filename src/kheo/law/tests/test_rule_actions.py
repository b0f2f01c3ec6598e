"""Rules through time: set, ended, verified, and never overwritten unseen."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kheo.core.verdict import RefusedError
from kheo.law import reading
from kheo.law.actions import setting as actions
from kheo.law.actions.setting import Wording
from kheo.law.models import CalendarDay, Rule
from kheo.law.reading import NoRuleError
from kheo.law.rules.standing import Standing
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON, TODAY
from kheo.ledger.models import Entry

pytestmark = pytest.mark.django_db
KEY = "feedback.transfer"
THREE = Wording("feedback", "Chuyển", "working_days", 3, bound="at_most", document="1/2026/NĐ-CP")


@pytest.fixture
def lan():
    return factories.officer()


@pytest.fixture
def five():
    return factories.rule(KEY)


def entry(verb):
    return Entry.objects.filter(verb=verb).latest("pk")


def test_a_new_rule_follows_the_old_one(five, lan):
    new = actions.set_rule(key=KEY, since=date(2026, 12, 1), says=THREE, by=lan, at=NOON)
    five.refresh_from_db()
    assert (five.until, five.number) == (date(2026, 11, 30), 5)
    assert reading.rule(KEY, on=date(2026, 11, 30)) == five
    assert reading.rule(KEY, on=date(2026, 12, 1)) == new
    assert entry("law.rule_set").facts_read == {
        "key": KEY, "from": "2026-12-01", "says": "at_most 3 working_days",
        "before": "at_most 5 working_days", "before_from": "2024-01-01",
    }  # fmt: skip


def test_a_correction_from_the_first_day_on_keeps_the_wrong_row(five, lan):
    new = actions.set_rule(key=KEY, since=five.since, says=THREE, by=lan, at=NOON)
    five.refresh_from_db()
    assert (five.withdrawn_by, five.withdrawn_at) == (lan, NOON)
    assert reading.rule(KEY, on=TODAY) == new


def test_a_rule_set_before_another_ends_where_that_one_begins(five, lan):
    early = actions.set_rule(key=KEY, since=date(2023, 1, 1), says=THREE, by=lan, at=NOON)
    assert early.until == date(2023, 12, 31)
    assert reading.rule(KEY, on=TODAY) == five


def test_lists_stand_in_the_ledger_by_their_texts(lan):
    wording = Wording("disclosure", "Nơi", "list", items=[{"code": "a", "text": "Trụ sở"}])
    actions.set_rule(key="x.places", since=TODAY, says=wording, by=lan, at=NOON)
    assert entry("law.rule_set").facts_read["says"] == ["Trụ sở"]
    two_thirds = Wording("deliberation", "Ngưỡng", "share", 2, 3, bound="at_least")
    actions.set_rule(key="x.share", since=TODAY, says=two_thirds, by=lan, at=NOON)
    assert entry("law.rule_set").facts_read["says"] == "at_least 2/3 share"


@pytest.mark.parametrize(
    ("wording", "until", "reason"),
    [
        (Wording("feedback", "Chuyển", "working_days"), None, "number_missing"),
        (Wording("feedback", "Chuyển", "list"), None, "list_empty"),
        (Wording("feedback", "Chuyển", "share", 4, 3), None, "share_of_a_whole"),
        (THREE, date(2026, 11, 22), "ends_before_it_begins"),
    ],
)
def test_what_says_nothing_is_refused(five, lan, wording, until, reason):
    with pytest.raises(RefusedError, match=reason):
        actions.set_rule(key=KEY, since=TODAY, until=until, says=wording, by=lan, at=NOON)
    assert Rule.objects.get() == five
    assert Rule.objects.get().until is None


def test_a_rule_ends_and_then_there_is_none(five, lan):
    actions.end_rule(rule=five, until=TODAY, reason="Bị bãi bỏ", by=lan, at=NOON)
    assert reading.rule(KEY, on=TODAY) == five
    with pytest.raises(NoRuleError, match=r"Ngày 24/11/2026 không có quy tắc “feedback\.transfer”"):
        reading.rule(KEY, on=date(2026, 11, 24))
    assert entry("law.rule_ended").reason == "Bị bãi bỏ"


@pytest.mark.parametrize(
    ("until", "reason"),
    [(date(2023, 1, 1), "ends_before"), (date(2026, 12, 31), "ended_already")],
)
def test_an_end_that_makes_no_sense_is_refused(five, lan, until, reason):
    actions.end_rule(rule=five, until=TODAY, reason="", by=lan, at=NOON)
    with pytest.raises(RefusedError, match=reason):
        actions.end_rule(rule=five, until=until, reason="", by=lan, at=NOON)


def test_who_verified_it_when_and_where(five, lan):
    actions.verify_rule(rule=five, where="Công báo số 101", by=lan, at=NOON)
    five.refresh_from_db()
    assert (five.standing, five.verified_by, five.verified_at) == (Standing.VERIFIED, lan, NOON)
    assert entry("law.rule_verified").facts_read == {"where": "Công báo số 101"}


def test_verifying_takes_a_place_where_it_was_read(five, lan):
    with pytest.raises(RefusedError, match="where_missing"):
        actions.verify_rule(rule=five, where="  ", by=lan, at=NOON)


def test_a_row_that_was_taken_back_is_neither_ended_nor_verified(five, lan):
    actions.set_rule(key=KEY, since=five.since, says=THREE, by=lan, at=NOON)
    for act in (
        lambda: actions.verify_rule(rule=five, where="Công báo", by=lan, at=NOON),
        lambda: actions.end_rule(rule=five, until=TODAY, reason="", by=lan, at=NOON),
    ):
        with pytest.raises(RefusedError, match="rule_withdrawn"):
            act()


def test_a_day_is_verified_too(lan):
    day = CalendarDay.objects.create(day=TODAY, kind="holiday", name="Lễ")
    actions.verify_day(day=day, where="Cổng thông tin Chính phủ", by=lan, at=NOON)
    day.refresh_from_db()
    assert day.verified_where == "Cổng thông tin Chính phủ"
    day.withdrawn_by, day.withdrawn_at = lan, NOON
    day.save()
    with pytest.raises(RefusedError, match="day_unknown"):
        actions.verify_day(day=day, where="Cổng", by=lan, at=NOON)


def test_a_crash_leaves_the_old_rule_in_force(five, lan, monkeypatch):
    monkeypatch.setattr(actions, "record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.set_rule(key=KEY, since=TODAY, says=THREE, by=lan, at=NOON)
    assert Rule.objects.get().until is None


def test_several_rules_are_read_with_one_query(five, django_assert_num_queries):
    factories.rule("feedback.reply", number=10)
    with django_assert_num_queries(1):
        found = reading.rules([KEY, "feedback.reply"], on=TODAY)
    assert found["feedback.reply"].number == 10
    with pytest.raises(NoRuleError, match=r"a\.b, c\.d"):
        reading.rules([KEY, "a.b", "c.d"], on=TODAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": date(2023, 1, 1)}, {"number": None}, {"unit": "weeks"}, {"unit": "list"},
        {"standing": "verified"}, {"verified_where": "Công báo"}, {"edited_at": NOON},
        {"withdrawn_at": NOON}, {"unit": "percent", "number": 101, "divisor": 100},
    ],
)  # fmt: skip
def test_the_database_refuses_what_cannot_be(five, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rule.objects.filter(pk=five.pk).update(**wrong)


def test_the_database_takes_one_rule_without_end_and_one_beginning(five):
    for since in (five.since, date(2025, 1, 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.rule(KEY, since=since)
