"""Pages that keep no rules: Word, layout by tables, loose lines, photographs. Invented names."""

from datetime import date, datetime, timedelta, timezone

import pytest

from kheo.news.importing import Figure, Heading, NoteCode, Paragraph, Table, read_page

HANOI = timezone(timedelta(hours=7))
TITLE = "Đối thoại với dân về nước sạch ở vùng cao năm nay"
LEAD = "Sáng 5/8, UBND xã Đăk Lin tổ chức đối thoại với Nhân dân về nước sạch và đường liên thôn."
FIRST = "Tại hội nghị, người dân nêu 12 ý kiến về đường vào khu sản xuất và nước của các thôn."
SECOND = "Chủ tịch UBND xã trả lời từng ý kiến và hẹn ngày 20/8 báo cáo kết quả tại nhà rông."
BODY = (Paragraph(FIRST), Paragraph(SECOND))

WORD = f"""<html xmlns:o="urn:x"><body>
<p class=MsoNormal align=center><b><span>{TITLE}<o:p></o:p></span></b>
</p><p class=MsoNormal><span>{LEAD}<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>{FIRST}</p><p class=MsoNormal>{SECOND}</p>
<p class=MsoNormal align=right><b>Mai Khánh</b></p></body></html>"""

TABLES = f"""<table><tr><td><font size=4><b>{TITLE}</b></font></td></tr><tr><td><i>Cập nhật lúc:
05/08/2031 09:15 SA</i></td></tr><tr><td><font face=Arial><b>{LEAD}</b><p>{FIRST}<p>{SECOND}
<p align=right><b>Mai Khánh</b></font></td></tr></table>
<table><tr><td><b>Các tin khác:</b></td></tr>
<tr><td><a href=1>Xã Đăk Lin ra quân làm đường nông thôn mới</a> (03/08/2031)</td></tr></table>"""

BLOG = f"""<html><head><title>{TITLE} – Xã Đăk Lin</title>
<meta property="article:published_time" content="2031-08-05T02:15:00+00:00"></head>
<body class="single has-sidebar"><header class="site-header"><a href=/>Xã Đăk Lin</a></header>
<div id="content" class="site-content"><main><article class="post">
<h1 class="entry-title">{TITLE}</h1>
<span class="posted-on"><time datetime="2031-08-06">06/08/2031</time></span>
<span class="byline">by <a>admin</a></span><div class="entry-content"><p>{LEAD}</p><p>{FIRST}</p>
<p>{SECOND}</p></div></article><div id=comments><h2>Để lại bình luận</h2></div></main>
<aside><h2>Bài viết mới</h2><ul><li><a href=1>Ra quân làm đường</a></li></ul></aside></div></body>
</html>"""

DIVS = f"""<html><head><title>Trang thông tin điện tử xã Đăk Lin</title></head><body>
<div>Thứ Hai, 10/08/2031</div><div class=tieude>{TITLE}</div><div>{LEAD}</div><div>{FIRST}</div>
<div>{SECOND}</div></body></html>"""

APART = f"""<html><head><title>{TITLE}</title></head><body><div>
<h1>{TITLE}</h1><div><div><div>{LEAD}
</div></div></div><div><div><div>{FIRST}</div></div></div><div><div><div>{SECOND}</div></div></div>
</div></body></html>"""

PRE = f"<html><body><pre>{TITLE}\n\n{LEAD}\n\n{FIRST}\n\n{SECOND}</pre></body></html>"

LAYOUTS = {
    "word": WORD,
    "tables": TABLES,
    "blog": BLOG,
    "divs": DIVS,
    "apart": APART,
    "pre": PRE,
}


@pytest.mark.parametrize("page", LAYOUTS.values(), ids=LAYOUTS)
def test_title_lead_and_body_come_out_of_every_layout(page):
    found = read_page(page)
    assert (found.title, found.lead, found.blocks) == (TITLE, LEAD, BODY)


def test_a_signature_on_the_right_is_the_author():
    assert read_page(WORD).author == read_page(TABLES).author == "Mai Khánh"


def test_the_account_that_posted_is_no_author():
    assert read_page(BLOG).author == ""


def test_a_moment_in_another_zone_is_told_in_vietnam_s():
    moment = read_page(BLOG).published_at
    assert moment == datetime(2031, 8, 5, 9, 15, tzinfo=HANOI)
    assert moment.utcoffset() == timedelta(hours=7)


def test_the_hour_of_the_forenoon_is_read():
    assert read_page(TABLES).published_at == datetime(2031, 8, 5, 9, 15, tzinfo=HANOI)


def test_a_title_that_is_only_the_site_s_name_is_not_taken():
    found = read_page(DIVS)
    assert (found.title, found.reading_day, found.published_at) == (TITLE, date(2031, 8, 10), None)


def page(*body):
    return f"<h1>{TITLE}</h1><p>{LEAD}</p>" + "".join(body)


def test_centred_or_italic_words_under_a_picture_are_its_caption():
    found = read_page(
        page(
            "<p><img src='/1.jpg'></p><p><em>Bà con thôn Kon Lin làm đường.</em></p>",
            f"<p>{FIRST}</p><p style='text-align:center'><img src='/2.jpg'><br>Già làng A Khảo ",
            f"(bên trái) - Ảnh: M.K</p><p>{SECOND}</p>",
        )
    )
    assert found.figures == (
        Figure("Bà con thôn Kon Lin làm đường.", "", "/1.jpg"),
        Figure("Già làng A Khảo (bên trái)", "M.K", "/2.jpg"),
    )


def test_several_pictures_in_one_figure_share_its_words():
    pictures = "<img src=1.jpg alt='Nhà rông'><img src=2.jpg>"
    html = f"<figure>{pictures}<figcaption>Lễ hội</figcaption></figure>"
    found = read_page(page(html, f"<p>{FIRST}</p>"))
    assert found.figures == (Figure("", "", "1.jpg", "Nhà rông"), Figure("Lễ hội", "", "2.jpg"))


@pytest.mark.parametrize(
    "icon",
    [
        "<img src='/icons/share.png'>",
        "<img src='a.jpg' width='16' height='16'>",
        "<img src='data:image/gif;base64,R0'>",
        "<img src='logo.svg'>",
        "<img>",
    ],
)
def test_icons_are_no_pictures(icon):
    assert read_page(page(f"<p>{FIRST}</p>", icon, f"<p>{SECOND}</p>")).figures == ()


def test_a_base_address_places_the_pictures():
    html = "<base href='https://img.example.vn/a/'>" + page(
        f"<p>{FIRST}</p><img src='b.jpg'><p>{SECOND}</p>"
    )
    assert read_page(html).figures[0].address == "https://img.example.vn/a/b.jpg"


def test_bold_short_lines_are_headings_and_bold_sentences_are_not():
    found = read_page(
        page(
            f"<p><b>Nhiều cách làm hay</b></p><p><b>{FIRST}</b></p><h2>Kết quả</h2><p>{SECOND}</p>"
        )
    )
    assert found.blocks == (
        Heading("Nhiều cách làm hay"),
        Paragraph(FIRST),
        Heading("Kết quả"),
        Paragraph(SECOND),
    )


def test_items_of_a_list_are_paragraphs_of_their_own():
    found = read_page(
        page(f"<p>{FIRST}</p><ul><li>Nước: 5 ý kiến</li><li>Đường: 7 ý kiến</li></ul>")
    )
    assert found.blocks[1:] == (Paragraph("Nước: 5 ý kiến"), Paragraph("Đường: 7 ý kiến"))


def test_an_article_set_in_whole_as_a_quotation_is_no_quotation():
    found = read_page(
        f"<h1>{TITLE}</h1><blockquote><p>{LEAD}</p><p>{FIRST}</p><p>{SECOND}</p></blockquote>"
    )
    assert (found.lead, found.blocks) == (LEAD, BODY)


def test_a_table_that_only_lays_out_text_is_no_table():
    found = read_page(
        f"<h1>{TITLE}</h1><table><tr><td>{LEAD}</td></tr><tr><td>{FIRST}</td></tr></table>"
    )
    assert not any(isinstance(block, Table) for block in found.blocks)


def test_the_inner_table_of_a_layout_keeps_its_rows():
    rows = "<tr><td>Nước</td><td>5</td></tr><tr><td>Đường</td><td>7</td></tr>"
    inner = f"<table><caption>Số ý kiến</caption>{rows}</table>"
    found = read_page(
        f"<table><tr><td><h1>{TITLE}</h1><p>{LEAD}</p><p>{FIRST}</p>{inner}</td></tr></table>"
    )
    assert Table((("Nước", "5"), ("Đường", "7"))) in found.blocks
    assert Heading("Số ý kiến") in found.blocks


def test_one_break_wraps_a_line_and_two_part_paragraphs():
    found = read_page(
        f"<h1>{TITLE}</h1><div>{LEAD}<br><br>"
        "Tại hội nghị, người dân nêu ra<br>nhiều ý kiến về đường.</div>"
    )
    assert found.blocks == (Paragraph("Tại hội nghị, người dân nêu ra nhiều ý kiến về đường."),)


def test_what_nobody_sees_is_not_read():
    hidden = [
        f"<p hidden>{SECOND}</p>",
        f"<p style='display: none'>{SECOND}</p>",
        f"<noscript><p>{SECOND}</p></noscript>",
        f"<template><p>{SECOND}</p></template>",
        f"<svg><text>{SECOND}</text></svg>",
        f"<!-- <p>{SECOND}</p> -->",
        f"<script>'{SECOND}'</script>",
        f"<textarea>{SECOND}</textarea>",
    ]
    for html in hidden:
        assert read_page(page(f"<p>{FIRST}</p>", html)).blocks == (Paragraph(FIRST),)


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "datePublished": "2031-08-05T09:15:00+07:00"}',
        '[{}, {"@graph": [{"@type": ["Article"], "datePublished": "2031-08-05 09:15"}]}]',
    ],
)
def test_linked_data_gives_the_hour_of_publication(data):
    html = f'<head><script type="application/ld+json">{data}</script></head>' + page(
        f"<p>{FIRST}</p>"
    )
    assert read_page(html).published_at == datetime(2031, 8, 5, 9, 15, tzinfo=HANOI)


@pytest.mark.parametrize(
    "data", ["{", "[1, null, {}]", '{"@type": "Article", "datePublished": 5}', "{}" * 3]
)
def test_linked_data_that_is_broken_gives_nothing(data):
    html = f'<head><script type="application/ld+json">{data}</script></head>' + page(
        f"<p>{FIRST}</p>"
    )
    assert read_page(html).published_at is None


def test_linked_data_names_author_and_topics():
    words = '"keywords": ["nước sạch", "dân vận"]'
    data = f'{{"@type": "Article", {words}, "author": [{{"name": "Hà Mai Khánh"}}]}}'
    html = f'<head><script type="application/ld+json">{data}</script></head>' + page(
        f"<p>{FIRST}</p>"
    )
    found = read_page(html)
    assert (found.author, found.topics) == ("Hà Mai Khánh", ("nước sạch", "dân vận"))


def test_links_to_topics_are_topics_and_no_text():
    tags = "<div class='tags'><a href=1>nước sạch</a> <br><a href=2>đối thoại</a></div>"
    found = read_page(page(f"<p>{FIRST}</p><p>{SECOND}</p>", tags))
    assert found.topics == ("nước sạch", "đối thoại")
    assert found.blocks == BODY


def test_the_address_a_browser_noted_when_it_saved_the_page_is_the_page_s():
    saved = "<!-- saved from url=(0031)https://daklin.example.vn/tin/12 -->"
    found = read_page(f"{saved}<html>{page(f'<p>{FIRST}</p>')}</html>")
    assert found.page_address == "https://daklin.example.vn/tin/12"
    assert found.source_name == "daklin.example.vn"


def test_a_title_that_the_page_does_not_show_is_unsure():
    head = f'<head><meta property="og:title" content="{TITLE} | Báo Sơn Khê"></head>'
    html = f"{head}<p>{LEAD}</p><p>{FIRST}</p>"
    found = read_page(html)
    assert found.title == TITLE
    assert NoteCode.UNSURE_TITLE in {note.code for note in found.notes}


def test_the_shown_title_counts_for_the_letters():
    shown = TITLE.replace("nước sạch", "“nước sạch”")
    head = f"<head><title>{TITLE} - Báo Sơn Khê</title></head>"
    html = f"{head}<h1>{shown}</h1><p>{LEAD}</p><p>{FIRST}</p>"
    assert read_page(html).title == shown


def test_two_headlines_and_no_title_in_the_head_are_unsure():
    found = read_page(f"<h1>Dân vận khéo ở Đăk Lin</h1><h1>{TITLE}</h1><p>{LEAD}</p><p>{FIRST}</p>")
    note = next(note for note in found.notes if note.code is NoteCode.UNSURE_TITLE)
    assert (found.title, note.values["other"]) == (TITLE, "Dân vận khéo ở Đăk Lin")
