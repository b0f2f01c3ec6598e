"""Lists: what citations that stand beside each other share."""

import re
from itertools import pairwise
from typing import Final

from kheo.documents.citations.fitting import agrees
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.marks import BLANK_LINE, Found, Mark, Shared

SEAM: Final = re.compile(
    r"(?:\s?\([^()]{1,20}\))?\s{0,3}(?:nay là|[,;+&-]|và|hoặc|cùng|với|hay|[,;]\s?và)?\s{0,3}"
    r"(?:và\s|các\s|cả\s)?\s{0,2}"
)
BRACKETS: Final = re.compile(r"\s?\([^()]{1,60}\)")
THOUGHT_END: Final = re.compile(r"[.;:()]|\n[^\S\n]*\n")
# “… và ký ban hành”: with a verb of its own the second document needs no sign that fits.
CARRIED: Final = re.compile(
    r"(?:,|;|\svà|\scùng|(?P<verb>\svà\s(?:đã\s)?(?:ký ban hành|ban hành|ký|ra|có)"
    r"|,\sđồng thời\s(?:ký\s)?ban hành))\s(?:các\s)?\Z"
)
FAR: Final = 260
FULL_DATE: Final = 10


def runs(clean: Clean, marks: list[Mark]) -> list[list[Mark]]:
    """Return the citations in runs: within one only commas, “và” and dates stand between them."""
    found: list[list[Mark]] = []
    for mark in marks:
        if found and beside(clean, found[-1][-1], mark):
            mark.run = found[-1][0].start
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def beside(clean: Clean, before: Mark, mark: Mark) -> bool:
    """Return whether nothing but a seam parts two citations."""
    gap = before.after, mark.start
    return bool(
        before.after < mark.start
        and SEAM.fullmatch(clean.small, *gap)
        and not BLANK_LINE.search(clean.text, *gap)
    )


def share_types(run: list[Mark]) -> None:
    """Give a number without a type that of the one before it."""
    for before, mark in pairwise(run):
        if not mark.type and before.type:
            mark.type, mark.inherited = before.type, True
            mark.shared += (Shared.TYPE,)


def share_backwards(clean: Clean, run: list[Mark]) -> None:
    """Give “của …” and a date at the end of a list to those before that have none."""
    for mark, after in zip(reversed(run[:-1]), reversed(run), strict=False):
        if mark.issuer is None and after.issuer_from in {Found.AFTER, Found.BESIDE}:
            share_issuer(clean, after, mark, strictly=not alike(mark, after))
        if not mark.date and same_day(clean, mark, after):
            mark.is_dated(after.date, Found.AFTER)
            mark.shared += (Shared.DATE,)


def share_forwards(clean: Clean, run: list[Mark]) -> None:
    """Give the subject before a list to all of it that it fits."""
    first = run[0]
    for mark in run[1:]:
        if mark.issuer is None and first.issuer_from is Found.BEFORE:
            share_issuer(clean, first, mark, strictly=False)


def share_subject(clean: Clean, run: list[Mark]) -> None:
    """Give the subject behind a list that opens its sentence to all of the list."""
    last = run[-1]
    for mark in run[:-1]:
        if mark.issuer is None and last.issuer_from is Found.SUBJECT:
            share_issuer(clean, last, mark, strictly=True)


def carry(clean: Clean, before: Mark, mark: Mark) -> None:
    """Give the subject on, over a title: “Chính phủ ban hành A về …, và B về …”."""
    gap = mark.start - before.after
    if mark.issuer or before.issuer_from is not Found.BEFORE or not 0 < gap < FAR:
        return
    words = BRACKETS.sub("", clean.small[before.after : mark.start])
    carried = CARRIED.search(words)
    if carried is None or THOUGHT_END.search(words):
        return
    if carried["verb"]:
        mark.shares_issuer(before)
    else:
        share_issuer(clean, before, mark, strictly=True)


def share_issuer(clean: Clean, giver: Mark, mark: Mark, *, strictly: bool) -> None:
    """Give an issuer on where it fits; strictly: where the number's own sign tells that it does."""
    if giver.issuer is None:
        return
    fit = agrees(clean.text[slice(*giver.issuer)], mark.number, mark.type)
    if fit or (fit is None and not strictly):
        mark.shares_issuer(giver)


def alike(one: Mark, other: Mark) -> bool:
    """Return whether two citations have the same type or the same issuer's sign."""
    mine, theirs = one.number.issuer_codes[:1], other.number.issuer_codes[:1]
    return one.type == other.type or (bool(mine) and mine == theirs)


def same_day(clean: Clean, one: Mark, other: Mark) -> bool:
    """Return whether two numbers without a year were given on the one day that is said."""
    if other.date_from is not Found.AFTER or len(other.date) < FULL_DATE or one.number.year:
        return False
    if ";" in clean.text[one.after : other.start]:
        return False
    return bool(one.number.signs) and one.number.signs == other.number.signs
