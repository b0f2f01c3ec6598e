"""What holds in every text, and how the work grows."""

import time

import pytest
from bench.citations import HOSTILE, repeated, steps
from hypothesis import given, settings
from hypothesis import strategies as st

from kheo.documents import citations
from kheo.documents.citations.letters import APART, apart

PIECES = st.sampled_from([
    "Nghị định", "nghị định số", "Quyết định", "số", "Số:", "30/2020/NĐ-CP", "33/CT-TTg",
    "25-NQ/TW", "60 – NQ/TW", "67", "144/2013", "ngày 26/11/2021", "ngày 3 tháng 4 năm 2015",
    "của Chính phủ", "của UBND tỉnh Kon Tum", "Bộ Tài chính ban hành", "và", ",", ";", ".", "(",
    ")", "“", "”", "\n", "\n\n", "khoản 2 Điều 5", "(sau đây gọi tắt là Nghị định 67)",
    "về việc", "\u0301", "\u200b", "Ð", "tại", "theo", "1", "-", "/", "\xa0", "năm 2015, 2016",
    "TP.", "\ud800", "İ", "ﬁ", "đ",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200)
PARAGRAPHS = st.lists(PIECES.filter(lambda piece: "\n" not in piece), max_size=12).map(
    lambda pieces: f"Mở đầu. {' '.join(pieces)} kết thúc."
)


@given(TEXTS)
def test_every_place_is_a_place_in_the_text(text):
    end = 0
    for found in citations.find(text):
        assert end <= found.start < found.number_start + 1 <= found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert text[found.number_start : found.end] == found.written
        for words in (found.issuer, found.title, *found.aliases):
            assert words is None or 0 <= words.start <= words.end <= len(text)
        assert found.same_as is None or found.same_as >= 0
        end = found.end


@given(TEXTS)
def test_every_number_that_is_found_can_be_read_alone(text):
    for found in citations.find(text):
        assert citations.parse(str(found.number)) == found.number


@given(st.lists(PARAGRAPHS, max_size=4))
def test_paragraphs_are_read_each_by_itself(paragraphs):
    apart = [
        (str(one.number), one.type, one.date, one.issuer and one.issuer.text, one.text)
        for paragraph in paragraphs
        for one in citations.find(paragraph)
    ]
    together = [
        (str(one.number), one.type, one.date, one.issuer and one.issuer.text, one.text)
        for one in citations.find("\n\n".join(paragraphs))
    ]
    assert together == apart


SMALL, LARGE = 10_000, 80_000
GROWTH, GENEROUS = LARGE / SMALL, 2
TRIES = 4
COUNTED = 3_000


def seconds(text):
    begun = time.process_time()
    citations.find(text)
    return max(time.process_time() - begun, 0.002)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_the_work_grows_with_the_length_alone(piece):
    """Work that grows with the square would take 64 times as long, not 8; the machine has noise."""
    small, large = (repeated(piece, size) for size in (SMALL, LARGE))
    ratios = (seconds(large) / seconds(small) for _ in range(TRIES))
    assert any(ratio < GROWTH * GENEROUS for ratio in ratios)


def calls_grow_with_the_length(piece):
    """Four times the text calls at most four times as many functions, and a few for the ends."""
    steps(repeated(piece, COUNTED))  # what is kept from the first reading costs nothing later
    small, large = (steps(repeated(piece, size)) for size in (COUNTED, 4 * COUNTED))
    return large <= 4.4 * small + len(piece) + 100


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_call_no_more_than_their_length_asks(piece):
    assert calls_grow_with_the_length(piece)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=8).map(" ".join))
def test_no_text_put_together_by_chance_calls_more_than_its_length_asks(piece):
    assert calls_grow_with_the_length(f"{piece} ")


def test_growth_with_the_square_would_be_seen(monkeypatch):
    def slow(text):
        return [find(text[start:]) for start in range(0, len(text), 300)] and find(text)

    find = citations.find
    monkeypatch.setattr(citations, "find", slow)
    assert not calls_grow_with_the_length("số 1/QĐ-UB, ")


def test_one_anchor_is_looked_at_once():
    """A megabyte of digits, dashes or types is passed over in one step a sign."""
    for piece in ("1", "-", "số số số ", "Nghị định ", "(((("):
        assert citations.find(piece * (1_000_000 // len(piece))) == []


@given(st.text(alphabet="aẹ1_ đ-\u0301\u0302\u0323\u200b\ufeff", max_size=20))
def test_marks_apart_are_found_from_mark_to_mark_as_letter_by_letter(text):
    assert [one.span() for one in apart(text)] == [one.span() for one in APART.finditer(text)]


@given(TEXTS)
def test_asking_twice_gives_the_same_and_changes_nothing(text):
    found = citations.find(text)
    fields = ("text", "written", "title", "part", "aliases", "same_as", "notes", "certainty", "key")
    first = [[getattr(one, field) for field in fields] for one in found]
    assert [[getattr(one, field) for field in reversed(fields)][::-1] for one in found] == first
    assert citations.find(text) == found
