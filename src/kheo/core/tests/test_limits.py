from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.limits import fingerprint, forget_old_tallies, take, window_start
from kheo.core.models import Tally

NOON = datetime(2024, 5, 8, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def test_what_fits_is_counted_and_what_does_not_is_not():
    taken = [take("a", at=NOON, limit=3, window=HOUR) for _ in range(5)]
    assert taken == [True, True, True, False, False]
    assert Tally.objects.get().count == 3


def test_a_costly_act_fits_only_whole():
    assert take("a", at=NOON, limit=5, window=HOUR, cost=4)
    assert not take("a", at=NOON, limit=5, window=HOUR, cost=2)
    assert take("a", at=NOON, limit=5, window=HOUR, cost=1)


def test_a_new_window_begins_anew_and_senders_do_not_share():
    assert take("a", at=NOON, limit=1, window=HOUR)
    assert take("a", at=NOON + HOUR, limit=1, window=HOUR)
    assert take("b", at=NOON, limit=1, window=HOUR)


def test_tallies_go_when_their_window_is_over():
    take("a", at=NOON, limit=1, window=HOUR)
    assert forget_old_tallies(at=NOON + timedelta(minutes=30)) == 0
    assert forget_old_tallies(at=NOON + 2 * HOUR) == 1


def test_a_fingerprint_does_not_show_its_sender():
    assert "10.0.0.1" not in fingerprint("share", "10.0.0.1")
    assert fingerprint("share", "10.0.0.1") != fingerprint("remark", "10.0.0.1")


@given(st.integers(0, 10**10), st.integers(1, 10**6))
def test_a_window_holds_the_moment_it_was_asked_for(second, length):
    at = datetime.fromtimestamp(second, tz=UTC)
    window = timedelta(seconds=length)
    assert window_start(at, window) <= at < window_start(at, window) + window
