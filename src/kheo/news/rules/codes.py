"""The code by which a sender follows a remark."""

import hashlib
from typing import Final

SIGNS: Final = "23456789ACDEGHKLMNPRTVXY"
"""Signs that are not taken for another, seen or heard: no 0, O, 1, I, B (8), S (5), Z (2)."""

GROUPS: Final = 4
IN_GROUP: Final = 4
"""16 of 24 signs: 73 bits, in groups that are easy to read aloud."""


def spell(number: int) -> str:
    """Return the code that stands for a large number: ``K7MP-4TXA-9RTD-H3VN``."""
    signs = []
    for _ in range(GROUPS * IN_GROUP):
        number, rest = divmod(number, len(SIGNS))
        signs.append(SIGNS[rest])
    return "-".join(
        "".join(signs[start : start + IN_GROUP]) for start in range(0, len(signs), IN_GROUP)
    )


def hash_of(code: str) -> str:
    """Return what is kept of a code; case, dashes and spaces do not count.

    No key is needed against guessing at 73 bits, and a new site secret does not make codes useless.
    """
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(f"kheo.news.remark:{signs}".encode()).hexdigest()
