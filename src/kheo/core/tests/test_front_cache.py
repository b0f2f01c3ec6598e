"""The cache before Django: what it keeps, what it gives, and what it lets pass."""

import gzip
from pathlib import Path

import brotli
import pytest

from kheo.core.front.cache import Terms
from kheo.core.http import COUNTED_PAGE
from kheo.core.tests.front import PAGE, Front, Site


@pytest.fixture
def front(tmp_path: Path) -> Front:
    return Front(tmp_path)


def test_a_public_page_is_rendered_once_for_all_readers(front):
    answers = [front.get("/bai/") for _ in range(5)]
    assert front.renderings == 1
    assert all(answer == answers[0] for answer in answers)
    assert answers[0].body == PAGE


def test_django_may_end_its_request_when_a_page_is_kept(front):
    front.get("/")
    assert front.site.closed == 1


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("gzip;q=0, br;q=0", None, bytes),
        ("", None, bytes),
    ],
)
def test_a_page_comes_packed_as_the_reader_likes_it(front, accepted, encoding, unpack):
    got = front.get(ACCEPT_ENCODING=accepted)
    assert got.headers.get("Content-Encoding") == encoding
    assert got.headers["Content-Length"] == str(len(got.body))
    assert got.headers["Vary"] == "Accept-Encoding"
    assert unpack(got.body) == PAGE


def test_each_packing_has_a_strong_tag_of_its_own(front):
    tags = {front.get(ACCEPT_ENCODING=wish).headers["ETag"] for wish in ("br", "gzip", "")}
    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}', "*"])
def test_a_reader_who_has_the_page_already_gets_no_body(front, known):
    first = front.get(ACCEPT_ENCODING="gzip")
    again = front.get(ACCEPT_ENCODING="gzip", IF_NONE_MATCH=known.format(first.headers["ETag"]))
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert not {"Content-Length", "Content-Encoding", "Content-Type"} & again.headers.keys()


def test_a_tag_of_another_packing_does_not_count(front):
    packed = front.get(ACCEPT_ENCODING="br")
    assert front.get(IF_NONE_MATCH=packed.headers["ETag"]).status == 200


def test_a_first_request_with_a_condition_still_brings_the_whole_page_into_the_cache(front):
    front.get(IF_NONE_MATCH='"old"', IF_MODIFIED_SINCE="Wed, 08 May 2024 01:30:00 GMT")
    assert not {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"} & front.site.asked[0].keys()
    assert front.get().body == PAGE
    assert front.renderings == 1


def test_head_has_the_headers_of_get_and_no_body(front):
    head, got = front.get(method="HEAD"), front.get()
    assert head.headers == got.headers
    assert (head.body, head.status) == (b"", 200)
    assert front.renderings == 1


def test_head_of_a_page_that_is_not_kept_has_no_body_either(tmp_path):
    front = Front(tmp_path, Site(headers={}))
    assert front.get(method="HEAD").body == b""
    assert front.site.closed == 1


def test_a_redirection_for_good_is_kept_with_its_target(tmp_path):
    headers = {"Cache-Control": "public, no-cache", "Location": "/moi/"}
    front = Front(tmp_path, Site(status=301, headers=headers, body=b""))
    assert [front.get("/cu/").headers["Location"] for _ in range(2)] == ["/moi/", "/moi/"]
    assert front.renderings == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cache-Control": "private"},
        {"Cache-Control": "public, no-store"},
        {"Cache-Control": "public", "Set-Cookie": "kheo_phien=1"},
        {"Cache-Control": "public", "Vary": "Accept-Encoding, Cookie"},
        {"Cache-Control": "public", "Content-Encoding": "gzip"},
    ],
)
def test_what_may_differ_between_readers_is_never_kept(tmp_path, headers):
    front = Front(tmp_path, Site(headers=headers))
    assert [front.get().body for _ in range(3)] == [PAGE] * 3
    assert front.renderings == 3


@pytest.mark.parametrize("status", [204, 302, 304, 400, 403, 404, 410, 500, 503])
def test_no_other_state_is_kept(tmp_path, status):
    front = Front(tmp_path, Site(status=status))
    assert [front.get().status, front.get().status] == [status, status]
    assert front.renderings == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_what_is_no_reading_goes_to_django(front, method):
    front.get()
    front.get(method=method)
    assert [asked["REQUEST_METHOD"] for asked in front.site.asked] == ["GET", method]


def test_staff_pages_go_to_django_even_if_they_call_themselves_public(front):
    front.get("/quan-tri/pages/")
    front.get("/quan-tri/pages/")
    assert front.renderings == 2


def test_readers_with_cookies_get_the_page_that_all_get(front):
    front.get()
    assert front.get(COOKIE="kheo_phien=abc").body == PAGE
    assert front.renderings == 1


@pytest.mark.parametrize("header", ["HX_REQUEST", "RANGE", "AUTHORIZATION"])
def test_a_request_for_something_else_than_the_page_leaves_no_trace(front, header):
    front.site.body = b"a part"
    assert front.get("/tin/", **{header: "true"}).body == b"a part"
    front.site.body = PAGE
    assert front.get("/tin/").body == PAGE
    front.get("/tin/", **{header: "true"})
    assert front.renderings == 3


def test_a_part_of_a_page_tells_caches_on_the_way_not_to_keep_it(front):
    got = front.get("/tin/", HX_REQUEST="true")
    assert "public" not in got.headers["Cache-Control"]
    assert "HX-Request" in got.headers["Vary"]


def test_a_part_that_is_for_one_reader_anyway_goes_as_it_is(tmp_path):
    front = Front(tmp_path, Site(headers={"Cache-Control": "no-store"}))
    assert front.get(HX_REQUEST="true").headers["Cache-Control"] == "no-store"


def test_the_old_way_of_writing_is_refused(front):
    front.cache.application = lambda _environ, start: [start("200 OK", [])(b"early")]
    with pytest.raises(NotImplementedError):
        front.get()


def test_a_page_that_also_comes_in_parts_says_so(tmp_path):
    headers = {"Cache-Control": "public", "Vary": "HX-Request"}
    front = Front(tmp_path, Site(headers=headers))
    front.get()
    assert front.get().headers["Vary"] == "Accept-Encoding, HX-Request"
    assert front.renderings == 1


@pytest.mark.parametrize("other", [{"HOST": "khac.example.vn"}, {"X_FORWARDED_PROTO": "https"}])
def test_host_and_scheme_are_part_of_the_address(tmp_path, other):
    front = Front(tmp_path, scheme="HTTP_X_FORWARDED_PROTO")
    front.get()
    front.get(**other)
    assert front.renderings == 2


def test_a_scheme_that_no_proxy_vouches_for_is_not_believed(front):
    front.get(X_FORWARDED_PROTO="https")
    front.get()
    assert front.renderings == 1


def test_the_query_is_part_of_the_address(front):
    for path in ("/?trang=1", "/?trang=2", "/?trang=1"):
        front.get(path)
    assert front.renderings == 2


@pytest.mark.parametrize("query", ["q=nha+van+hoa", "trang=2&q=x", "%71=x", "q=&q=x"])
def test_what_a_reader_searches_for_is_never_kept(front, query):
    for _ in range(2):
        front.get(f"/van-ban/?{query}")
    assert front.renderings == 2
    assert not front.cache.shelf.entries


@pytest.mark.parametrize("query", ["", "q=", "q=+", "trang=2&q=", "qq=x"])
def test_a_list_is_kept_that_no_words_narrow(front, query):
    for _ in range(2):
        front.get(f"/van-ban/?{query}")
    assert front.renderings == 1


def test_very_long_addresses_and_nameless_hosts_pass(front):
    for _ in range(2):
        front.get("/?q=" + "a" * 2000)
        front.get(HOST="")
    assert front.renderings == 4


def test_internal_headers_never_leave_the_house(front):
    front.site.calls_itself_page(7)
    for request in ({}, {}, {"HX_REQUEST": "true"}, {"method": "HEAD"}, {"method": "POST"}):
        assert COUNTED_PAGE not in front.get(**request).headers


def test_each_get_of_a_counted_page_is_told_once(front):
    front.site.calls_itself_page(7)
    tag = front.get().headers["ETag"]
    front.get(IF_NONE_MATCH=tag)
    front.get(method="HEAD")
    front.get(HX_REQUEST="true")
    assert front.views == [7, 7, 7]


def test_a_page_that_is_not_there_is_no_view(tmp_path):
    front = Front(tmp_path, Site(status=404))
    front.site.calls_itself_page(7)
    front.get()
    assert front.views == []


def test_a_large_answer_passes_whole(tmp_path):
    front = Front(tmp_path, terms=Terms(largest_body=1000))
    assert [front.get().body, front.get().body] == [PAGE, PAGE]
    assert front.renderings == 2


def test_memory_is_bounded_and_what_was_renewed_last_stays(tmp_path):
    front = Front(tmp_path, terms=Terms(most_bytes=60_000))
    for number in range(20):
        front.get(f"/{number}/")
    shelf = front.cache.shelf
    assert shelf.bytes <= 60_000
    assert shelf.bytes == sum(entry.size for entry in shelf.entries.values())
    assert "/19/" in {path for _, _, path, _ in shelf.entries}


def test_after_ten_seconds_the_page_is_rendered_anew(front):
    front.get()
    front.clock.now += 10
    front.site.body = b"later"
    assert front.get().body == b"later"


def test_the_tag_stays_while_the_page_says_the_same(front):
    tag = front.get().headers["ETag"]
    packed = next(iter(front.cache.shelf.entries.values())).variants
    front.clock.now += 11
    assert front.get(IF_NONE_MATCH=tag).status == 304
    assert next(iter(front.cache.shelf.entries.values())).variants is packed
    assert front.renderings == 2


def test_a_page_whose_headers_changed_is_packed_anew(front):
    front.get()
    front.clock.now += 11
    front.site.headers = front.site.headers | {"Content-Security-Policy": "default-src 'none'"}
    assert "Content-Security-Policy" in front.get().headers


def test_an_answer_that_is_not_kept_holds_nobody_up_for_long(tmp_path):
    front = Front(tmp_path, Site(status=500))
    front.get()
    assert len(front.cache.refused) == 1
    front.clock.now += 11
    front.site.status = 200
    front.get()
    front.get()
    assert front.renderings == 2


def test_the_memory_of_what_is_not_kept_is_bounded(tmp_path):
    front = Front(tmp_path, Site(status=404))
    for number in range(3000):
        front.get(f"/khong-co/{number}/")
    assert len(front.cache.refused) <= 2048
