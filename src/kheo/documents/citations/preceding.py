"""What stands before a citation: who issued it, and when, where the sentence says so first."""

import re
from typing import Final

from kheo.documents.citations import wording
from kheo.documents.citations.dates import OPENING_YEAR, days_in, iso
from kheo.documents.citations.fitting import agrees
from kheo.documents.citations.issuers import names_in
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import Found, Mark, start_before

WINDOW: Final = 320
OPENING: Final = 12
BESIDE: Final = range(4)
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
    for begin, end in reversed(list(names_in(clean, floor, mark.start))):
        if issued(clean, mark, (begin, end), floor):
            deputy = DEPUTY.match(clean.small, begin, end)
            mark.is_issued(deputy.end() if deputy else begin, end, Found.BEFORE)
            return


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
    if not wording.DATE_VERB.search(clean.small, floor, mark.start):
        return
    days = [
        day
        for day in days_in(clean.small, floor, mark.start)
        if not OTHER_THOUGHT.search(clean.small, day[2], mark.start)
    ]
    if days:
        mark.is_dated(best_day(mark, days, floor), Found.BEFORE)
    elif mark.issuer_from is Found.BEFORE and (
        year := OPENING_YEAR.match(clean.small, floor, mark.start)
    ):
        mark.is_dated(iso(year), Found.BEFORE)


def best_day(mark: Mark, days: list[tuple[str, int, int]], floor: int) -> str:
    """Return the day beside the issuer, else that opens the sentence, else the nearest."""
    begin, stop = mark.issuer if mark.issuer and mark.issuer_from is Found.BEFORE else (-1, -1)
    for said, start, end in reversed(days):
        if begin >= 0 and (start >= stop or begin - end in BESIDE):
            return said
    return days[0][0] if days[0][1] - floor < OPENING else days[-1][0]
