"""What a document is to one that it cites, as far as its own words say so.

Only plain forms are taken; all else is a citation. A person confirms before a status rests on it.
"""

import re
from typing import Final

from kheo.documents.rules.relations import Part, Relation

BEFORE: Final = 160
AFTER: Final = 200
LINE_END: Final = re.compile(r"[ \t]*\n[ \t]*(\w)")
BASES: Final = re.compile(r"(?:^|\n)[\s\-–+]*căn\s+cứ\b[^\n;.]*\Z", re.IGNORECASE)
REPLACED_BY_THIS: Final = re.compile(r"\bthay\s+thế(?:\s+cho)?\b[^.;\n]*\Z", re.IGNORECASE)
ANNULLED_BY_THIS: Final = re.compile(r"\bbãi\s+bỏ\b[^.;\n]*\Z", re.IGNORECASE)
AMENDED_BY_THIS: Final = re.compile(
    r"\bsửa\s+đổi(?:\s*,?\s*(?:và\s+)?bổ\s+sung)?\b[^.;\n]*\bcủa\s*\Z|"
    r"\bsửa\s+đổi(?:\s*,?\s*(?:và\s+)?bổ\s+sung)?\s*\Z", re.IGNORECASE,
)  # fmt: skip
IMPLEMENTED_BY_THIS: Final = re.compile(
    r"\b(?:triển\s+khai(?:\s+thực\s+hiện)?|thực\s+hiện|thi\s+hành)\b[^.;\n]*\Z", re.IGNORECASE
)
GUIDED_BY_THIS: Final = re.compile(
    r"\b(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)\b[^.;\n]*\Z", re.IGNORECASE
)
LOSES_FORCE: Final = re.compile(r"\A[^.;\n]*\bhết\s+hiệu\s+lực\b", re.IGNORECASE)
OF_PARTS: Final = re.compile(
    r"\b(?:một\s+số\s+(?:điều|nội\s+dung|khoản)|(?:điều|khoản|điểm|mục|chương|phụ\s+lục)\s+\w+)",
    re.IGNORECASE,
)
PASSIVE: Final = re.compile(r"\bđược\s+(?:thay\s+thế|bãi\s+bỏ|sửa\s+đổi)\b", re.IGNORECASE)
NAMES_THE_RELATION: Final = (
    (REPLACED_BY_THIS, Relation.REPLACES),
    (ANNULLED_BY_THIS, Relation.ANNULS),
    (AMENDED_BY_THIS, Relation.AMENDS),
    (GUIDED_BY_THIS, Relation.GUIDES),
    (IMPLEMENTED_BY_THIS, Relation.IMPLEMENTS),
)


def relation_in(text: str, start: int, end: int) -> tuple[Relation, Part]:
    """Return what the holder is to a document cited at `text[start:end]` of its full text."""
    before = joined(text[max(0, start - BEFORE) : start].rstrip()) + " "
    after = joined(text[end : end + AFTER])
    clause = before.rpartition(";")[2].rpartition("\n")[2]
    part = Part.PARTS if OF_PARTS.search(clause) else Part.WHOLE
    if BASES.search(before):
        return Relation.BASED_ON, Part.WHOLE
    if LOSES_FORCE.search(after) and not PASSIVE.search(after):
        return Relation.ANNULS, part
    if REPLACED_BY_THIS.search(clause) and not PASSIVE.search(clause):
        return Relation.REPLACES, part
    return Relation.CITES, Part.WHOLE


def joined(text: str) -> str:
    """Return the text with lines that go on in small letters joined: PDF breaks at the margin."""
    return LINE_END.sub(lambda end: f" {end[1]}" if end[1].islower() else end[0], text)


def relation_in_title(title: str, start: int) -> tuple[Relation, Part]:
    """Return what a document is to one that its own title names."""
    before = title[:start]
    for pattern, relation in NAMES_THE_RELATION:
        if pattern.search(before):
            parts = relation is Relation.AMENDS or OF_PARTS.search(before)
            return relation, Part.PARTS if parts else Part.WHOLE
    return Relation.CITES, Part.WHOLE
