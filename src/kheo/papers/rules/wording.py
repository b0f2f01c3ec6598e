"""Numbers, days, warrants and ends of lines in the words of a layout."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from kheo.papers.rules.looks import Wording
from kheo.papers.rules.parts import Number, PlaceAndDate, SignatureBlock, Urgency

FREE: Final = "\u2007" * 6
"""Room for what is written by hand: figure spaces, which no program folds together."""

URGENCIES: Final = {
    Urgency.URGENT: "Khẩn",
    Urgency.VERY_URGENT: "Thượng khẩn",
    Urgency.EXPRESS: "Hỏa tốc",
}
STAMPS: Final = {Urgency.URGENT: 20.0, Urgency.VERY_URGENT: 40.0, Urgency.EXPRESS: 30.0}
"""How wide the frame of a stamp is, in millimetres; each is 8 mm high."""

ALPHABET: Final = "abcdđeghiklmnopqrstuvxy"
"""Points are lettered by the Vietnamese alphabet, without ă, â, ê, ô, ơ, ư."""

SIGNS_AT_END: Final = " ./;,"
"""What a writer may have closed a text with; the layout sets its own sign instead."""

ROMAN: Final = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip


def number_line(number: Number, words: Wording) -> str:
    """Return “Số: 15/KH-UBND” or “Số 05-NQ/ĐU”."""
    value = FREE if number.value is None else f"{number.value:02d}"
    return f"{words.number}{value}{symbol(number, words)}"


def symbol(number: Number, words: Wording) -> str:
    """Return what follows the number, with the sign that joins them."""
    year = f"/{number.year}" if number.year else ""
    unit = f"-{number.unit}" if number.unit else ""
    if not number.kind:
        return f"{year}/{number.issuer}{unit}"
    if words.kind_first or number.of_party:
        return f"-{number.kind}/{number.issuer}{unit}"
    return f"{year}/{number.kind}-{number.issuer}{unit}"


def day_words(day: date) -> str:
    """Return “ngày 05 tháng 02 năm 2026”: days below 10, January and February take a nought."""
    of_day, month, year = day_short(day).split("/")
    return f"ngày {of_day} tháng {month} năm {year}"


def place_line(where: PlaceAndDate) -> str:
    """Return “Kon Tum, ngày 05 tháng 02 năm 2026”; without a day, room for it."""
    return f"{where.place}, {when(where)}"


def when(where: PlaceAndDate) -> str:
    """Return the day in words, or room for it."""
    if where.dated:
        return day_words(where.day)
    return f"ngày {FREE} tháng {FREE} năm {where.day.year}"


def cited(kind: str, number: Number, day: date, issuer: str, words: Wording) -> str:
    """Return how a paper is named in another one; the Party sets a comma before the day."""
    value = FREE if number.value is None else f"{number.value:02d}"
    named = f"{kind} số {value}{symbol(number, words)}"
    return f"{named}{words.before_day}ngày {day_short(day)} của {issuer}"


def day_short(day: date) -> str:
    """Return “05/9/2026”, “05/02/2026”."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def listed(lines: Sequence[str], *, mark: str = "", last: str = ".") -> tuple[str, ...]:
    """Return lines that end with “;”, the last one with another sign."""
    bare = [line.rstrip(" ;,.") for line in lines]
    return tuple(
        f"{mark}{line}{last if place == len(bare) else ';'}" for place, line in enumerate(bare, 1)
    )


def ended(text: str, end: str) -> str:
    """Return the last words of a paper with the sign that closes it."""
    return text.removesuffix("./.").rstrip(SIGNS_AT_END) + end


def warrant_lines(block: SignatureBlock, words: Wording) -> tuple[str, ...]:
    """Return “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”, each a line."""
    return tuple(f"{words.authority[w.authority]}{w.of}" for w in block.warrants)


def roman(number: int) -> str:
    """Return a number in Roman figures."""
    written = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def lettered(number: int) -> str:
    """Return the letter of a point: a, b, c, d, đ …, then aa, ab, ac."""
    tens, ones = divmod(number - 1, len(ALPHABET))
    return (lettered(tens) if tens else "") + ALPHABET[ones]
