"""Finding documents on the shelves: what a reader asks for, and which documents that are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from django.db.models import Q
from django.utils.http import urlencode

from kheo.core.text import slugify
from kheo.documents.models import Document, Issuing
from kheo.documents.models.documents import DocumentQuerySet
from kheo.documents.models.words import TYPE_NAMES
from kheo.documents.reading.effects import with_status
from kheo.documents.rules.numbers import key_of, words_of
from kheo.documents.rules.validity import Status

MOST_WORDS: Final = 12
TYPES: Final = {slugify(name): name for name in TYPE_NAMES}
STATUSES: Final = {
    "con-hieu-luc": Status.IN_FORCE,
    "het-mot-phan": Status.PARTLY,
    "het-hieu-luc": Status.ENDED,
    "chua-co-hieu-luc": Status.NOT_YET,
    "chua-ro": Status.UNKNOWN,
}
PARAMETERS: Final = {
    "words": "q", "issuer": "co-quan", "type": "loai", "subject": "linh-vuc", "year": "nam",
    "place": "dia-ban", "status": "hieu-luc",
}  # fmt: skip
"""How addresses name what is asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the library, in the words of addresses; empty is not asked.

    Statuses are those of the `day`.
    """

    day: date
    words: str = ""
    issuer: str = ""
    type: str = ""
    subject: str = ""
    year: str = ""
    place: str = ""
    status: str = ""

    @property
    def choices(self) -> dict[str, str]:
        """What is chosen besides words, by the names of the fields."""
        names = (field.name for field in fields(self) if field.name not in {"day", "words"})
        return {name: value for name in names if (value := getattr(self, name))}

    @property
    def query(self) -> str:
        """The part of an address that asks for this."""
        given = {"words": self.words} | self.choices
        return urlencode({PARAMETERS[name]: value for name, value in given.items() if value})

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What goes along unseen where only the words are asked anew."""
        return [(PARAMETERS[name], value) for name, value in self.choices.items()]

    def but(self, **other: str) -> "Asked":
        """Return what is asked with something else, or nothing, in some places."""
        return replace(self, **other)  # type: ignore[arg-type] # words only, never the day


def of_issuer(rows: DocumentQuerySet, slug: str, _day: date) -> DocumentQuerySet:
    """Return documents that a body issued, alone or with others."""
    return rows.filter(pk__in=Issuing.objects.filter(key=slug).values("document"))


def of_status(rows: DocumentQuerySet, slug: str, day: date) -> DocumentQuerySet:
    """Return documents of a status on a day."""
    found: DocumentQuerySet = with_status(rows, day).filter(status=str(STATUSES[slug]))
    return found


Narrow = Callable[[DocumentQuerySet, str, date], DocumentQuerySet]
NARROWED: Final[Mapping[str, Narrow]] = {
    "issuer": of_issuer,
    "type": lambda rows, slug, _day: rows.filter(type=TYPES[slug]),
    "subject": lambda rows, slug, _day: rows.filter(subject__slug=slug),
    "year": lambda rows, year, _day: rows.filter(year=int(year)),
    "place": lambda rows, slug, _day: rows.filter(place__slug=slug),
    "status": of_status,
}


def found(asked: Asked, *, but: str = "") -> DocumentQuerySet:
    """Return the published documents that a reader asks for; `but` names a choice to leave out."""
    rows = Document.objects.published()
    if asked.words:
        rows = rows.filter(worded(asked.words))
    for name, value in asked.choices.items():
        if name != but:
            rows = NARROWED[name](rows, value, asked.day)
    return rows


def worded(words: str) -> Q:
    """Return the condition that words are a number or its beginning, or stand in the title.

    Each word may also be of the issuer's name.
    """
    all_there = Q()
    for word in words.split()[:MOST_WORDS]:
        all_there &= in_title(word) | of_issuer_named(word)
    return numbered(words) | all_there


def numbered(words: str) -> Q:
    """Return the condition that words are a number in any spelling, or its first parts."""
    condition = Q(pk=None)
    for key in {key_of(words), key_of("-".join(words.split()))}:
        if any(map(str.isdigit, key)):
            begun = Q(number_key__startswith=f"{key}/") | Q(number_key__startswith=f"{key}-")
            condition |= Q(number_key=key) | begun
    return condition


def in_title(word: str) -> Q:
    """Return the condition that a word of the title begins so, with or without marks."""
    key = words_of(word)
    return Q(title_key__contains=key) if key else Q(pk=None)


def of_issuer_named(word: str) -> Q:
    """Return the condition that a word stands in the name of an issuer, with or without marks."""
    key = slugify(word)
    return Q(issuer_key__contains=key) if key else Q(pk=None)
