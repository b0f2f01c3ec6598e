"""Programmes end by themselves, and the ledger says that the site did it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kheo.core.front.housekeeping import DUTIES
from kheo.ledger.models import Entry
from kheo.ledger.rules import ActorKind
from kheo.programmes import housekeeping
from kheo.programmes.models import Programme
from kheo.programmes.rules.states import State
from kheo.programmes.tests.factories import running

pytestmark = pytest.mark.django_db


def test_a_programme_ends_with_its_last_day_and_the_site_says_so() -> None:
    programme = running()
    last = timezone.localdate() - timedelta(days=1)
    Programme.objects.filter(pk=programme.pk).update(until=last)
    assert housekeeping.end_programmes() == 1
    assert housekeeping.end_programmes() == 0
    programme.refresh_from_db()
    assert (programme.state, programme.ended_on) == (State.ENDED, last)
    entry = Entry.objects.get(verb="programmes.ended")
    assert (entry.actor_kind, entry.actor_key) == (str(ActorKind.SYSTEM), housekeeping.NAME)


def test_a_programme_ends_with_a_party_that_is_no_more() -> None:
    programme = running()
    gone = programme.parties.all()[1].organisation
    gone.until = date(2025, 6, 30)
    gone.save()
    Programme.objects.filter(pk=programme.pk).update(until=None)
    assert housekeeping.end_programmes() == 1
    programme.refresh_from_db()
    assert (programme.state, programme.ended_on) == (State.ENDED_WITH_PARTY, gone.until)
    assert programme.ending == str(gone)


def test_what_still_runs_goes_on() -> None:
    programme = running()
    Programme.objects.filter(pk=programme.pk).update(until=timezone.localdate())
    assert housekeeping.end_programmes() == 0
    programme.refresh_from_db()
    assert programme.state == State.RUNNING


def test_a_serving_site_does_it_each_hour() -> None:
    assert DUTIES[housekeeping.NAME].every_seconds == housekeeping.HOUR
