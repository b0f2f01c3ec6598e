"""A holiday announced in the same moment in which a deadline is opened is not missed."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from kheo.law.actions.calendar import announce_days
from kheo.law.models import Deadline
from kheo.law.tests import factories
from kheo.law.tests.factories import CULTURE_DAY, NOON


@pytest.mark.django_db(transaction=True)
def test_who_opens_a_deadline_waits_for_the_calendar():
    lan, holder, rule = factories.officer(), factories.organisation(), factories.rule()
    begun = threading.Event()
    opened: list[date] = []

    def open_one() -> None:
        begun.set()
        opened.append(factories.deadline(holder=holder, rule=rule).due)
        connection.close()

    other = threading.Thread(target=open_one)
    with transaction.atomic():
        announce_days(days=[CULTURE_DAY], by=lan, at=NOON)
        other.start()
        begun.wait(5)
        other.join(0.5)
        assert opened == []  # not before the calendar is settled
    other.join(20)
    assert opened == [date(2026, 11, 30)]
    assert Deadline.objects.get().due == date(2026, 11, 30)
