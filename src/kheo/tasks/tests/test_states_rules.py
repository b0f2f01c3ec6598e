"""No task is done without being confirmed, and none is moved from the wrong side."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kheo.tasks.rules.states import (
    CLOSED,
    NEXT,
    WITH_REASON,
    Part,
    State,
    may_confirm,
    may_move,
)

STATES = st.sampled_from(State)


def walks(steps: list[tuple[State, Part, str]]) -> list[State]:
    """Go where the rule lets one go."""
    way = [State.ASSIGNED]
    for to, by, reason in steps:
        if may_move(way[-1], to, by=by, reason=reason):
            way.append(to)
    return way


STEPS = st.lists(
    st.tuples(STATES, st.sampled_from(Part), st.sampled_from(["", "Vì mưa lũ"])), max_size=40
)


def test_every_state_has_its_row() -> None:
    assert set(NEXT) == set(State)
    assert {state for state in State if not NEXT[state]} == CLOSED


@given(STEPS)
def test_no_path_skips_confirmation(steps: list[tuple[State, Part, str]]) -> None:
    way = walks(steps)
    for before, now in pairwise(way):
        assert now is not State.DONE or before is State.SUBMITTED


@given(STEPS)
def test_only_a_unit_says_that_it_is_done_and_only_the_overseer_confirms(
    steps: list[tuple[State, Part, str]],
) -> None:
    assert NEXT[State.DOING][State.SUBMITTED] is Part.UNIT
    assert {NEXT[state][State.DONE] for state in State if State.DONE in NEXT[state]} == {
        Part.OVERSEER
    }
    assert set(walks(steps)) <= set(State)


@given(STATES, STATES, st.sampled_from(Part))
def test_what_is_closed_stays_closed(now: State, to: State, by: Part) -> None:
    if now in CLOSED:
        assert not may_move(now, to, by=by, reason="x")


@given(STATES, st.sampled_from(sorted(WITH_REASON)), st.sampled_from(Part))
def test_nothing_is_taken_or_refused_without_a_reason(now: State, to: State, by: Part) -> None:
    assert not may_move(now, to, by=by, reason="  ")


def test_every_open_state_leads_to_an_end() -> None:
    reached, grown = set(CLOSED), True
    while grown:
        more = {state for state in State if set(NEXT[state]) & reached} | reached
        grown, reached = more != reached, more
    assert reached == set(State)


@given(st.sets(st.sampled_from(["photo", "report", "minutes"])), st.sets(st.text(max_size=3)))
def test_it_cannot_be_closed_without_the_evidence_it_asks_for(
    wanted: set[str], shown: set[str]
) -> None:
    verdict = may_confirm(State.SUBMITTED, wanted=wanted, shown=shown)
    assert bool(verdict) is (wanted <= shown)
    assert not may_confirm(State.DOING, wanted=set(), shown=set())
