"""The patterns of names: one compiled form for each table of words."""

import re
from collections.abc import Iterable
from typing import Final

from kheo.documents.citations.letters import LOW, UP
from kheo.documents.citations.tables.heads import BODIES, CLOSED, LEVELS, OFFICES
from kheo.documents.citations.tables.names import FIELDS, PROVINCES


def spaced(name: str) -> str:
    """Return a pattern for a name in small letters, over any spaces."""
    return re.escape(name.lower()).replace(r"\ ", r"\s{1,3}")


def either(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, the longest first, over any spaces."""
    ordered = sorted({name.lower() for name in names}, key=len, reverse=True)
    return "|".join(map(spaced, ordered))


# Between the parts of a ministry's field: “và”, “&”, a comma, a dash, or nothing.
PART_SEAM: Final = r"(?:\s{0,2}[-,&]\s{0,2}(?:và\s{1,2})?|\s{1,3}(?:và\s{1,3})?)"
FIELD: Final = "|".join(
    PART_SEAM.join(map(spaced, parts)) for parts in sorted(FIELDS, key=len, reverse=True)
)
MINISTRY: Final = re.compile(rf"(?:bộ|sở)\s{{1,3}}(?:{FIELD})(?!\w)")
CLOSED_NAME: Final = re.compile(rf"(?:{either(CLOSED)})(?![\w&])")
OFFICE: Final = re.compile(rf"(?:{either(OFFICES)})(?!\w)")
HEAD: Final = re.compile(rf"(?:{either(BODIES)})(?!\w)")
ANY_MINISTRY: Final = re.compile(r"bộ(?!\w)")
LEVEL: Final = re.compile(rf"\s{{0,3}}(?:(?:{either(LEVELS)})(?!\w)\.?)?\s{{0,2}}")
PROVINCE: Final = re.compile(rf"(?:{either(PROVINCES)})(?!\w)")
ANY_BEGINNING: Final = re.compile(
    rf"(?<![\w-])(?:{either((*CLOSED, *OFFICES, *BODIES, *PROVINCES, 'bộ'))}|[a-zđ]{{3,10}})(?!\w)"
)
# “Ngân hàng (NH) Nhà nước”
ACRONYM_INSIDE: Final = re.compile(rf"\s\([A-ZĐ&]{{2,8}}\)(?=\s[{UP}][{LOW}])")
ACRONYM: Final = re.compile(
    r"(?![IVX]+(?!\w))[A-ZĐ]{3,10}(?![\w&])(?:\s(?:Việt Nam|VN|Hà Nội|TP\.?\s?HCM))?"
)
WORD: Final = re.compile(r"\s{0,3}([^\W_]+(?:[.&][^\W_]+){0,3}\.?)")
SPACE: Final = re.compile(r"\s{1,3}")
SEAM: Final = re.compile(r"\s{0,2}(?:-|&|\bvà\b)\s{0,3}")
# What begins a new thought behind “và” or a dash, not the second half of a name.
NEW_THOUGHT: Final = re.compile(
    r"(?:bộ|nghị|thông tư|quyết định|chỉ thị|công|luật|chính phủ|thủ|tỉnh|thành)\s"
)
SESSION: Final = re.compile(
    r"(?:hội nghị|đại hội)\s(?:[^\W\d_]+\s){1,8}?lần thứ\s(?:[ivx]+|\d+|[^\W_]+)(?!\w)"
    r"(?:\s(?:của\s)?(?:ban chấp hành trung ương(?:\sđảng)?|đảng))?(?:,?\s\(?khóa\s[ivx]+\)?)?"
)
# “Ban Chỉ đạo Trung ương về Phòng, chống thiên tai”: what it is about is part of its name.
STEERING: Final = re.compile(
    r"ban chỉ (?:đạo|huy)(?:\s(?:quốc gia|trung ương|tw|t\.ư))?\svề\s"
    r"(?:phòng,?\schống|[^\W\d_]+)(?:\s[^\W\d_]+){0,6}?"
    r"(?=\s(?:đã|vừa|có|ban hành|ra|ký|phát|gửi|tiếp tục)\s|\s?[,;.()]|\Z)"
)
# The Central Committee is told by its term; other bodies are not.
COMMITTEE: Final = re.compile(r"(?:ban chấp hành|bch)\s")
TERM: Final = re.compile(r",?\s(?:khóa|khoá)\s[ivx]+(?!\w)")
NAME_OF_PLACE: Final = re.compile(rf"\s?(?:HCM|[{UP}][{LOW}]+[\s-][{UP}][{LOW}]+|Huế|\d)")
CAPITALISED: Final = re.compile(rf"\s[{UP}][{LOW}]")
