"""Titles that run over: what the page put behind them is no part of a title."""

import re
from typing import Final

from kheo.core.text import one_line

# The name of the country, marks of electronic signatures, heads of tables, and notes of the
# gazette, in the letters in which only they are set.
RUBBISH: Final = re.compile(
    r"\s*[,;]?\s*(?:"
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\b|Độc\s+lập\s*-\s*Tự\s+do|"
    r"(?:Ký\s+bởi|Người\s+ký|Ngày\s+ký|Thời\s+gian\s+ký|Email|Cơ\s+quan)\s*:|"
    r"(?:\d{1,2}/\d{1,2}/\d{4}\s+)?Nội\s+dung\s*:\s*Đường\s+dẫn|"
    r"(?:ngày\s+)?Tập\s+hệ\s+thống\s+hóa\b|(?:\d{1,3}\s+){1,4}TT\s+Tên\s+loại|TT\s+Tên\s+loại\s+văn|"
    r"_{4,}|Tháng\s+\d+/\d{4}\s+Chương\s+trình\s+số|"
    r"Điều\s+\d+\s+Bộ\s+|Phụ\s+lục\s+[IVX]+\s+[A-ZĐÀ-Ỹ]{2,}"
    r").*\Z",
    re.DOTALL,
)
# A title that the source cut off in the middle is as long as this or a little longer.
CUT_FROM: Final = 255
CUT_TO: Final = 280
WHOLE_END: Final = re.compile(r"[.;:)”\"]\Z")
LONGEST: Final = 1000


def tidy(title: str) -> str:
    """Return a title on one line, without what ran into it, its first letter large."""
    said = RUBBISH.sub("", one_line(title)).rstrip(" ,;-–")
    if len(said) > LONGEST:
        said = said[:LONGEST].rpartition(" ")[0]
    return said[:1].upper() + said[1:]


def is_cut_off(title: str) -> bool:
    """Return whether a source seems to have cut a title off."""
    return CUT_FROM <= len(title) <= CUT_TO and not WHOLE_END.search(title)
