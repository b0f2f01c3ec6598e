"""What holds in every text, and how the work grows."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.documents import citations

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


HOSTILE = {
    "digits": "1",
    "dashes": "-",
    "slashes": "1/",
    "numbers said": "số ",
    "types": "Nghị định ",
    "brackets": "(",
    "short names": "Nghị định số 1/2020/NĐ-CP (sau đây gọi tắt là Nghị định 1). ",
    "lists": "số 1/QĐ-UB, ",
    "subjects": "Bộ Tài chính " + "đã có " * 45 + "Quyết định số 1/QĐ-BTC. ",
    "verbs": "Bộ Tài chính ban hành " + "một loạt các " * 20 + "Quyết định số 1/QĐ-BTC. ",
    "articles": "điểm a, b, c khoản 1, 2, 3 Điều " * 6 + "1 Nghị định 1/2020/NĐ-CP ",
    "titles": "Thông tư 1/2020/TT-BTC về " + "của Bộ Y tế " * 20 + ". ",
    "capitals": "Bộ Y tế " + "Aa " * 60 + "ký Quyết định số 1/QĐ-BYT ",
    "laws": "Luật " * 29 + "số 1/2020/QH13 ",
    "empty lines": "1\n\n",
    "marks": "a\u0301\u0302\u0303",
    "signs": "1/NĐ-CP-CP-CP-CP-CP-CP-CP-CP-CP-CP-CP-CP",
}
SMALL, LARGE = 20_000, 160_000
GROWTH, GENEROUS = LARGE / SMALL, 2
TRIES = 4


def seconds(text):
    begun = time.process_time()
    citations.find(text)
    return max(time.process_time() - begun, 0.002)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_the_work_grows_with_the_length_alone(piece):
    """Work that grows with the square would take 64 times as long, not 8; the machine has noise."""
    small, large = (piece * (size // len(piece)) for size in (SMALL, LARGE))
    ratios = (seconds(large) / seconds(small) for _ in range(TRIES))
    assert any(ratio < GROWTH * GENEROUS for ratio in ratios)


def test_one_anchor_is_looked_at_once():
    """A megabyte of digits, dashes or types is passed over in one step a sign."""
    for piece in ("1", "-", "số số số ", "Nghị định ", "(((("):
        assert citations.find(piece * (1_000_000 // len(piece))) == []
