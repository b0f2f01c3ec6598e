"""Names that stand in capitals in a head, as they are written in a sentence."""

import re
from collections import Counter
from typing import Final

from kheo.core.text import fold
from kheo.documents.citations import ISSUERS

SEARCHED: Final = 200_000
KNOWN: Final = {fold(one.name).lower(): one.name for one in ISSUERS}
OF_PLACES: Final = frozenset({"tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn"})
"""Behind these words the name of a place begins, all of it in capitals."""
COMMITTEES: Final = frozenset({"tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy"})
LEADS: Final = frozenset(
    {"bộ", "sở", "phòng", "ban", "cục", "vụ", "viện", "phó", "chánh", "và", "-", "–", "tòa", "toà"}
)
"""Behind these words a part with a capital begins: Sở Nội vụ, Phó Chủ tịch, … và Dân vận."""
NO_LEADS: Final = frozenset({"ủy ban", "uỷ ban", "cán bộ", "tiểu ban"})
NO_PLACES: Final = COMMITTEES | {"xã hội"}
OWN: Final = frozenset(
    {"mặt trận", "tổ quốc", "việt nam", "trung ương", "chính phủ", "tỉnh ủy", "thành ủy", "đảng ủy",
     "nhà nước", "quốc hội"}
)  # fmt: skip


def in_words(name: str, text: str) -> str:
    """Return a name in capitals as the text itself writes it elsewhere, else by rule.

    A name that is not all of capitals stays.
    """
    if not name.isupper():
        return name
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    seen = Counter(
        " ".join(found.split())
        for found in re.findall(rf"\b{pattern}\b", text[:SEARCHED], re.IGNORECASE)
        if not found.isupper() and found[:1].isupper()
    )
    if seen:
        return seen.most_common(1)[0][0]
    return KNOWN.get(fold(name).lower()) or by_rule(name)


def by_rule(name: str) -> str:
    """Return a name with the capitals that names of bodies have: Ủy ban nhân dân tỉnh Gia Lai."""
    words, written, in_place = name.lower().replace("uỷ", "ủy").split(), list[str](), False
    for at, word in enumerate(words):
        before, pair = words[at - 1] if at else "", " ".join(words[max(0, at - 2) : at])
        in_place = in_place or pair in COMMITTEES or begins_place(before, word)
        own = not at or in_place or begins_part(before, pair, " ".join(words[at : at + 2]))
        written.append(word.capitalize() if own or follows_own(before, word) else word)
    return " ".join(written)


def begins_place(before: str, word: str) -> bool:
    """Return whether the name of a place begins with a word."""
    pair = f"{before} {word}"
    return before in OF_PLACES and word not in OF_PLACES and pair not in NO_PLACES


def begins_part(before: str, pair: str, coming: str) -> bool:
    """Return whether a part with a capital of its own begins."""
    heads = before != "phó" and coming.startswith("trưởng")
    return (before in LEADS and pair not in NO_LEADS and not heads) or coming in OWN


def follows_own(before: str, word: str) -> bool:
    """Return whether a word is the second of a proper name: Việt Nam."""
    return (before, word) == ("việt", "nam")
