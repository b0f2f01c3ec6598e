"""A text as lines, and where its parts begin: head, body, end."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kheo.core.text import clean, one_line
from kheo.documents.citations import TYPES

RULE: Final = "—"
"""Stands for a drawn line: it ends a title, and nothing else."""
DRAWN: Final = re.compile(r"[_\-–—=*.~]{3,}|\*")
STAMPS: Final = re.compile(
    r"(?:người ký|ký bởi|ký ngày|email|cơ quan|thời gian ký|ngày ký|signature not verified|chữ ký"
    r" số)\s*:|công báo(?:/| số)|\((?:xem tiếp|tiếp theo) công báo|văn bản quy phạm pháp luật\Z",
    re.IGNORECASE,
)
LETTER: Final = re.compile(r"\w")
PAGE_NUMBER: Final = re.compile(r"-?\s*\d{1,4}\s*-?\Z")
MOTTO: Final = re.compile(
    r"C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s+H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A\s+VI[ỆE]T\s+NAM"
    r"|Đ[ộo]c\s+l[ậa]p\s*[-–]\s*T[ựu]\s+do\s*[-–]\s*H[ạa]nh\s+ph[úu]c"
    r"|Đ[ẢA]NG\s+C[ỘO]NG\s+S[ẢA]N\s+VI[ỆE]T\s+NAM",
    re.IGNORECASE,
)
TITLED: Final = {kind.name.upper(): kind.name for kind in TYPES if kind.name != "văn bản"}
TYPE_LINE: Final = re.compile(
    rf"({'|'.join(sorted(TITLED, key=len, reverse=True))})\s*(?:\d{{1,2}}|\[\d+\])?(?=\s|\Z)"
)
CONFIRMED: Final = re.compile(r"x[áa]c\s+th[ựu]c\s+văn\s+bản\s+hợp\s+nhất", re.IGNORECASE)
MOST_HEAD: Final = 45
MOST_LINES: Final = 200_000
LONGEST_LINE: Final = 2000
"""What is longer is no line of a head or an end; patterns need not be asked of it."""


@dataclass(frozen=True)
class Sheet:
    """The lines that say something."""

    lines: list[str]

    @cached_property
    def type_at(self) -> int | None:
        """Where the type stands alone in capitals, as in every document but letters."""
        for at, line in enumerate(self.lines[:MOST_HEAD]):
            found = TYPE_LINE.match(line)
            if found and is_title(line[found.end() :]):
                return at
        return None

    @cached_property
    def head(self) -> list[str]:
        """The lines above the type, or in a letter above whom it is addressed to."""
        if self.type_at is not None:
            return self.lines[: self.type_at]
        addressed = (
            at
            for at, line in enumerate(self.lines[:MOST_HEAD])
            if line.lower().startswith("kính gửi")
        )
        return self.lines[: next(addressed, min(MOST_HEAD // 2, len(self.lines)))]

    @cached_property
    def confirmed_at(self) -> int | None:
        """Where a consolidated text is confirmed: its own number and day stand there."""
        found = (at for at, line in enumerate(self.lines) if CONFIRMED.match(line))
        return next(found, None)


def is_title(rest: str) -> bool:
    """Return whether what follows a type on its line is a title, and not more capitals."""
    rest = rest.strip()
    return not rest or not (rest.isupper() or rest.startswith(("-", "–")))


def sheet_of(text: str) -> Sheet:
    """Return the lines of a text without stamps and numbers of pages."""
    lines = []
    for given in clean(text).split("\n")[:MOST_LINES]:
        line = one_line(given[:LONGEST_LINE])
        if DRAWN.fullmatch(line.replace(" ", "")):
            lines.append(RULE)
        elif LETTER.search(line) and not PAGE_NUMBER.match(line) and not STAMPS.match(line):
            lines.append(line)
    return Sheet(lines)
