"""Pages without an article: errors, logins, menus, lists of headlines."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kheo.news.importing.dates import read_date_line
from kheo.news.importing.found import Paragraph, Quote, Table
from kheo.news.importing.furniture import plain
from kheo.news.importing.pieces import Piece
from kheo.news.importing.prose import ends_sentence, is_prose
from kheo.news.importing.refusals import ImportRefused, Reason
from kheo.news.importing.story import Story

ERROR: Final = re.compile(
    r"(?:error |lỗi |http )?(?:40[0-4]|410|429|50[0-4])"
    r"(?: ?[-–:|].{0,80}| (?:not found|forbidden|error|lỗi).{0,60})?"
    r"|(?:.{0,40}\b)?(?:page not found|not found|forbidden|access denied|bad gateway|server error"
    r"|service unavailable|gateway time-?out|runtime error|internal server error|just a moment"
    r"|checking your browser|attention required"
    r"|không tìm thấy (?:trang|nội dung|bài viết|đường dẫn)"
    r"|trang (?:này |bạn (?:tìm|yêu cầu|truy cập) )?.{0,30}không tồn tại"
    r"|bài viết .{0,30}không tồn tại|đã bị xóa|đang bảo trì|hết phiên)\b.{0,160}",
    re.IGNORECASE,
)
LISTING_ADDRESS: Final = re.compile(
    r"[?&](?:page|p|trang|paged)=\d|/page/\d|/trang-\d|/(?:chuyen-?muc|category|danh-?muc|tags?|search|tim-?kiem)/",
    re.IGNORECASE,
)
SEARCHED: Final = 40
SHORT_PAGE: Final = 1500
FEW: Final = 3
FEWEST_WORDS: Final = 6
MANY_DATES: Final = 4
MANY_TEASERS: Final = 4
MANY_HEADLINES: Final = 10


def refuse_before_reading(pieces: Sequence[Piece], everything: Sequence[Piece]) -> None:
    """Refuse a page that is an error, a login or a list, by its lines.

    `pieces` are what is taken for the article, `everything` is all that the page shows.

    Raises:
        ImportRefused: with what it is and what to do.
    """
    if not any(piece.text or piece.block for piece in everything):
        raise ImportRefused(Reason.EMPTY)
    if sum(len(piece.text) for piece in everything) <= SHORT_PAGE:
        refuse_short(everything)
    if is_dated_list(pieces) or is_linked_list(pieces, everything):
        raise ImportRefused(Reason.LISTING)


def refuse_short(pieces: Sequence[Piece]) -> None:
    """Refuse a short page that is an error or a login.

    Raises:
        ImportRefused: with what it is and what to do.
    """
    lines = [piece.text for piece in pieces[:SEARCHED]]
    prose = sum(is_prose(line) for line in lines)
    if prose < FEW and any(len(line) < 200 and ERROR.fullmatch(line) for line in lines):
        raise ImportRefused(Reason.ERROR_PAGE)
    words = {plain(line) for line in lines}
    asked = any(word.startswith(("mật khẩu", "password", "quên mật khẩu")) for word in words)
    entered = any(
        word.startswith(("đăng nhập", "login", "sign in", "tên đăng nhập")) for word in words
    )
    if prose < FEW - 1 and asked and entered:
        raise ImportRefused(Reason.LOGIN_PAGE)


def is_dated_list(pieces: Sequence[Piece]) -> bool:
    """Return whether dates stand between headlines all down a page, as in lists of news."""
    dates = sum(read_date_line(piece.text) is not None for piece in pieces)
    prose = sum(is_prose(piece.text) for piece in pieces)
    return dates >= MANY_DATES and prose <= 1.5 * dates


def is_linked_list(pieces: Sequence[Piece], everything: Sequence[Piece]) -> bool:
    """Return whether linked headlines stand over short texts again and again, or alone."""
    prose = sum(is_prose(piece.text) and not piece.linked for piece in pieces)
    if prose <= FEW:
        return teasers(everything) >= MANY_TEASERS or headlines(everything) >= MANY_HEADLINES * (
            1 + prose
        )
    return teasers(pieces) >= max(MANY_TEASERS, prose / 2)


def teasers(pieces: Sequence[Piece]) -> int:
    """Return how many linked headlines stand right over a text, a date between them or not."""
    lines = [piece for piece in pieces if not read_date_line(piece.text)]
    pairs = pairwise(lines)
    return sum(is_headline(above) and is_prose(below.text) for above, below in pairs)


def headlines(pieces: Sequence[Piece]) -> int:
    """Return how many linked headlines there are."""
    return sum(map(is_headline, pieces))


def is_headline(piece: Piece) -> bool:
    """Return whether a piece is nothing but a link, and long enough for a headline."""
    return piece.linked and len(piece.text.split()) >= FEWEST_WORDS


def refuse_nothing_found(story: Story, address: str) -> None:
    """Refuse a story without running text, or one that is a list by its address and has no title.

    Raises:
        ImportRefused: with what to do.
    """
    if not story.title and LISTING_ADDRESS.search(address):
        raise ImportRefused(Reason.LISTING)
    if not any(map(says_something, [Paragraph(story.lead), *story.blocks])):
        raise ImportRefused(Reason.NO_ARTICLE)
    if not story.title and not any(map(is_prose, texts(story))):
        raise ImportRefused(Reason.NO_ARTICLE)


def says_something(block: object) -> bool:
    """Return whether a block holds a sentence or a table."""
    if isinstance(block, Table):
        return True
    if not isinstance(block, Paragraph | Quote):
        return False
    short = len(block.text.split()) < FEWEST_WORDS
    return not short and (ends_sentence(block.text) or is_prose(block.text))


def texts(story: Story) -> list[str]:
    """Return the lead and the paragraphs."""
    return [story.lead, *(b.text for b in story.blocks if isinstance(b, Paragraph | Quote))]
