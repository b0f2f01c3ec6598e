"""Pages made to break readers: each gives an article or a refusal, and no work in squares."""

import random
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kheo.core.text import LONG_STRETCH, STRETCH, compose
from kheo.news.importing import Found, ImportRefused, Reason, read_page
from kheo.news.importing.decoding import decode
from kheo.news.importing.markup import prepare
from kheo.news.importing.outline import outline

TITLE = "Đối thoại với dân về nước sạch ở vùng cao năm nay"
LEAD = "Sáng 5/8, UBND xã Đăk Lin tổ chức đối thoại với Nhân dân về nước sạch và đường liên thôn."
PAGE = (
    f'<html><head><title>{TITLE}</title><meta property="og:title" content="{TITLE}"></head><body>'
    f'<div class="menu"><a href="/">Trang chủ</a></div><h1>{TITLE}</h1><p class="sapo">{LEAD}</p>'
    f'<figure><img src="a.jpg" alt=""><figcaption>Nhà rông</figcaption></figure><p>{LEAD}</p>'
    "<table><tr><td>Thôn</td><td>Hộ</td></tr><tr><td>Kon Lin</td><td>12</td></tr></table>"
    "</body></html>"
)
PARAGRAPH = f"<p>{LEAD}</p>"


def read(data):
    """Return what came out, as long as nothing but an article or a refusal did."""
    try:
        return read_page(data)
    except ImportRefused as refused:
        return refused.reason


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=20_000))
def test_any_bytes_give_an_article_or_a_refusal(data):
    assert isinstance(read(data), Found | Reason)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2_000))
def test_any_text_gives_an_article_or_a_refusal(text):
    assert isinstance(read(text), Found | Reason)
    assert isinstance(read(f"<p>{text}</p>{PARAGRAPH}"), Found | Reason)


HEAP = (
    "<p> </p> <b> </b> <table> <tr> <td> </table> <div> </div> <a href=x> </a> <li> <br> <h1>",
    "</h1> <img src=a.jpg> <figure> </figure> <blockquote> <!-- --> <script> </script>",
    "<title> </title> <pre> </pre>",
    "<form> <select> <option> <svg> <template> <![CDATA[ ]]> & &#0; &#xD800; <td",
    "<p= \" ' < >",
)
TAGS = st.sampled_from([tag for line in HEAP for tag in line.split()])
TEXTS = st.sampled_from(
    [TITLE, LEAD, "Ảnh: A", "Nguồn: B", "5/8/2031", "\x00", "Trang chủ", "ngắn"]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TAGS | TEXTS, max_size=80).map(" ".join))
def test_any_heap_of_tags_gives_an_article_or_a_refusal(html):
    assert isinstance(read(html), Found | Reason)


@pytest.mark.parametrize("seed", range(40))
def test_a_mangled_page_gives_an_article_or_a_refusal(seed):
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    data = bytearray(PAGE.encode())
    for _ in range(dice.randrange(1, 60)):
        at = dice.randrange(len(data))
        data[at : at + dice.randrange(3)] = dice.randbytes(dice.randrange(3))
    assert isinstance(read(bytes(data)), Found | Reason)


@pytest.mark.parametrize("cut", range(0, len(PAGE), 37))
def test_a_page_cut_anywhere_gives_an_article_or_a_refusal(cut):
    assert isinstance(read(PAGE[:cut]), Found | Reason)


@given(st.lists(TEXTS, min_size=1, max_size=12).map("\n".join))
@settings(deadline=None)
def test_decomposed_text_reads_the_same(text):
    assert read(unicodedata.normalize("NFD", text)) == read(text)


@pytest.mark.parametrize(
    "tag", ["div", "span", "b", "table><tr><td", "blockquote", "ul><li", "x-y"]
)
def test_nested_ten_thousand_deep_is_refused(tag):
    assert read(f"<{tag}>" * 10_000 + PARAGRAPH) is Reason.TOO_DEEP


def test_nesting_hidden_from_a_count_of_tags_is_refused_all_the_same():
    assert read("<x><div></x></div>" * 5_000 + PARAGRAPH) is Reason.TOO_DEEP


def test_deep_but_human_nesting_is_read():
    assert read("<div>" * 300 + PAGE + "</div>" * 300).title == TITLE


@pytest.mark.parametrize("big", [b"a" * 6_000_000, "ạ" * 6_000_000, PAGE.encode() * 20_000])
def test_more_than_five_megabytes_are_refused(big):
    assert read(big) is Reason.TOO_BIG


def test_too_many_tags_and_too_much_text_are_refused():
    assert read("<p>a</p>" * 40_000) is Reason.TOO_MANY_PARTS
    assert read(f"{LEAD}\n" * 15_000) is Reason.TOO_LONG
    assert read(f"<p>{LEAD * 4_000}</p>") is Reason.TOO_LONG


def test_formatting_left_open_does_not_multiply():
    html = "".join(f"<p><b id={n}>chữ</p>" for n in range(300))
    assert len(outline(prepare(html).html).boxes) < 1_000


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a",
        '<a ="',
        "<a ='",
        "<!--",
        "<script>",
        "<title>",
        "<![CDATA[",
        "</",
        "<a b=<",
        "<p '",
    ],
)
def test_unfinished_markup_is_read_forward_once(unit):
    """Twice the page costs twice the steps: every place is started from at most once."""
    steps = [len(prepare(unit * size).parts) for size in (1_000, 2_000)]
    assert steps[1] <= 2 * steps[0] + 2


def test_a_tag_with_endless_attributes_loses_them():
    html = "<a " + " ".join(f"x{n}" for n in range(50_000)) + ">" + PARAGRAPH
    assert len(prepare(html).html) < 1_000


def test_marks_are_put_in_order_in_short_stretches():
    """Ordering costs the square of a stretch, so no stretch may be long."""
    text = "a" + "\u0323\u0301" * 50_000
    assert LONG_STRETCH.search(text)
    assert max(len(stretch[0]) for stretch in STRETCH.finditer(text)) <= 66
    assert compose("a\u0323\u0302" * 100) == "ậ" * 100


def test_linked_data_nested_without_end_is_passed_over():
    script = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert read(PAGE.replace("</head>", script + "</head>")).title == TITLE


def test_decoding_says_what_was_mended():
    assert not decode(PAGE.encode()).repaired


def test_addresses_of_pictures_run_no_script():
    for source in (
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "http://[::1",
        "vbscript:x",
    ):
        found = read(PAGE.replace("a.jpg", source))
        assert all(not figure.address for figure in found.figures)
