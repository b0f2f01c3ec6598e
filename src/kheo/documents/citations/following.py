"""What follows a number at once: its date and its issuer, in either order."""

import re
from typing import Final

from kheo.documents.citations.dates import date_after
from kheo.documents.citations.fitting import agrees
from kheo.documents.citations.issuers import acronym_at, capital_at, name_at
from kheo.documents.citations.letters import LOW, UP, Clean
from kheo.documents.citations.marks import Found, Mark
from kheo.documents.citations.numbers import Grammar
from kheo.documents.citations.tables.heads import OFTEN_SMALL

# A title in quotation marks, or a short remark in brackets, may stand before “của”.
TITLED: Final = r"(?:\s{0,2}(?:[“\"][^“”\"\n]{1,220}[”\"]|\([^()]{1,60}\)))?"
OF: Final = re.compile(
    TITLED + r"\s{0,3}[,(]?\s{0,3}(?P<of>của|giữa)\s{1,3}(?:cả\s|các\s|liên\s(?=bộ\s))?"
)
LEVEL: Final = re.compile(
    r"(?:tỉnh|thành phố|tp|huyện|quận|xã|phường|bộ|sở|cục|tw|trung ương)(?!\w)"
)
BY: Final = re.compile(
    TITLED + r"\s{0,3},?\s{0,3}(?:do|mà|(?:đã\s|vừa\s|mới\s)?được)\s{1,3}"
    rf"(?:(?:ông|bà|đồng chí)\s(?:[{UP}{LOW}]{{1,7}}\s){{1,4}}[{UP}{LOW}]{{1,7}}\s?[,-]\s)?"
)
SIGNED: Final = re.compile(
    rf"[\s,-]{{0,3}}(?:(?:ông|bà|đồng chí)\s)?(?:[{UP}][{LOW}]*[\s-]{{1,3}}){{0,5}}"
    r"(?:đã\s|vừa\s|mới\s){0,2}(?:ký|ban hành|cấp|phát hành|lập|phê duyệt|thông qua|công bố)(?!\w)"
)
SIGNED_REACH: Final = 80
OTHER_DAY: Final = re.compile(r"\s?,\sngày\s\d{1,2}\s?[/.-]\s?\d{1,2}(?!\s?[/.-]\s?\d|\d)")
BESIDE: Final = re.compile(r"\s{0,3}[(]?\s{0,2}")
NEXT_ISSUER: Final = re.compile(r"\s{0,2}(?:-|,|và)\s{1,3}(?:và\s)?")
# Two bodies with one act: “Ban Chỉ đạo … - Ủy ban …”.
DASHED: Final = re.compile(r"\s-\s(?=(?:ủy|uỷ|ban|hội|tổng|bộ|sở)\s)")
MOST_ISSUERS: Final = 8
INSIDE: Final = " của "


def read_after(clean: Clean, mark: Mark) -> None:
    """Read date and issuer behind a number; leave in the mark where reading stopped."""
    if mark.spaced:
        inside(clean, mark)
    take_date(clean, mark)
    dated = mark.after
    if mark.issuer is None:
        take_issuer(clean, mark)
    if mark.issuer is None or not mark.date:
        signer(clean, mark)
    if not mark.date and mark.after > dated and not other_day(clean, mark):
        take_date(clean, mark)


def other_day(clean: Clean, mark: Mark) -> bool:
    """Return whether a day behind the issuer begins a new thought: “của UBND TP, ngày 2-2, đoàn …”.

    Such a day has a comma before it and no year.
    """
    return bool(OTHER_DAY.match(clean.small, mark.after, mark.limit))


def inside(clean: Clean, mark: Mark) -> None:
    """Take the issuer between type and number: “Quyết định của Bộ Chính trị số 31-QĐ/TW”."""
    at = clean.small.find(INSIDE, mark.start, mark.number_start)
    begin = at + len(INSIDE)
    end = name_at(clean, begin, mark.number_start) if at >= 0 else None
    if end and capital_at(clean, begin):
        mark.is_issued(begin, end, Found.AFTER)


def take_date(clean: Clean, mark: Mark) -> None:
    """Take the date that stands where reading stopped."""
    if found := date_after(clean.small, mark.after, mark.limit):
        mark.is_dated(found[0], Found.AFTER)
        mark.after = found[1]


def take_issuer(clean: Clean, mark: Mark) -> None:
    """Take “của Bộ Y tế”, “giữa … và …”, or a name right beside the number."""
    of = OF.match(clean.small, mark.after, mark.limit)
    if of and (of["of"] == "của" or (mark.number.symbol and "," not in of[0])):
        behind_of(clean, mark, of)
    elif of is None:
        beside(clean, mark)


def behind_of(clean: Clean, mark: Mark, of: re.Match[str]) -> None:
    """Take the name behind “của”; behind “giữa” stand two."""
    begin = of.end()
    end = name_at(clean, begin, mark.limit)
    if end and (named(clean, begin, end) or LEVEL.match(clean.small, begin)):
        several = mark.number.grammar is Grammar.JOINT or of["of"] == "giữa"
        end = joined(clean, mark, end, NEXT_ISSUER if several else DASHED)
    else:
        end = acronym_at(clean, begin, mark.limit)
    if end:
        mark.is_issued(begin, end, Found.AFTER)
        mark.after = end


def named(clean: Clean, begin: int, end: int) -> bool:
    """Return whether a name stands there, though its office may be written small."""
    if capital_at(clean, begin):
        return True
    return clean.small.startswith(OFTEN_SMALL, begin) and not clean.text[begin:end].islower()


def beside(clean: Clean, mark: Mark) -> None:
    """Take a name that stands at the number without a word between: “Nghị quyết 58 Chính phủ”."""
    gap = BESIDE.match(clean.small, mark.after, mark.limit)
    begin = gap.end() if gap else mark.after
    end = name_at(clean, begin, mark.limit) if capital_at(clean, begin) else None
    if end is None:
        return
    fit = agrees(clean.text[begin:end], mark.number, mark.type)
    # Behind a symbol a name that the symbol does not tell rather begins a new thought.
    if fit or (fit is None and not mark.number.symbol):
        mark.is_issued(begin, end, Found.BESIDE)
        mark.after = end


def joined(clean: Clean, mark: Mark, end: int, next_one: re.Pattern[str]) -> int:
    """Return where the last of several issuers of one document ends."""
    for _ in range(MOST_ISSUERS):
        seam = next_one.match(clean.small, end, mark.limit)
        further = name_at(clean, seam.end(), mark.limit) if seam else None
        if seam is None or not further or not capital_at(clean, seam.end()):
            break
        end = further
    return end


def signer(clean: Clean, mark: Mark) -> None:
    """Take “do Chánh Thanh tra … ký”; where the issuer is known, only go on behind it."""
    by = BY.match(clean.small, mark.after, mark.limit)
    end = name_at(clean, by.end(), mark.limit) if by else None
    if by is None or end is None or not named(clean, by.end(), end):
        return
    signed = SIGNED.match(clean.text, end, min(mark.limit, end + SIGNED_REACH))
    if signed is None:
        return
    mark.after = signed.end()
    if mark.issuer is None:
        mark.is_issued(by.end(), end, Found.SIGNER)
