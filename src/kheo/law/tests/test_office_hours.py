"""Office hours of an organisation, and what they do to terms in working hours."""

from datetime import date, time, timedelta

import pytest

from kheo.core.verdict import RefusedError
from kheo.law.actions.office_hours import set_office_hours
from kheo.law.models import Deadline, OfficeHours
from kheo.law.reckoning import reckoner
from kheo.law.rules.hours import Opening
from kheo.law.rules.units import Unit
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON, TODAY
from kheo.law.tests.strategies import here
from kheo.ledger.models import Entry

pytestmark = pytest.mark.django_db
MORNINGS = [Opening(weekday, time(7), time(11)) for weekday in range(5)]
MORNING = here(2026, 11, 23, 7)


@pytest.fixture
def lan():
    return factories.officer()


@pytest.fixture
def commune():
    return factories.organisation()


def hours(count, holder, start=MORNING):
    found = reckoner(on=TODAY, holders=[holder.pk] if holder else [])
    return found.due(start, count, Unit.WORKING_HOURS, holder=holder.pk if holder else None).at


def test_until_somebody_sets_them_hours_are_ordinary(commune):
    assert hours(8, commune) == here(2026, 11, 23, 17, 30)


def test_an_organisation_has_its_own_and_others_theirs(lan, commune):
    set_office_hours(organisation=commune, openings=MORNINGS, since=TODAY, by=lan, at=NOON)
    assert hours(8, commune) == here(2026, 11, 24, 11)
    assert hours(8, factories.organisation("Khac")) == here(2026, 11, 23, 17, 30)
    entry = Entry.objects.get(verb="law.hours_set")
    assert entry.behalf_name == commune.name
    assert str(entry.facts_read["hours"]).startswith("['2: 07:00-11:00'")


def test_new_hours_begin_on_their_day_and_the_old_ones_stay_until_then(lan, commune):
    set_office_hours(organisation=None, openings=MORNINGS, since=TODAY, by=lan, at=NOON)
    later = [Opening(weekday, time(8), time(10)) for weekday in range(5)]
    wednesday = TODAY + timedelta(days=2)
    set_office_hours(organisation=None, openings=later, since=wednesday, by=lan, at=NOON)
    assert hours(10, commune) == here(2026, 11, 25, 10)
    assert OfficeHours.objects.filter(until=wednesday - timedelta(days=1)).count() == 5


def test_hours_that_were_only_to_begin_give_way(lan):
    for count in (1, 2):
        set_office_hours(organisation=None, openings=MORNINGS[:count], since=TODAY, by=lan, at=NOON)
    assert OfficeHours.objects.count() == 2


def test_an_organisation_may_go_back_to_the_hours_of_all(lan, commune):
    set_office_hours(
        organisation=commune, openings=MORNINGS, since=date(2026, 1, 1), by=lan, at=NOON
    )
    set_office_hours(organisation=commune, openings=[], since=TODAY, by=lan, at=NOON)
    assert hours(8, commune) == here(2026, 11, 23, 17, 30)
    assert hours(8, commune, here(2026, 11, 19, 7)) == here(2026, 11, 20, 11)


def test_open_terms_in_working_hours_are_reckoned_anew(lan, commune):
    rule = factories.rule("a.urgent", unit="working_hours", number=8)
    factories.deadline(1, start=MORNING, rule=rule, holder=commune)
    factories.deadline(2, start=MORNING, rule=rule, holder=factories.organisation("Khac"))
    factories.deadline(3, holder=commune)
    moves = set_office_hours(organisation=commune, openings=MORNINGS, since=TODAY, by=lan, at=NOON)
    assert [move.deadline.target_key for move in moves] == ["1"]
    assert moves[0].later
    assert Deadline.objects.get(target_key="1").due_at == here(2026, 11, 24, 11)
    entry = Entry.objects.get(verb="law.deadline_recomputed")
    assert entry.reason == "Giờ làm việc mới từ ngày 23/11/2026"


@pytest.mark.parametrize(
    ("openings", "reason"),
    [
        ([], "no_openings"),
        ([Opening(5, time(7), time(11))], "no_openings"),
        ([Opening(0, time(11), time(7))], "closes_before_it_opens"),
        ([*MORNINGS, Opening(0, time(10), time(12))], "openings_lap_over"),
    ],
)
def test_hours_that_make_no_sense_are_refused(lan, openings, reason):
    with pytest.raises(RefusedError, match=reason):
        set_office_hours(organisation=None, openings=openings, since=TODAY, by=lan, at=NOON)
    assert not OfficeHours.objects.exists()


@pytest.mark.parametrize("count", [1, 20])
def test_what_reckons_costs_three_queries(commune, count, django_assert_num_queries):
    holders = [factories.organisation(f"To chuc {n}").pk for n in range(count)]
    with django_assert_num_queries(3):
        reckoner(on=TODAY, holders=holders)
