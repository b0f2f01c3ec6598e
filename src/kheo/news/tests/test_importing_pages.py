"""Whole saved pages of the kinds of site that public bodies have. All names are invented."""

from datetime import date, datetime, timedelta, timezone

import pytest

from kheo.news.importing import Figure, Heading, NoteCode, Paragraph, Quote, Table, read_page

HANOI = timezone(timedelta(hours=7))
TITLE = "Ban Dân vận Tỉnh ủy Sơn Khê gặp mặt già làng, người có uy tín năm 2031"
LEAD = (
    "Sáng 3/2, tại xã Đăk Lin, Ban Dân vận Tỉnh ủy Sơn Khê tổ chức gặp mặt 45 già làng, trưởng "
    "thôn, người có uy tín trong đồng bào các dân tộc thiểu số."
)
FIRST = (
    "Phát biểu tại buổi gặp mặt, đồng chí Lê Văn Khảo, Trưởng Ban Dân vận Tỉnh ủy, ghi nhận công "
    "lao của các già làng trong vận động Nhân dân làm đường, giữ rừng và giữ gìn tiếng nói của "
    "mình."
)
SECOND = (
    "Các đại biểu kiến nghị tỉnh quan tâm nước sạch cho 6 thôn vùng cao; sửa 12 km đường vào khu "
    "sản xuất; và mở thêm lớp dạy cồng chiêng cho lớp trẻ…"
)
THIRD = "Dịp này, tỉnh tặng 45 suất quà, mỗi suất trị giá 1.500.000 đồng, cho các già làng."
CAPTION = "Quang cảnh buổi gặp mặt"
BODY = (Paragraph(FIRST), Paragraph(SECOND), Paragraph(THIRD))

NUKEVIET = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>{TITLE} - Tin hoạt động - Ban Dân vận Tỉnh ủy Sơn Khê</title>
<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">
<meta property="og:site_name" content="Ban Dân vận Tỉnh ủy Sơn Khê">
<link rel="canonical" href="http://danvan.sonkhe.example.vn/tin/gap-mat-gia-lang-12.html">
<meta name="news_keywords" content="già làng, người có uy tín, dân vận"></head><body>
<div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li>
</ul></div>
<div class="breadcrumbs"><a href="/">Trang nhất</a> » <a href="/tin">Tin tức</a></div>
<div class="news_column panel panel-default"><div class="panel-body">
<h1 class="title margin-bottom-lg">{TITLE}</h1>
<span class="h5">Thứ ba - 04/02/2031 08:15</span> <span class="fa-eye">351</span>
<ul class="list-inline socialicon"><li><a href="#">Chia sẻ</a></li></ul>
<div class="hometext m-bottom">{LEAD}</div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg">
<p style="text-align:center"><img alt="" src="/uploads/news/gap-mat.jpg" width="800"></p>
<p style="text-align:center"><em>{CAPTION}</em></p>
<p>{FIRST}</p><p>{SECOND}</p><p>&nbsp;</p><p>{THIRD}</p></div>
<p class="text-right"><strong>Tác giả: </strong>Hà Mai Khánh</p>
<p class="text-right"><strong>Nguồn tin: </strong>Báo Sơn Khê</p>
</div></div>
<div class="panel"><h3>Ý kiến bạn đọc</h3><form><textarea>Nhập ý kiến</textarea></form></div>
<div class="other-news"><h3>Những tin cũ hơn</h3><ul><li><a href="/1">Hội nghị tổng kết công tác năm
2030 của khối dân vận cơ sở (05/01/2031)</a></li></ul></div>
<footer>© Bản quyền thuộc về Ban Dân vận Tỉnh ủy Sơn Khê. Ghi rõ nguồn khi phát lại tin từ trang
này.</footer><script>var a = "<p>{FIRST}</p>";</script></body></html>"""

JOOMLA = f"""<html><head><title>{TITLE}</title></head><body><div id="wrapper">
<div id="header"><h1><a href="/">Tạp chí Sơn Khê</a></h1></div>
<div class="breadcrumb"><span>Trang chủ</span> <span>Thực tiễn</span></div>
<div id="k2Container" class="itemView">
<span class="itemDateCreated">Thứ hai, 03 Tháng 2 2031 15:57</span>
<span class="itemHits">1374 Lượt xem</span><h2 class="itemTitle">{TITLE}</h2>
<div class="itemToolbar"><ul><li>font size <a>decrease</a> <a>increase</a></li><li>Print</li></ul>
</div>
<div class="itemBody"><div class="itemIntroText"><p><strong><em>(TCSK) - {LEAD}</em></strong></p>
</div>
<div class="itemFullText"><p style="text-align: justify;">{FIRST}</p>
<p style="text-align: justify;">
{SECOND}</p><p style="text-align: justify;">{THIRD}</p>
<p style="text-align: right;"><strong>Lê Hồng Thao</strong></p></div></div>
<div class="itemRelated"><h3>Related items (by tag)</h3><ul><li><a href="/2">Một mô hình hay ở xã
vùng cao Đăk Lin cần được nhân rộng trong toàn tỉnh</a></li></ul></div></div>
<div id="footer"><p>Giấy phép số 12/GP-BTTTT ngày 3/3/2020 do Bộ Thông tin và Truyền thông cấp.</p>
</div></div></body></html>"""

SHAREPOINT = f"""<html><head><title>
	Cổng thông tin điện tử tỉnh Sơn Khê - {TITLE}
</title></head><body><form id="aspnetForm" action="/x"><input type="hidden" value="zzz">
<table width="100%"><tr><td colspan="2">Thứ Hai, ngày 10/02/2031</td></tr><tr>
<td class="leftmenu"><table><tr><td><a href="/a">Tin trong tỉnh</a></td></tr><tr><td>
<a href="/b">Văn bản chỉ đạo điều hành</a></td></tr></table></td>
<td><div class="DetailTitle">{TITLE}</div>
<div class="ArticleDate">Ngày đăng: 03/02/2031 11:38</div><div>Cỡ chữ: A- A A+</div>
<div class="ExternalClass"><div style="font-weight:bold">{LEAD}</div>
<table align="center"><tr><td><img src="PublishingImages/gap-mat.jpg"></td></tr><tr><td>{CAPTION}.
Ảnh: Mai Khánh</td></tr></table><div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div>
<div style="text-align:right">(Theo Báo Sơn Khê)</div></div></td></tr></table>
<div class="footer">Chịu trách nhiệm chính: Ông Lê Văn Khảo, Chánh Văn phòng</div></form></body>
</html>"""

NEWSPAPER = f"""<!doctype html><html><head><meta charset="utf-8">
<title>{TITLE} | Báo Sơn Khê</title>
<meta property="article:published_time" content="2031-02-03T09:30:00+07:00">
<meta property="article:tag" content="dân vận"><meta property="article:tag" content="già làng">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"author": {{"@type": "Person", "name": "Hà Mai Khánh"}}}}</script></head><body>
<header><a href="/">Báo Sơn Khê</a><nav><a href="/cx">Chính trị</a><a href="/xh">Xã hội</a></nav>
</header>
<main><article><h1 class="article__title">{TITLE}</h1><div class="article__meta">
<span class="author">Mai Khánh</span>
<time datetime="2031-02-04T01:00:00">04/02/2031 01:00</time></div>
<h2 class="article__sapo">{LEAD}</h2><div class="article__body">
<figure><img data-src="https://img.sonkhe.example.vn/1.jpg" src="data:image/gif;base64,R0lGOD"
alt="Các già làng ngồi quanh bếp lửa"><figcaption>{CAPTION}. Ảnh: Đức Mẫn</figcaption></figure>
<p>{FIRST}</p><div class="related-box"><p>Tin liên quan</p><a href="/9">Già làng Đăk Lin hiến đất
mở đường cho bản nghèo vùng biên giới của tỉnh</a></div><h3>Nước sạch cho vùng cao</h3>
<p>{SECOND}</p><blockquote>Dân bàn thì việc mới bền.</blockquote>
<table><tr><th>Thôn</th><th>Suất quà</th></tr><tr>
<td>Kon Lin</td><td>20</td></tr><tr><td>Đăk Rơ</td><td></td></tr><tr><td>Kon Xa</td><td>25</td></tr>
</table>
<p>{THIRD}</p><p style="display:none">Bài ẩn không ai thấy, chỉ dành cho máy tìm kiếm đọc được.</p>
</div></article><section class="comments"><p>Bạn đọc Nguyễn A: Bài viết rất hay, mong các cấp quan
tâm hơn nữa.</p></section></main><aside><p>Đọc nhiều</p></aside></body></html>"""

DANVAN = f"""<html><body><div>Thứ Hai, 10/2/2031</div><div id="menu"><a href="/">Trang chủ</a></div>
<div class="detail"><b>Sơn Khê: {TITLE}</b><br><br>{LEAD}<br><br>
<img src="/Uploads/1.jpg"><br><i>{CAPTION}</i><br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}
<br><br>
<b>(baosonkhe.example.vn)</b></div><div>Gửi cho bạn bè</div><div>Phản hồi</div>
<div>Thông tin người gửi phản hồi</div><div>Xem nhiều nhất</div>
<a href="/3">Hội nghị dân vận khéo toàn tỉnh lần thứ ba</a>
</body></html>"""

PAGES = {
    "nukeviet": NUKEVIET,
    "joomla": JOOMLA,
    "sharepoint": SHAREPOINT,
    "newspaper": NEWSPAPER,
    "danvan": DANVAN,
}


def codes(found):
    return [note.code for note in found.notes]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_kind_of_site_gives_title_lead_and_body_to_the_letter(page):
    found = read_page(page)
    assert (found.title, found.lead) == (TITLE, LEAD)
    assert tuple(b for b in found.blocks if isinstance(b, Paragraph)) == BODY


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_bytes_and_text_of_a_page_are_the_same_article(page):
    assert read_page(page.encode()) == read_page(page)


def test_the_same_article_has_one_fingerprint_on_every_site():
    assert len({read_page(page).fingerprint for page in PAGES.values()}) == 1


def test_nukeviet_names_author_source_topics_and_hour():
    found = read_page(NUKEVIET)
    assert (found.author, found.source_name) == ("Hà Mai Khánh", "Báo Sơn Khê")
    assert found.topics == ("già làng", "người có uy tín", "dân vận")
    assert found.published_at == datetime(2031, 2, 4, 8, 15, tzinfo=HANOI)
    assert found.source_address == "http://danvan.sonkhe.example.vn/tin/gap-mat-gia-lang-12.html"
    picture = "http://danvan.sonkhe.example.vn/uploads/news/gap-mat.jpg"
    assert found.figures == (Figure(CAPTION, "", picture, ""),)


def test_joomla_gives_its_date_above_the_title_and_its_mark_before_the_lead():
    found = read_page(JOOMLA)
    assert found.published_at == datetime(2031, 2, 3, 15, 57, tzinfo=HANOI)
    assert found.reading_day is None
    assert (found.author, found.source_name) == ("Lê Hồng Thao", "TCSK")


def test_a_page_wrapped_in_one_form_is_no_form():
    found = read_page(SHAREPOINT)
    assert found.published_at == datetime(2031, 2, 3, 11, 38, tzinfo=HANOI)
    assert found.reading_day == date(2031, 2, 10)
    assert found.source_name == "Báo Sơn Khê"
    assert found.figures == (Figure(f"{CAPTION}.", "Mai Khánh", "PublishingImages/gap-mat.jpg"),)


def test_a_newspaper_gives_figure_heading_quote_and_table_in_their_order():
    found = read_page(NEWSPAPER)
    assert found.blocks == (
        Figure(
            f"{CAPTION}.",
            "Đức Mẫn",
            "https://img.sonkhe.example.vn/1.jpg",
            "Các già làng ngồi quanh bếp lửa",
        ),
        Paragraph(FIRST),
        Heading("Nước sạch cho vùng cao"),
        Paragraph(SECOND),
        Quote("Dân bàn thì việc mới bền."),
        Table((("Thôn", "Suất quà"), ("Kon Lin", "20"), ("Đăk Rơ", ""), ("Kon Xa", "25"))),
        Paragraph(THIRD),
    )
    assert found.published_at == datetime(2031, 2, 3, 9, 30, tzinfo=HANOI)
    assert found.topics == ("dân vận", "già làng")
    assert found.author == "Hà Mai Khánh"


def test_a_portal_of_loose_lines_has_a_day_of_reading_and_no_publication():
    found = read_page(DANVAN, address="http://danvan.example.vn/tin/1")
    assert (found.place, found.reading_day, found.published_at) == (
        "Sơn Khê",
        date(2031, 2, 10),
        None,
    )
    assert (found.source_name, found.source_address) == ("baosonkhe.example.vn", "")
    assert found.page_address == "http://danvan.example.vn/tin/1"
    assert found.figures == (Figure(CAPTION, "", "http://danvan.example.vn/Uploads/1.jpg"),)
    assert NoteCode.READING_DAY_NOT_PUBLICATION in codes(found)
    assert NoteCode.MISSING_PUBLICATION_TIME in codes(found)


def test_a_fragment_copied_out_of_a_page_is_read_like_the_page():
    found = read_page(f"<h2>{TITLE}</h2><p>{LEAD}</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert (found.title, found.lead) == (TITLE, LEAD)
    assert found.blocks == BODY


def test_no_markup_survives():
    evil = NEWSPAPER.replace("<h3>Nước", '<h3 onclick="x()">Nước<script>x()</script>&lt;b&gt; ')
    found = read_page(evil)
    assert all(
        "<script" not in str(block) and "onclick" not in str(block) for block in found.blocks
    )


def test_what_was_hidden_or_said_by_readers_is_not_the_article():
    found = read_page(NEWSPAPER)
    assert not any("Bài ẩn" in str(b) or "Bạn đọc Nguyễn A" in str(b) for b in found.blocks)
