import socket

import pytest

from config import serve


def test_a_port_that_is_taken_is_named_and_not_used():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not serve.is_free("127.0.0.1", port)
        with pytest.raises(SystemExit, match=str(port)):
            serve.free_port("127.0.0.1", port)


def test_without_a_wish_the_first_free_port_is_taken(monkeypatch):
    monkeypatch.setattr(serve, "is_free", lambda _host, port: port >= serve.FIRST_PORT + 2)
    assert serve.free_port("127.0.0.1", 0) == serve.FIRST_PORT + 2


def test_with_no_port_left_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(serve, "is_free", lambda *_: False)
    with pytest.raises(SystemExit, match="--port"):
        serve.free_port("127.0.0.1", 0)
