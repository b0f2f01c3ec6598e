"""What cannot be read is refused, by name, with what to do. Samples are invented."""

import unicodedata

import pytest

from kheo.news.importing import ImportRefused, NoteCode, Reason, read_page
from kheo.news.importing.refusals import MESSAGES

TITLE = "Đối thoại với dân về nước sạch ở vùng cao năm nay"
LEAD = "Sáng 5/8, UBND xã Đăk Lin tổ chức đối thoại với Nhân dân về nước sạch và đường liên thôn."
BODY = "Tại hội nghị, người dân nêu 12 ý kiến về đường vào khu sản xuất và nước của các thôn."
PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{LEAD}</p>"
    f"<p>{BODY}</p></body></html>"
)
HEADLINES = [f"Hội nghị tổng kết công tác dân vận của xã số {n}" for n in range(14)]
TCVN3 = (
    "Céng hßa x· héi chñ nghÜa ViÖt Nam. Nh©n d©n vµ c¸c tæ chøc cña §¶ng ®· ®­îc häp mÆt t¹i x·."
)
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Nhaân daân vaø caùc toå chöùc cuûa Ñaûng ñaõ hoïp."


def refusal(data, **options):
    with pytest.raises(ImportRefused) as caught:
        read_page(data, **options)
    assert caught.value.message == str(caught.value)
    assert "{" not in caught.value.message
    return caught.value


def test_every_reason_has_a_sentence_that_says_what_to_do():
    assert set(MESSAGES) == set(Reason)
    assert all("Hãy " in message and message.endswith(".") for message in MESSAGES.values())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....word/document.xml", "DOCX"),
        (b"PK\x03\x04xl/a", "XLSX"),
        (b"PK\x03\x04other", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"RIFF1234WEBPVP8", "WEBP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word"),
        (b"{\\rtf1 xin", "RTF"),
        (b"\x1f\x8b\x08", "GZIP"),
        (b"bplist00", "Safari"),
        ("%PDF-1.4 dán nhầm", "PDF"),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "MHTML"),
        (b"\x00\x00\x00\x20ftypmp42", "MP4"),
    ],
)
def test_files_of_other_kinds_are_refused_by_name(data, name):
    caught = refusal(data)
    assert caught.reason is Reason.BINARY
    assert name in caught.message


@pytest.mark.parametrize(
    "data", ["", b"", "  \n\t ", b"\xef\xbb\xbf", "\u200b\u00ad", "<html><body></body></html>"]
)
def test_nothing_is_refused_as_nothing(data):
    assert refusal(data).reason in {Reason.EMPTY, Reason.NO_ARTICLE}


@pytest.mark.parametrize(("text", "font"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_old_fonts_are_refused_by_name_as_text_and_as_bytes(text, font):
    for data in (
        text,
        text.encode("utf-8"),
        text.encode("latin-1"),
        f"<p>{text}</p>".encode("latin-1"),
    ):
        caught = refusal(data)
        assert caught.reason is Reason.LEGACY_FONT
        assert font in caught.message


def test_a_page_that_is_unicode_is_not_taken_for_an_old_font():
    assert read_page(PAGE + "<p>© ® µ ñ hoa</p>").title == TITLE


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_of_unicode_is_read(encoding):
    assert read_page(PAGE.encode(encoding)).title == TITLE


@pytest.mark.parametrize(
    "declared", ["windows-1258", "utf-8", "iso-8859-1", "rot13", "punycode", ""]
)
def test_windows_1258_is_read_whatever_it_says_and_composed(declared):
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    loose = "".join(split_tone(letter, marks) for letter in PAGE)
    page = loose.replace("<head>", f'<head><meta charset="{declared}">').encode("cp1258")
    found = read_page(page)
    assert (found.title, found.lead) == (TITLE, LEAD)


def split_tone(letter, marks):
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in marks)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in marks))
    return base + tones


def test_a_page_that_declares_the_wrong_encoding_is_read_as_what_it_is():
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    assert read_page(page.encode()).title == TITLE


def test_letters_encoded_twice_are_mended_and_the_editor_is_told():
    found = read_page(twice(PAGE))
    assert (found.title, found.lead) == (TITLE, LEAD)
    assert NoteCode.ENCODING_REPAIRED in {note.code for note in found.notes}


def twice(text):
    return "".join(western(byte) for byte in text.encode())


def western(byte):
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def test_letters_past_mending_are_refused():
    assert refusal(twice(PAGE).replace("á»", "á» ")).reason is Reason.UNREADABLE


def test_a_few_bad_bytes_are_named_and_many_are_refused():
    long = PAGE.replace("</p></body>", f" {BODY * 20}</p></body>").encode()
    found = read_page(long.replace("dân nêu".encode(), b"d\xffn n\xc3\xaau", 1))
    assert NoteCode.DAMAGED_LETTERS in {note.code for note in found.notes}
    assert refusal(b"\xff\xfb\x90" * 500).reason is Reason.UNREADABLE


def test_a_page_cut_in_the_middle_of_a_letter_is_read():
    assert read_page(PAGE.partition("</body>")[0].encode() + "ở".encode()[:2]).title == TITLE


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("Trang chủ\nGiới thiệu\nTin tức\nLiên hệ", Reason.NO_ARTICLE),
        ("\n".join(HEADLINES), Reason.NO_ARTICLE),
        ("Cổng thông tin\nTên đăng nhập\nMật khẩu\nGhi nhớ", Reason.LOGIN_PAGE),
        (
            "<form><h2>Đăng nhập hệ thống</h2><label>Mật khẩu</label><input></form>",
            Reason.LOGIN_PAGE,
        ),
        ("404 Not Found\nnginx", Reason.ERROR_PAGE),
        (
            "<title>Lỗi</title><h1>404</h1><p>Trang bạn tìm kiếm không tồn tại.</p>",
            Reason.ERROR_PAGE,
        ),
        ("<h1>Just a moment...</h1><p>Checking your browser</p>", Reason.ERROR_PAGE),
        ("Xã Đăk Lin\nKhông tìm thấy trang bạn yêu cầu\nQuay lại", Reason.ERROR_PAGE),
        (
            "\n".join(f"{h}\n0{n % 9 + 1}/08/2031\n{LEAD}" for n, h in enumerate(HEADLINES)),
            Reason.LISTING,
        ),
        ("".join(f"<li><a href={n}>{h}</a></li>" for n, h in enumerate(HEADLINES)), Reason.LISTING),
        ("".join(f"<h3><a href=1>{h}</a></h3><p>{LEAD}</p>" for h in HEADLINES), Reason.LISTING),
        ("".join(f"<a href=1><h3>{h}</h3><p>{LEAD}</p></a>" for h in HEADLINES), Reason.LISTING),
    ],
)
def test_pages_without_an_article_are_refused_for_what_they_are(page, reason):
    assert refusal(page).reason is reason


def test_many_related_headlines_under_an_article_do_not_make_it_a_list():
    related = "".join(f"<p><a href=1>{headline}</a></p>" for headline in HEADLINES)
    found = read_page(PAGE.replace("</body>", f"<p>{BODY}</p><p>{LEAD}</p>{related}</body>"))
    assert found.title == TITLE
    assert not any(headline in str(found.blocks) for headline in HEADLINES)


def test_a_short_notice_is_an_article():
    found = read_page("Thông báo mất nước\nXã Đăk Lin ngừng cấp nước từ 8 giờ ngày 5/8.")
    assert found.lead == "Xã Đăk Lin ngừng cấp nước từ 8 giờ ngày 5/8."
