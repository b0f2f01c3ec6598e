"""Who came after whom: the rules alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.organisations.rules.lives import Life, Stage, day_before
from kheo.organisations.rules.succession import (
    SHAPES,
    Heirs,
    Line,
    Passing,
    SuccessionKind,
    may_succeed,
    no_ring,
)

FIRST = date(2020, 1, 1)
K = SuccessionKind


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def ends_of(draw: st.DrawFn, kind: K, alive: list[int], fresh: int) -> tuple[list[int], list[int]]:
    """Return who goes into a succession and who comes out; too few where there are too few."""
    shape = SHAPES[kind]
    most = min(len(alive), shape.olds.stop - 1, 3)
    if most < shape.olds.start:
        return [], []
    olds = draw(st.permutations(alive))[: draw(st.integers(shape.olds.start, most))]
    if shape.founds_new:
        count = draw(st.integers(shape.news.start, min(shape.news.stop - 1, 3)))
        return olds, list(range(fresh, fresh + count))
    return olds, [key for key in alive if key not in olds][: shape.news.start]


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[int, Life], list[Passing[int]]]:
    """Any chain of mergers, absorptions, splits, renamings and endings, one a day."""
    lives = {key: Life(FIRST) for key in range(draw(st.integers(1, 5)))}
    passings: list[Passing[int]] = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        kind, on = draw(st.sampled_from(list(K))), day(number)
        alive = [key for key, life in lives.items() if life.until is None]
        olds, news = ends_of(draw, kind, alive, len(lives))
        born = {key: Life(on) for key in news if key not in lives}
        if may_succeed(kind, olds, news, on, Line(lives | born, passings)):
            gone = olds if SHAPES[kind].ends_old else []
            lives |= born | {key: Life(lives[key].since, day_before(on)) for key in gone}
            followers: list[int | None] = [*news] or [None]
            passings += [Passing(old, new, kind, on) for old in olds for new in followers]
    return lives, passings


@given(histories(), st.integers(-1, 14))
def test_who_answers_is_alive_on_that_day(history, number):
    lives, passings = history
    line = Line(lives, passings)
    for key in lives:
        assert all(
            lives[holder].holds(day(number)) for holder in line.heirs(key, day(number)).holders
        )


@given(histories(), st.integers(0, 14))
def test_somebody_answers_for_an_ended_one_unless_a_line_was_closed(history, number):
    """Nothing is lost: where nobody answers, a decision says that nobody does."""
    lives, passings = history
    line = Line(lives, passings)
    for key, life in lives.items():
        heirs = line.heirs(key, day(number))
        if life.stage(day(number)) is not Stage.BEFORE:
            assert heirs.holders or heirs.closed
            assert not heirs.lost


@given(histories())
def test_nobody_inherits_from_itself_through_any_chain(history):
    lives, passings = history
    line = Line(lives, passings)
    for passing in filter(line.is_inheritance, passings):
        assert passing.new is None or not line.leads_to(passing.new, passing.old)


def test_a_ring_is_refused_even_where_lives_were_written_down_wrong():
    lives = {"a": Life(day(3), day(8)), "b": Life(FIRST, day(1)), "c": Life(FIRST)}
    line = Line(lives, [Passing("b", "a", K.MOVED, day(4))])
    assert no_ring(line, "a", "b").reason == no_ring(line, "a", "a").reason == "ring"
    assert no_ring(line, "a", "c")


def test_a_function_may_move_and_move_back():
    line = Line({"a": Life(FIRST), "b": Life(FIRST)}, [Passing("a", "b", K.MOVED, day(3))])
    assert may_succeed(K.MOVED, ["b"], ["a"], day(5), line)
    assert may_succeed(K.ABSORBED, ["b"], ["a"], day(5), line)


@given(histories(), st.integers(0, 14))
def test_forebears_and_heirs_meet(history, number):
    """Who it was before its first day is somebody whose line leads to it."""
    lives, passings = history
    line = Line(lives, passings)
    for key in lives:
        for forebear in line.forebears(key, day(number)):
            assert line.leads_to(forebear, key)
            assert lives[forebear].holds(day(number))


@given(histories())
def test_the_line_back_of_an_heir_holds_the_line_onward_to_it(history):
    lives, passings = history
    line = Line(lives, passings)
    for key in lives:
        for passing in line.onward(key):
            if passing.new is not None:
                assert passing in line.back(passing.new)


def test_what_was_absorbed_later_is_not_what_it_was_before():
    lives = {
        "a": Life(FIRST, day(3)),
        "b": Life(FIRST, day(8)),
        "c": Life(day(4)),
        "d": Life(FIRST),
    }
    line = Line(lives, [
        Passing("a", "c", K.RENAMED, day(4)), Passing("d", "c", K.MOVED, day(4)),
        Passing("b", "c", K.ABSORBED, day(9)),
    ])  # fmt: skip
    assert line.forebears("c", day(2)) == ("a",)
    assert [passing.old for passing in line.back("c")] == ["a", "d", "b"]


def test_a_function_that_moved_while_it_lived_is_no_inheritance():
    lives = {"a": Life(FIRST, day(9)), "b": Life(FIRST), "c": Life(FIRST)}
    line = Line(lives, [Passing("a", "b", K.MOVED, day(5)), Passing("a", "c", K.MOVED, day(10))])
    assert line.heirs("a", day(5)).holders == ("a",)
    assert line.heirs("a", day(12)).holders == ("c",)


def test_between_the_end_and_the_decision_nobody_answers_and_it_shows():
    lives = {"a": Life(FIRST, day(9)), "b": Life(FIRST)}
    line = Line(lives, [Passing("a", "b", K.MOVED, day(12))])
    assert line.heirs("a", day(10)) == Heirs(lost=("a",))
    assert line.heirs("a", day(12)).holders == ("b",)


def test_what_ended_without_a_successor_is_closed_not_lost():
    line = Line({"a": Life(FIRST, day(9))}, [Passing("a", None, K.ENDED, day(10))])
    assert line.heirs("a", day(10)) == Heirs(closed=("a",))


def test_several_answer_after_a_split_and_one_of_them_may_be_split_again():
    lives = {
        "a": Life(FIRST, day(0)), "b": Life(day(1)), "c": Life(day(1), day(1)),
        "d": Life(day(2)), "e": Life(day(2)),
    }  # fmt: skip
    split = [Passing("a", x, K.SPLIT, day(1)) for x in "bc"]
    again = [Passing("c", x, K.SPLIT, day(2)) for x in "de"]
    assert Line(lives, split + again).heirs("a", day(1)).holders == ("b", "c")
    assert Line(lives, split + again).heirs("a", day(2)).holders == ("b", "d", "e")
    assert Line(lives, split + again).forebears("e", FIRST) == ("a",)


@pytest.mark.parametrize(
    ("kind", "old", "new", "number", "reason"),
    [
        (K.MERGED, "a", "n", 5, "wrong_number_of_old"),
        (K.MERGED, "ab", "", 5, "wrong_number_of_new"),
        (K.SPLIT, "a", "n", 5, "wrong_number_of_new"),
        (K.ENDED, "a", "b", 5, "wrong_number_of_new"),
        (K.MERGED, "aa", "n", 5, "wrong_number_of_old"),
        (K.ABSORBED, "a", "b", 0, "before_founding"),
        (K.ABSORBED, "g", "b", 5, "ended_on_another_day"),
        (K.ABSORBED, "a", "n", 4, "successor_not_founded"),
        (K.ABSORBED, "a", "g", 5, "successor_ended"),
        (K.MERGED, "ab", "c", 5, "successor_older"),
        (K.ABSORBED, "a", "a", 5, "ring"),
        (K.ABSORBED, "a", "b", 5, ""),
        (K.MERGED, "ab", "n", 5, ""),
        (K.RENAMED, "a", "n", 5, ""),
        (K.MOVED, "g", "bc", 9, ""),
        (K.ENDED, "abc", "", 5, ""),
    ],
)
def test_a_succession_is_refused_with_its_reason(kind, old, new, number, reason):
    lives = {key: Life(FIRST) for key in "abc"} | {"n": Life(day(5)), "g": Life(FIRST, day(3))}
    verdict = may_succeed(kind, list(old), list(new), day(number), Line(lives, []))
    assert verdict.reason == reason
    assert bool(verdict) == (not reason)


def test_every_kind_has_its_shape():
    assert set(SHAPES) == set(K)


@given(st.dates(), st.dates(), st.dates())
def test_a_day_is_in_a_life_or_on_one_side_of_it(one, other, on):
    life = Life(min(one, other), max(one, other))
    assert life.holds(on) == (life.since <= on <= life.until)
    assert life.within(Life())
    assert life.meets(life)
    assert life.meets(Life(on, on)) == life.holds(on) == Life(on, on).within(life)
