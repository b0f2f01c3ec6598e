"""Captions that are shared, figures as they are written."""

from decimal import Decimal

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from kheo.tasks.evidence.captions import shared
from kheo.tasks.evidence.figures import NotAFigureError, figure_in, written


@pytest.mark.parametrize(
    ("text", "count", "captions"),
    [
        ("Họp dân", 3, ["Họp dân"] * 3),
        ("Một\nHai\nBa", 3, ["Một", "Hai", "Ba"]),
        ("Một\n\n  Hai ", 4, ["Một", "Hai", "Hai", "Hai"]),
        ("Một\nHai\nBa", 2, ["Một", "Hai; Ba"]),
        ("", 2, ["", ""]),
        ("Một", 0, []),
    ],
)
def test_one_line_is_for_all_several_are_for_each(text, count, captions):
    assert shared(text, count) == captions


@example(st.lists(st.sampled_from(["Một", "Hai", "Ba"]), min_size=1), st.integers(1, 20))
def test_every_picture_has_words_and_no_word_is_lost(lines, count):
    captions = shared("\n".join(lines), count)
    assert len(captions) == count
    assert all(captions)
    assert set(lines) <= set("; ".join(captions).split("; "))


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("1.234,5", "1234.5"), ("1234,5", "1234.5"), ("1.5", "1.5"), ("1.500", "1500"),
        ("12", "12"), ("1 234 567", "1234567"), (" -3,25 ", "-3.25"), ("−7", "-7"),
    ],
)  # fmt: skip
def test_figures_are_read_as_vietnamese_writes_them(typed, figure):
    assert figure_in(typed) == Decimal(figure)


@pytest.mark.parametrize(
    "typed", ["", "ba", "1,234.5", "1.23.456", "1,2345", "1e9", "NaN", "9" * 16, "1.234.5", "--1"]
)
def test_what_is_no_figure_is_refused(typed):
    with pytest.raises(NotAFigureError):
        figure_in(typed)


@example(st.decimals(min_value=-(10**14), max_value=10**14, places=3))
def test_what_is_written_is_read_as_the_same(figure):
    assert figure_in(written(figure)) == figure
