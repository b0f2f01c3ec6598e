"""Whether the name of an issuer fits the sign of an issuer: “Bộ Tài chính” and BTC."""

import re
from functools import lru_cache
from typing import Final

from kheo.documents.citations.letters import initial
from kheo.documents.citations.numbers import Number, signs_of
from kheo.documents.citations.tables.issuers import BY_CODE, is_party

OFFICE: Final = re.compile(
    r"(?:phó\s|quyền\s)?(?:bộ trưởng|thứ trưởng|(?:tổng )?giám đốc|chủ tịch(?! nước)|chánh án|"
    r"viện trưởng|chánh văn phòng|tổng cục trưởng|cục trưởng|thống đốc|bí thư|trưởng ban|"
    r"hiệu trưởng|chủ nhiệm)\s+",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"[^\W_]+")
NO_SIGN: Final = re.compile(r"[^A-ZĐ]")
SILENT: Final = frozenset({"và", "của", "tỉnh", "thành", "phố"})
# Types that one kind of issuer alone gives.
OWN_TYPES: Final = {
    "nghị định": ("CP", "TTg", "HĐBT"),
    "pháp lệnh": ("UBTVQH",),
    "luật": ("QH",),
    "bộ luật": ("QH",),
}
# Signs that tell a kind of act, not an issuer: of fines, of remedies.
ACTS: Final = ("XP", "KPHQ")
SHOUTED: Final = 2
MINISTRIES: Final = ("bộ ", "sở ")


def agrees(name: str, number: Number, kind: str = "") -> bool | None:
    """Return whether a name fits a number's issuer; nothing where neither number nor type tells."""
    signs = signs_of(number.symbol)
    return agree(name, signs.issuer_codes, kind, joint=signs.joint)


@lru_cache(maxsize=8192)
def agree(name: str, codes: tuple[str, ...], kind: str, *, joint: bool) -> bool | None:
    """Return whether a name fits the signs of issuers, or the one issuer of a type."""
    if not codes:
        own = OWN_TYPES.get(kind)
        return any(fits(name, code) for code in own) if own else None
    # Behind the sign of an unknown type the issuer's is the second: BCTĐ-STP.
    tried = codes if joint else codes[: 1 + (codes[0] not in BY_CODE)]
    if any(fits(name, code) for code in tried):
        return True
    return False if joint or tells_issuer(codes[0]) else None


def tells_issuer(code: str) -> bool:
    """Return whether a sign says who issued, so that a name that does not fit is another's."""
    if code in BY_CODE:
        return True
    return len(bare(code)) > 1 and not code.startswith(ACTS) and not is_party(code)


@lru_cache(maxsize=8192)
def fits(name: str, code: str) -> bool:
    """Return whether an issuer's name may stand behind a sign."""
    small = " ".join(name.lower().split())
    body = OFFICE.sub("", name, count=1)
    known = BY_CODE.get(code)
    if known and (small.startswith(known.worded) or body.lower().startswith(known.worded)):
        return True
    sign, letters = bare(code), initials(body)
    shorter = min(len(sign), len(letters))
    if shorter < SHOUTED:
        return False
    # Some signs leave out the first word: LĐTBXH for a Bộ.
    headless = shorter > SHOUTED and small.startswith(MINISTRIES) and letters.startswith(sign, 1)
    return headless or letters.startswith(sign) or (shorter > SHOUTED and sign.startswith(letters))


def bare(code: str) -> str:
    """Return a sign as the first letters of a name would be."""
    return NO_SIGN.sub("", code.upper().replace("Ư", "U").replace("Ô", "O"))


def initials(name: str) -> str:
    """Return the first letters of a name; words in capitals (UBND, GTVT) are taken whole."""
    words = WORD.findall(name)
    shouted = name.isupper() and len(words) > SHOUTED
    return "".join(part_of_sign(word, shouted=shouted) for word in words)


def part_of_sign(word: str, *, shouted: bool) -> str:
    """Return what a word gives to a sign; in a name all in capitals only known signs are whole."""
    if len(word) > 1 and word.isupper() and (not shouted or word in BY_CODE):
        return word.replace("Ư", "U")
    return "" if word.lower() in SILENT else initial(word)
