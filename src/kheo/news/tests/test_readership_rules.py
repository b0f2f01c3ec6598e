"""What a view is, and how it is written down."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.news.rules.readership import (
    DAYS_IN,
    RECORD_BYTES,
    Period,
    View,
    day_at,
    end_of,
    first_day,
    only_fetches_ahead,
    packed,
    reader_of,
    unpacked,
)
from kheo.news.tests.readership import NOON, VIETNAM

DAY = date(2024, 5, 8)
SALT = b"s" * 16
LONG = 2**63
views = st.builds(
    View,
    st.dates(date(2020, 1, 1)),
    st.integers(1, LONG - 1),
    st.integers(-LONG, LONG - 1),
)


@given(st.lists(views))
def test_views_are_read_as_they_were_written(some):
    records = b"".join(map(packed, some))
    assert len(records) == RECORD_BYTES * len(some)
    assert list(unpacked(records)) == some


@given(st.lists(views, max_size=5), st.lists(views, max_size=5), st.binary(max_size=60))
def test_what_is_torn_in_between_costs_no_whole_view(before, after, torn):
    records = b"".join([*map(packed, before), torn, *map(packed, after)])
    found = list(unpacked(records))
    assert set(before) | set(after) <= set(found)


@given(st.lists(views, min_size=1), st.data())
def test_a_cut_costs_only_the_view_that_was_cut(some, data):
    records = b"".join(map(packed, some))
    cut = data.draw(st.integers(0, len(records)))
    assert list(unpacked(records[:cut])) == some[: cut // RECORD_BYTES]


def test_zeros_that_a_power_cut_left_are_no_views():
    assert list(unpacked(bytes(RECORD_BYTES * 4))) == []


def test_a_day_is_a_day_in_viet_nam():
    last_second = end_of(DAY, VIETNAM) - 1
    assert day_at(last_second, VIETNAM) == DAY
    assert day_at(last_second + 1, VIETNAM) == DAY + timedelta(days=1)
    assert day_at(NOON.timestamp(), VIETNAM) == DAY


@pytest.mark.parametrize(("period", "first"), [("day", 8), ("week", 2), ("month", 9)])
def test_a_period_ends_with_its_day(period, first):
    assert first_day(Period(period), DAY).day == first


def test_each_period_has_its_length():
    assert set(DAYS_IN) == set(Period)


def test_a_reader_is_an_address_and_a_browser_on_one_day():
    reader = reader_of("203.0.113.7", "Firefox", SALT)
    assert reader == reader_of("203.0.113.7", "Firefox", SALT)
    others = [
        ("203.0.113.8", "Firefox", SALT),
        ("203.0.113.7", "Chrome", SALT),
        ("203.0.113.7", "Firefox", b"t" * 16),
    ]
    assert reader not in {reader_of(*other) for other in others}
    assert -LONG <= reader < LONG


def test_any_letters_make_a_reader():
    assert reader_of("::1", "Trình duyệt \udcff" + "x" * 9000, SALT)


@pytest.mark.parametrize(
    ("headers", "ahead"),
    [
        ({}, False),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, True),
        ({"HTTP_PURPOSE": "Prefetch"}, True),
        ({"HTTP_X_MOZ": "prefetch"}, True),
        ({"HTTP_X_PURPOSE": "preview"}, True),
        ({"HTTP_SEC_PURPOSE": ""}, False),
    ],
)
def test_fetching_ahead_is_told_from_reading(headers, ahead):
    assert only_fetches_ahead(headers) is ahead
