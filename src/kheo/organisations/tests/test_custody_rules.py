"""Where a duty is: the rules alone."""

from datetime import date

import pytest

from kheo.organisations.rules.custody import (
    MOST_AT_ONCE,
    NEXT,
    Custody,
    may_close,
    may_decide,
    may_hand_over,
    standing,
)
from kheo.organisations.rules.lives import Life

ON = date(2025, 7, 1)
ALIVE, GONE, UNBORN = Life(), Life(None, date(2025, 6, 30)), Life(date(2025, 7, 2))


def test_what_an_ended_organisation_holds_waits():
    assert standing(GONE, ON) is Custody.WAITING
    assert standing(ALIVE, ON) is standing(UNBORN, ON) is Custody.HELD


def test_what_waits_is_handed_over_or_closed_and_never_just_gone():
    assert set(NEXT) == set(Custody)
    assert NEXT[Custody.WAITING] == {Custody.HELD, Custody.CLOSED}
    assert Custody.WAITING in NEXT[Custody.HELD]
    assert not NEXT[Custody.CLOSED]


@pytest.mark.parametrize(
    ("count", "holders", "reason"),
    [
        (0, [], "nothing_chosen"),
        (MOST_AT_ONCE + 1, [GONE], "too_many_at_once"),
        (1, [GONE, ALIVE], "holder_lives"),
        (1, [UNBORN], "holder_lives"),
        (MOST_AT_ONCE, [GONE], ""),
    ],
)
def test_only_what_waits_is_decided_on(count, holders, reason):
    assert may_decide(count, holders, ON).reason == reason


@pytest.mark.parametrize(
    ("to", "strangers", "why", "reason"),
    [
        ([], False, "", "no_target"),
        ([GONE], False, "", "target_ended"),
        ([ALIVE, UNBORN], False, "", "target_not_founded"),
        ([ALIVE], True, "", "stranger_without_reason"),
        ([ALIVE], True, "   vì  ", "stranger_without_reason"),
        ([ALIVE], True, "Theo Quyết định 12-QĐ/TU", ""),
        ([ALIVE], False, "", ""),
    ],
)
def test_duties_go_to_the_living_and_to_a_stranger_only_for_a_reason(to, strangers, why, reason):
    assert may_hand_over(to, ON, strangers=strangers, reason=why).reason == reason


def test_closing_takes_a_reason():
    assert may_close("  ").reason == "reason_missing"
    assert may_close("a" * 501).reason == "reason_missing"
    assert may_close("Việc không còn đối tượng")
