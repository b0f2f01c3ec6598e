"""Which packing a reader gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.front.encodings import PACKERS, best_encoding, weights_in


@pytest.mark.parametrize(
    ("accepted", "best"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, *", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("identity;q=1, gzip;q=0.5", "identity"),
        ("identity, gzip;q=0.001", "identity"),
        ("deflate", "identity"),
        ("gzip ; q=0.3", "gzip"),
        ("gzip;q=nan, br;q=inf, identity;q=-1", "identity"),
        ("gzip;q=", "identity"),
        ("gzip;level=9", "gzip"),
    ],
)
def test_the_reader_decides(accepted, best):
    assert best_encoding(accepted) == best


@given(st.text(alphabet="brgzip,;=q0.1* identity\x00\xff", max_size=60))
def test_whatever_is_asked_a_packing_is_found_that_was_not_refused(accepted):
    best = best_encoding(accepted)
    assert best in PACKERS
    assert (
        best == "identity" or weights_in(accepted).get(best, weights_in(accepted).get("*", 0)) > 0
    )
