"""The head of a document itself: the issuer above “Số: …”, place and day below."""

import re
from typing import Final

from kheo.documents.citations.dates import date_after
from kheo.documents.citations.fitting import agrees
from kheo.documents.citations.issuers import names_in
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import Found, Mark

REACH_ABOVE: Final = 120
REACH_BELOW: Final = 260
PLACE_WORDS: Final = 5
DAY_LEAD: Final = ", ngày "
MOTTO: Final = (
    r"Độc\s{1,3}lập\s{0,3}-\s{0,3}Tự\s{1,3}do\s{0,3}-\s{0,3}Hạnh\s{1,3}phúc"
    r"|CỘNG\s{1,3}H(?:ÒA|OÀ)\s{1,3}XÃ\s{1,3}HỘI\s{1,3}CHỦ\s{1,3}NGHĨA\s{1,3}VIỆT\s{1,3}NAM"
)
ANY_MOTTO: Final = re.compile(MOTTO)
MOTTO_AT_END: Final = re.compile(rf"(?:{MOTTO})\Z")
MOST_LINES: Final = 4
RULES: Final = " \n_*|-"
WORD: Final = re.compile(r"[^\W\d_]+")


def read_header(clean: Clean, mark: Mark) -> None:
    """Read issuer and day of a document that says its own number.

    Only here reading goes over empty lines, because heads are set with them.
    """
    if mark.issuer is None and not mark.type:
        issuer_above(clean, mark)
    if not mark.date:
        day_below(clean, mark)


def issuer_above(clean: Clean, mark: Mark) -> None:
    """Take the name in capitals above a number, over rules, motto and the name of the country."""
    end = above_motto(clean.text, mark.start)
    if end == mark.start or not clean.text[end - 1 : end].isupper():
        return
    for begin, stop in names_in(clean, max(0, end - REACH_ABOVE), end):
        name = clean.text[begin:stop]
        if stop == end and name.isupper() and agrees(name, mark.number, mark.type):
            mark.is_issued(begin, stop, Found.HEADER)


def above_motto(text: str, end: int) -> int:
    """Return where the text above rules, motto and name of the country ends."""
    for _ in range(MOST_LINES):
        head = text[max(0, end - REACH_ABOVE) : end]
        end -= len(head) - len(head.rstrip(RULES))
        found = MOTTO_AT_END.search(text, max(0, end - REACH_ABOVE), end)
        if found is None:
            break
        end = found.start()
    return end


def day_below(clean: Clean, mark: Mark) -> None:
    """Take the day behind the place: “Số: 876/QĐ-UBND | Yên Bái, ngày 22 tháng 6 năm 2011”."""
    end = mark.end + REACH_BELOW
    comma = clean.small.find(DAY_LEAD, mark.end, end)
    if comma < 0:
        return
    if not opens_line(clean, mark):
        end = min(mark.limit, end)
    if comma + len(DAY_LEAD) > end or not is_head(clean.text[mark.end : comma]):
        return
    day = date_after(clean.small, comma + 1, end)
    if day and not day[0].startswith("XXXX"):
        mark.is_dated(day[0], Found.HEADER)
        mark.after = day[1]


def opens_line(clean: Clean, mark: Mark) -> bool:
    """Return whether a number stands at the beginning of a line."""
    line = clean.text[max(0, mark.start - REACH_ABOVE) : mark.start].rpartition("\n")[2]
    return not line.strip()


def is_head(between: str) -> bool:
    """Return whether only words in capitals, the motto and the name of a place stand there."""
    words = WORD.findall(ANY_MOTTO.sub(" ", between))
    small = [index for index, word in enumerate(words) if not word.isupper()]
    place = words[small[0] :] if small else words[-1:]
    return 0 < len(place) <= PLACE_WORDS and all(word[0].isupper() for word in place)
