"""The subject of a document (trích yếu)."""

import re
from typing import Final

from kheo.documents.intake.proposals import Proposals, Spot, Sure
from kheo.documents.intake.sheets import MOTTO, RULE, TYPE_LINE, Sheet

MOST_LINES: Final = 14
LONGEST: Final = 1000
ENDS: Final = re.compile(
    r"(?:-\s*)?căn\s+cứ\b|kính\s+gửi|chương\s+[ivx\d]+\b|điều\s+\d+|phần\s+(?:thứ|[ivx]+)\b|"
    r"(?:-\s*)?xét\s+đề\s+nghị|theo\s+đề\s+nghị|"
    r"[ivx]+\s*[.\-–]\s*\w|\(?(?:kèm\s+theo|ban\s+hành\s+kèm)|-{3,}|_{3,}|quốc\s+hội\s+ban\s+hành",
    re.IGNORECASE,
)
# What the body of a plan begins with; small letters would go on with the title.
BEGINS: Final = re.compile(r"(?:-\s*)?(?:Thực hiện|Triển khai|Tiếp tục|Nhằm)\s+[\w\s]+\bsố\s*\d")
# Who decides stands in capitals of its own line below the title.
DECIDERS: Final = re.compile(
    r"(?:QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH|CHÁNH|BỘ TRƯỞNG|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BAN |BỘ |"
    r"GIÁM ĐỐC|TỈNH ỦY|THÀNH ỦY|ĐẢNG ỦY|TỔNG |THỐNG ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG|QUYẾT ĐỊNH|"
    r"TRƯỞNG )"
)
# A consolidated text begins with the story of its parts.
STORY: Final = re.compile(
    r"(?:luật|bộ luật|nghị định|nghị quyết|thông tư|quyết định|pháp lệnh)\b.*\b"
    r"số\s+\d[\w/.-]*.*\bngày\b",
    re.IGNORECASE,
)
FOOTNOTE: Final = re.compile(r"(?<=[^\W\d_])\d{1,2}\Z|\[\d+\]\Z")
OF_LETTERS: Final = re.compile(r"\(?\s*v/v\b:?\s*", re.IGNORECASE)


def read_title(sheet: Sheet, found: Proposals) -> None:
    """Propose the subject."""
    if sheet.type_at is None:
        read_letter(sheet, found)
        return
    first = sheet.lines[sheet.type_at]
    rest = first[TYPE_LINE.match(first).end() :].strip()  # type: ignore[union-attr]
    lines = [rest] if rest else []
    lines += title_lines(sheet.lines[sheet.type_at + 1 :][:MOST_LINES], begun=bool(rest))
    title = joined(lines)
    sure = Sure.LIKELY if title.isupper() or len(lines) == MOST_LINES else Sure.SURE
    found.add("title", in_sentence_case(title), title, Spot.HEAD, sure)


def title_lines(lines: list[str], *, begun: bool) -> list[str]:
    """Return the lines of a title."""
    taken: list[str] = []
    for line in lines:
        if line == RULE and not (taken or begun):
            continue
        if line == RULE or ends_title(line, taken):
            break
        taken.append(line)
    return taken


def ends_title(line: str, taken: list[str]) -> bool:
    """Return whether a line stands below the title."""
    if ENDS.match(line) or (line.isupper() and MOTTO.match(line)):
        return True
    if taken and (STORY.match(line) or BEGINS.match(line)):
        return True
    small_before = any(not one.isupper() for one in taken)
    return line.isupper() and small_before and bool(DECIDERS.match(line))


def read_letter(sheet: Sheet, found: Proposals) -> None:
    """Propose the subject of a letter: behind “V/v” in its head."""
    for at, line in enumerate(sheet.head):
        about = OF_LETTERS.search(line)
        if about is None:
            continue
        lines = [line[about.end() :]]
        for more in sheet.head[at + 1 : at + 6]:
            if more == RULE or MOTTO.search(more) or ", ngày" in more or more.isupper():
                break
            lines.append(more)
        title = joined(lines).strip(" )")
        found.add("title", in_sentence_case(title), title, Spot.HEAD, Sure.LIKELY)
        return


def joined(lines: list[str]) -> str:
    """Return lines as one; marks of footnotes go."""
    return FOOTNOTE.sub("", " ".join(line for line in lines if line).strip())[:LONGEST].strip()


def in_sentence_case(title: str) -> str:
    """Return a title that begins with a capital, and is not all of capitals."""
    title = title.capitalize() if title.isupper() else title
    return title[:1].upper() + title[1:]
