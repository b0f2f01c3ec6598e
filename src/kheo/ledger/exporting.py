"""The ledger as JSON Lines that anyone can check without this code."""

from collections.abc import Iterator
from dataclasses import asdict

from kheo.ledger.rules import GENESIS, dump
from kheo.ledger.verifying import chain

FORMAT = "kheo-ledger-1"


def lines() -> Iterator[str]:
    """Yield a line that tells the format, then one for each sealed entry in the chain's order."""
    yield dump({
        "format": FORMAT,
        "genesis": GENESIS,
        "rule": "hash = sha256(hash of the line before + LF + body), in hex; "
        "body = entry as JSON, UTF-8, sorted keys, no spaces, letters unescaped",
    })  # fmt: skip
    for link in chain():
        entry = asdict(link.entry) if link.entry else None
        yield dump({"position": link.position, "hash": link.hash, "entry": entry})
