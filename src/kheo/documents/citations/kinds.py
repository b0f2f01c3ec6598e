"""The words before a number: its type, “số”, and where the citation begins."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kheo.documents.citations.letters import Clean, word_set
from kheo.documents.citations.marks import wall_before
from kheo.documents.citations.numbers import Grammar, Number
from kheo.documents.citations.tables.types import (
    BY_NAME,
    CODES,
    SAID_AS_SIGN,
    SIGNS_ALONE,
    code_means,
)

WINDOW: Final = 160
SAID_NUMBER: Final = re.compile(r"(?<!\w)(?:số|sô)\s?[:.]?\s{0,3}\Z")
WORD: Final = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)*|[^\w\s]|\d+")
NUMBER_REACH: Final = 10
MOST_WORDS: Final = 5
# Between a type and its number at most so many words: few without “số”, more where the sign says
# the same type, most in the long names of laws.
CLOSE, NEAR, FAR, LAW_FAR = 4, 10, 16, 30
LIST_REACH: Final = 70
WALLS: Final = frozenset('.;:()[]“”"•|!?')
BREAKS: Final = word_set("tại theo và với cùng bởi trong hoặc ngày tháng có ,")
IN_LAW_NAMES: Final = word_set("tại theo và với trong ,")
LAWS: Final = frozenset({"luật", "bộ luật", "nghị quyết", "pháp lệnh"})
NO_LAW: Final = frozenset({"pháp", "kỷ", "quy"})
# Types whose numbers often have no sign of the type.
LOOSE: Final = frozenset({
    "công văn", "văn bản", "công điện", "tờ trình", "quyết định", "kết luận", "giấy phép",
    "giấy chứng nhận", "giấy xác nhận", "cáo trạng", "bản án", "thông báo",
})  # fmt: skip
# What else is numbered: “Mẫu số 02/BK-KTBĐS”, “nhà số 12/B”, QCVN 10-MT:2015/BTNMT.
NO_DOCUMENTS: Final = word_set(
    "mẫu biểu lục bảng lô thầu phòng nhà hộ đường ngõ ngách hẻm tàu xe thửa ô khu quầy tổ mã "
    "vé cầu kênh thoại tuyến lộ chuẩn bks kiểm ghế sim máy bay khoản tk toa cổng cửa hầm kho "
    "đội trạm điểm bàn trang hình ảnh qcvn tcvn tcxdvn tcxd tcn tcvnxd"
)
# Certificates and licences write the sign of the type last.
LAST_CODES: Final = ("-GCN", "-GP", "-GXN")
LIST_HEAD: Final = re.compile(
    r"(?<!\w)(?:các|những|hai|ba|bốn|năm|\d)\s{1,3}([^\W\d_]+(?:\s[^\W\d_]+){0,3}?)"
    r"(?:\s{1,3}(?:sau đây|sau|dưới đây|gồm|như))?\s{0,3}:\s{0,3}\Z"
)
NAME_REACH: Final = 40
NUMBER_WORDS: Final = frozenset({"số", "số:", "sô"})
OPENERS: Final = "(“\"‘'-*•"
# Most words can be passed over at once.
FIRST_WORDS: Final = frozenset(name.split()[0] for name in BY_NAME)
SIGNS_IN_SMALL: Final = frozenset(sign.lower() for sign in SAID_AS_SIGN)
# How many words the types have that end with a word, the longest first.
LENGTHS: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType({
    last: tuple(sorted({len(name.split()) for name in BY_NAME if name.split()[-1] == last})[::-1])
    for last in {name.split()[-1] for name in BY_NAME}
})  # fmt: skip
Words = list[re.Match[str]]
Near = tuple[int, str]


class Said(NamedTuple):
    """What stands before a number.

    `number`: “số” is said. `glued`: a word touches the number. `spaced`: words stand between type
    and number. `listed`: the type, if any, is that of a list. `other`: no document is numbered.
    """

    start: int
    type: str = ""
    number: bool = False
    glued: bool = False
    spaced: bool = False
    listed: bool = False
    other: bool = False


def said_before(clean: Clean, start: int, floor: int, number: Number) -> Said:
    """Return what the words before a number say; look back to the floor at most."""
    begin = max(floor, start - WINDOW)
    if (plain := right_before(clean.small, start, begin)) and agreeing(plain, number):
        return plain
    begin = wall_before(clean, start, begin)
    window = clean.small[begin:start]
    said = SAID_NUMBER.search(window, max(0, len(window) - NUMBER_REACH))
    at = said.start() if said else len(window)
    glued = window[-1:].isalpha()
    tokens = WORD.findall(window, 0, at)
    if may_hold_type(tokens):
        words = list(WORD.finditer(window, 0, at))
        near = nearest(clean, begin, words, number, said_number=bool(said))
        if near is not None:
            index, name = near
            spaced = len(name.split()) < len(words) - index
            return Said(begin + words[index].start(), name, bool(said), glued, spaced)
    if tokens and tokens[-1] in NO_DOCUMENTS:
        return Said(start, other=True)
    first = begin + at if said else start
    return Said(first, listed(window, at), bool(said), glued and not said, listed=True)


def may_hold_type(tokens: list[str]) -> bool:
    """Return whether a type may stand among the words before a number, in words or as a sign."""
    return bool(tokens) and (not FIRST_WORDS.isdisjoint(tokens) or tokens[-1] in SIGNS_IN_SMALL)


def right_before(small: str, start: int, begin: int) -> Said | None:
    """Return what most citations say: a type right before the number, “số” between or not."""
    lowest = max(begin, start - NAME_REACH)
    near = small[lowest:start]
    words = near.split()
    number = bool(words) and words[-1] in NUMBER_WORDS
    if number:
        del words[-1]
    if not words or words[-1] not in LENGTHS or not near[-1].isspace():
        return None
    for count in LENGTHS[words[-1]]:
        first = words[-count].lstrip(OPENERS) if count <= len(words) else ""
        name = " ".join([first, *words[len(words) - count + 1 :]])
        if name in BY_NAME:
            place = near.rfind(first)
            return None if "\n" in near[place:] else Said(lowest + place, name, number)
    return None


def agreeing(said: Said, number: Number) -> bool:
    """Return whether no other type can stand before the one right before the number."""
    return said.type != "luật" and (not (code := number.type_code) or code_means(said.type, code))


def nearest(
    clean: Clean, begin: int, words: Words, number: Number, *, said_number: bool
) -> Near | None:
    """Return the type that is said before a number, and the index of its first word."""
    near = adjacent(words, number) or by_sign(clean, begin, words, number)
    return near or apart(words, number, reach(number, said_number=said_number))


def listed(window: str, at: int) -> str:
    """Return the type that opens a list of numbers: “các Thông tư sau: số …”."""
    head = LIST_HEAD.search(window, max(0, at - LIST_REACH), at)
    return head[1] if head and head[1] in BY_NAME else ""


def by_sign(clean: Clean, begin: int, words: Words, number: Number) -> Near | None:
    """Return the type that is said as a sign: “NĐ 67”."""
    if not words:
        return None
    sign = clean.text[begin + words[-1].start() : begin + words[-1].end()]
    if sign not in SAID_AS_SIGN or not (number.symbol or sign in SIGNS_ALONE):
        return None
    return len(words) - 1, SAID_AS_SIGN[sign]


def adjacent(words: Words, number: Number) -> Near | None:
    """Return the longest type that ends right before the number."""
    if not words or words[-1][0] not in LENGTHS:
        return None
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        name = joined(words[-count:])
        if name in BY_NAME and not is_no_law(words, name, number):
            return earlier(words, len(words) - count, name, number)
    return None


def joined(words: Words) -> str:
    """Return words with single spaces."""
    return " ".join(word[0] for word in words)


def is_no_law(words: Words, name: str, number: Number) -> bool:
    """Return whether “luật” at the end is none: “pháp luật”, “kết luật số 19-TB/TW”."""
    if name != "luật":
        return False
    return bool(number.type_code) or (len(words) > 1 and words[-2][0] in NO_LAW)


def earlier(words: Words, index: int, name: str, number: Number) -> Near:
    """Prefer the type that the sign tells where two types follow each other.

    “Thông báo kết luận số 19-TB/TW” is an announcement of a conclusion.
    """
    code = number.type_code
    if code and not code_means(name, code):
        for count in (2, 3):
            before = joined(words[max(0, index - count) : index])
            if code_means(before, code):
                return index - count, before
    return index, name


def is_law(number: Number) -> bool:
    """Return whether a number is that of a law, with no sign of a type."""
    return number.grammar is Grammar.LAW and not number.type_code


def reach(number: Number, *, said_number: bool) -> int:
    """Return how many words may stand between a type and its number."""
    if is_law(number):
        return LAW_FAR
    if said_number:
        return FAR if has_type_code(number) else NEAR
    return CLOSE if number.type_code else 0


def has_type_code(number: Number) -> bool:
    """Return whether any sign is that of a type: also the last, as in 050/QLCT-GCN."""
    return bool(number.type_code) or number.symbol.endswith(LAST_CODES)


def apart(words: Words, number: Number, far: int) -> Near | None:
    """Return a type with more words between it and the number: “Quyết định phê duyệt số …”."""
    last = len(words) - 1
    for index in range(last, max(-1, last - far), -1):
        if breaks(words[index][0], law=is_law(number)):
            return None
        name = name_at(words, index)
        if is_no_law(words[: index + 1], name, number):
            continue
        if name and fits(name, number, last - index):
            whole = name_at(words, index - 1) if index else ""
            return (index - 1, whole) if whole == "bộ luật" else (index, name)
    return None


def breaks(word: str, *, law: bool) -> bool:
    """Return whether a type before this word is not that of the number behind it."""
    if law and word in IN_LAW_NAMES:
        return False
    return word in WALLS or word in BREAKS or word.isdigit()


def name_at(words: Words, index: int) -> str:
    """Return the longest type whose first word stands at an index."""
    if words[index][0] not in FIRST_WORDS:
        return ""
    names = (joined(words[index : index + count]) for count in range(MOST_WORDS, 0, -1))
    return next((name for name in names if name in BY_NAME), "")


def fits(name: str, number: Number, distance: int) -> bool:
    """Return whether a type so far before a number can be its type."""
    if is_law(number):
        return name in LAWS
    sign = number.signs[0] if number.symbol else ""
    if code_means(name, sign) or (sign not in CODES and begins_with_code(name, sign)):
        return True
    if number.type_code:
        return name == "văn bản" and distance <= NEAR
    if number.symbol.endswith(LAST_CODES) and code_means(name, number.signs[-1]):
        return True
    return distance <= NEAR and name in LOOSE


def begins_with_code(name: str, sign: str) -> bool:
    """Return whether a sign begins with that of a type: BCTĐ for a báo cáo thẩm định."""
    codes = tuple(code for code in BY_NAME[name].codes if len(code) > 1)
    return bool(codes) and sign.startswith(codes)
