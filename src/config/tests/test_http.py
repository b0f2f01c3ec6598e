"""How requests are read and answered, over real connections."""

import socket
import time
from typing import Any

import pytest

from config.http import connection as rules
from config.http import threads
from config.tests.served import PAGE, PART, Served, everything, one_answer, serving

GET = b"GET %b HTTP/1.1\r\nHost: danvan.example.vn\r\n%b\r\n"
LAST = b"Connection: close\r\n"


@pytest.fixture
def site(tmp_path):
    with serving(tmp_path) as served:
        yield served


def body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


def state(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def names(answer: bytes) -> set[bytes]:
    head = answer.partition(b"\r\n\r\n")[0]
    return {line.partition(b":")[0].lower() for line in head.split(b"\r\n")[1:]}


def asked(site: Served, head: bytes = b"", target: bytes = b"/own/") -> dict[str, Any]:
    """Return the request as Django sees it."""
    site.ask(GET % (target, head + LAST))
    return site.house.asked[-1]


def test_a_kept_page_is_answered_as_the_first_was_and_counted(site):
    first, second = (site.ask(GET % (b"/bai/", LAST)) for _ in range(2))
    assert len(site.house.asked) == 1
    assert body(first) == body(second) == PAGE
    names = [
        {line.split(b":")[0].lower() for line in a.split(b"\r\n")[1:]} for a in (first, second)
    ]
    assert names[0] == names[1]
    assert {b"date", b"etag", b"vary", b"connection", b"content-length"} <= names[1]
    assert site.views == ["127.0.0.1 7"] * 2


def test_a_view_that_needs_the_database_is_counted_in_a_thread(site):
    for is_ready in (True, True, False):
        (site.ready.set if is_ready else site.ready.clear)()
        assert body(site.ask(GET % (b"/bai/", LAST))) == PAGE
    assert [name.partition("_")[0] for name in site.counted_in] == ["django", "loop", "django"]
    assert len(site.house.asked) == 1


def test_several_pages_come_over_one_connection(site):
    with site.connect() as connection:
        for _ in range(3):
            connection.sendall(GET % (b"/bai/", b""))
            answer = one_answer(connection)
            assert body(answer) == PAGE
            assert b"connection: close" not in answer.lower()


def test_requests_sent_at_once_are_answered_in_their_order(site):
    site.ask(GET % (b"/bai/", LAST))
    got = site.ask(GET % (b"/own/", b""), GET % (b"/bai/", b""), GET % (b"/own/", LAST))
    first, page, last = got.find(b"for you"), got.find(PAGE), got.rfind(b"for you")
    assert 0 < first < page < last


def test_head_and_a_known_tag_bring_no_body(site):
    tag = next(
        line
        for line in site.ask(GET % (b"/bai/", LAST)).split(b"\r\n")
        if line[:5].lower() == b"etag:"
    )
    unchanged = site.ask(GET % (b"/bai/", b"If-None-Match:" + tag[5:] + b"\r\n" + LAST))
    assert (state(unchanged), body(unchanged)) == (304, b"")
    head = site.ask((GET % (b"/bai/", LAST)).replace(b"GET", b"HEAD"))
    assert (state(head), body(head)) == (200, b"")
    assert site.views == ["127.0.0.1 7"] * 2


@pytest.mark.parametrize("way", [b"", b"Connection: keep-alive\r\n"])
def test_old_clients_are_told_the_end_by_the_end(site, way):
    for _ in range(2):
        got = site.ask(b"GET /bai/ HTTP/1.0\r\nHost: danvan.example.vn\r\n" + way + b"\r\n")
        assert body(got) == PAGE


def test_a_reading_with_a_body_goes_to_django_and_what_follows_is_not_mistaken(site):
    site.ask(GET % (b"/bai/", LAST))
    with_body = GET % (b"/bai/", b"Content-Length: 5\r\n") + b"hello"
    got = site.ask(with_body, GET % (b"/own/", LAST))
    assert got.count(b"HTTP/1.1 200 OK") == 2
    assert got.endswith(b"for you")
    assert [environ["PATH_INFO"] for environ in site.house.asked] == ["/bai/", "/own/"]


def test_kept_pages_come_while_all_threads_are_busy(site):
    site.ask(GET % (b"/bai/", LAST))
    busy = [site.connect() for _ in range(4)]
    for connection in busy:
        connection.sendall(GET % (b"/slow/", LAST))
    assert site.house.under_way.wait(10)
    assert body(site.ask(GET % (b"/bai/", LAST))) == PAGE
    site.house.may_go_on.set()
    for connection in busy:
        assert body(everything(connection)) == b"at last"
        connection.close()


def test_django_sees_the_request_as_it_was_sent(site):
    head = b"X-A: 1\r\nx-a: 2\r\nCookie: a=1\r\nCookie: b=2\r\nContent-Type: text/x\r\n"
    seen = asked(site, head, b"/%C3%A1%2F%20b/own?x=%20y&z")
    assert seen["PATH_INFO"] == "/\u00c3\u00a1/ b/own"
    assert seen["QUERY_STRING"] == "x=%20y&z"
    assert (seen["HTTP_X_A"], seen["HTTP_COOKIE"]) == ("1,2", "a=1; b=2")
    assert seen["CONTENT_TYPE"] == "text/x"
    assert seen["HTTP_HOST"] == "danvan.example.vn"
    assert (seen["REMOTE_ADDR"], seen["SERVER_PORT"]) == ("127.0.0.1", str(site.port))
    assert (seen["SERVER_PROTOCOL"], seen["wsgi.url_scheme"]) == ("HTTP/1.1", "http")


def test_a_header_cannot_pass_for_one_that_a_proxy_sets(site):
    seen = asked(site, b"X_Forwarded_For: 6.6.6.6\r\nX-Forwarded-For: 1.2.3.4\r\n")
    assert seen["HTTP_X_FORWARDED_FOR"] == "1.2.3.4"


def test_headers_behind_a_body_are_not_believed(site):
    head = b"POST /own/ HTTP/1.1\r\nHost: a.vn\r\nTransfer-Encoding: chunked\r\n" + LAST + b"\r\n"
    site.ask(head, b"0\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n")
    assert "HTTP_X_FORWARDED_FOR" not in site.house.asked[-1]


def test_the_whole_address_and_a_double_slash_name_a_path(site):
    assert asked(site, target=b"http://khac.vn:81/own/?q=1")["PATH_INFO"] == "/own/"
    assert asked(site, target=b"//own/?q=1")["PATH_INFO"] == "//own/"
    assert asked(site, target=b"/own/?q=1#here")["QUERY_STRING"] == "q=1"


@pytest.mark.parametrize(
    "request_",
    [
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n X: folded\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: a\x00b\r\n\r\n",
        b"GET /\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X: %d\r\n" % n for n in range(9000)) + b"\r\n",
        b"POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    ],
    ids=range(12),
)
def test_what_two_servers_could_read_differently_is_refused(site, request_):
    answer = site.ask(request_)
    assert state(answer) == 400
    assert not site.house.asked


def endless_head(connection: socket.socket) -> None:
    for _ in range(1000):
        connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 200_000)
        time.sleep(0.01)


def test_a_head_without_end_is_not_kept_in_memory(site):
    with site.connect() as connection, pytest.raises((ConnectionResetError, BrokenPipeError)):
        endless_head(connection)
    assert not site.house.asked


def test_an_upload_is_read_as_it_comes(site):
    head = b"POST /upload/ HTTP/1.1\r\nHost: a.vn\r\nContent-Length: 300000\r\n" + LAST + b"\r\n"
    assert body(site.ask(head, *[PART] * 3)).endswith(b"300000\r\n0\r\n\r\n")
    assert b"".join(site.house.taken) == PART * 3


def test_an_upload_in_chunks_is_put_together(site):
    head = b"POST /upload/ HTTP/1.1\r\nHost: a.vn\r\nTransfer-Encoding: chunked\r\n" + LAST
    site.ask(head + b"Expect: 100-continue\r\n\r\n", b"5\r\nhello\r\n", b"1\r\n!\r\n0\r\n\r\n")
    assert b"".join(site.house.taken) == b"hello!"


def test_who_sends_slowly_holds_up_no_reader_of_kept_pages(site):
    site.ask(GET % (b"/bai/", LAST))
    with site.connect() as slow:
        slow.sendall(b"POST /upload/ HTTP/1.1\r\nHost: a.vn\r\nContent-Length: 9\r\n\r\nabc")
        assert site.house.under_way.wait(10)
        assert body(site.ask(GET % (b"/bai/", LAST))) == PAGE
    assert site.house.closed.wait(10)
    assert isinstance(site.house.errors[0], threads.ReaderGoneError)


def test_who_stops_sending_is_not_waited_for(site, monkeypatch):
    monkeypatch.setattr(threads, "PATIENCE", 0.1)
    head = b"POST /upload/ HTTP/1.1\r\nHost: a.vn\r\nContent-Length: 9\r\n\r\nabc"
    with site.connect() as slow:
        slow.sendall(head)
        assert site.house.closed.wait(10)


def test_an_answer_that_flows_comes_whole(site):
    got = site.ask(GET % (b"/stream/?3", LAST))
    assert got.count(b"m") >= 300_000
    assert got.endswith(b"0\r\n\r\n")
    assert site.house.closed.wait(10)


def test_an_answer_flows_no_faster_than_it_is_taken_and_ends_when_the_reader_goes(site):
    with site.connect() as connection:
        connection.sendall(GET % (b"/stream/?1000", b""))
        connection.recv(100)
        seen = -1
        while seen != site.house.parts:
            seen = site.house.parts
            time.sleep(0.2)
        assert site.house.parts < 300
    assert site.house.closed.wait(10)
    assert site.house.parts < 300


def test_a_failure_of_django_is_an_answer(site):
    assert state(site.ask(GET % (b"/failing/", LAST))) == 500


def test_who_reads_nothing_is_sent_no_more(site):
    site.ask(GET % (b"/bai/", LAST))
    with site.connect() as connection:
        connection.setblocking(False)
        try:
            for _ in range(20_000):
                connection.send(GET % (b"/bai/", b""))
        except BlockingIOError:
            pass
        assert body(site.ask(GET % (b"/bai/", LAST))) == PAGE
        (stuck,) = [one for one in site.worker.server_state.connections if one.flow.write_paused]
        assert stuck.transport.get_write_buffer_size() < 10 * 2**20


def test_who_says_nothing_is_let_go(site, monkeypatch):
    monkeypatch.setattr(rules, "IDLE_SECONDS", 0.0)
    monkeypatch.setattr(rules, "HEAD_SECONDS", 0.0)
    with site.connect() as silent, site.connect() as halfway:
        halfway.sendall(b"GET / HT")
        site.worker.looked = 0.0
        for connection in (silent, halfway):
            assert connection.recv(1) == b""
