"""By what a number is looked up, and which addresses documents have."""

from kheo.core.text import fold, slugify
from kheo.documents.citations import NotANumberError, parse


def key_of(number: str) -> str:
    """Return what all spellings of a number have in common; empty for none.

    What is no number by any grammar (old papers have such) stands for itself, folded.
    """
    if not number.strip():
        return ""
    try:
        return parse(number).key.casefold()
    except NotANumberError:
        return " ".join(fold(number).casefold().split())


def plain(words: str) -> str:
    """Return words without marks, signs and case."""
    letters = (sign if sign.isalnum() else " " for sign in fold(words).casefold())
    return " ".join("".join(letters).split())


def words_of(text: str) -> str:
    """Return the words of a text, without marks and case, with a space before each."""
    return "".join(f" {word}" for word in plain(text).split())


def year_in(number: str) -> int | None:
    """Return the year that a number carries: 2020 in 30/2020/NĐ-CP."""
    try:
        said = parse(number).year
    except NotANumberError:
        return None
    return int(said) if said else None


def slug_of(*, type_name: str, number: str, year: int | None, title: str) -> str:
    """Return the part of an address: ``chi-thi-33-ct-ttg-2021``."""
    words = [type_name, number or title]
    if number and year and year_in(number) != year:
        words.append(str(year))
    return slugify(" ".join(words), longest=100) or "van-ban"
