"""How a body is packed for the way to the reader."""

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

import brotli

# Level 5 packs a page in about a millisecond; higher levels cost ten times that for a few per cent.
PACKERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=5),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
    "identity": lambda body: body,
}
"""Our order: the first of those that a reader likes equally well is taken."""

UNASKED: Final = 0.0005
"""Weight of a plain body that a reader does not name: below all he names."""


@lru_cache(maxsize=512)
def best_encoding(accepted: str) -> str:
    """Return the encoding to use for an Accept-Encoding header.

    A reader who refuses all gets a plain body.
    """
    weights = weights_in(accepted)
    others = weights.get("*", 0.0)
    wanted = {name: weights.get(name, others) for name in PACKERS}
    if "identity" not in weights and "*" not in weights:
        wanted["identity"] = UNASKED
    best = max(wanted, key=wanted.__getitem__)
    return best if wanted[best] > 0 else "identity"


def weights_in(accepted: str) -> dict[str, float]:
    """Return the weight, 0 to 1, of each encoding that a header names."""
    parts = (part.partition(";") for part in accepted.lower().split(","))
    return {name.strip(): weight(rest) for name, _, rest in parts if name.strip()}


def weight(parameters: str) -> float:
    """Return the weight in ``q=0.5``; 1 where there is none, 0 where it cannot be read."""
    name, _, value = parameters.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if 0 <= number <= 1 else 0.0
