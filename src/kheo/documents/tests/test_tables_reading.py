"""Tables as people send them are read; what cannot be is told in a sentence."""

import zlib
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.documents.tables import values
from kheo.documents.tables.cells import cell_name
from kheo.documents.tables.headings import HEADINGS, SPELLINGS, field_of, folded
from kheo.documents.tables.lines import lines_of
from kheo.documents.tables.opening import read_sheet
from kheo.documents.tables.refusing import TableRefusedError
from kheo.documents.tables.telling import harmless
from kheo.documents.tests.sheets import (
    DAY,
    HEAD,
    PLAN,
    REPORT,
    UBND,
    bomb,
    many,
    separated,
    with_part,
    workbook,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rows_of(name, data):
    return lines_of(read_sheet(name, data))[1]


def refusal_of(name, data):
    with pytest.raises(TableRefusedError) as refused:
        rows_of(name, data)
    return str(refused.value)


@pytest.mark.parametrize("by", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_however_it_was_saved(by, encoding):
    data = separated(PLAN, REPORT, by=by).decode().encode(encoding)
    plan, report = rows_of("bảng.csv", data)
    assert (plan.number, plan.type, plan.issuers, plan.signed_on) == (
        "21/KH-UBND", "kế hoạch", (UBND,), DAY,
    )  # fmt: skip
    assert (report.spot, report.title, report.faults) == ("Dòng 3", REPORT[5], ())


def test_a_table_may_say_itself_what_parts_its_cells():
    assert len(rows_of("a.csv", b"sep=;\r\n" + separated(PLAN, by=";"))) == 1


def test_a_workbook_is_read_below_its_title_with_days_as_days():
    plain = (*PLAN[:4], datetime(2025, 1, 16), PLAN[5])  # noqa: DTZ001 - as Excel keeps it
    (plan,) = rows_of("a.xlsx", workbook(plain, before=3))
    assert (plan.signed_on, plan.spot) == (DAY, "Dòng 5")


def test_the_order_and_the_spelling_of_headings_do_not_matter():
    head = ["TRÍCH YẾU NỘI DUNG", "Ngày, tháng, năm", "so ky hieu (*)", "Màu giấy"]
    headings, (row,) = lines_of(
        read_sheet(
            "a.csv", separated(["Về dân vận", "16-01-2025", "21/KH-UBND", "xanh"], head=head)
        )
    )
    assert (row.title, row.signed_on, row.type) == ("Về dân vận", DAY, "kế hoạch")
    assert headings.unused == ("Màu giấy",)


@pytest.mark.parametrize("name", HEADINGS)
def test_every_heading_of_ours_is_one_that_we_read(name):
    assert field_of(str(HEADINGS[name])) == name


def test_no_spelling_stands_for_two_columns():
    spellings = [words for all_ in SPELLINGS.values() for words in all_]
    assert len(spellings) == len(set(spellings))
    assert all(folded(words) == words for words in spellings)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("8/5/2024", date(2024, 5, 8)), ("08/05/2024", date(2024, 5, 8)),
        ("8-5-2024", date(2024, 5, 8)), ("8.5.2024", date(2024, 5, 8)),
        ("2024-05-08", date(2024, 5, 8)), ("2024-05-08T00:00:00", date(2024, 5, 8)),
        ("ngày 08 tháng 5 năm 2024", date(2024, 5, 8)), ("", None), (None, None),
        (date(2024, 5, 8), date(2024, 5, 8)),
    ],
)  # fmt: skip
def test_days_are_read_with_the_day_first(said, day):
    assert values.day_in(said) == day


@pytest.mark.parametrize(
    "said", ["5/13/2024", "31/2/2024", "8/5/24", "hôm qua", 45000.0, "0/1/2024"]
)
def test_what_is_no_day_is_told_and_never_guessed(said):
    with pytest.raises(values.FaultError, match="viết ngày trước, như 28/4/2025"):
        values.day_in(said)


@given(st.dates(date(1945, 1, 1), date(2100, 12, 31)))
def test_a_day_comes_back_from_every_way_of_writing_it(day):
    for written in (f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", day.isoformat(), day):
        assert values.day_in(written) == day


@given(st.text(max_size=200))
def test_no_cell_makes_reading_fail_but_with_a_sentence(text):
    for read in (values.day_in, values.type_in, values.number_in, values.address_in,
                 values.year_in_cell, values.people_in, values.issuers_in):  # fmt: skip
        with suppress(values.FaultError):
            read(text)


@given(st.binary(max_size=400))
def test_no_file_makes_reading_fail_but_with_a_sentence(data):
    for name in ("a.csv", "a.xlsx"):
        with suppress(TableRefusedError):
            rows_of(name, data)


def test_what_is_wrong_is_told_with_its_cell():
    wrong = ("3", "9/KH-UBND", "Kế họach vẽ", UBND, "13/25/2024", "x" * 1001)
    (row,) = rows_of("a.csv", separated(wrong))
    told = " ".join(row.faults)
    for cell in (
        "Ô C2: không có loại văn bản “Kế họach vẽ”",
        "Ô E2: “13/25/2024”",
        "Ô F2: dài quá",
    ):
        assert cell in told


def test_a_number_that_the_spreadsheet_took_for_a_day_is_told():
    (row,) = rows_of("a.xlsx", workbook(("1", date(2026, 5, 2), *PLAN[2:])))
    assert "Excel đã đổi số, ký hiệu thành ngày" in row.faults[0]


def test_an_error_of_a_formula_is_told():
    (row,) = rows_of("a.csv", separated((*PLAN[:5], "#REF!")))
    assert "công thức báo lỗi #REF!" in row.faults[0]


def test_secret_documents_are_refused_row_by_row():
    head = (*HEAD, "Độ mật")
    open_, secret = rows_of("a.csv", separated((*PLAN, ""), (*REPORT, "Mật"), head=head))
    assert open_.faults == ()
    assert "Văn bản mật" in secret.faults[0]


def test_an_end_before_its_beginning_is_told():
    head = (*HEAD, "Ngày có hiệu lực", "Ngày hết hiệu lực")
    (row,) = rows_of("a.csv", separated((*PLAN, "1/1/2025", "1/12/2024"), head=head))
    assert "Ô H2: ngày hết hiệu lực đứng trước" in row.faults[0]
    assert "Ô G2: ngày có hiệu lực đứng trước ngày ban hành" in row.faults[1]


def test_several_issuers_and_signatories_stand_in_one_cell():
    head = (*HEAD, "Người ký", "Chức vụ")
    row = (*PLAN[:3], "Tỉnh ủy An Lĩnh; UBND tỉnh An Lĩnh", *PLAN[4:], "Lê Văn A", "Chủ tịch")
    (said,) = rows_of("a.csv", separated(row, head=head))
    assert said.issuers == ("Tỉnh ủy An Lĩnh", "UBND tỉnh An Lĩnh")
    assert [(one.name, one.office) for one in said.signatories] == [("Lê Văn A", "Chủ tịch")]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"", "không có gì bên trong"),
        ("a.ods", separated(PLAN), "Chỉ nhận tệp .xlsx và .csv"),
        ("a.xlsm", b"PK\x03\x04", "Chỉ nhận tệp .xlsx và .csv"),
        ("a.csv", b"So hieu\0,Trich yeu", "không phải là văn bản thường"),
        ("a.csv", b"S\xf4\xec hi\xea\xf2u,Tr\xedch y\xea\xecu", "không theo bảng mã UTF-8"),
        ("a.csv", b"%PDF-1.7", "bên trong là PDF"),
        ("a.xlsx", b"%PDF-1.7", "bên trong là PDF"),
        ("a.xlsx", separated(PLAN), "không khớp với nội dung"),
        ("a.csv", workbook(PLAN), "không khớp với nội dung"),
        ("a.xlsx", OLE + bytes(600), "mật khẩu hoặc theo kiểu Excel cũ"),
        ("a.csv", b"<html><table><tr><td>x", "trang web đặt tên thành bảng"),
        ("a.xlsx", workbook(PLAN)[:-200], "bị hỏng hoặc bị cắt"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "bị hỏng hoặc bị cắt"),
        ("a.csv", separated(PLAN, head=["a", "b", "c", "d", "e", "f"]), "Không thấy dòng tiêu đề"),
        ("a.csv", separated(PLAN, head=(*HEAD[:5], "Số hiệu")), "Hai cột cùng là “Số, ký hiệu”"),
        ("a.csv", b'"So hieu","Trich yeu"\n"a"b","c', "ngoặc kép"),
    ],
    ids=range(16),
)  # fmt: skip
def test_what_is_no_table_is_refused_in_a_sentence(name, data, sentence):
    assert sentence in refusal_of(name, data)


def test_a_bomb_is_not_unpacked():
    data = bomb()
    assert len(data) < 1_000_000
    assert "bung ra quá lớn" in refusal_of("a.xlsx", data)


def test_a_part_that_lies_about_its_length_is_not_read_further():
    data = bytearray(workbook(PLAN))
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refusal_of("a.xlsx", bytes(data))


def test_entities_are_not_expanded():
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    data = with_part(workbook(PLAN), "xl/worksheets/sheet1.xml", laughs)
    assert "khai báo không được phép" in refusal_of("a.xlsx", data)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_with_a_broken_part_is_refused(part):
    assert refusal_of("a.xlsx", with_part(workbook(PLAN), part, b"<broken"))


def test_a_locked_archive_is_refused():
    data = bytearray(workbook(PLAN))
    for sign, shift in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(sign)
        while at >= 0:
            data[at + shift] |= 1
            at = data.find(sign, at + 1)
    assert "mật khẩu" in refusal_of("a.xlsx", bytes(data))


def test_a_table_that_is_too_long_is_refused():
    lines = b"\n".join(b'"1/KH-UBND","x"' for _ in range(50_002))
    data = "Số hiệu,Trích yếu\n".encode() + lines
    assert "hơn 50000 dòng" in refusal_of("a.csv", data)


def test_a_hidden_first_sheet_and_odd_columns_do_not_lead_astray():
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(workbook(PLAN)))
    notes = book.create_sheet("Ghi chú", 0)
    notes.append(["Hướng dẫn", "điền bảng"])
    hidden = book.create_sheet("Ẩn", 0)
    hidden.sheet_state = "hidden"
    hidden.append(list(HEAD))
    out = io.BytesIO()
    book.save(out)
    assert [row.number for row in rows_of("a.xlsx", out.getvalue())] == ["21/KH-UBND"]


def test_formulas_are_read_as_the_values_that_they_had():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>So hieu</v></c>'
        b'<c r="B1" t="str"><v>Trich yeu</v></c></row>'
        b'<row r="2"><c r="A2" t="str"><f>"21/KH"&amp;"-UBND"</f><v>21/KH-UBND</v></c>'
        b'<c r="B2" t="str"><f>HYPERLINK("http://x","y")</f><v>dan van</v></c></row>'
        b"</sheetData></worksheet>"
    )
    data = with_part(workbook(PLAN), "xl/worksheets/sheet1.xml", sheet)
    (row,) = rows_of("a.xlsx", data)
    assert (row.number, row.title) == ("21/KH-UBND", "dan van")


def test_ten_thousand_rows_are_read():
    assert len(rows_of("a.csv", separated(*many(10_000)))) == 10_000


@pytest.mark.parametrize(
    ("place", "name"), [((0, 1), "A1"), ((25, 7), "Z7"), ((26, 7), "AA7"), ((59, 9), "BH9")]
)
def test_cells_are_called_as_spreadsheets_call_them(place, name):
    assert cell_name(*place) == name


@pytest.mark.parametrize("bait", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_what_would_run_in_a_spreadsheet_does_not(bait):
    assert harmless(bait) == f"'{bait}"
    assert harmless("Kế hoạch") == "Kế hoạch"


def test_a_crc_that_does_not_fit_is_refused():
    data = bytearray(workbook(PLAN))
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[at + 16 : at + 20] = zlib.crc32(b"other").to_bytes(4, "little")
    assert refusal_of("a.xlsx", bytes(data))
