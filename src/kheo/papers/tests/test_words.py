"""Numbers, days and signs in the words of each layout."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.papers.rules.cleaning import clean, clean_within
from kheo.papers.rules.laying import ended_runs
from kheo.papers.rules.looks import Part
from kheo.papers.rules.numbering import numbered
from kheo.papers.rules.outline import without_gaps
from kheo.papers.rules.parts import (
    Authority,
    Level,
    Node,
    Number,
    PlaceAndDate,
    SignatureBlock,
    Warrant,
)
from kheo.papers.rules.party import PARTY_2018, PARTY_2026
from kheo.papers.rules.sheets import Paragraph, Run
from kheo.papers.rules.state import STATE_2020
from kheo.papers.rules.widths import BREAK, breakable, largest, width_of, wrap
from kheo.papers.rules.wording import (
    SIGNS_AT_END,
    cited,
    day_words,
    ended,
    lettered,
    listed,
    number_line,
    place_line,
    roman,
    warrant_lines,
)

STATE, PARTY = STATE_2020.words, PARTY_2026.words
DAYS = st.dates(date(1945, 9, 2), date(2100, 1, 1))
VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠỄỢỰ .,;-", max_size=300)


@pytest.mark.parametrize(
    ("number", "words", "line"),
    [
        (Number("UBND", "KH", 15), STATE, "Số: 15/KH-UBND"),
        (Number("UBND", "KH", 5), STATE, "Số: 05/KH-UBND"),
        (Number("UBND", value=1907, unit="KSTT"), STATE, "Số: 1907/UBND-KSTT"),
        (Number("UBND", "QĐ", 8, 2022), STATE, "Số: 08/2022/QĐ-UBND"),
        (Number("ĐU", "NQ", 5), PARTY, "Số 05-NQ/ĐU"),
        (Number("BDVTW-BCSĐCP", "CTr", 79), PARTY, "Số 79-CTr/BDVTW-BCSĐCP"),
    ],
)
def test_a_number_is_written_as_its_layout_writes_it(number, words, line):
    assert number_line(number, words) == line


def test_a_number_that_is_not_given_leaves_room():
    assert number_line(Number("UBND", "KH"), STATE).split() == ["Số:", "/KH-UBND"]
    assert len(number_line(Number("UBND", "KH"), STATE)) == len("Số: /KH-UBND") + 6


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_nought(day, words):
    assert day_words(day) == words


@given(DAYS)
def test_the_words_of_a_day_name_that_day(day):
    numbers = [int(word) for word in day_words(day).split() if word.isdigit()]
    assert numbers == [day.day, day.month, day.year]


def test_a_paper_that_waits_for_its_day_leaves_room():
    line = place_line(PlaceAndDate("Kon Tum", date(2026, 3, 5), dated=False))

    assert line.split() == ["Kon", "Tum,", "ngày", "tháng", "năm", "2026"]


def test_the_party_sets_a_comma_before_the_day_of_a_cited_paper():
    number, day = Number("ĐU", "NQ", 12), date(2026, 9, 5)

    assert cited("Nghị quyết", number, day, "Đảng ủy", PARTY) == (
        "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng ủy"
    )
    assert cited("Kế hoạch", Number("UBND", "KH", 2), day, "UBND phường", STATE) == (
        "Kế hoạch số 02/KH-UBND ngày 05/9/2026 của UBND phường"
    )


@given(st.lists(VIETNAMESE.filter(str.strip), min_size=1, max_size=9))
def test_each_line_of_a_list_ends_with_a_semicolon_and_the_last_with_a_stop(lines):
    found = listed(lines)

    assert len(found) == len(lines)
    assert all(line.endswith(";") for line in found[:-1])
    assert found[-1].endswith(".")
    assert listed(found) == found


@given(VIETNAMESE)
def test_a_paper_ends_once(text):
    for end in ("./.", "."):
        assert ended(text, end).endswith(end)
        assert ended(ended(text, end), end) == ended(text, end)
        assert not ended(text, end).endswith("." + end)


def test_authority_is_said_in_the_signs_of_the_layout():
    block = SignatureBlock(
        "A",
        "Phó Chủ tịch",
        (Warrant(Authority.ON_BEHALF, "UBND"), Warrant(Authority.DEPUTY, "Chủ tịch")),
    )

    assert warrant_lines(block, STATE) == ("TM. UBND", "KT. Chủ tịch")
    assert warrant_lines(block, PARTY) == ("T/M UBND", "K/T Chủ tịch")
    for layout in (STATE_2020, PARTY_2018, PARTY_2026):
        assert set(layout.words.authority) == set(Authority)


def test_points_go_by_the_vietnamese_alphabet():
    assert [lettered(n) for n in range(1, 9)] == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    assert [lettered(23), lettered(24), lettered(25)] == ["y", "aa", "ab"]


@given(st.integers(1, 399))
def test_roman_figures_name_their_number(number):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    read = [values[sign] for sign in roman(number)]
    signed = [-a if any(a < b for b in read[n + 1 : n + 2]) else a for n, a in enumerate(read)]

    assert sum(signed) == number


def test_numbers_follow_from_where_a_piece_stands():
    levels = "heading clause point point clause point heading clause article article clause"
    body = tuple(Node(Level(one)) for one in levels.split())

    found = [number for _, number in numbered(body)]

    assert found == ["I", "1", "a", "b", "2", "a", "II", "1", "1", "2", "1"]


def test_articles_are_counted_through_the_paper_and_sections_anew_in_each_chapter():
    levels = "chapter section article section article chapter section article"
    body = tuple(Node(Level(one)) for one in levels.split())

    assert [n for _, n in numbered(body)] == ["I", "1", "1", "2", "2", "II", "1", "3"]


@given(st.lists(st.integers(0, 6), max_size=30))
def test_levels_of_the_table_of_contents_have_no_gaps(levels):
    look = STATE_2020.looks[Part.BODY]
    blocks = [Paragraph(Part.BODY, (), look, outline=level) for level in levels]
    found = [block.outline for block in without_gaps(blocks) if isinstance(block, Paragraph)]
    marked = [level for level in found if level]

    assert [bool(level) for level in found] == [bool(level) for level in levels]
    assert marked[:1] in ([], [1])
    assert all(after <= before + 1 for before, after in pairwise(marked))


def test_a_number_that_is_given_stands():
    assert [n for _, n in numbered((Node(Level.ARTICLE, number="5a"),))] == ["5a"]


@given(VIETNAMESE, st.floats(20, 170))
def test_a_break_loses_no_word_and_no_line_is_too_long(text, width):
    lines = wrap(text, width, 14)

    assert " ".join(lines).split() == text.split()
    for line in lines:
        assert width_of(line, 14) <= width or " " not in line


def test_breaks_are_even():
    lines = wrap("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM PHƯỜNG", 62, 13, bold=True)
    wide = [width_of(line, 13, bold=True) for line in lines]

    assert len(lines) == 2
    assert max(wide) - min(wide) < 20


def test_the_national_heading_fits_its_column_at_13_points_and_no_narrower_one_than_100_mm():
    heading = STATE_2020.heading[0].upper()

    assert STATE_2020.columns[1] >= 100
    assert 95 < width_of(heading, 13, bold=True) < STATE_2020.columns[1]
    assert sum(STATE_2020.columns) == STATE_2020.text_width
    assert largest(heading, 100, (13, 12), bold=True) == 13
    assert largest(heading, 90, (13, 12), bold=True) == 12


@given(VIETNAMESE, st.floats(8, 170))
def test_what_is_too_long_for_a_line_is_broken_and_loses_no_sign(text, width):
    found = breakable(text, width, 14)

    assert found.replace(BREAK, "") == text
    for stretch in found.replace(BREAK, " ").replace("-", "- ").split():
        assert width_of(stretch, 14, bold=True) <= width
    assert found == text or width_of(text, 14, bold=True) > width


def test_only_what_fits_no_line_is_broken():
    address = "https://example.vn/" + "duong-dan/" * 9

    assert breakable(address, 60, 14) == address
    assert breakable("x" * 60, 60, 14).count(BREAK) == 2


@given(st.lists(st.tuples(st.text(" .;,/ab", max_size=4), st.booleans()), min_size=1))
def test_words_of_several_faces_end_once(given_words):
    runs = tuple(Run(text, bold) for text, bold in given_words)
    found = "".join(run.text for run in ended_runs(runs, "./."))
    words = "".join(run.text for run in runs).strip(SIGNS_AT_END)

    assert found.endswith("./.")
    assert not found.endswith("././.")
    assert found.lstrip(SIGNS_AT_END).startswith(words[:1])


@given(st.text())
def test_words_within_a_paragraph_keep_one_space_at_each_end(text):
    found = clean_within(text)

    assert found.strip() == clean(text)
    assert found in {clean(text), f" {clean(text)}", f"{clean(text)} ", f" {clean(text)} "}
    assert clean_within(f" {text}a ").startswith(" ")


@given(st.text())
def test_cleaned_text_has_one_form_and_no_steering_sign(text):
    found = clean(text)

    assert clean(found) == found
    assert not any(ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in found)


def test_marks_apart_become_whole_letters_and_nothing_else_changes():
    assert clean("Đa\u0306\u0301k\u200b \u202eLa\u0306\u0301k\n#$@\\") == "Đắk Lắk #$@\\"
