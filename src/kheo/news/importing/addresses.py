"""Addresses on the web: only those that a reader can open."""

from typing import Final
from urllib.parse import urljoin, urlsplit

SCHEMES: Final = ("http://", "https://")
LONGEST: Final = 2000


def web_address(text: str) -> str:
    """Return an address if it is one of the web, or nothing."""
    address = "".join(text.split())
    return (
        address
        if address.lower().startswith(SCHEMES) and host_of(address) and len(address) <= LONGEST
        else ""
    )


def host_of(address: str) -> str:
    """Return the host of an address without “www.”, or nothing."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def picture_address(source: str, base: str) -> str:
    """Return the address of a picture as seen from its page; nothing for scripts and inline data.

    Where nobody knows the page's own address, a path stays a path.
    """
    source = source.strip()
    if not source or len(source) > LONGEST:
        return ""
    try:
        address = urljoin(base, source)
    except ValueError:
        return ""
    return web_address(address) if ":" in address.partition("/")[0] else address
