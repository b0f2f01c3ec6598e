"""Hostile files are refused clearly, quickly, and hurt nothing."""

import time
from contextlib import suppress

import pytest

from kheo.documents.intake.extracting import extract
from kheo.documents.intake.kinds import Kind, kind_of
from kheo.documents.intake.names import shown_name
from kheo.documents.intake.reasons import FileRefused, Reason
from kheo.documents.intake.sentences import REFUSED, why
from kheo.documents.tests.hostile import making

HOSTILE = {
    "empty": (b"", Reason.EMPTY),
    "blank": (b"  \n", Reason.EMPTY),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), Reason.OTHER_KIND),
    "program": (b"MZ" + bytes(100), Reason.OTHER_KIND),
    "page": (b"<!doctype html><script>alert(1)</script>", Reason.OTHER_KIND),
    "binary": (bytes(range(256)) * 20, Reason.OTHER_KIND),
    "legacy letters": ("Quyết định".encode("utf-16-le").replace(b"\x00", b"\x81"), None),
    "old word": (making.old_word, Reason.OLD_WORD),
    "locked word": (making.encrypted_docx, Reason.ENCRYPTED),
    "locked pdf": (making.encrypted_pdf, Reason.ENCRYPTED),
    "half a pdf": (making.truncated_pdf, Reason.TRUNCATED),
    "half a docx": (making.truncated_docx, Reason.TRUNCATED),
    "pdf of nothing": (b"%PDF-1.7\n" + bytes(500) + b"%%EOF", Reason.DAMAGED),
    "ten thousand pages": (lambda: making.pdf(10_000), Reason.TOO_MANY_PAGES),
    "script": (making.scripted_pdf, Reason.SCRIPTED),
    "script in other letters": (making.misspelled_script_pdf, Reason.SCRIPTED),
    "packed script": (making.packed_script_pdf, Reason.SCRIPTED),
    "launch": (making.launching_pdf, Reason.SCRIPTED),
    "attachment": (making.carrying_pdf, Reason.SCRIPTED),
    "zip bomb": (making.bomb_docx, Reason.UNPACKS_TOO_BIG),
    "many parts": (making.many_bombs_docx, Reason.UNPACKS_TOO_BIG),
    "entities": (making.entity_docx, Reason.SCRIPTED),
    "outside file": (making.outside_docx, Reason.SCRIPTED),
    "macro": (making.macro_docx, Reason.SCRIPTED),
    "template from the net": (making.fetching_docx, Reason.SCRIPTED),
    "broken xml": (lambda: making.docx("<a><b>"), Reason.DAMAGED),
    "workbook": (making.xlsx, Reason.OTHER_KIND),
    "too much text": (lambda: b"chu " * 1_400_000, Reason.TOO_MUCH_TEXT),
}


def refused(tmp_path, content):
    path = tmp_path / "given"
    path.write_bytes(content() if callable(content) else content)
    began = time.monotonic()
    with pytest.raises(FileRefused) as error:
        extract(path)
    assert time.monotonic() - began < 60
    return error.value


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_for_what_it_is(tmp_path, name):
    content, reason = HOSTILE[name]
    found = refused(tmp_path, content)
    assert reason is None or found.reason is reason
    assert "%(" not in why(found)
    assert list(tmp_path.iterdir()) == [tmp_path / "given"]


@pytest.mark.slow
def test_a_page_that_unpacks_to_a_mountain_ends_within_its_limits(tmp_path):
    path = tmp_path / "bomb.pdf"
    path.write_bytes(making.bomb_pdf())
    assert path.stat().st_size < 2_000_000
    began = time.monotonic()
    with suppress(FileRefused):
        assert extract(path).text == ""
    assert time.monotonic() - began < 125


def test_a_child_that_hangs_is_ended(tmp_path):
    path = tmp_path / "slow.pdf"
    path.write_bytes(making.pdf(2000))
    with pytest.raises(FileRefused) as error:
        extract(path, seconds=0.01)
    assert error.value.reason is Reason.TOO_SLOW


def test_every_reason_has_its_sentence():
    assert set(REFUSED) == set(Reason)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Kế hoạch 21.pdf", "Kế hoạch 21.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Lan\\kh.PDF", "kh.pdf"),
        ("..pdf", "van-ban.pdf"),
        ("không đuôi", "không đuôi.pdf"),
        ('a<b>"c".pdf', "a b c.pdf"),
        ("x" * 500 + ".pdf", "x" * 150 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_its_path(given, shown):
    assert shown_name(given, Kind.PDF) == shown


@pytest.mark.parametrize("given", ["a\x00.pdf", "a\nb.pdf", "a\u202efdp.exe.pdf"])
def test_a_name_with_signs_that_hide_is_refused(given):
    with pytest.raises(FileRefused) as error:
        shown_name(given, Kind.PDF)
    assert error.value.reason is Reason.BAD_NAME


def test_an_extension_of_something_else_is_refused_and_told_what_it_is():
    with pytest.raises(FileRefused) as error:
        shown_name("ke-hoach.docx", Kind.PDF)
    assert error.value.reason is Reason.WRONG_EXTENSION
    assert ".pdf" in why(error.value)


@pytest.mark.parametrize("brought", [making.honest_pdf, making.honest_docx])
def test_an_honest_file_is_read(tmp_path, brought):
    path = tmp_path / "given"
    path.write_bytes(brought())
    found = extract(path)
    assert making.TITLE in found.text.replace("\n", " ")
    assert "Bùi Văn An" in found.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_is_read_in_every_form_of_unicode(tmp_path, encoding):
    path = tmp_path / "given.txt"
    path.write_bytes("Số: 21/KH-UBND\r\nKế hoạch".encode(encoding))
    found = extract(path)
    assert (found.kind, found.text) == (Kind.TXT, "Số: 21/KH-UBND\nKế hoạch")


def test_what_is_no_unicode_is_told_so(tmp_path):
    found = refused(tmp_path, "Kế hoạch".encode("cp1258", "replace") + b"\xc3\x28")
    assert found.reason is Reason.NOT_UNICODE


def test_the_first_bytes_decide():
    assert kind_of(making.pdf()) is Kind.PDF
