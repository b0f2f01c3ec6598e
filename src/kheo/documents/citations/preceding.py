"""What stands before a citation: who issued it, and when, where the sentence says so first."""

import re
from typing import Final

from kheo.documents.citations import wording
from kheo.documents.citations.dates import OPENING_YEAR, YEAR_BESIDE, days_in, iso
from kheo.documents.citations.fitting import agrees
from kheo.documents.citations.issuers import names_in
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import Found, Mark, start_before
from kheo.documents.citations.numbers import Grammar

WINDOW: Final = 320
OPENING: Final = 12
YEAR_REACH: Final = 24
DAY_REACH: Final = 40
VERB_REACH: Final = 100
BESIDE: Final = range(4)
SEAM: Final = re.compile(r"(?:\s\([A-ZĐ]{2,8}\))?(?:\s-\s|\svà\s)|\s\([A-ZĐ]{2,8}\),\s")
SAID_REACH: Final = 16
JOINT_SEAM: Final = re.compile(r"\s?[-,]\s|,?\s(?:và|cùng)\s")
# Every body gives these: where their number tells none, the one that acts through it is it.
LOOSE: Final = frozenset(
    {"quyết định", "công văn", "văn bản", "kế hoạch", "công điện", "thông báo"}
)
MEMBERS: Final = ("đại biểu ", "đoàn ")
OF: Final = "của "
# A vice-minister signs for the minister: the ministry is the issuer.
DEPUTY: Final = re.compile(r"thứ trưởng\s(?=bộ\s)")
OTHER_THOUGHT: Final = re.compile(r"[;:“”]")


def read_before(clean: Clean, mark: Mark, floor: int) -> None:
    """Read issuer and date before a citation, back to the floor at most."""
    floor = start_before(clean, mark.start, max(floor, mark.start - WINDOW))
    if mark.issuer is None or mark.issuer_from is Found.SIGNER:
        subject(clean, mark, floor)
    if not mark.date:
        day_before(clean, mark, floor)


def subject(clean: Clean, mark: Mark, floor: int) -> None:
    """Take the name whose act the citation is, the nearest first."""
    names = list(names_in(clean, floor, mark.start))
    for index in range(len(names) - 1, -1, -1):
        begin, end = names[index]
        if issued(clean, mark, (begin, end), floor):
            deputy = DEPUTY.match(clean.small, begin, end)
            begin = deputy.end() if deputy else first_of(clean, mark, names[: index + 1])
            mark.is_issued(begin, end, Found.BEFORE)
            return


def first_of(clean: Clean, mark: Mark, names: list[tuple[int, int]]) -> int:
    """Return where the first of several joint issuers begins: “Ban A - Ủy ban B đã có …”."""
    seam = JOINT_SEAM if mark.number.grammar is Grammar.JOINT else SEAM
    begin = names[-1][0]
    for first, end in reversed(names[:-1]):
        if clean.text[first - 1 : first] == "(":
            continue
        between = seam.fullmatch(clean.text, end, begin)
        if not between or wording.SPOKEN_OF.search(clean.small, max(0, first - SAID_REACH), first):
            break
        begin = first
    return begin


def issued(clean: Clean, mark: Mark, name: tuple[int, int], floor: int) -> bool:
    """Return whether the sentence says that a name issued the document."""
    begin, end = name
    if clean.small.endswith(MEMBERS, floor, begin):
        return False
    fit = agrees(clean.text[begin:end], mark.number, mark.type)
    if directly(clean, mark, end) and (fit or "kèm theo" not in clean.small[end : mark.start]):
        return fit is not False or not wording.SPOKEN_OF.search(clean.small, floor, begin)
    if fit:
        return indirectly(clean, mark, name, floor)
    if (
        fit is None
        and mark.type in LOOSE
        and wording.THROUGH.fullmatch(clean.small, end, mark.start)
    ):
        return True
    said_by = fit is None and not mark.number.symbol
    if said_by and wording.SAID_BY.search(clean.small, floor, begin):
        return bool(wording.OF_AT.fullmatch(clean.small, end, mark.start))
    return False


def directly(clean: Clean, mark: Mark, end: int) -> bool:
    """Return whether only a verb of issuing stands between a name and the citation."""
    direct = wording.DIRECT.match(clean.text, end, mark.start)
    return bool(direct or wording.AUXILIARY.fullmatch(clean.small, end, mark.start))


def indirectly(clean: Clean, mark: Mark, name: tuple[int, int], floor: int) -> bool:
    """Return whether a name that fits the sign is said to act through the document."""
    begin, end = name
    gap = (clean.small, end, mark.start)
    if wording.FAR_DIRECT.fullmatch(*gap):
        return True
    if clean.small.endswith(OF, floor, begin):
        return bool(wording.OF_AT.fullmatch(*gap))
    header = clean.text[begin:end].isupper() or not mark.type
    return bool((header and wording.HEADER_GAP.fullmatch(*gap)) or wording.THROUGH.fullmatch(*gap))


def day_before(clean: Clean, mark: Mark, floor: int) -> None:
    """Take the day on which the sentence says that the document was issued."""
    if wording.SINCE.search(clean.small, max(floor, mark.start - DAY_REACH), mark.start):
        return
    if not wording.DATE_VERB.search(clean.small, max(floor, mark.start - VERB_REACH), mark.start):
        day_beside(clean, mark, floor)
        return
    days = [
        day
        for day in days_in(clean.small, floor, mark.start)
        if not OTHER_THOUGHT.search(clean.small, day[2], mark.start)
    ]
    if days:
        mark.is_dated(best_day(mark, days, floor), Found.BEFORE)
    elif mark.issuer and mark.issuer_from is Found.BEFORE:
        begin = mark.issuer[0]
        year = OPENING_YEAR.match(clean.small, floor, mark.start) or YEAR_BESIDE.search(
            clean.small, max(floor, begin - YEAR_REACH), begin
        )
        if year:
            mark.is_dated(iso(year), Found.BEFORE)


def day_beside(clean: Clean, mark: Mark, floor: int) -> None:
    """Take the day right before a citation that is signed, or that acts: “ngày …, với …”."""
    for said, _, end in days_in(clean.small, max(floor, mark.start - DAY_REACH), mark.start):
        between = clean.small[end : mark.start]
        signed = mark.issuer_from is Found.SIGNER and not between.strip(" ,")
        if signed or wording.WITH.fullmatch(between):
            mark.is_dated(said, Found.BEFORE)


def best_day(mark: Mark, days: list[tuple[str, int, int]], floor: int) -> str:
    """Return the day beside the issuer, else that opens the sentence, else the nearest."""
    begin, stop = mark.issuer if mark.issuer and mark.issuer_from is Found.BEFORE else (-1, -1)
    for said, start, end in reversed(days):
        if begin >= 0 and (start >= stop or begin - end in BESIDE):
            return said
    return days[0][0] if days[0][1] - floor < OPENING else days[-1][0]
