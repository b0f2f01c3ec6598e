"""What was normalised in a citation, what contradicts itself, and how sure the finding is."""

from typing import Final

from kheo.documents.citations.details import Certainty, Note
from kheo.documents.citations.letters import ANY_APART, DIRT
from kheo.documents.citations.marks import Mark
from kheo.documents.citations.scanning import KNOWN, strength
from kheo.documents.citations.tables.types import BY_NAME, code_means, names_of

DASHES: Final = frozenset(sign for sign, plain in DIRT.items() if plain == "-")
ANY_DOCUMENT: Final = "văn bản"
LETTERS: Final = frozenset(sign for sign, plain in DIRT.items() if plain.isalpha())


def notes(mark: Mark, written: str) -> frozenset[Note]:
    """Return what was normalised in a number, and what it contradicts."""
    return frozenset([*spelling(mark, written), *sense(mark)])


def spelling(mark: Mark, written: str) -> list[Note]:
    """Tell which dirt of spelling the number had."""
    said, right = str(mark.number), str(mark.number.canonical)
    found = [] if mark.said_number else [Note.NO_WORD]
    if written != said or " " in said:
        found += dirt(written)
    if said != right:
        found.append(Note.CASE if said.upper() == right.upper() else Note.ORDER)
    return found


def dirt(written: str) -> list[Note]:
    """Tell what in a number was not written as it is read."""
    signs = set(written)
    held = {
        Note.LETTERS: signs & LETTERS or ANY_APART.search(written),
        Note.DASHES: signs & DASHES,
        Note.SPACES: any(sign.isspace() for sign in signs),
    }
    return [note for note, holds in held.items() if holds]


def sense(mark: Mark) -> list[Note]:
    """Tell what in the citation contradicts itself."""
    found = []
    code, year = mark.number.type_code, mark.number.year
    if code and not mark.inherited and contradicts(mark.type, code):
        found.append(Note.TYPE_AGAINST_SIGN)
    dated = mark.date[:4]
    if year and dated.isdigit() and dated != year:
        found.append(Note.YEAR_AGAINST_DATE)
    return found


def contradicts(name: str, code: str) -> bool:
    """Return whether a sign stands for another type than the words say.

    “Văn bản” is any document, and “thông tư” also a joint one.
    """
    if name not in BY_NAME or name == ANY_DOCUMENT or code_means(name, code):
        return False
    return not any(other.startswith(name) for other in names_of(code))


def certainty(mark: Mark, said: frozenset[Note]) -> Certainty:
    """Return how sure it is that a document is cited, and this one.

    Sure: signs that are known, with a type or “số”. Doubtful: signs alone, a type that the sign
    contradicts, or a bare number behind words that are a verb too. Likely: the rest.
    """
    if not mark.number.symbol:
        return bare_certainty(mark)
    if Note.TYPE_AGAINST_SIGN in said or not (mark.type or mark.said_number):
        return Certainty.DOUBTFUL
    known = (
        strength(mark.number.symbol, dated=bool(mark.number.year)) >= KNOWN
        and Note.ORDER not in said
    )
    return Certainty.SURE if known else Certainty.LIKELY


def bare_certainty(mark: Mark) -> Certainty:
    """Return how sure a bare number is: the word “số” or a year tells much."""
    kind = BY_NAME.get(mark.type)
    if mark.inherited or kind is None or (kind.verb and not (mark.said_number or mark.number.year)):
        return Certainty.DOUBTFUL
    return Certainty.LIKELY
