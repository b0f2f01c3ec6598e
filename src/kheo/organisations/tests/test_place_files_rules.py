"""Files of places that cannot be used are refused with the file, the line and the column."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.organisations.rules.place_files import (
    MOST_BYTES,
    PlacesRefusedError,
    Sheet,
    Table,
    read_table,
)
from kheo.organisations.tests.registers import NORTH, UNITS, sheet, units

GOOD = units((*NORTH, "00001", "Xã Một"), (*NORTH, "00002", "Xã Hai"))

PACKED = gzip.compress(GOOD, mtime=0)


def refusal(data: bytes, name: str = "tep.csv") -> str:
    with pytest.raises(PlacesRefusedError) as refused:
        read_table(name, data)
    return str(refused.value)


def test_a_good_file_is_read_whichever_way_it_was_saved():
    ways = (
        GOOD,
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        PACKED,
        GOOD + b"\n\n",
    )
    tables = [read_table("tep.csv", way) for way in ways]
    assert all(table.rows == tables[0].rows for table in tables)
    assert tables[0].sheet is Sheet.UNITS
    assert tables[0].lines == [2, 3]


def test_names_come_composed():
    import unicodedata

    apart = unicodedata.normalize("NFD", GOOD.decode()).encode()
    assert read_table("tep.csv", apart).rows == read_table("tep.csv", GOOD).rows


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "không có dòng nào"),
        (sheet(UNITS), "không có địa bàn nào"),
        (b"<!DOCTYPE html><html>", "dòng 1: là một trang web (HTML)"),
        (b"  \n<html>", "dòng 1: là một trang web (HTML)"),
        (b"PK\x03\x04 xlsx", "Excel"),
        (b"%PDF-1.7", "PDF"),
        ("mã,tên".encode("utf-16"), "UTF-16"),
        (GOOD + b"\n" + b"01,T\xe9,00003,X", "dòng 4: không phải mã UTF-8"),
        (PACKED[:-12], "tệp nén bị cắt cụt"),
        (b"\x1f\x8bxxxxxxxxx", "tệp nén bị hỏng"),
        (b"a" * (MOST_BYTES + 1), "lớn hơn 32 MB"),
        (gzip.compress(b"a" * (MOST_BYTES + 1), mtime=0), "lớn hơn 32 MB"),
        (sheet(UNITS[:2], NORTH), "dòng 1: thiếu cột “ward_code”, “ward”"),
        (GOOD.replace(b",", b";"), "Các cột phải cách nhau bằng dấu phẩy"),
        (sheet((*UNITS, "ward"), (*NORTH, "00001", "X", "X")), "dòng 1: cột “ward” có hai lần"),
        (GOOD + b"\n01,T", "dòng 4: có 2 cột, cần 4 cột"),
        (GOOD + b'\n01,T,00003,"X', "dòng 4"),
        (units((*NORTH, "1", "Xã Một")), "dòng 2, cột “ward_code”: “1” phải là 5 chữ số"),
        (units(("x", "T", "00001", "Xã Một")), "cột “province_code”: “x” phải là 2 chữ số"),
        (units((*NORTH, "00001", "")), "dòng 2, cột “ward”: để trống"),
        (units((*NORTH, "00001", "<b>Xã</b>")), "cột “ward”: “<b>Xã</b>” không phải là tên"),
        (units((*NORTH, "00001", "Xã" * 70)), "dòng 2, cột “ward”: dài 140 chữ"),
        (units((*NORTH, "00001", "--")), "dòng 2, cột “ward”: “--” không phải là tên"),
        (sheet((*UNITS, "lat"), (*NORTH, "00001", "X", "bắc")), "“bắc” không phải là một số"),
        (sheet((*UNITS, "lat"), (*NORTH, "00001", "X", "nan")), "“nan” không phải là một số"),
        (
            sheet(("old_ward_code", "new_ward_code", "kind"), ("00001", "00002", "half")),
            "dòng 2, cột “kind”: “half” phải là “split” hoặc “whole”",
        ),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_place(data, told):
    sentence = refusal(data)
    assert sentence.startswith("Tệp “tep.csv”: ")
    assert told in sentence


def outcome(data: bytes) -> Table | str:
    """Return a table or the sentence of its refusal; anything else would be an error."""
    try:
        return read_table("x.csv", data)
    except PlacesRefusedError as refused:
        return str(refused)


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_whatever_bytes_come_they_are_read_or_refused(data):
    assert outcome(data)


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=3))
def test_a_good_file_with_some_bytes_changed_is_read_or_refused(at, other):
    assert outcome(GOOD[:at] + other + GOOD[at + 1 :])
