"""Short lines inside an article: captions, headings, or paragraphs that happen to be short."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kheo.news.importing.credits import split_photo_credit
from kheo.news.importing.prose import ends_sentence, is_prose, is_shouted

STARTS_CAPTION: Final = re.compile(
    r"(?:quang cảnh|toàn cảnh|khung cảnh|cảnh |hình ảnh|một góc|ảnh |ảnh:|các đại biểu|đại biểu"
    r"|chụp ảnh|lãnh đạo .{0,80}(?:trao|tặng|chụp|thăm)|\(?ảnh minh h)",
    re.IGNORECASE,
)
SHOWS_SOMEBODY: Final = re.compile(
    r"\b(?:phát biểu|trình bày|chủ trì|trao|tặng|tham quan|thăm|chụp ảnh|bỏ phiếu|báo cáo tại"
    r"|kiểm tra|trả lời|ký kết|bên cạnh|trò chuyện|kết luận|điều hành|tham dự|tại (?:buổi|hội nghị"
    r"|lễ|kỳ họp|cuộc họp))\b",
    re.IGNORECASE,
)
NUMBERED: Final = re.compile(
    r"(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){0,2})\s?[./)-]+ ?(?=\S)|Phần |PHẦN |Chương "
)
LIST_SIGN: Final = re.compile(r"[-–•+*●] ?\S|[a-zđ]\) ")
LABELLED: Final = re.compile(r"(?:\S+ ){0,4}\S+: \S")
MOST_WORDS_IN_HEADING: Final = 16
FEWEST_WORDS_IN_LEAD: Final = 12
MOST_WORDS_IN_CAPTION: Final = 45


class Kind(StrEnum):
    """What a line of the body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a line is taken for, and whether somebody should look."""

    kind: Kind
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """Where a line stands: after a picture, first of the body, or before all of it."""

    after_picture: bool = False
    first_short: bool = False
    pictures_known: bool = False
    opening: bool = False


def judge(text: str, around: Around) -> Judged:
    """Return what a line of the body is taken for."""
    words = len(text.split())
    if is_captioned(text, words):
        return Judged(Kind.CAPTION)
    if is_prose(text) or ends_sentence(text) or LIST_SIGN.match(text):
        return Judged(Kind.PARAGRAPH, unsure=is_prose(text) and not ends_sentence(text))
    if is_heading(text, words):
        return Judged(Kind.HEADING)
    return judge_short(text, words, around)


def is_captioned(text: str, words: int) -> bool:
    """Return whether a line says by itself that it stands under a picture."""
    if words > MOST_WORDS_IN_CAPTION:
        return False
    view = text.startswith(("Quang cảnh", "Toàn cảnh", "Ảnh minh họa", "Ảnh minh hoạ", "(Ảnh"))
    return split_photo_credit(text) != (text, "") or (view and words <= MOST_WORDS_IN_HEADING)


def is_heading(text: str, words: int) -> bool:
    """Return whether a short line is numbered as headings are, or all in capitals."""
    return bool(NUMBERED.match(text)) or (is_shouted(text) and words <= 2 * MOST_WORDS_IN_HEADING)


def judge_short(text: str, words: int, around: Around) -> Judged:
    """Return what an unmarked short line is taken for, by what stands around it."""
    if around.after_picture:
        return Judged(Kind.CAPTION)
    if STARTS_CAPTION.match(text) or SHOWS_SOMEBODY.search(text):
        return Judged(Kind.CAPTION, unsure=not around.first_short)
    opens = around.opening and words >= FEWEST_WORDS_IN_LEAD
    if opens or LABELLED.match(text) or words > MOST_WORDS_IN_HEADING:
        return Judged(Kind.PARAGRAPH, unsure=True)
    if around.first_short and not around.pictures_known:
        return Judged(Kind.CAPTION, unsure=True)
    return Judged(Kind.HEADING if text[0].isupper() else Kind.PARAGRAPH, unsure=True)
