"""The small rules that reading stands on, each by itself. Names are invented."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.news.importing import Found, Note, NoteCode, Paragraph, read_page
from kheo.news.importing.addresses import host_of, picture_address, web_address
from kheo.news.importing.captions import Around, Kind, judge
from kheo.news.importing.credits import Credit, Role, read_credit, read_signature, split_topics
from kheo.news.importing.dates import read_date_line, read_moment
from kheo.news.importing.fingerprint import fingerprint, normal
from kheo.news.importing.furniture import KNOWN, is_footer, is_furniture, is_phrases
from kheo.news.importing.names import is_name, is_publisher
from kheo.news.importing.pieces import goes_on, pieces_of
from kheo.news.importing.prose import ends_sentence, is_prose, key
from kheo.news.importing.refusals import thousands

HANOI = timezone(timedelta(hours=7))
SENTENCE = "Sáng 5/8, UBND xã Đăk Lin tổ chức đối thoại với Nhân dân về nước sạch."


@pytest.mark.parametrize(
    "name",
    ["Lê Hồng Thao", "Mai Khánh", "Hà An - Minh Chiến", "Y Ngọc và A Khảo", "Lê Văn A (TTXVN)"],
)
def test_names_of_people_are_names(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "line",
    [
        "Quang cảnh Hội nghị",
        "Tin Mới",
        "KẾT QUẢ ĐẠT ĐƯỢC",
        "Hà",
        "lê hồng thao",
        "Lê 2 Thao",
        "",
        "A, B, C, D, E",
    ],
)
def test_other_short_lines_are_no_names(line):
    assert not is_name(line)


@pytest.mark.parametrize(
    "name",
    [
        "Báo Sơn Khê",
        "TTXVN",
        "Cổng thông tin điện tử tỉnh Sơn Khê",
        "UBND xã Đăk Lin",
        "baosonkhe.vn",
        "Ban Dân vận Tỉnh ủy",
    ],
)
def test_newspapers_and_offices_are_publishers(name):
    assert is_publisher(name)


@pytest.mark.parametrize(
    "line",
    [
        "Ban Dân vận Tỉnh ủy gặp mặt già làng",
        "Báo cáo kết quả",
        "Đoàn viên làm đường",
        "",
        "Báo " * 50,
    ],
)
def test_headlines_about_offices_are_no_publishers(line):
    assert not is_publisher(line)


@pytest.mark.parametrize(
    ("line", "day", "hour", "author"),
    [
        ("Thứ Tư, 8/5/2024", date(2024, 5, 8), None, ""),
        ("8 tháng 5 năm 2024", date(2024, 5, 8), None, ""),
        ("Tháng 5 8, 2024", date(2024, 5, 8), None, ""),
        ("2024-05-08 12:00", date(2024, 5, 8), time(12), ""),
        ("Mai Khánh 8.5.2024 - 7h05", date(2024, 5, 8), time(7, 5), "Mai Khánh"),
        ("08/05/2024 12:30 CH", date(2024, 5, 8), time(12, 30), ""),
        ("08/05/2024 99:99", date(2024, 5, 8), None, ""),
    ],
)
def test_a_date_line_gives_day_hour_and_author(line, day, hour, author):
    found = read_date_line(line)
    assert found
    assert (found.day, found.hour, found.author) == (day, hour, author)


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        "Hội nghị ngày 5/8/2031 tại xã",
        "5/8",
        "30/2/2024",
        "1.2.3.4",
        "x" * 200,
        "",
        "8/5/20245",
    ],
)
def test_a_line_that_says_more_or_less_is_no_date_line(line):
    assert read_date_line(line) is None


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.sampled_from("/.-"))
def test_every_day_is_read_day_first(day, sign):
    found = read_date_line(f"{day.day}{sign}{day.month}{sign}{day.year}")
    assert found
    assert found.day == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2031-08-05T02:15:00Z", datetime(2031, 8, 5, 9, 15, tzinfo=HANOI)),
        ("2031-08-05T09:15", datetime(2031, 8, 5, 9, 15, tzinfo=HANOI)),
        (" 05/08/2031 09:15 ", datetime(2031, 8, 5, 9, 15, tzinfo=HANOI)),
        ("0001-01-01T00:00:00Z", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_a_moment_in_metadata_is_vietnam_s_unless_it_says_so(text, moment):
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("Nguồn: Báo Sơn Khê", Role.SOURCE, "Báo Sơn Khê"),
        ("Tags: nước, đường", Role.TOPICS, "nước, đường"),
        ("Tin, bài, ảnh: (Mai Khánh)", Role.AUTHOR, "Mai Khánh"),
        ("(Mai Khánh)", Role.AUTHOR, "Mai Khánh"),
    ],
)
def test_labelled_lines_are_credits(line, role, name):
    assert read_credit(line) == Credit(role, name)


@pytest.mark.parametrize(
    "line",
    [
        "Clip: Những cách làm hay trong vận động Nhân dân làm đường",
        "(còn nữa)",
        SENTENCE,
        f"Nguồn: {'x' * 200}",
    ],
)
def test_headlines_and_asides_with_a_colon_are_no_credits(line):
    assert read_credit(line) is None


@pytest.mark.parametrize("line", ["Nhiều cách làm hay", "Đến năm 2031", SENTENCE])
def test_other_last_lines_are_no_signature(line):
    assert read_signature(line) is None


def test_topics_are_each_once_and_bounded():
    assert split_topics("nước; đường, nước, , #dân vận") == ("nước", "đường", "dân vận")
    assert len(split_topics(", ".join(f"chủ đề {n}" for n in range(99)))) == 20


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (SENTENCE, Kind.PARAGRAPH),
        ("Vâng!", Kind.PARAGRAPH),
        ("Thời gian: 7 giờ 30", Kind.PARAGRAPH),
        ("- Cây giống", Kind.PARAGRAPH),
        ("II. KẾT QUẢ", Kind.HEADING),
        ("Nhiều cách làm hay", Kind.HEADING),
        ("Toàn cảnh buổi lễ.", Kind.CAPTION),
        ("Lãnh đạo xã trao quà cho hộ nghèo", Kind.CAPTION),
    ],
)
def test_a_line_of_the_body_is_taken_for_what_it_looks_like(line, kind):
    assert judge(line, Around()).kind is kind


def test_any_short_line_under_a_picture_is_its_caption():
    assert judge("Nhà rông Kon Lin", Around(after_picture=True)).kind is Kind.CAPTION


@pytest.mark.parametrize(
    "text", ["Xong.", "Xong.”", "Xong!)", "Xong…¹", "Xong.[12]", "Xong. (Ảnh)", "Gồm:"]
)
def test_sentences_end(text):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["Hội nghị", "lúc 09:25:27", "đạt 5.2", "(Theo TTXVN)", ""])
def test_other_lines_do_not_end_as_sentences(text):
    assert not ends_sentence(text)


def test_running_text_is_a_sentence_or_long():
    assert is_prose(SENTENCE)
    assert is_prose("chữ " * 30)
    assert not is_prose("Xã họp dân.")


@pytest.mark.parametrize("phrase", sorted(KNOWN))
def test_every_phrase_of_furniture_is_furniture_with_signs_and_counts_around_it(phrase):
    assert is_furniture(phrase)
    assert is_furniture(f"» {phrase.upper()} (12):")


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        "Phản hồi của người dân",
        "Trang chủ động phòng dịch cho bà con xã mình.",
        "Email marketing",
    ],
)
def test_text_with_words_of_furniture_in_it_is_text(line):
    assert not is_furniture(line)


def test_phrases_follow_each_other_without_end_but_nothing_else_does():
    assert is_phrases(("chia", "sẻ") * 200)
    assert not is_phrases((*("chia", "sẻ") * 200, "gì"))


def test_addresses_belong_to_footers_only_with_their_label():
    assert is_footer("Điện thoại: 0260 123")
    assert not is_footer("Email marketing cho hợp tác xã")


@pytest.mark.parametrize(
    ("above", "line", "joined"),
    [
        ("Thực hiện Quyết định số", "765/QĐ-UBND của tỉnh", True),
        ("Người dân xã Đăk Lin đã", "hiến đất làm đường", True),
        ("Người dân xã Đăk Lin.", "hiến đất", False),
        ("Ngắn", "hiến đất", False),
        ("Người dân xã Đăk Lin đã", "b) hiến đất", False),
        ("Người dân xã Đăk Lin đã", "baosonkhe.vn", False),
        ("Người dân xã Đăk Lin đã", "Hiến đất", False),
    ],
)
def test_a_line_goes_on_where_the_one_above_broke_off(above, line, joined):
    assert goes_on(above, line) is joined
    assert len(pieces_of(f"{above}\n{line}")) == (1 if joined else 2)
    assert len(pieces_of(f"{above}\n\n{line}")) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("Khoẻ", "KHỎE"), ("quý", "qúy")]
)
def test_where_a_tone_stands_does_not_count_for_the_fingerprint(one, other):
    assert normal(one) == normal(other)


def test_what_a_word_says_counts_for_the_fingerprint():
    assert (
        len({normal(word) for word in ("ma", "má", "mà", "mả", "mã", "mạ", "mâ", "mă", "mo", "mơ")})
        == 10
    )


@given(st.lists(st.text(max_size=30), max_size=5))
def test_a_fingerprint_hears_only_running_text(short):
    lines = [line for line in short if not is_prose(line)]
    assert fingerprint("Tên", [SENTENCE, *lines]) == fingerprint("Tên", [SENTENCE])


def test_a_key_is_letters_only():
    assert key("Đăk Lin: “Xong” 5/8") == "đăklinxong58"


@pytest.mark.parametrize(
    ("source", "base", "address"),
    [
        ("/a.jpg", "https://x.vn/b/c", "https://x.vn/a.jpg"),
        ("a.jpg", "", "a.jpg"),
        ("//x.vn/a.jpg", "https://y.vn", "https://x.vn/a.jpg"),
        ("javascript:a", "https://x.vn", ""),
        ("http://[", "", ""),
        ("a.jpg", "http://[", ""),
        ("", "https://x.vn", ""),
    ],
)
def test_pictures_have_addresses_of_the_web_or_none(source, base, address):
    assert picture_address(source, base) == address


def test_hosts_and_addresses_are_of_the_web():
    assert host_of("https://www.x.vn:80/a") == "x.vn"
    assert host_of("http://[") == ""
    assert web_address(" https://x.vn/a b ") == "https://x.vn/ab"
    assert web_address("ftp://x.vn") == ""


def test_thousands_have_points():
    assert thousands(1_234_567) == "1.234.567"


PAPER = f"""ỦY BAN NHÂN DÂN
XÃ ĐĂK LIN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/KH-UBND
Đăk Lin, ngày 05 tháng 8 năm 2031
KẾ HOẠCH
ĐỐI THOẠI VỚI NHÂN DÂN VỀ NƯỚC SẠCH
ỦY BAN NHÂN DÂN XÃ ĐĂK LIN
{SENTENCE}
I. MỤC ĐÍCH
{SENTENCE}"""


def test_an_official_paper_is_read_and_named():
    found = read_page(PAPER)
    assert found.title == "KẾ HOẠCH ĐỐI THOẠI VỚI NHÂN DÂN VỀ NƯỚC SẠCH"
    assert found.blocks[1] == Paragraph(SENTENCE)
    assert found.notes[0] == Note(NoteCode.OFFICIAL_DOCUMENT)
    assert (found.published_at, found.lead) == (None, "")


def test_what_was_found_can_be_a_key():
    assert isinstance(hash(read_page(PAPER)), int)
    assert isinstance(read_page(PAPER), Found)
