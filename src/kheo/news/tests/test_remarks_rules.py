"""States of a remark, and who may read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.news.models.kept import PURPOSE_LABELS
from kheo.news.models.remarks import STATE_LABELS, VERB_LABELS
from kheo.news.rules.remarks import (
    NEXT,
    Purpose,
    State,
    Verb,
    is_public,
    may_accept,
    may_hide,
    may_move,
    may_show,
    name_is_public,
    shown_again,
)

purposes = st.frozensets(st.sampled_from(Purpose))


def test_every_state_verb_and_purpose_has_its_place_and_its_label() -> None:
    assert set(State) == set(NEXT) == set(STATE_LABELS)
    assert set(Verb) == set(VERB_LABELS)
    assert set(Purpose) == set(PURPOSE_LABELS)


def test_no_state_is_the_end_because_nothing_is_deleted() -> None:
    assert all(NEXT.values())


@pytest.mark.parametrize(
    ("now", "verdict"),
    [(State.RECEIVED, ""), (State.ACCEPTED, "not_next"), (State.HIDDEN, "hidden_first_shown")],
)
def test_only_a_new_remark_is_accepted(now: State, verdict: str) -> None:
    assert may_accept(now).reason == verdict
    assert bool(may_accept(now)) is (verdict == "")


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_nothing_is_hidden_without_a_reason(reason: str) -> None:
    assert may_hide(State.ACCEPTED, reason).reason == "reason_missing"


def test_what_is_hidden_is_not_hidden_again_and_only_that_is_shown_again() -> None:
    assert may_hide(State.HIDDEN, "trùng lặp").reason == "not_next"
    assert may_hide(State.RECEIVED, "trùng lặp")
    assert may_show(State.HIDDEN)
    assert may_show(State.ACCEPTED).reason == "not_hidden"


def live(verbs: list[Verb]) -> State:
    """Return where a remark stands after verbs, those that are refused left out."""
    state, happened = State.RECEIVED, [Verb.RECEIVE]
    for verb in verbs:
        allowed, to = {
            Verb.ACCEPT: (may_accept(state), State.ACCEPTED),
            Verb.HIDE: (may_hide(state, "lý do"), State.HIDDEN),
            Verb.SHOW: (may_show(state), shown_again(happened)),
        }[verb]
        if allowed:
            assert may_move(state, to), "a verb only goes where the table allows"
            state, happened = to, [*happened, verb]
    return state


@given(st.lists(st.sampled_from([Verb.ACCEPT, Verb.HIDE, Verb.SHOW]), max_size=12), purposes)
def test_no_path_makes_a_hidden_an_unaccepted_or_an_unconsented_text_public(
    verbs: list[Verb], agreed: frozenset[Purpose]
) -> None:
    state = live(verbs)
    if is_public(state, agreed):
        assert Verb.ACCEPT in verbs
        assert Purpose.PUBLISH_TEXT in agreed
        assert verbs[-1] is not Verb.HIDE
    if name_is_public(state, agreed):
        assert is_public(state, agreed)
        assert Purpose.PUBLISH_NAME in agreed


@given(st.lists(st.sampled_from([Verb.ACCEPT, Verb.HIDE, Verb.SHOW]), max_size=12))
def test_hiding_and_showing_again_changes_nothing(verbs: list[Verb]) -> None:
    before = live(verbs)
    if before is not State.HIDDEN:
        assert live([*verbs, Verb.HIDE, Verb.SHOW]) is before
