"""Files and names that mean harm: none is kept, and each refusal says what to do."""

import pytest
from django.core.files.base import ContentFile
from hypothesis import given as example
from hypothesis import strategies as st

from kheo.documents.tests.hostile import making
from kheo.tasks.evidence.bringing import NotBroughtError, file_of, photo_of
from kheo.tasks.evidence.names import LONGEST, kept_name
from kheo.tasks.tests.evidence import jpeg, workbook

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
PAGE = b"<!doctype html><script>alert(1)</script>"


def refusal(content, take=file_of):
    with pytest.raises(NotBroughtError) as refused, take(ContentFile(content)):
        pass
    return str(refused.value)


@pytest.mark.parametrize("content", [SVG, PAGE, b"MZ" + b"\x00" * 60, making.pdf(), b"PK\x03\x04"])
def test_what_is_no_picture_is_no_photo_whatever_its_name(content):
    assert "không phải ảnh" in refusal(content, photo_of)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (SVG, "Chỉ nhận tệp PDF, DOCX, XLSX và ảnh"),
        (PAGE, "Chỉ nhận tệp PDF, DOCX, XLSX và ảnh"),
        (b"MZ\x90\x00" + b"\x00" * 60, "Chỉ nhận"),
        (b"chi la chu", "Chỉ nhận"),
        (b"", "rỗng"),
        (making.bomb_docx(), "bung ra quá lớn"),
        (making.many_bombs_docx(), "bung ra quá lớn"),
        (making.bomb_docx().replace(b"word/document.xml", b"xl/workbook_x.xml"), "bung ra quá lớn"),
        (making.macro_docx(), "mã lệnh"),
        (making.fetching_docx(), "mã lệnh"),
        (making.entity_docx(), ""),
        (making.truncated_docx(), "cụt"),
        (making.scripted_pdf(), "mã lệnh"),
        (making.packed_script_pdf(), "mã lệnh"),
        (making.launching_pdf(), "mã lệnh"),
        (making.carrying_pdf(), "mã lệnh"),
        (making.encrypted_pdf(), "mật khẩu"),
        (making.truncated_pdf(), "cụt"),
        (making.old_word(), "Word kiểu cũ"),
        (making.encrypted_docx(), "mật khẩu"),
        (workbook()[:-200], "cụt"),
    ],
)
def test_what_would_harm_is_refused_by_its_content(content, words):
    assert words in refusal(content)


def test_a_file_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr("kheo.tasks.evidence.bringing.MOST_BYTES", 100)
    assert "Tệp lớn hơn" in refusal(making.pdf())


@pytest.mark.parametrize("content", [making.pdf(), making.honest_docx(), workbook(), jpeg()])
def test_honest_files_are_taken(content):
    with file_of(ContentFile(content)) as brought:
        assert brought.size > 0
        assert brought.ending in {".pdf", ".docx", ".xlsx", ".jpg"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Anh\\họp dân.JPG", "họp dân.jpg"),
        ("bao-cao\u202egpj.exe", "bao-caogpj.jpg"),
        ("a\r\nSet-Cookie: x=1.jpg", "a Set-Cookie x=1.jpg"),
        ('x" onerror="alert(1).jpg', "x onerror= alert(1).jpg"),
        (".htaccess", "minh-chung.jpg"),
        ("...", "minh-chung.jpg"),
        ("\u200b\u2066.png", "minh-chung.jpg"),
        ("Ảnh thôn Đăk Lin.heic", "Ảnh thôn Đăk Lin.jpg"),
        ("%2e%2e%2fx.jpg", "2e 2e 2fx.jpg"),
        ("nho.webp", "nho.jpg"),
    ],
)
def test_names_are_clean_and_end_as_what_they_are(given, kept):
    assert kept_name(given, ".jpg") == kept


@example(st.text(max_size=400))
def test_no_name_holds_a_path_a_quote_or_a_line(given):
    name = kept_name(given, ".pdf")
    assert name.endswith(".pdf")
    assert 4 < len(name) <= LONGEST + 4
    assert name.isprintable()
    assert not set(name) & set('/\\"<>:|?*%#')
    assert not name.startswith(".")
