"""A programme runs when all its parties have signed, and not before."""

from hypothesis import given
from hypothesis import strategies as st

from kheo.programmes.rules.states import BEFORE_SIGNING, NEXT, State, may_move, may_run

PARTIES = st.sets(st.integers(1, 6), max_size=5)


def test_every_state_has_its_row() -> None:
    assert set(NEXT) == set(State)


def test_only_a_programme_that_is_being_signed_begins_to_run() -> None:
    assert {state for state in State if State.RUNNING in NEXT[state]} == {State.SIGNING}


@given(PARTIES, PARTIES)
def test_it_runs_when_two_parties_or_more_have_all_signed(
    parties: set[int], signed: set[int]
) -> None:
    verdict = may_run(State.SIGNING, parties=parties, signed=signed)
    assert bool(verdict) is (len(parties) >= 2 and parties <= signed)


@given(st.sampled_from(State), st.sampled_from(State))
def test_what_has_ended_stays_ended(now: State, to: State) -> None:
    if not NEXT[now]:
        assert not may_move(now, to, reason="x")


def test_a_programme_may_be_dropped_with_a_reason_until_it_is_signed() -> None:
    for state in State:
        assert bool(may_move(state, State.DROPPED, reason="Thôi")) is (state in BEFORE_SIGNING)
        assert not may_move(state, State.DROPPED)
