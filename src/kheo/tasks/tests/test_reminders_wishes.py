"""Whoever presses for a task is told that its unit asks for more time; the unit is answered."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.core.terms import Term, TermKind
from kheo.organisations.models import Officer
from kheo.programmes.tests.factories import works_for
from kheo.tasks.actions.extending import ask_extension, extend, rule_extension
from kheo.tasks.models import Extension, Task
from kheo.tasks.reminding.sending import Fate
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import at, commune, desk, submitted
from kheo.tasks.tests.letterbox import room, sent, words
from kheo.tasks.tests.reminding import FRIDAY, after, gathered, kinds, task, told, village, worker

pytestmark = pytest.mark.django_db
DUE = after(20)
LATER = Term(TermKind.DAY, after(40))


def wish(held: Task, on: date = FRIDAY) -> Extension:
    return ask_extension(task=held, term=LATER, reason="Mưa lũ", by=worker(), on=on, at=at(on))


def answer(asked: Extension, *, granted: bool, on: date = FRIDAY) -> None:
    rule_extension(extension=asked, granted=granted, note="Đã xem.", by=presses(), on=on, at=at(on))


def presses() -> Officer:
    return works_for(desk())


@pytest.fixture
def held() -> Task:
    found = task(DUE)
    told(FRIDAY)
    return found


def test_a_wish_is_told_to_whoever_presses_once(held: Task) -> None:
    wish(held)
    assert told(FRIDAY) == 1
    assert told(FRIDAY) == told(after(1)) == 0
    assert kinds(presses()) == [("wished", 0)]
    assert kinds() == [("assigned", 0)], "who asked knows"


@pytest.mark.parametrize(("granted", "kind"), [(True, "granted"), (False, "refused")])
def test_an_answer_is_told_to_the_unit_once(held: Task, granted: bool, kind: str) -> None:
    answer(wish(held), granted=granted)
    told(FRIDAY)
    told(after(1))
    assert kinds() == [("assigned", 0), (kind, 0)]
    assert kinds(presses()) == [], "it was answered before anybody was told"


def test_more_time_unasked_is_told_to_the_unit(held: Task) -> None:
    extend(task=held, term=LATER, reason="Mưa lũ", by=presses(), on=FRIDAY, at=at(FRIDAY))
    told(FRIDAY)
    assert kinds() == [("assigned", 0), ("granted", 0)]


def test_a_second_wish_is_another_occasion(held: Task) -> None:
    answer(wish(held), granted=False)
    told(FRIDAY)
    wish(held)
    told(FRIDAY)
    assert kinds(presses()) == [("wished", 0)]


def test_of_a_task_handed_in_or_closed_no_answer_is_told(held: Task) -> None:
    answer(wish(held), granted=True)
    submitted(held, on=FRIDAY)
    told(FRIDAY)
    assert "granted" not in [kind for kind, _number in kinds()]
    assert Task.objects.get().state == State.SUBMITTED


def test_an_old_wish_is_no_news(held: Task) -> None:
    wish(held)
    told(after(8))
    assert kinds(presses()) == []


def test_many_wishes_cost_what_few_cost(held: Task) -> None:
    wish(held)
    with CaptureQueriesContext(connection) as few:
        told(FRIDAY)
    more = [task(DUE, title=f"Việc {number}", lead=commune()) for number in range(12)]
    told(FRIDAY)
    for one in more:
        wish(one)
    with CaptureQueriesContext(connection) as many:
        told(FRIDAY)
    assert len(many) <= len(few)


def test_the_mail_says_who_asks_and_leaves_out_what_was_answered(settings: Any) -> None:
    first, second = task(DUE, title="Báo cáo mô hình"), task(DUE, title="Họp dân")
    Officer.objects.exclude(pk=presses().pk).update(email="")
    for one in (first, second):
        wish(one)
    with room(settings) as opened:
        told(FRIDAY)
        assert gathered(FRIDAY) == 1
        answer(Extension.objects.get(task=second), granted=True)
        assert sent(FRIDAY, 8) == {Fate.SENT: 1}
        (mail,) = opened.letters
    text = words(mail)
    assert "1 xin gia hạn" in str(mail["Subject"])
    assert "ĐƠN VỊ XIN GIA HẠN (1)" in text
    assert "- Báo cáo mô hình" in text
    assert f"{village().name} · hạn 21/03/2024" in text
    assert "Họp dân" not in text
