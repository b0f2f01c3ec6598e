"""Tables of tasks are read as people write them; what cannot be is told cell by cell."""

from contextlib import suppress
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.terms import Term, TermKind
from kheo.documents.tables.refusing import TableRefusedError
from kheo.documents.tables.values import FaultError
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.tables.headings import HEADINGS, SPELLINGS, field_of
from kheo.tasks.tables.making import example
from kheo.tasks.tables.opening import PASTED, opened
from kheo.tasks.tables.rows import table_in
from kheo.tasks.tables.terms import kind_in, said, term_of, written
from kheo.tasks.tables.words import evidence_in, priority_in
from kheo.tasks.tests.hostile import sheets
from kheo.tasks.tests.hostile.sheets import HEAD, OTHER, ROW, pasted, workbook

LAST = date(2024, 6, 30)


def rows_of(name, data):
    return table_in(opened(name, data)).rows


def refusal_of(name, data):
    with pytest.raises(TableRefusedError) as refused:
        rows_of(name, data)
    return str(refused.value)


@pytest.mark.parametrize("by", ["\t", ";", ","])
def test_a_table_is_read_whatever_parts_its_cells(by):
    row = tuple(cell.replace(";", "+") for cell in ROW)
    first, second = rows_of(PASTED, pasted(row, OTHER, by=by).encode())
    assert (first.row, first.title, first.lead) == (2, ROW[1], "UBND xã Suối Mây")
    assert (first.term, first.priority) == (Term(TermKind.DAY, LAST), Priority.URGENT)
    assert first.evidence == (EvidenceKind.PHOTO, EvidenceKind.FILE)
    assert (second.term.kind, second.term.due, second.faults) == (TermKind.QUARTER, LAST, ())


def test_a_workbook_is_read_below_its_title_with_days_as_days():
    row = (*ROW[:5], LAST, *ROW[6:])
    (one,) = rows_of("giao việc.xlsx", workbook(row, before=3))
    assert (one.row, one.term.due) == (5, LAST)


def test_headings_stand_in_any_order_with_or_without_marks():
    head = ["don vi chu tri (*)", "NỘI DUNG NHIỆM VỤ", "Màu giấy"]
    table = table_in(opened("a.csv", pasted(["UBND", "Việc", "xanh"], head=head, by=";").encode()))
    assert (table.rows[0].title, table.rows[0].lead) == ("Việc", "UBND")
    assert table.headings.unused == ("Màu giấy",)


@pytest.mark.parametrize("name", HEADINGS)
def test_every_heading_of_ours_is_one_that_we_read(name):
    assert field_of(str(HEADINGS[name])) == name


def test_no_spelling_means_two_columns():
    spellings = [words for all_ in SPELLINGS.values() for words in all_]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("words", [
    "30/6/2024", "30-06-2024", "30.6.2024", "30 / 6 / 2024", "ngày 30 tháng 6 năm 2024",
    "2024-06-30", "tháng 6/2024", "T6/2024", "6/2024", "Tháng 6 năm 2024", "trong tháng 6/2024",
    "quý II/2024", "Quý 2 năm 2024", "Q2/2024", "II/2024", "quy ii/2024", "hết quý II/2024",
])  # fmt: skip
def test_a_term_is_read_as_people_write_it(words):
    assert said(words).due == LAST


@pytest.mark.parametrize("words", ["", "-", "không thời hạn", "Không"])
def test_no_term_is_said_in_several_ways(words):
    assert said(words) == Term(TermKind.NONE)


def test_always_is_a_term_without_a_day():
    assert said("Thường xuyên, liên tục") == Term(TermKind.REGULAR)


@pytest.mark.parametrize("words", [
    "31/2/2024", "6/30/2024", "6/7", "quý V/2024", "năm 2024", "30/6/24", "tháng 13/2024",
    "sớm nhất", "30/6/9999", "=TODAY()",
])  # fmt: skip
def test_what_is_no_term_is_never_guessed(words):
    with pytest.raises(FaultError, match="không phải là thời hạn"):
        said(words)


def test_a_day_that_lost_its_format_is_told_and_not_taken():
    with pytest.raises(FaultError, match=r"45473.*30/6/2024"):
        term_of(45473.0)


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from([TermKind.DAY, TermKind.MONTH, TermKind.QUARTER]),
)
def test_what_is_written_of_a_term_means_that_term_again(day, kind):
    term = Term(kind, day)
    assert said(written(term)).due == term.due
    assert said(written(term)).kind is kind


@given(st.text(max_size=60))
def test_any_words_are_a_term_or_a_fault(words):
    with suppress(FaultError):
        assert isinstance(said(words), Term)


def test_the_kind_of_a_term_may_stand_in_a_cell_of_its_own():
    assert term_of(LAST, kind_in("tháng")) == Term(TermKind.MONTH, LAST)
    assert term_of(None, kind_in("Thường xuyên")) == Term(TermKind.REGULAR)
    with pytest.raises(FaultError, match="không khớp"):
        term_of(LAST, kind_in("thường xuyên"))
    with pytest.raises(FaultError, match="không có loại hạn"):
        kind_in("tuần")


def test_words_for_urgency_and_evidence_are_few():
    assert priority_in("Hoả tốc") is Priority.EXPRESS
    assert evidence_in("Hình ảnh, văn bản và số liệu") == (
        EvidenceKind.PHOTO, EvidenceKind.DOCUMENT, EvidenceKind.FIGURE,
    )  # fmt: skip
    with pytest.raises(FaultError, match="Hỏa tốc"):
        priority_in("gấp")
    with pytest.raises(FaultError, match="Số liệu"):
        evidence_in("phim")


def test_every_fault_names_its_cell():
    bad = ("1", "", "", "", "", "31/2/2024", "gấp", "phim")
    (row,) = rows_of(PASTED, pasted(bad).encode())
    assert [fault.split(":")[0] for fault in row.faults] == [
        "Ô F2", "Ô B2", "Ô D2", "Ô G2", "Ô H2",
    ]  # fmt: skip


def test_a_merged_cell_is_told_where_it_is_empty():
    first, second = rows_of("a.xlsx", sheets.merged())
    assert not first.faults
    assert "ô gộp" in second.faults[0]
    assert second.faults[0].startswith("Ô D3:")


def test_formulas_are_never_reckoned():
    (row,) = rows_of("a.xlsx", sheets.with_formulas())
    assert (row.title, row.product) == ("", "")
    (typed,) = rows_of(PASTED, pasted((*ROW[:1], "=1+1", *ROW[2:])).encode())
    assert typed.title == "=1+1"


@pytest.mark.parametrize(("name", "data", "sentence"), [
    ("a.csv", b"", "không có gì bên trong"),
    ("a.csv", b"  \r\n ", "tiêu đề cột"),
    ("a.csv", pasted().encode(), "không có nhiệm vụ nào"),
    ("a.csv", pasted(ROW, head=("TT", "A", "B", "C", "D", "E", "G", "H")).encode(), "tiêu đề cột"),
    ("a.csv", pasted(ROW, head=(*HEAD[:2], "Nội dung", *HEAD[3:])).encode(), "Hai cột cùng là"),
    ("a.csv", pasted(ROW).encode("cp1258", "ignore"), "UTF-8"),
    ("a.csv", pasted(ROW).encode("utf-16-le"), "UTF-8"),
    ("a.csv", b"Nhi\xe1\xbb\x87m v\xe1\xbb\xa5;Ch\xe1\xbb\xa7 tr\xc3\xac\r\n\"a;b", "ngoặc kép"),
    ("a.xlsx", b"PK\x03\x04" + b"\0" * 40, "bị hỏng"),
    ("a.xls", b"\xd0\xcf\x11\xe0", "Chỉ nhận tệp"),
    ("a.csv", b"<html><table>", "trang web"),
])  # fmt: skip
def test_what_is_no_table_is_told_in_a_sentence(name, data, sentence):
    assert sentence in refusal_of(name, data)


def test_a_bomb_is_not_opened():
    assert "bung ra quá lớn" in refusal_of("a.xlsx", sheets.bomb())


def test_a_million_rows_are_refused_and_not_read_to_their_end():
    line = "1\tViệc\t\tUBND xã Suối Mây\t\t\t\t\r\n"
    data = (pasted().encode()) + b"\r\n" + line.encode() * 1_000_000
    refusal = refusal_of("a.csv", data[: 19 * 1024 * 1024])
    assert "Hãy chia" in refusal
    assert "20 MB" in refusal_of("a.csv", data)


@pytest.mark.slow
def test_a_workbook_is_not_read_beyond_what_is_given_at_once():
    assert "Hãy chia" in refusal_of("a.xlsx", sheets.long_workbook(60_000))


def test_six_thousand_rows_are_more_than_is_given_at_once():
    rows = [("1", f"Việc {n}", "", "UBND", "", "", "", "") for n in range(6_000)]
    assert "5000" in refusal_of(PASTED, pasted(*rows).encode())


def test_the_table_to_fill_in_is_one_that_we_read(tmp_path):
    data = example(date(2024, 3, 1))
    first, second = rows_of("mau.xlsx", data)
    assert (first.term.due, first.faults) == (date(2024, 12, 15), ())
    assert (second.term.due, second.faults) == (date(2024, 12, 31), ())
    file = tmp_path / "mau.xlsx"
    file.write_bytes(data)
    assert openpyxl.load_workbook(file).sheetnames[0] == "Nhiệm vụ"
