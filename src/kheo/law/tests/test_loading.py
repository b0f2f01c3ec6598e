"""What comes with the software is loaded once, and never over what officers made theirs."""

from datetime import date
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command

from kheo.law import given, reading
from kheo.law.actions import loading
from kheo.law.actions import setting as acts
from kheo.law.actions.calendar import NewDay, announce_days, withdraw_days
from kheo.law.actions.loading import load_law
from kheo.law.models import CalendarDay, Deadline, OfficeHours, Rule
from kheo.law.reckoning import reckoner
from kheo.law.rules.calendar import DayKind
from kheo.law.rules.standing import Certainty, Standing, Topic
from kheo.law.rules.units import TERMS, Unit
from kheo.law.rules.values import faults
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON, TODAY
from kheo.ledger.models import Entry
from kheo.ledger.rules import system

pytestmark = pytest.mark.django_db
BY = system("load-law")


def load(**more):
    return load_law(by=BY, at=NOON, **more)


@pytest.fixture
def lan():
    return factories.officer()


def test_everything_is_loaded_once_with_one_entry():
    report = load()
    assert len(report.made) == len(given.rules()) + len(given.days()) + 1
    entry = Entry.objects.get(verb="law.loaded")
    assert entry.facts_read["made"] == len(report.made)
    again = load()
    assert (again.made, again.renewed, again.kept) == ([], [], [])
    assert Entry.objects.filter(verb="law.loaded").count() == 1


def test_a_rehearsal_writes_nothing():
    assert load(rehearse=True).made
    assert not Rule.objects.exists()
    assert not Entry.objects.filter(verb="law.loaded").exists()


def test_every_row_has_a_basis_and_a_source_and_nothing_passes_for_verified():
    load()
    for row in [*Rule.objects.all(), *CalendarDay.objects.all()]:
        assert row.basis, row
        assert row.source, row
        assert row.standing in {Standing.UNVERIFIED, Standing.SOURCED}, row
        if row.standing == Standing.SOURCED:
            assert row.source_address.startswith("http"), row


def test_every_value_says_something_and_every_topic_is_there():
    load()
    rules = list(Rule.objects.all())
    assert [rule.key for rule in rules if faults(rule.value)] == []
    assert {rule.topic for rule in rules} == {str(topic) for topic in Topic}
    assert sum(rule.unit in TERMS for rule in rules) > 60


@pytest.mark.parametrize(
    ("key", "number", "unit"),
    [
        ("disclosure.posting_days", 30, Unit.DAYS), ("disclosure.loudspeaker_days", 3, Unit.DAYS),
        ("disclosure.after_decision", 5, Unit.WORKING_DAYS),
        ("agencies.posting_days", 20, Unit.DAYS), ("consultation.period", 20, Unit.DAYS),
        ("deliberation.initiative.support", 10, Unit.PERCENT),
        ("deliberation.initiative.valid", 3, Unit.MONTHS),
        ("deliberation.meeting.notice", 2, Unit.DAYS),
        ("deliberation.meeting.clusters_from", 200, Unit.HOUSEHOLDS),
        ("supervision.inspection_board.answer", 15, Unit.DAYS),
        ("supervision.investment_board.plan_sent", 45, Unit.DAYS),
        ("reception.reply", 10, Unit.WORKING_DAYS), ("feedback.transfer", 5, Unit.WORKING_DAYS),
        ("personal_data.reply", 2, Unit.WORKING_DAYS), ("personal_data.stop", 15, Unit.DAYS),
        ("personal_data.breach_notice", 72, Unit.HOURS), ("denunciations.handling", 30, Unit.DAYS),
    ],
)  # fmt: skip
def test_the_numbers_that_people_know(key, number, unit):
    load()
    rule = reading.rule(key, on=TODAY)
    assert (rule.number, rule.unit) == (number, unit)


def test_thresholds_by_matter():
    load()
    two_thirds = reading.rule("deliberation.threshold.contributions", on=TODAY).value
    half = reading.rule("deliberation.threshold.village_head", on=TODAY).value
    assert (two_thirds.met_by(80, 120), two_thirds.met_by(79, 120)) == (True, False)
    assert (half.met_by(61, 120), half.met_by(60, 120)) == (True, False)


def test_fourteen_classes_of_disclosure():
    load()
    classes = reading.rule("disclosure.classes", on=TODAY).items
    assert [item["code"] for item in classes] == [str(number) for number in range(1, 15)]
    aloud = [item["code"] for item in classes if "loudspeaker" in item["marks"]]
    assert aloud == ["7", "8", "9", "10", "11", "12"]


def test_law_that_was_replaced_is_in_force_until_its_last_day():
    load()
    old = reading.rule("complaints.acceptance", on=date(2026, 6, 30))
    new = reading.rule("complaints.acceptance", on=date(2026, 7, 1))
    assert (old.number, old.unit) == (10, Unit.DAYS)
    assert (new.number, new.unit) == (7, Unit.WORKING_DAYS)
    assert reading.rule("personal_data.stop", on=date(2025, 12, 31)).unit == Unit.HOURS


def test_no_two_rules_of_a_key_are_in_force_on_one_day():
    load()
    for key in Rule.objects.values_list("key", flat=True).distinct():
        rows = list(Rule.objects.of_key(key))
        for earlier, later in pairwise(rows):
            assert earlier.until is not None, key
            assert earlier.until < later.since, key


def test_the_calendar_knows_all_four_years_and_swaps_come_in_pairs():
    load()
    days = {row.day: row for row in CalendarDay.objects.all()}
    assert {day.year for day in days} == {2024, 2025, 2026, 2027}
    for row in days.values():
        if row.kind in {DayKind.SWAPPED_OFF, DayKind.SWAPPED_WORKING}:
            assert [other.pair for other in days.values() if other.day == row.pair] == [row.day]
        if row.kind == DayKind.SWAPPED_WORKING:
            assert row.day.weekday() == 5
        if row.kind in {DayKind.IN_LIEU, DayKind.SWAPPED_OFF}:
            assert row.day.weekday() < 5


@pytest.mark.parametrize(("year", "working"), [(2024, 250), (2025, 250), (2026, 250), (2027, 250)])
def test_a_year_has_the_working_days_that_the_law_leaves(year, working):
    """Of 366, 365, 365, 365 days eleven are holidays; swaps take away none."""
    load()
    calendar = reckoner(on=TODAY).calendar
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(first + n) for n in range(366)]
    worked = [day for day in days if day.year == year and not calendar.is_off(day)]
    weekdays = sum(day.weekday() < 5 for day in days if day.year == year)
    assert len(worked) == weekdays - 11
    assert abs(len(worked) - working) <= 2


def test_a_proposed_day_is_shown_and_does_not_count():
    load()
    day = CalendarDay.objects.get(day=date(2026, 11, 24))
    assert day.certainty == Certainty.PROPOSED
    assert not reckoner(on=TODAY).calendar.is_off(day.day)


def test_a_rule_that_an_officer_set_stays_and_the_difference_is_told(lan):
    load()
    old = reading.rule("feedback.transfer", on=TODAY)
    wording = acts.Wording("feedback", old.label, "working_days", 3, bound="at_most")
    acts.set_rule(key=old.key, since=TODAY, says=wording, by=lan, at=NOON)
    report = load()
    assert not report.changes
    (kept,) = report.kept
    assert kept.name.startswith("feedback.transfer")
    assert kept.differences == (("until", "None", "2026-11-22"),)
    assert reading.rule("feedback.transfer", on=TODAY).number == 3


def test_a_verified_row_that_the_file_repeats_is_alike(lan):
    load()
    rule = reading.rule("feedback.transfer", on=TODAY)
    acts.verify_rule(rule=rule, where="Công báo", by=lan, at=NOON)
    assert load().kept == []


def test_a_row_that_nobody_touched_is_renewed_from_the_file():
    load()
    Rule.objects.filter(key="feedback.transfer").update(number=9)
    CalendarDay.objects.filter(day=date(2026, 9, 2)).update(name="Lễ")
    report = load()
    assert len(report.renewed) == 2
    assert reading.rule("feedback.transfer", on=TODAY).number == 5


def test_a_file_with_other_rules_and_the_same_days_moves_no_deadline():
    load()
    Rule.objects.filter(key="feedback.transfer").update(number=9)
    report = load()
    assert (len(report.renewed), report.moved) == (1, 0)


def test_a_rule_set_before_the_file_was_loaded_stays(lan):
    wording = acts.Wording("feedback", "Chuyển", "working_days", 3)
    acts.set_rule(key="feedback.transfer", since=TODAY, says=wording, by=lan, at=NOON)
    report = load()
    assert [kept.name for kept in report.kept] == ["feedback.transfer 07/03/2008"]
    assert Rule.objects.filter(key="feedback.transfer").count() == 1


def test_a_day_that_was_withdrawn_or_replaced_stays_so(lan):
    load()
    withdraw_days(days=[date(2027, 9, 3)], reason="Nghỉ 1/9", by=lan, at=NOON)
    culture = NewDay(day=date(2026, 11, 24), kind="holiday", name="Ngày Văn hóa Việt Nam")
    announce_days(days=[culture], by=lan, at=NOON)
    report = load()
    assert {kept.name for kept in report.kept} == {"03/09/2027", "24/11/2026"}
    assert not report.changes
    assert reckoner(on=TODAY).calendar.is_off(date(2026, 11, 24))


def test_what_the_file_no_longer_has_goes_unless_something_rests_on_it():
    load()
    factories.rule("feedback.register", since=date(2020, 1, 1), until=date(2020, 2, 1))
    Rule.objects.filter(key="feedback.transfer").update(since=date(2024, 1, 1))
    factories.deadline(rule=Rule.objects.get(key="feedback.transfer"))
    CalendarDay.objects.create(day=date(2026, 12, 25), kind="holiday", name="Nhầm")
    report = load()
    assert report.dropped == ["feedback.register 01/01/2020", "25/12/2026"]
    assert [kept.differences for kept in report.kept] == [(("since", "2008-03-07", "2024-01-01"),)]


def test_office_hours_that_somebody_set_stay(lan):
    OfficeHours.objects.create(weekday=0, opens="08:00", closes="10:00", since=date(2024, 1, 1))
    load()
    assert OfficeHours.objects.count() == 1


def test_open_deadlines_move_with_a_calendar_that_comes_later():
    factories.deadline(start=date(2026, 12, 30), rule=factories.rule("x.term"))
    report = load()
    assert report.moved == 1
    assert Deadline.objects.get().due == date(2027, 1, 7)


def test_a_crash_leaves_nothing_half_loaded(monkeypatch):
    monkeypatch.setattr(loading, "record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load()
    assert not Rule.objects.exists()
    assert not CalendarDay.objects.exists()


def command(*words):
    out = StringIO()
    call_command("load_law", *words, stdout=out)
    return out.getvalue()


def test_the_command_tells_what_it_did_and_what_it_kept(lan):
    with pytest.raises(SystemExit):
        command("--check")
    assert not Rule.objects.exists()
    assert "+ disclosure.posting_days 01/07/2023" in command()
    Rule.objects.filter(key="feedback.transfer").update(number=9)
    CalendarDay.objects.filter(day=date(2026, 9, 2)).update(
        name="Lễ", edited_by=lan, edited_at=NOON
    )
    CalendarDay.objects.create(day=date(2026, 12, 25), kind="holiday", name="Nhầm")
    told = command()
    assert "- 25/12/2026" in told
    assert "~ feedback.transfer" in told
    assert "= 02/09/2026, name: tệp “Quốc khánh”, ở đây “Lễ”" in told
    assert "Giữ bản của cán bộ: 1" in command("--check")


@pytest.mark.parametrize("says", ["5 days", "<= x days", "<= 2/3 days"])
def test_a_slip_in_the_file_is_found_out(says):
    with pytest.raises(ValueError, match="a"):
        given.value_of({"key": "a", "says": says})
