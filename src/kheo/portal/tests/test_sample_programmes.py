"""The sample's programmes: one ended with its parties, one runs; what is open waits or is done."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from kheo.ledger.models import Entry
from kheo.organisations import duties
from kheo.portal.sample.organisations import load_bodies
from kheo.portal.sample.programmes import load_programmes
from kheo.portal.sample.staff import make_accounts
from kheo.programmes.models import Programme
from kheo.programmes.rules.states import State
from kheo.tasks.models import Task
from kheo.tasks.reading.progress import progress_of
from kheo.tasks.rules.tallies import Cell

pytestmark = pytest.mark.django_db
AT = timezone.make_aware(datetime(2026, 9, 2, 10))  # noqa: DTZ001 - made aware
TODAY = date(2026, 9, 2)


@pytest.fixture(autouse=True)
def programmes(db: None) -> None:
    make_accounts()
    load_bodies(at=AT)
    load_programmes(at=AT)


def test_a_programme_ended_with_its_parties_and_another_follows_it():
    former, heir = Programme.objects.order_by("since")
    assert (former.state, former.ended_on) == (State.ENDED_WITH_PARTY, date(2025, 2, 19))
    assert (heir.state, heir.former) == (State.RUNNING, former)


def test_what_it_left_open_waits_in_the_handover_queue():
    former = Programme.objects.earliest("since")
    left = Task.objects.open().filter(programme=former)
    waiting = duties.source("tasks.tasks").counts(ended_by=TODAY)
    assert dict.fromkeys(left.values_list("lead", flat=True), 1) == waiting
    assert len(waiting) == 2


def test_the_sums_of_the_running_one_close():
    table = progress_of(Programme.objects.latest("since"), TODAY)
    assert (table.total, table.done, table.doing) == (7, 2, 5)
    assert table.count(Cell.DONE_LATE) == 1
    assert table.count(Cell.DOING_OVERDUE) == 1


def test_loaded_again_it_adds_nothing():
    before = Entry.objects.count(), Task.objects.count()
    load_programmes(at=AT)
    assert (Entry.objects.count(), Task.objects.count()) == before
