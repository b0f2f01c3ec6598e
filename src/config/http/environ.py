"""A request as WSGI wants it, made while its head is read."""

import sys
from typing import Final
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIEnvironment

import httptools

LONGEST_VALUE: Final = 16 * 1024
MOST_NAMES: Final = 512
WITHOUT_PREFIX: Final = frozenset({"CONTENT_TYPE", "CONTENT_LENGTH"})
DROPPED: Final = ""
SAME_FOR_ALL: Final[WSGIEnvironment] = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.url_scheme": "http",
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
    "wsgi.input_terminated": True,
}

names: dict[bytes, str] = {}


def key_of(name: bytes) -> str:
    """Return the key of a header; DROPPED for one that could pass for another.

    A name with an underscore becomes the same key as one with a hyphen, which proxies set.
    """
    if b"_" in name:
        return DROPPED
    key = name.decode("latin-1").upper().replace("-", "_")
    key = key if key in WITHOUT_PREFIX else f"HTTP_{key}"
    if len(names) < MOST_NAMES:
        names[name] = key
    return key


def add_header(environ: WSGIEnvironment, name: bytes, value: bytes) -> None:
    """Add a header; one that comes again is joined to the former.

    Raises ValueError when they grow too long together.
    """
    key = names.get(name) or key_of(name)
    text = value.decode("latin-1")
    if key in environ:
        text = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{text}"
        if len(text) > LONGEST_VALUE:
            raise ValueError("A header that comes again and again")
    if key:
        environ[key] = text


def add_target(environ: WSGIEnvironment, target: bytes) -> None:
    """Add path and query of what is asked for.

    Raises httptools.HttpParserError for a target that names no path.
    """
    if target.startswith(b"/") and b"#" not in target:
        path, _, query = target.partition(b"?")
    else:
        parsed = httptools.parse_url(target)
        path, query = parsed.path or b"/", parsed.query or b""
    if b"%" in path:
        path = unquote_to_bytes(path)
    environ["PATH_INFO"] = path.decode("latin-1")
    environ["QUERY_STRING"] = query.decode("latin-1")
