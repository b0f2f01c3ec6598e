"""The name of an issuer in running text: where it begins and where it ends."""

import re
from collections.abc import Iterator
from typing import Final

from kheo.documents.citations import naming
from kheo.documents.citations.letters import Clean
from kheo.documents.citations.tables.heads import OF_PLACES, OFTEN_SMALL
from kheo.documents.citations.tables.names import (
    FAMILIES,
    INNER,
    INNER_OF_PLACES,
    LAST,
    SENTENCE,
    SHOUTED_STOPS,
    STOPS,
)

MOST_WORDS: Final = 12
SHORT_DIGITS: Final = 3
LONG_WORD: Final = 2
# Behind these the name of the body goes on: “Trưởng phòng GD-ĐT huyện Can Lộc”.
HEADS_OF: Final = ("trưởng phòng", "trưởng ban", "hiệu trưởng", "trưởng công an")
COMMITTEES: Final = ("ủy ban", "uỷ ban")
SHORT_LEVELS: Final = frozenset({"tp", "tx", "q", "p"})
ABBREVIATED: Final = frozenset({"TP", "TX", "T.Ư", "TT", "P", "Q"})


def name_at(clean: Clean, start: int, limit: int) -> int | None:
    """Return where the name of an issuer ends that begins at a place; nothing where none begins."""
    office = naming.OFFICE.match(clean.small, start, limit)
    if office is None or naming.HEAD_OF_STATE.match(clean.small, start, limit):
        return body_at(clean, start, limit, person=False)
    gap = naming.SPACE.match(clean.small, office.end(), limit)
    body = body_at(clean, gap.end(), limit, person=True) if gap else None
    if body is None and office[0].endswith(HEADS_OF):
        body = words_after(clean, office.end(), limit, person=True, place=False, begun=True)
        body = body if body > office.end() else None
    return body or place_after(clean, office.end(), limit) or office.end()


def body_at(clean: Clean, start: int, limit: int, *, person: bool) -> int | None:
    """Return where the name of a body ends; with `person` the name of one may follow."""
    small = clean.small
    if found := naming.MINISTRY.match(small, start, limit):
        department = small[start] == "s"
        return (department and place_after(clean, found.end(), limit)) or found.end()
    if found := naming.CLOSED_NAME.match(small, start, limit):
        return with_term(small, found, limit)
    for whole in (naming.SESSION, naming.STEERING):
        if found := whole.match(small, start, limit):
            return found.end()
    found = naming.HEAD.match(small, start, limit) or naming.ANY_MINISTRY.match(small, start, limit)
    return with_words(clean, found, limit, person=person) if found else None


def with_words(clean: Clean, head: re.Match[str], limit: int, *, person: bool) -> int:
    """Return where a name ends that goes on behind its head: Cục Thuế, UBND tỉnh Kon Tum."""
    said = " ".join(head[0].split())
    begin = head.end() + (said in SHORT_LEVELS and clean.small.startswith(".", head.end()))
    end = words_after(clean, begin, limit, person=person, place=said in OF_PLACES)
    if said.endswith(COMMITTEES):
        fields = naming.FIELDS_OF_COMMITTEE.match(clean.text, begin, limit)
        end = max(end, fields.end()) if fields else end
    return with_tail(clean, said, end, limit)


def with_tail(clean: Clean, head: str, end: int, limit: int) -> int:
    """Return where a name ends with the body above it, or with “cùng cấp”."""
    tail = naming.TAIL.match(clean.small, end, limit)
    above = tail and tail["above"]
    if tail is None or not above:
        return tail.end() if tail else end
    begin = tail.start("above")
    if head not in naming.ABOVE[above] or not capital_at(clean, begin):
        return end
    return name_at(clean, begin, limit) or end


def with_term(small: str, found: re.Match[str], limit: int) -> int:
    """Return where a closed name ends, with the term of a Central Committee."""
    term = naming.COMMITTEE.match(small, found.start()) and naming.TERM.match(
        small, found.end(), limit
    )
    return term.end() if term else found.end()


def place_after(clean: Clean, start: int, limit: int) -> int | None:
    """Return where a level or a province ends that follows: “Sở Y tế tỉnh Kon Tum”."""
    level = naming.LEVEL.match(clean.small, start, limit)
    if level is None or not level[0]:
        return None
    found = naming.PROVINCE.match(clean.small, level.end(), limit)
    if found and clean.text[found.start()].isupper():
        return found.end()
    return start + len(level[0].rstrip()) if level[0].strip() else None


def words_after(
    clean: Clean, start: int, limit: int, *, person: bool, place: bool, begun: bool = False
) -> int:
    """Return where the words of a name end: capitals, and small words that names have inside.

    Where no name of a place is awaited, a small syllable may close the word that a capital
    opened: “Giao dịch Chứng khoán”.
    """
    inside = naming.ACRONYM_INSIDE.match(clean.text, start, limit)
    end = at = inside.end() if inside else start
    opened = False
    for _ in range(MOST_WORDS):
        if found := province_at(clean, at, limit):
            return found
        word = naming.WORD.match(clean.text, at, limit)
        if word is None:
            break
        closes = opened and not place and word[1].islower() and word[1] not in SENTENCE
        may_be_person = person and (begun or at > start)
        if not closes and ends_name(clean, word, person=may_be_person, place=place):
            break
        opened = word[1][0].isupper() and not word[1].isupper() and not opened
        end = word.end() if closes or holds(word[1]) else end
        if word[1].endswith(".") and not goes_on(clean, word, limit):
            return end - (end == word.end())
        at = seam_after(clean, word.end(), limit)
    return end


def goes_on(clean: Clean, word: re.Match[str], limit: int) -> bool:
    """Return whether a name goes on behind a full stop: “TP. Hà Nội”."""
    if word[1].rstrip(".").upper() not in ABBREVIATED:
        return False
    return bool(naming.NAME_OF_PLACE.match(clean.text, word.end(), limit))


def province_at(clean: Clean, at: int, limit: int) -> int | None:
    """Return where a province ends that begins here: nothing of a name follows it."""
    begin = at + 1 if clean.text[at : at + 1].isspace() else at
    found = naming.PROVINCE.match(clean.small, begin, limit)
    return found.end() if found and clean.text[begin].isupper() else None


def holds(word: str) -> bool:
    """Return whether a name may end with a word."""
    bare = word.rstrip(".")
    return bare[0].isupper() or bare.isdigit() or bare in LAST


def ends_name(clean: Clean, word: re.Match[str], *, person: bool, place: bool) -> bool:
    """Return whether a word does not belong to a name any more."""
    said = word[1].rstrip(".")
    small = said.lower()
    if small in STOPS or (said.isupper() and small in SHOUTED_STOPS):
        return True
    if said[0].isupper():
        family = person and small in FAMILIES
        return family and bool(naming.CAPITALISED.match(clean.text, word.end()))
    if small == "ban" and clean.small.startswith(" hành", word.end()):
        return True
    short_number = said.isdigit() and len(said) < SHORT_DIGITS
    return not short_number and small not in (INNER_OF_PLACES if place else INNER)


def seam_after(clean: Clean, at: int, limit: int) -> int:
    """Return where the name goes on: behind “và”, “&” or a dash, where a capital follows these."""
    seam = naming.SEAM.match(clean.text, at, limit)
    if seam is None or not clean.text[seam.end() : seam.end() + 1].isupper():
        return at
    new = naming.HEAD.match(clean.small, seam.end()) or naming.NEW_THOUGHT.match(
        clean.small, seam.end()
    )
    return at if new else seam.end()


def short_name_at(clean: Clean, start: int, limit: int) -> int | None:
    """Return where a body ends that is named by its province or by its first letters only."""
    province = naming.PROVINCE.match(clean.small, start, limit)
    if province is None:
        return acronym_at(clean, start, limit)
    adds_to_name = clean.text[max(0, start - 2) : start] == ", "
    return province.end() if clean.text[start].isupper() and not adds_to_name else None


def acronym_at(clean: Clean, start: int, limit: int) -> int | None:
    """Return where a body ends that is named by its first letters only: VCCI."""
    found = naming.ACRONYM.match(clean.text, start, limit)
    return found.end() if found else None


def capital_at(clean: Clean, place: int) -> bool:
    """Return whether a capital letter stands at a place."""
    return clean.text[place : place + 1].isupper()


def names_in(clean: Clean, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names of issuers between two places, from the first on."""
    done = start
    for found in naming.BEGINNING.finditer(clean.text, start, end):
        begin = found.start()
        if begin < done or not may_begin(clean, found):
            continue
        if done > start and where_it_is(clean, done, begin):
            done = name_at(clean, begin, end) or done
            continue
        stop = name_at(clean, begin, end) or short_name_at(clean, begin, end)
        # A body in small letters alone (“cơ quan”) has no name.
        if stop and not clean.text[begin:stop].islower():
            done = stop
            yield begin, stop


def where_it_is(clean: Clean, done: int, begin: int) -> bool:
    """Return whether a name only says where the one before it is: “…, tỉnh Hà Tĩnh”."""
    return clean.text[done:begin] == ", " and bool(naming.WHERE.match(clean.small, begin))


def may_begin(clean: Clean, word: re.Match[str]) -> bool:
    """Return whether a name may begin with a word: most words can be passed over at once."""
    said = word[0]
    if said.islower():
        return clean.small.startswith(OFTEN_SMALL, word.start())
    return said.lower() in naming.FIRST_WORDS or (len(said) > LONG_WORD and said.isupper())
