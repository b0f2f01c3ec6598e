"""The patterns of names: one compiled form for each table of words."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from kheo.documents.citations.letters import LOW, UP
from kheo.documents.citations.tables.heads import BODIES, CLOSED, LEVELS, OFFICES, OFTEN_SMALL
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
# The Party as a whole, where no body of it is named.
PARTY: Final = r"đảng(?!\s(?:ủy|uỷ|đoàn|bộ|viên|cộng|và|ta|phí))"
# Its centre, not that of the Youth Union or another body.
CENTRE: Final = r"trung\s{1,3}ương(?!\s(?:đoàn|hội|mặt))"
CLOSED_NAME: Final = re.compile(rf"(?:{either(CLOSED)}|{PARTY}|{CENTRE})(?![\w&])")
OFFICE: Final = re.compile(rf"(?:{either(OFFICES)})(?!\w)")
HEAD_OF_STATE: Final = re.compile(r"chủ tịch\s{1,3}nước(?!\w)")
HEAD: Final = re.compile(rf"(?:{either(BODIES)})(?!\w)")
ANY_MINISTRY: Final = re.compile(r"bộ(?!\w)")
LEVEL: Final = re.compile(rf"\s{{0,3}}(?:(?:{either(LEVELS)})(?!\w)\.?)?\s{{0,2}}")
PROVINCE: Final = re.compile(rf"(?:{either(PROVINCES)})(?!\w)")
# With these words a name begins; before names are read in earnest, others are passed over.
FIRST_WORDS: Final = frozenset(
    re.split(r"[\s-]", name.lower())[0]
    for name in (*CLOSED, *OFFICES, *BODIES, *PROVINCES, "bộ", "t")
)
SMALL_BEGINNINGS: Final = "|".join(sorted({name.split()[0] for name in OFTEN_SMALL}))
BEGINNING: Final = re.compile(rf"(?<![\w-])(?:[{UP}]\w*|(?:{SMALL_BEGINNINGS})(?!\w))")
# “Ngân hàng (NH) Nhà nước”
ACRONYM_INSIDE: Final = re.compile(rf"\s\([A-ZĐ&]{{2,8}}\)(?=\s[{UP}][{LOW}])")
ACRONYM: Final = re.compile(
    r"(?![IVX]+(?!\w))[A-ZĐ]{3,10}(?![\w&])(?:\s(?:Việt Nam|VN|Hà Nội|TP\.?\s?HCM))?"
)
# “Cục Phòng, chống tệ nạn xã hội”, “Cục Quản lý Khám, chữa bệnh”: the comma parts nothing.
WORD: Final = re.compile(
    r"\s{0,3}((?i:phòng(?:,\s?|\s)chống|khám,?\schữa\sbệnh)(?!\w)|[^\W_]+(?:[.&][^\W_]+){0,3}\.?)"
)
WHERE: Final = re.compile(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường)(?!\w)")
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
    r"(?:(?:văn phòng|cơ quan|tổ)(?:\sthường trực)?\s)?"
    r"ban chỉ (?:đạo|huy)(?:\s(?:quốc gia|trung ương|tw|t\.ư))?\svề\s"
    r"(?:phòng,?\schống|[^\W\d_]+)(?:\s[^\W\d_]+){0,6}?"
    r"(?=\s(?:đã|vừa|có|ban hành|ra|ký|phát|gửi|tiếp tục)\s|\s?[,;.()]|\s-\s|\Z"
    r"|\svà\s(?:ủy|uỷ|ban|bộ|sở|văn)\s)"
)
# “UBND cùng cấp”; “Cơ quan Cảnh sát điều tra, Công an huyện Sóc Sơn”; “Cục Y tế dự phòng - Bộ Y tế”
TAIL: Final = re.compile(r"\s(?:cùng cấp|của quốc hội)(?!\w)|\s?[,-]\s(?P<above>công an|bộ)(?=\s)")
ABOVE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"công an": ("cơ quan",), "bộ": ("cục", "vụ", "tổng cục", "thanh tra")}
)
# “Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng”: its fields, parted by commas.
FIELD_WORDS: Final = rf"(?!Bộ|Ban|Sở|Văn phòng|Viện|Hội|Ủy|Tòa|Cục)[{UP}][{LOW}]+(?:\s[{LOW}]+)?"
FIELDS_OF_COMMITTEE: Final = re.compile(
    rf"\s(?:{FIELD_WORDS},\s){{1,4}}{FIELD_WORDS}\svà\s[{UP}][{LOW}]+(?:\s[{LOW}]+)?"
)
# The Central Committee is told by its term; other bodies are not.
COMMITTEE: Final = re.compile(r"(?:ban chấp hành|bch)\s")
TERM: Final = re.compile(r",?\s(?:khóa|khoá)\s[ivx]+(?!\w)")
NAME_OF_PLACE: Final = re.compile(rf"\s?(?:HCM|[{UP}][{LOW}]+[\s-][{UP}][{LOW}]+|Huế|\d)")
CAPITALISED: Final = re.compile(rf"\s[{UP}][{LOW}]")
