"""Reminding in a process that is killed at every step, and in several at once.

Each Message-ID arrives once; only who dies between the mail server's yes and our mark lets a letter
go again, and then under the same name.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from tests.killing import environment, mortal

from kheo.news.tests.mailroom import Mailroom, open_mailroom, use_server
from kheo.organisations.models import Officer
from kheo.programmes.tests.factories import works_for
from kheo.tasks.actions.reminding import gather, remind
from kheo.tasks.models import Letter, Reminder, Round
from kheo.tasks.reminding.sending import Fate, send_waiting
from kheo.tasks.rules.digests import LEASE
from kheo.tasks.tests.factories import desk
from kheo.tasks.tests.letterbox import names
from kheo.tasks.tests.reminding import after, moment, task, village

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HERE: Final = "kheo.tasks.tests.test_letters_killed"
DAY: Final = after(3)
AT: Final = moment(DAY, 8)
PEOPLE: Final = 3


def compute() -> None:
    remind(on=DAY, at=AT)


def post(port: str, at: str) -> None:
    """Gather and send to the mail room of the test."""
    from django.conf import settings

    use_server(settings, int(port))
    now = datetime.fromisoformat(at)
    gather(at=now)
    send_waiting(clock=lambda: now)


def everything(port: str) -> None:
    compute()
    post(port, AT.isoformat())


def people() -> None:
    """Let some officers of a commune have a task that is due, and the desk no address."""
    for number in range(PEOPLE):
        works_for(village(f"UBND xã {number}"))
        task(DAY, lead=village(f"UBND xã {number}"))
    Officer.objects.filter(pk=works_for(desk()).pk).update(email="")


@contextmanager
def mailroom(settings: Any) -> Iterator[tuple[Mailroom, str]]:
    with open_mailroom(Mailroom(), settings) as room:
        yield room, str(settings.EMAIL_PORT)


def reminders() -> list[tuple[Any, ...]]:
    rows = Reminder.objects.order_by("pk")
    return list(rows.values_list("task", "officer", "kind", "number", "occasion"))


def test_computing_that_is_killed_leaves_each_reminder_once(tmp_path: Path) -> None:
    people()
    seen: list[int] = []
    with mortal(f"{HERE}.compute", folder=tmp_path) as work:
        while work.dies_at(len(seen) + 1):
            found = reminders()
            assert len(found) == len(set(found))
            seen.append(len(found))
            if Round.objects.exists():
                break
        work.is_done()
    assert len(seen) > 3
    assert seen == sorted(seen)
    found = reminders()
    assert len(found) == len(set(found)) == 2 * PEOPLE
    compute()
    assert reminders() == found


def test_at_whatever_step_one_dies_the_next_rounds_bring_each_mail(
    tmp_path: Path, settings: Any
) -> None:
    people()
    doubled = []
    with (
        mailroom(settings) as (room, port),
        mortal(f"{HERE}.everything", port, folder=tmp_path) as work,
    ):
        step, died = 0, True
        while died:
            begin_anew(room)
            died = work.dies_at(step := step + 1)
            compute()
            post(port, AT.isoformat())
            post(port, (AT + LEASE).isoformat())
            arrived = Counter(names(room))
            assert set(arrived) == set(Letter.objects.values_list("message_id", flat=True))
            assert len(arrived) == Letter.objects.exclude(sent_at=None).count() == PEOPLE
            assert Letter.objects.filter(reminders=None).count() == 0
            doubled.append(arrived.total() - PEOPLE)
    assert step > 3 * PEOPLE
    assert doubled[-1] == 0, "who does not die doubles nothing"
    assert max(doubled) == 1, "between the server's yes and our mark, the same name goes again"
    assert sum(doubled) == PEOPLE, "and nowhere else"


def begin_anew(room: Mailroom) -> None:
    """Let nobody have been told of anything."""
    room.taken.clear()
    Reminder.objects.all().delete()
    Letter.objects.all().delete()
    Round.objects.all().delete()


def test_several_at_once_send_each_letter_once(tmp_path: Path, settings: Any) -> None:
    people()
    code = f"import django; django.setup(); from {HERE} import everything; everything('{{}}')"
    with mailroom(settings) as (room, port):
        workers = [
            subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-c", code.format(port)], env=environment(tmp_path)
            )
            for _ in range(3)
        ]
        assert [worker.wait(60) for worker in workers] == [0, 0, 0]
        post(port, AT.isoformat())
        assert Counter(Counter(names(room)).values()) == {1: PEOPLE}
    assert len(reminders()) == len(set(reminders())) == 2 * PEOPLE
    assert send_waiting(clock=lambda: AT + timedelta(hours=1))[Fate.SENT] == 0
