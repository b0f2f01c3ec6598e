"""Text pasted from a page: what is article in it, what is furniture. All names are invented."""

import unicodedata
from datetime import date, datetime, timedelta, timezone

import pytest

from kheo.news.importing import Figure, Heading, NoteCode, Paragraph, read_page

HANOI = timezone(timedelta(hours=7))
TITLE = "Đối thoại với dân về nước sạch ở vùng cao năm nay"
LEAD = "Sáng 5/8, UBND xã Đăk Lin tổ chức đối thoại với Nhân dân về nước sạch và đường liên thôn."
FIRST = (
    "Tại hội nghị, người dân nêu 12 ý kiến về đường vào khu sản xuất, nước sinh hoạt “bữa có bữa "
    "không” và chế độ cho người cao tuổi…"
)
SECOND = (
    "Chủ tịch UBND xã trả lời từng ý kiến và hẹn ngày 20/8 báo cáo kết quả tại nhà rông các thôn."
)
ARTICLE = (TITLE, LEAD, FIRST, SECOND)
BODY = (Paragraph(FIRST), Paragraph(SECOND))


def read(*lines, **options):
    return read_page("\n".join(lines), **options)


def codes(found):
    return {note.code for note in found.notes}


def test_title_lead_and_body_are_kept_to_the_letter():
    found = read(*ARTICLE)
    assert (found.title, found.lead, found.blocks) == (TITLE, LEAD, BODY)


@pytest.mark.parametrize(
    "furniture",
    [
        "Trang chủ",
        "Trang chủ / Tin tức / Hoạt động",
        "Cỡ chữ: A- A A+",
        "In bài viết | Gửi email",
        "Lượt xem: 1.234",
        "1374 Lượt xem",
        "Mặc định Cỡ chữ",
        "Chia sẻ: Facebook Zalo",
        "QR Code",
        "Theo dõi Báo Sơn Khê trên Google News",
        "Kon Lin 24°C",
        "Đăng nhập",
        "Hôm nay: 12",
        "* * *",
        "Banner Tỉnh ủy (Home-latest-1)",
        "Xem thêm: Người dân hiến đất làm đường",
    ],
)
def test_furniture_is_put_aside_wherever_it_stands(furniture):
    for at in range(1, 5):
        found = read(*ARTICLE[:at], furniture, *ARTICLE[at:])
        assert (found.title, found.lead, found.blocks) == (TITLE, LEAD, BODY)
        assert furniture in found.dropped


@pytest.mark.parametrize(
    "end",
    [
        ["Gửi cho bạn bè", "Phản hồi", "Thông tin người gửi phản hồi", "Xem nhiều nhất"],
        ["Tin liên quan", "Người dân hiến đất làm đường", "Khởi công công trình nước sạch"],
        ["Các tin khác", "Ra quân làm đường (03/08/2031)", "Tin cũ hơn"],
        ["Bình luận (2)", "Bạn đọc: Bài viết rất hay, mong xã sớm có nước sạch cho bà con."],
        [
            "Địa chỉ: thôn Kon Lin",
            "Email: xa@example.vn",
            "© 2031 Cổng thông tin điện tử xã Đăk Lin",
        ],
    ],
)
def test_what_stands_after_the_article_is_put_aside(end):
    found = read(*ARTICLE, *end)
    assert (found.title, found.lead, found.blocks) == (TITLE, LEAD, BODY)
    assert set(end) <= set(found.dropped)


def test_a_button_above_the_text_does_not_end_the_article():
    assert read(TITLE, "Phản hồi", "Bình luận", LEAD, FIRST, SECOND).blocks == BODY


def test_related_headlines_in_the_middle_do_not_end_the_article():
    found = read(TITLE, LEAD, FIRST, "Tin liên quan", "Người dân hiến đất làm đường", SECOND)
    assert found.blocks == BODY


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("(baosonkhe.example.vn)", "baosonkhe.example.vn"),
        ("(Theo Báo Sơn Khê)", "Báo Sơn Khê"),
        ("Nguồn: Báo Sơn Khê", "Báo Sơn Khê"),
        ("Theo TTXVN", "TTXVN"),
        ("TTXVN", "TTXVN"),
        ("Nguồn tin: danvan.example.vn", "danvan.example.vn"),
        ("Theo sonkhe.example.vn", "sonkhe.example.vn"),
    ],
)
def test_the_source_is_read_in_all_its_ways(line, source):
    found = read(*ARTICLE, line)
    assert (found.source_name, found.blocks) == (source, BODY)
    assert NoteCode.MISSING_SOURCE not in codes(found)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Tác giả: Hà Mai Khánh", "Hà Mai Khánh"),
        ("Bài, ảnh: Mai Khánh", "Mai Khánh"),
        ("Tin, ảnh: Mai Khánh - Đức Mẫn", "Mai Khánh - Đức Mẫn"),
        ("Hà Mai Khánh", "Hà Mai Khánh"),
        ("PV (tổng hợp)", "PV (tổng hợp)"),
        ("btv daklin", "btv daklin"),
        ("(Mai Khánh)", "Mai Khánh"),
    ],
)
def test_the_author_is_read_in_all_his_ways(line, author):
    found = read(*ARTICLE, line)
    assert (found.author, found.blocks) == (author, BODY)


def test_a_source_in_brackets_behind_the_last_sentence_is_taken_from_it():
    found = read(TITLE, LEAD, FIRST, f"{SECOND} (TTXVN)")
    assert (found.source_name, found.blocks) == ("TTXVN", BODY)


def test_brackets_behind_the_last_sentence_that_name_nobody_stay():
    found = read(TITLE, LEAD, FIRST, f"{SECOND} (còn nữa)")
    assert found.blocks[-1] == Paragraph(f"{SECOND} (còn nữa)")


@pytest.mark.parametrize(
    ("prefix", "name"),
    [
        ("(Baosonkhe.vn) - ", "Baosonkhe.vn"),
        ("(BSK) - ", "BSK"),
        ("BSK - ", "BSK"),
        ("(Báo Sơn Khê) – ", "Báo Sơn Khê"),
    ],
)
def test_the_mark_of_a_newspaper_before_the_lead_becomes_the_source(prefix, name):
    found = read(TITLE, prefix + LEAD, FIRST, SECOND)
    assert (found.lead, found.source_name) == (LEAD, name)


@pytest.mark.parametrize("start", ["UBND - ", "(Tiếp theo kỳ trước) ", "(12 hộ) "])
def test_other_starts_of_a_lead_stay(start):
    assert read(TITLE, start + LEAD, FIRST, SECOND).lead == start + LEAD


def test_topics_are_a_line_of_their_own():
    assert read(*ARTICLE, "Từ khóa: nước sạch, đối thoại; nước sạch").topics == (
        "nước sạch",
        "đối thoại",
    )


def test_the_date_above_the_title_is_the_day_of_reading():
    found = read("Thứ Sáu, 8/5/2031", *ARTICLE)
    assert (found.reading_day, found.published_at) == (date(2031, 5, 8), None)
    assert {NoteCode.READING_DAY_NOT_PUBLICATION, NoteCode.MISSING_PUBLICATION_TIME} <= codes(found)


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("Thứ ba - 05/08/2031 10:14", (10, 14)),
        ("Ngày đăng: 05/08/2031 | Lượt xem: 12", (0, 0)),
        ("Cập nhật ngày: 05/08/2031 05:36:06", (5, 36)),
        ("14h05, 5-8-2031", (14, 5)),
        ("Thứ Ba, ngày 05 tháng 8 năm 2031", (0, 0)),
        ("05/08/2031 02:10 CH", (14, 10)),
        ("Thứ ba - 05/08/2031 19:03 221 0", (19, 3)),
        ("09:15 (GMT+7) 05.08.2031", (9, 15)),
    ],
)
def test_the_date_under_the_title_is_the_publication_day_first(line, hour):
    found = read(TITLE, line, LEAD, FIRST, SECOND)
    assert found.published_at == datetime(2031, 8, 5, hour[0], hour[1], tzinfo=HANOI)
    assert (NoteCode.PUBLICATION_HOUR_UNKNOWN in codes(found)) == (hour == (0, 0))


def test_author_and_date_on_one_line_are_told_apart():
    found = read(TITLE, "Mai Khánh - 05:32, 24/11/2031", LEAD, FIRST, SECOND)
    assert (found.author, found.published_at) == (
        "Mai Khánh",
        datetime(2031, 11, 24, 5, 32, tzinfo=HANOI),
    )


@pytest.mark.parametrize("line", ["Ngày 31/2/2031", "Ngày 5/8/1031", "Ngày 45/8/2031"])
def test_a_day_that_no_calendar_has_is_no_date(line):
    found = read(TITLE, line, LEAD, FIRST, SECOND)
    assert found.published_at is None


def test_a_short_line_after_the_lead_is_the_caption_of_the_lead_picture():
    found = read(TITLE, LEAD, "Quang cảnh hội nghị", FIRST, SECOND)
    assert found.blocks == (Figure("Quang cảnh hội nghị"), *BODY)
    assert {NoteCode.MISSING_PICTURE_ALT, NoteCode.PICTURE_NOT_FETCHED} <= codes(found)


@pytest.mark.parametrize(
    "line", ["Bà con thôn Kon Lin. Ảnh: Mai Khánh", "Bà con thôn Kon Lin. (Ảnh: Mai Khánh)"]
)
def test_a_photo_credit_is_told_from_its_caption(line):
    assert read(TITLE, LEAD, FIRST, line, SECOND).figures == (
        Figure("Bà con thôn Kon Lin.", "Mai Khánh"),
    )


def test_a_label_before_a_caption_is_no_credit():
    figure = read(TITLE, LEAD, "Ảnh: Bà con thôn Kon Lin làm đường bê tông", FIRST, SECOND).figures[
        0
    ]
    assert figure == Figure("Bà con thôn Kon Lin làm đường bê tông")


def test_a_line_said_twice_is_a_caption_and_its_alternative():
    line = "Già làng A Khảo cùng bà con"
    found = read(TITLE, LEAD, FIRST, line, line, SECOND)
    assert found.figures == (Figure(line),)


@pytest.mark.parametrize(
    "heading", ["I. KẾT QUẢ", "1. Về nước sạch", "A/ ĐỊNH HƯỚNG", "NHIỆM VỤ TRỌNG TÂM"]
)
def test_numbered_lines_and_capitals_are_headings(heading):
    found = read(TITLE, LEAD, FIRST, heading, SECOND)
    assert found.blocks[1] == Heading(heading)


def test_a_line_nobody_can_place_is_kept_and_named():
    found = read(TITLE, LEAD, FIRST, SECOND, "Nhiều cách làm hay ở cơ sở", FIRST)
    assert Heading("Nhiều cách làm hay ở cơ sở") in found.blocks
    note = next(note for note in found.notes if note.code is NoteCode.UNSURE_LINE)
    assert note.values == {"text": "Nhiều cách làm hay ở cơ sở", "taken_as": "heading"}


def test_lines_wrapped_by_width_are_whole_again():
    words = SECOND.split()
    wrapped = [" ".join(words[:12]), " ".join(words[12:])]
    assert read(TITLE, "", LEAD, "", FIRST, "", *wrapped).blocks == BODY


def test_lists_keep_their_lines():
    items = ("- Hỗ trợ cây giống", "- Làm 3 km đường", "a) Vốn nhà nước")
    assert read(TITLE, LEAD, FIRST, *items, SECOND).blocks[1:4] == tuple(map(Paragraph, items))


def test_the_title_is_not_the_rubric_above_it_nor_the_site():
    found = read("Cổng thông tin điện tử xã Đăk Lin", "DÂN VẬN KHÉO", *ARTICLE)
    assert found.title == TITLE


def test_a_title_that_asks_or_ends_with_a_stop_is_a_title():
    for title in (
        "Vì sao người dân xã vùng cao Đăk Lin chưa có nước sạch?",
        "Hội nghị đối thoại của xã.",
    ):
        assert read(title, LEAD, FIRST, SECOND).title == title


def test_text_without_a_title_is_kept_and_says_so():
    found = read(LEAD, FIRST, SECOND)
    assert (found.title, found.lead) == ("", LEAD)
    assert NoteCode.MISSING_TITLE in codes(found)


def test_a_text_that_starts_with_a_heading_has_no_lead():
    found = read(TITLE, "I. KẾT QUẢ", FIRST, SECOND)
    assert found.lead == ""
    assert NoteCode.MISSING_LEAD in codes(found)


def test_a_decomposed_page_gives_the_same_article():
    page = "\n".join(ARTICLE)
    assert read_page(unicodedata.normalize("NFD", page)) == read_page(page)


def test_unseen_signs_and_odd_spaces_are_cleaned():
    dirty = "\ufeff" + "\n".join(ARTICLE).replace("nước", "nư\u00adớc").replace(
        " sạch", "\u00a0\u200bsạch"
    )
    dirty = dirty.replace("xã", "\u202exã\x00").replace("\n", "\r\n")
    assert read_page(dirty) == read_page("\n".join(ARTICLE))


def test_the_fingerprint_does_not_hear_spaces_tones_furniture_or_days():
    other = ("Thứ Hai, 1/9/2031", *ARTICLE, "Phản hồi")
    respelt = "\n\n".join(other).replace("hòa", "hoà").replace("sạch và", "sạch  và ").upper()
    assert read_page(respelt).fingerprint == read(*ARTICLE).fingerprint
    assert read(TITLE, LEAD, FIRST, FIRST).fingerprint != read(*ARTICLE).fingerprint


def test_an_address_given_is_where_the_page_stood():
    found = read(*ARTICLE, address="https://www.sonkhe.example.vn/tin/1")
    assert found.page_address == found.source_address == "https://www.sonkhe.example.vn/tin/1"
    assert found.source_name == "sonkhe.example.vn"
    assert read(*ARTICLE, address="javascript:alert(1)").page_address == ""
