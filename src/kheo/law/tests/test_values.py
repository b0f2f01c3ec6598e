"""Thresholds, decided without rounding."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.law.rules.units import Unit
from kheo.law.rules.values import Bound, Value, faults

TWO_THIRDS = Value(Unit.SHARE, 2, 3, Bound.AT_LEAST)
HALF = Value(Unit.PERCENT, 50, 100, Bound.MORE_THAN)
parts = st.integers(1, 5000).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)  # fmt: skip


@given(parts, st.integers(1, 100), st.sampled_from(Bound))
def test_a_share_is_what_the_fraction_says(pair, percent, bound):
    part, whole = pair
    found, wanted = Fraction(part, whole), Fraction(percent, 100)
    truth = {
        Bound.AT_LEAST: found >= wanted, Bound.MORE_THAN: found > wanted,
        Bound.AT_MOST: found <= wanted, Bound.EXACTLY: found == wanted,
    }  # fmt: skip
    assert Value(Unit.PERCENT, percent, 100, bound).met_by(part, whole) is truth[bound]


@given(parts)
def test_one_more_who_agrees_never_fails_a_threshold(pair):
    part, whole = pair
    if part < whole and TWO_THIRDS.met_by(part, whole):
        assert TWO_THIRDS.met_by(part + 1, whole)


@pytest.mark.parametrize(
    ("value", "part", "whole", "passes"),
    [
        (TWO_THIRDS, 80, 120, True), (TWO_THIRDS, 79, 120, False), (TWO_THIRDS, 81, 121, True),
        (TWO_THIRDS, 80, 121, False), (HALF, 60, 120, False), (HALF, 61, 120, True),
    ],
)  # fmt: skip
def test_at_the_edge(value, part, whole, passes):
    assert value.met_by(part, whole) is passes


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (5, 4), (-1, 4)])
def test_what_is_no_part_is_refused(part, whole):
    with pytest.raises(ValueError, match="part"):
        TWO_THIRDS.met_by(part, whole)


def test_a_term_is_no_share():
    with pytest.raises(ValueError, match="share"):
        Value(Unit.DAYS, 30).met_by(1, 2)


def test_counts():
    assert Value(Unit.DAYS, 30, bound=Bound.AT_LEAST).allows(30)
    assert not Value(Unit.WORKING_DAYS, 5, bound=Bound.AT_MOST).allows(6)
    with pytest.raises(ValueError, match="no number"):
        Value(Unit.LIST, items=({"text": "a"},)).allows(1)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (Value(Unit.LIST), ["list_empty"]),
        (Value(Unit.DAYS), ["number_missing"]),
        (Value(Unit.SWITCH, 2), ["switch_is_yes_or_no"]),
        (Value(Unit.SHARE, 3, 2), ["share_of_a_whole"]),
        (Value(Unit.SWITCH, 1), []),
        (TWO_THIRDS, []),
    ],
)
def test_a_value_that_says_nothing_is_found_out(value, fault):
    assert faults(value) == fault
