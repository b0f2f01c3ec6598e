"""Sixteen who want numbers at the same time, and some who are killed while they get one."""

import random
import threading
from pathlib import Path

import pytest
from django.db import connection
from tests.killing import mortal

from kheo.core.keeping import doctor as house_doctor
from kheo.documents.actions.registers import register_for
from kheo.documents.models import IssuedNumber, Register
from kheo.documents.rules.numbering import Regime
from kheo.documents.tests.books import DAY, PLAN, book, committee, number
from kheo.law.tests.factories import NOON
from kheo.ledger.models import Entry
from kheo.organisations.tests.bodies import clerk

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 16
EACH = 6


def at_once(work, count=WRITERS):
    """Do the work in so many threads that begin together; return what went wrong in them."""
    errors, gate = [], threading.Barrier(count)

    def one() -> None:
        try:
            gate.wait(20)
            work()
        except Exception as error:  # noqa: BLE001 - told to the test
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return errors


def values():
    return list(IssuedNumber.objects.order_by("value").values_list("value", flat=True))


def test_sixteen_writers_get_every_number_once():
    register, officer = book(), clerk()

    def work() -> None:
        for _ in range(EACH):
            number(register, by=officer)

    assert at_once(work) == []
    assert values() == list(range(1, WRITERS * EACH + 1))
    assert Entry.objects.filter(verb="documents.number_given").count() == WRITERS * EACH
    (report,) = house_doctor.examine(["documents.numbers"])
    assert report.is_well


def test_the_first_number_of_a_year_opens_one_book_only():
    old, officer = book(), clerk()
    new_year = DAY.replace(year=DAY.year + 1)

    def work() -> None:
        register = register_for(
            organisation=old.organisation, regime=Regime.STATE, type_name=PLAN, on=new_year,
            by=officer, at=NOON,
        )  # fmt: skip
        number(register, dated_on=new_year, by=officer)

    assert at_once(work, 8) == []
    assert Register.objects.count() == 2
    assert values() == list(range(1, 9))


def take_one() -> None:
    """Give one number; called in a process that is killed."""
    number(Register.objects.get())


def test_killed_at_any_step_nothing_is_given_twice_and_none_is_left_out(tmp_path: Path) -> None:
    book(committee())
    chance, step, deaths = random.Random(5), 1, 0  # noqa: S311 - no secret
    with mortal(f"{__name__}.take_one", folder=tmp_path) as work:
        while work.dies_at(step):
            deaths += 1
            register = Register.objects.get()
            assert values() == list(range(1, register.last + 1))
            step += 1
            if chance.random() < 0.3:
                work.is_done()
        connection.close()
    assert deaths >= 4
    register = Register.objects.get()
    assert values() == list(range(1, register.last + 1))
    assert Entry.objects.filter(verb="documents.number_given").count() == register.last
