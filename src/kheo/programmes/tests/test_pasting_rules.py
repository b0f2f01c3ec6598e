"""A text that is typed or pasted keeps the clauses that it had."""

from hypothesis import given
from hypothesis import strategies as st

from kheo.programmes.models.words import OPENINGS as LABELS
from kheo.programmes.rules.guessing import (
    OPENINGS,
    bases_in,
    bases_printed,
    guessed,
    opened,
    read,
)
from kheo.programmes.rules.instruments import Opening
from kheo.programmes.rules.outline import Clause, ClauseKind, numbered
from kheo.programmes.rules.pasting import Line, lines_in, matched, printed, tidy

WORDS = [
    "tham",
    "mưu",
    "Tuyên",
    "truyền",
    "-",
    "1.",
    "a)",
    "II.",
    "+",
    "\\",
    "2024",
    "V.I.",
    "Điều",
]
TEXTS = (
    st.lists(st.sampled_from([*WORDS, "\n"]), min_size=1, max_size=9)
    .map(" ".join)
    .map(tidy)
    .filter(bool)
)


@st.composite
def outlines(draw: st.DrawFn) -> list[Clause]:
    """Clauses as they stand after a text was read: no step is left out."""
    depth, found = 0, []
    for number, text in enumerate(draw(st.lists(TEXTS, max_size=9))):
        depth = draw(st.integers(1, min(depth + 1, 4)))
        kind = draw(st.sampled_from(ClauseKind))
        found.append(Clause(f"k{number}", depth, text, kind))
    return found


@st.composite
def distinct(draw: st.DrawFn) -> list[Clause]:
    """Clauses each of which has words that no other has."""
    size = draw(st.integers(2, 8))
    return [
        Clause(f"k{number}", 1, " ".join(f"x{number}y{place}" for place in range(6)))
        for number in range(size)
    ]


@given(outlines())
def test_what_is_printed_is_read_back_with_keys_and_kinds(clauses: list[Clause]) -> None:
    again = read(printed(clauses), clauses)
    assert [(one.depth, one.text) for one in again] == [(one.depth, one.text) for one in clauses]
    assert sorted(one.key for one in again) == sorted(one.key for one in clauses)
    if len({(one.depth, one.text) for one in clauses}) == len(clauses):
        assert again == clauses


@given(distinct(), st.data())
def test_a_clause_whose_words_change_a_little_keeps_its_key(
    clauses: list[Clause], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(clauses) - 1))
    words = clauses[place].text.split()
    words[data.draw(st.integers(0, 5))] = "khác"
    lines = [Line(one.depth, one.text) for one in clauses]
    lines[place] = Line(1, " ".join(words))
    assert [one.key for one in matched(lines, clauses) if one] == [one.key for one in clauses]


@given(distinct(), st.data())
def test_reordering_keeps_keys(clauses: list[Clause], data: st.DataObject) -> None:
    order = data.draw(st.permutations(clauses))
    assert [one.key for one in read(printed(order), clauses)] == [one.key for one in order]


@given(st.lists(st.builds(Line, st.integers(1, 4), TEXTS), max_size=8), outlines())
def test_no_clause_is_given_twice(lines: list[Line], clauses: list[Clause]) -> None:
    keys = [one.key for one in matched(lines, clauses) if one]
    assert len(keys) == len(set(keys))


@given(st.text(max_size=80))
def test_any_text_is_read_and_then_stays_as_it_is(text: str) -> None:
    once = read(text, [])
    assert all(one.text == tidy(one.text) for one in once)
    known = [Clause(str(place), one.depth, one.text) for place, one in enumerate(once)]
    assert lines_in(printed(known)) == [Line(one.depth, one.text) for one in once]


def test_text_from_a_word_processor_is_read_with_its_bullets_and_numbers() -> None:
    text = (
        "I-\u00a0MỤC ĐÍCH, YÊU CẦU\r\n"
        "1)\u00a0Mục đích\r\n"
        "•\tNâng cao nhận thức\r\n"
        "–\tPhát huy dân chủ\r\n"
        "2. Yêu cầu\r\n"
        "II - NỘI DUNG PHỐI HỢP\r\n"
        "1.Tham mưu cụ thể hóa nghị quyết\r\n"
        "a. Ở tỉnh\r\n"
        "b) Ở xã\r\n"
        "\uf0b7 Từng tháng\r\n"
        "+ Từng quý\r\n"
        "2/ Sơ kết, tổng kết các chỉ thị\r\n"
        "III. TỔ CHỨC THỰC HIỆN\r\n"
        "1. Phân công trách nhiệm\r\n"
        "2. Chế độ thông tin, báo cáo\r\n"
        "3. Kinh phí\r\n"
    )  # fmt: skip
    clauses = read(text, [])
    kinds = ClauseKind
    assert [(one.depth, mark, one.text, one.kind) for mark, one in numbered(clauses)] == [
        (1, "I", "MỤC ĐÍCH, YÊU CẦU", kinds.PURPOSE),
        (2, "1", "Mục đích", kinds.PURPOSE),
        (3, "a", "Nâng cao nhận thức", kinds.PURPOSE),
        (3, "b", "Phát huy dân chủ", kinds.PURPOSE),
        (2, "2", "Yêu cầu", kinds.REQUIREMENT),
        (1, "II", "NỘI DUNG PHỐI HỢP", kinds.CONTENT),
        (2, "1", "Tham mưu cụ thể hóa nghị quyết", kinds.CONTENT),
        (3, "a", "Ở tỉnh", kinds.CONTENT),
        (3, "b", "Ở xã", kinds.CONTENT),
        (4, "-", "Từng tháng", kinds.CONTENT),
        (4, "-", "Từng quý", kinds.CONTENT),
        (2, "2", "Sơ kết, tổng kết các chỉ thị", kinds.CONTENT),
        (1, "III", "TỔ CHỨC THỰC HIỆN", kinds.ASSIGNMENT),
        (2, "1", "Phân công trách nhiệm", kinds.ASSIGNMENT),
        (2, "2", "Chế độ thông tin, báo cáo", kinds.REPORTING),
        (2, "3", "Kinh phí", kinds.FUNDING),
    ]


def test_a_regulation_by_chapters_and_articles_is_read() -> None:
    text = "Chương I QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy chế này\na) ở tỉnh\nĐiều 2. Đối tượng"
    assert [line.depth for line in lines_in(text)] == [1, 2, 3, 4, 2]


def test_a_sentence_that_a_page_has_cut_is_whole_again_and_a_day_is_no_mark() -> None:
    text = "1. Thực hiện Chỉ thị số 33/CT-TTg ngày\n26/11/2021 của Thủ tướng\nvà các văn bản khác"
    (line,) = lines_in(text)
    assert line.text.endswith("của Thủ tướng và các văn bản khác")


def test_one_line_that_says_something_else_in_the_same_place_is_the_same_clause() -> None:
    known = [Clause("a", 1, "Mục đích"), Clause("b", 2, "Nâng cao"), Clause("c", 1, "Kinh phí")]
    lines = [Line(1, "Mục tiêu"), Line(2, "Nâng cao"), Line(1, "Ngân sách nhà nước")]
    assert [one.key if one else "" for one in matched(lines, known)] == ["a", "b", ""]


def test_a_heading_under_which_a_paragraph_was_added_is_the_same_clause() -> None:
    known = [Clause("a", 1, "Phân công"), Clause("b", 1, "Kinh phí")]
    text = "I. Phân công\nII. Kinh phí\nDo ngân sách của từng bên bảo đảm theo quy định."
    assert [one.key for one in read(text, known)] == ["a", "b"]


def test_a_heading_below_the_content_stays_content() -> None:
    line = Line(2, "Tổng kết chỉ thị")
    assert guessed(line, [ClauseKind.CONTENT]) is ClauseKind.CONTENT
    assert guessed(line, [ClauseKind.ASSIGNMENT]) is ClauseKind.REVIEW


def test_bases_are_read_by_how_they_begin() -> None:
    text = (
        "- Căn cứ Quyết định số 23-QĐ/TW ngày 30/7/2021\ncủa Bộ Chính trị;\n"
        "– Thực hiện Chỉ thị số 33/CT-TTg;\nXÉT yêu cầu nhiệm vụ,\n\n"
        "Theo đề nghị của Ban Dân vận Tỉnh ủy.\nKết luận số 114-KL/TW\nCăn cứ"
    )
    bases = [
        (Opening.BASED_ON, "Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị"),
        (Opening.CARRYING_OUT, "Chỉ thị số 33/CT-TTg"),
        (Opening.CONSIDERING, "yêu cầu nhiệm vụ"),
        (Opening.AT_REQUEST, "Ban Dân vận Tỉnh ủy"),
        (Opening.BASED_ON, "Kết luận số 114-KL/TW"),
    ]
    assert bases_in(text) == bases
    assert bases_in(bases_printed(bases)) == bases


def test_openings_are_those_that_people_choose_from() -> None:
    assert {opening: str(label) for opening, label in LABELS.items()} == OPENINGS
    assert opened("Thực hiện Nghị quyết") == (Opening.CARRYING_OUT, "Nghị quyết")
