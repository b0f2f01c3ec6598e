"""Whatever days the job runs on and whatever happens meanwhile: once, and never of what is over."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.programmes.tests.factories import works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.extending import extend
from kheo.tasks.models import Letter, Reminder, Task
from kheo.tasks.reminding.letters import content_of
from kheo.tasks.rules.reminding import OF_TERM
from kheo.tasks.rules.states import CLOSED, State
from kheo.tasks.tests.factories import at, desk
from kheo.tasks.tests.reminding import after, gathered, province, task, told, worker

pytestmark = pytest.mark.django_db
DAYS = 30
MOVES = (State.ACCEPTED, State.DOING, State.SUBMITTED, State.DONE, State.RETURNED, State.PAUSED)


def act(held: Task, chance: random.Random, day: date) -> None:
    """Let something happen to a task, if it may."""
    by = chance.choice([worker(), works_for(desk())])
    later = Term(TermKind.DAY, day + timedelta(days=chance.randint(1, 9)))
    more: dict[str, Any] = {"task": held, "by": by, "on": day, "at": at(day)}
    try:
        if chance.random() < 0.2:
            extend(term=later, reason="Mưa lũ", **more)
        elif (to := chance.choice(MOVES)) is State.SUBMITTED:
            moving.submit(result="Xong.", **more)
        else:
            moving.move(to=to, reason="Thiếu", **more)
    except RefusedError:
        return


def overdue_in_letters(day: date) -> list[tuple[int, str]]:
    """Return of which tasks letters of a day say to which officer that they are overdue."""
    said = []
    for letter in Letter.objects.filter(day=day):
        content = content_of(letter)
        blocks = content.body.split("\n\n") if content else []
        lines = [line for block in blocks if block.startswith("QUÁ") for line in block.split("\n")]
        said += [(letter.officer_id, line[2:]) for line in lines if line.startswith("- ")]
    return said


@pytest.mark.parametrize("seed", range(6))
def test_each_thing_is_told_once_and_stands_in_one_letter(settings: Any, seed: int) -> None:
    settings.MAIL_SERVER = "smtp://127.0.0.1:9"
    chance = random.Random(seed)  # noqa: S311 - the same every time
    works_for(province())
    tasks = [task(after(chance.randint(0, 15)), title=f"Việc {n}.") for n in range(4)]
    said: Counter[tuple[int, str]] = Counter()
    for number in range(DAYS):
        day = after(number)
        for held in tasks:
            if chance.random() < 0.3:
                act(held, chance, day)
        before = set(Reminder.objects.values_list("pk", flat=True))
        if chance.random() < 0.7:
            told(day, 7, again=chance.random() < 0.2)
            new = Reminder.objects.exclude(pk__in=before)
            assert not new.filter(kind__in=OF_TERM, task__state__in=CLOSED).exists()
            gathered(day)
            said.update(overdue_in_letters(day))
    rows = list(Reminder.objects.values_list("task", "officer", "kind", "number", "occasion"))
    assert len(rows) == len(set(rows)) > 0
    overdue = Reminder.objects.filter(kind="overdue").values_list("officer", "task__title")
    terms = Counter(overdue)
    assert all(times <= terms[key] for key, times in said.items()), "once for each term"
