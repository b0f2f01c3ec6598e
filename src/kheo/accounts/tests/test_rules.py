"""The pure rules of sign-in."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.accounts.models import STATE_LABELS
from kheo.accounts.rules.assurance import Terms, assured, used_second_factor, verified_email
from kheo.accounts.rules.devices import device
from kheo.accounts.rules.invitations import (
    LIFE,
    State,
    may_accept,
    may_hand_out,
    may_withdraw,
    state_of,
)

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
moments = st.timedeltas(timedelta(days=-400), timedelta(days=400)).map(lambda away: NOON + away)
groups = st.frozensets(st.integers(0, 9))
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    st.lists,
    max_leaves=4,
)


# --- Invitations ---


def test_every_state_has_a_label():
    assert set(STATE_LABELS) == set(State)


@given(at=moments)
def test_an_invitation_is_open_to_its_last_moment_and_never_after(at):
    state = state_of(expires_at=NOON + LIFE, accepted_at=None, withdrawn_at=None, at=at)
    assert state == (State.OPEN if at < NOON + LIFE else State.EXPIRED)


@given(at=moments, accepted=st.none() | moments, withdrawn=st.none() | moments)
def test_only_an_open_invitation_can_be_accepted_or_withdrawn(at, accepted, withdrawn):
    state = state_of(expires_at=NOON, accepted_at=accepted, withdrawn_at=withdrawn, at=at)
    is_open = accepted is None and withdrawn is None and at < NOON
    assert bool(may_accept(state)) == bool(may_withdraw(state)) == is_open
    assert is_open or may_accept(state).reason == state


@given(wanted=groups, own=groups, all_rights=st.booleans())
def test_nobody_hands_out_more_than_he_has(wanted, own, all_rights):
    allowed = bool(may_hand_out(groups=wanted, own=own, all_rights=all_rights))
    assert allowed == (all_rights or not wanted - own)


def test_a_week_is_enough():
    assert timedelta(days=3) <= LIFE <= timedelta(days=14)


# --- Other providers ---


@pytest.mark.parametrize(
    ("claims", "levels", "enough"),
    [
        ({}, set(), True),
        ({"acr": "loa2"}, set(), True),
        ({"acr": "loa3"}, {"loa3", "loa4"}, True),
        ({"acr": "loa2"}, {"loa3", "loa4"}, False),
        ({}, {"loa3"}, False),
        ({"acr": ["loa3"]}, {"loa3"}, False),
        ({"acr": ""}, {"loa3"}, False),
    ],
)
def test_a_level_is_needed_where_one_is_asked_for(claims, levels, enough):
    verdict = assured(claims, Terms(levels=frozenset(levels)))
    assert bool(verdict) == enough
    assert enough or verdict.reason == "level_too_low"


@pytest.mark.parametrize(
    ("claims", "counting", "used"),
    [
        ({"amr": ["pwd", "otp"]}, {"otp"}, True),
        ({"amr": ["pwd"]}, {"otp"}, False),
        ({"acr": "loa3"}, {"loa3"}, True),
        ({"amr": ["pwd", "otp"], "acr": "loa3"}, set(), False),
        ({"amr": "otp"}, {"otp"}, False),
        ({}, {"otp"}, False),
    ],
)
def test_a_second_factor_elsewhere_counts_only_where_it_was_asked_for(claims, counting, used):
    assert used_second_factor(claims, Terms(second_factors=frozenset(counting))) == used


@given(claims=st.dictionaries(st.sampled_from(["acr", "amr", "email", "email_verified"]), json))
def test_whatever_a_provider_sends_nothing_breaks_and_nothing_counts_by_accident(claims):
    terms = Terms(levels=frozenset({"loa3"}), second_factors=frozenset({"otp-of-the-office"}))
    assert bool(assured(claims, terms)) == (claims.get("acr") == "loa3")
    used_second_factor(claims, terms)
    assert verified_email(claims) == "" or claims["email_verified"] is True


@pytest.mark.parametrize(
    ("verified", "email"),
    [(True, "lan@xa.example.vn"), (False, ""), ("true", ""), (1, ""), (None, "")],
)
def test_an_address_counts_only_when_it_is_plainly_verified(verified, email):
    assert verified_email({"email": " Lan@xa.example.vn", "email_verified": verified}) == email


# --- Devices ---


WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
AGENTS = {
    f"Mozilla/5.0 (Windows NT 10.0; Win64) {WEBKIT} Chrome/130.0 Safari/537.36 Edg/130.0": (
        "Edge",
        "Windows",
    ),
    f"Mozilla/5.0 (Linux; Android 10) {WEBKIT} SamsungBrowser/25.0 Chrome/120.0 Safari/537.36": (
        "Samsung Internet",
        "Android",
    ),
    f"Mozilla/5.0 (iPhone; CPU OS 17_0 like Mac OS X) {WEBKIT} Version/17.0 Safari/604.1": (
        "Safari",
        "iPhone",
    ),
    "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0": ("Firefox", "Linux"),
    "Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/114": ("Cốc Cốc", "Windows"),
    "curl/8.5.0": ("", ""),
}


@pytest.mark.parametrize(("agent", "known"), AGENTS.items())
def test_a_browser_is_called_as_its_owner_calls_it(agent, known):
    assert device(agent) == known


@given(agent=st.text())
def test_whatever_a_browser_says_of_itself_is_read(agent):
    assert all(isinstance(word, str) for word in device(agent))
