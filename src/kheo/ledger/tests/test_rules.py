"""The chain finds what was altered, taken out or moved."""

import json
import string
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.ledger.rules import (
    GENESIS,
    Fault,
    Sealed,
    Written,
    Wrong,
    body,
    chained,
    faults_of,
    moment,
    plain,
)

WORDS = st.text(string.printable + "ăâđêôơưĐạ“”", max_size=12)
ENTRIES = st.lists(
    st.builds(
        Written,
        id=st.integers(1, 10**9),
        **{name: WORDS for name in Written.__dataclass_fields__ if name != "id"},
    ),
    min_size=1,
    max_size=8,
)


def chain_of(entries: list[Written]) -> list[Sealed]:
    previous, chain = GENESIS, []
    for position, entry in enumerate(entries, 1):
        previous = chained(previous, entry)
        chain.append(Sealed(position, previous, entry.id, entry))
    return chain


@given(ENTRIES)
def test_an_untouched_chain_has_no_fault(entries):
    assert list(faults_of(chain_of(entries))) == []


@given(ENTRIES, st.data())
def test_any_changed_word_is_found_at_its_place(entries, data):
    chain = chain_of(entries)
    at = data.draw(st.integers(0, len(chain) - 1))
    field = data.draw(st.sampled_from([n for n in Written.__dataclass_fields__ if n != "id"]))
    entry = chain[at].entry
    chain[at] = replace(chain[at], entry=replace(entry, **{field: getattr(entry, field) + "x"}))
    assert list(faults_of(chain)) == [Fault(Wrong.ALTERED, at + 1, chain[at].entry_id)]


@given(ENTRIES, st.data())
def test_a_lost_entry_is_found_at_its_place(entries, data):
    chain = chain_of(entries)
    at = data.draw(st.integers(0, len(chain) - 1))
    chain[at] = replace(chain[at], entry=None)
    assert list(faults_of(chain)) == [Fault(Wrong.MISSING_ENTRY, at + 1, chain[at].entry_id)]


@given(ENTRIES.filter(lambda e: len(e) > 1), st.data())
def test_a_lost_seal_is_found_at_its_place(entries, data):
    chain = chain_of(entries)
    at = data.draw(st.integers(0, len(chain) - 2))
    del chain[at]
    assert list(faults_of(chain)) == [Fault(Wrong.MISSING_SEAL, at + 1)]


@given(ENTRIES.filter(lambda e: len(e) > 1), st.data())
def test_two_entries_that_changed_places_are_found(entries, data):
    chain = chain_of(entries)
    at = data.draw(st.integers(0, len(chain) - 2))
    one, other = chain[at], chain[at + 1]
    if one.entry == other.entry:
        return
    chain[at] = replace(one, entry=other.entry)
    chain[at + 1] = replace(other, entry=one.entry)
    assert {f.wrong for f in faults_of(chain)} == {Wrong.ALTERED}


@given(ENTRIES, st.data())
def test_a_rewritten_entry_with_a_rewritten_seal_shows_at_the_next(entries, data):
    chain = chain_of(entries)
    if len(chain) < 2:
        return
    at = data.draw(st.integers(0, len(chain) - 2))
    entry = replace(chain[at].entry, reason="khác " + chain[at].entry.reason)
    before = chain[at - 1].hash if at else GENESIS
    chain[at] = replace(chain[at], entry=entry, hash=chained(before, entry))
    assert [f.position for f in faults_of(chain)] == [at + 2]


def test_a_time_is_written_in_utc_to_the_microsecond():
    assert moment(datetime(2026, 11, 23, 8, tzinfo=UTC)) == "2026-11-23T08:00:00.000000Z"


def test_a_body_is_sorted_json_with_its_letters():
    entry = Written(7, "t", "v", "officer", "1", "Đỗ Thị Ánh", *[""] * 8)
    assert json.loads(body(entry))["actor_name"] == "Đỗ Thị Ánh"
    assert "Đỗ Thị Ánh" in body(entry)
    assert list(json.loads(body(entry))) == sorted(json.loads(body(entry)))


@pytest.mark.parametrize("facts", [{"tỷ lệ": 0.5}, {"a": {"b": [1, 2.0]}}, {"a": object()}])
def test_facts_that_engines_write_differently_are_refused(facts):
    with pytest.raises(TypeError):
        plain(facts)


def test_facts_are_written_one_way():
    assert plain({"b": [1, None, True], "a": {"đ": "ă"}}) == '{"a":{"đ":"ă"},"b":[1,null,true]}'
