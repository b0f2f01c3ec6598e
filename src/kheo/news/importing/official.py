"""Official papers that stand on a page as text: their head is not furniture, and not a title."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from kheo.news.importing.found import Heading, NoteCode, Paragraph
from kheo.news.importing.pieces import BROKEN_OFF, Piece
from kheo.news.importing.prose import is_shouted
from kheo.news.importing.story import Story

HEAD: Final = 16
MOTTO: Final = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM")
NUMBER: Final = re.compile(r"Số ?: ?[\w.…]{0,12} ?[-/]|Số ?: ?\d")
CELLS: Final = re.compile(r" ?\| ?")
OF_THE_HEAD: Final = re.compile(
    r"CỘNG H|CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN|Độc lập|[-–_*|=\s]+$|Số ?:|(?:ỦY|UỶ) BAN NHÂN DÂN$"
)
ISSUER: Final = re.compile(
    r"(?:ỦY|UỶ) BAN |HỘI ĐỒNG |CHỦ TỊCH |BỘ TRƯỞNG |THỦ TƯỚNG |GIÁM ĐỐC |BAN (?:CHẤP|THƯỜNG) "
    r"|CHÍNH PHỦ$"
)


def is_official(pieces: Sequence[Piece]) -> bool:
    """Return whether a page starts with the head of an official paper."""
    head = [piece.text for piece in pieces[:HEAD]]
    return any(map(MOTTO.search, head)) and any(map(NUMBER.search, head))


def read_official(story: Story, pieces: Sequence[Piece]) -> None:
    """Read a paper: head put aside, kind and subject for title, the rest as paragraphs."""
    story.note(NoteCode.OFFICIAL_DOCUMENT)
    start = head_end(pieces)
    for piece in pieces[:start]:
        story.drop(piece.text)
    titled = without_issuer([p.text for p in takewhile(is_title_line, pieces[start:])])
    story.title = " ".join(titled)
    for piece in pieces[start + len(titled) :]:
        text = CELLS.sub(" ", piece.text).strip()
        story.blocks.append(Heading(text) if is_shouted(text) else Paragraph(text))


def head_end(pieces: Sequence[Piece]) -> int:
    """Return where the head of a paper ends: where capitals start after its number."""
    after = 1 + next(at for at, piece in enumerate(pieces[:HEAD]) if NUMBER.search(piece.text))
    near = range(after, min(after + HEAD // 2, len(pieces)))
    return next((at for at in near if is_title_line(pieces[at])), after)


def is_title_line(piece: Piece) -> bool:
    """Return whether a line is in capitals and is not of the head."""
    return is_shouted(piece.text) and not OF_THE_HEAD.match(piece.text)


def without_issuer(titled: list[str]) -> list[str]:
    """Return the lines of a title without the name of who issues the paper under it."""
    issued = len(titled) > 1 and ISSUER.match(titled[-1]) and not BROKEN_OFF.search(titled[-2])
    return titled[:-1] if issued else titled
