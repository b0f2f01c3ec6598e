"""Documents in the search of the house: all that are published, and straight to one by its number.

A number is known in any spelling: `33 ct ttg`, `60/NQ-TW` for 60-NQ/TW, without marks, with the
word for its type before it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.core.search import socket
from kheo.core.search.socket import Item, Tag
from kheo.core.text import fold, one_line
from kheo.documents import citations
from kheo.documents.models import Document
from kheo.documents.models.documents import KIND

LONGEST: Final = 300
MOST: Final = 500
# What may stand before a number: “Chỉ thị số”, “văn bản”; anything longer is a question.
MOST_WORDS: Final = 7
NUMBER: Final = re.compile(r"\d+(?:\.\d+)?[a-z]?(?:\s*[-–—‑/.\s]\s*[\w.&]+){1,8}")
DAY_BEHIND: Final = re.compile(r"[\s,;(]+(?:ngay|nam|cua|ve)\s.*\Z")
SEAMS: Final = re.compile(r"[\s./–—‑-]+")


class Documents:
    """The published documents."""

    kind: str = KIND
    label: str | Promise = _("Văn bản")

    def keys(self) -> Iterator[str]:
        """Return the keys of the published documents."""
        for pk in Document.objects.published().order_by("pk").values_list("pk", flat=True):
            yield str(pk)

    def items(self, keys: Sequence[str]) -> Iterator[Item]:
        """Return those of some documents that are published; one query."""
        rows = Document.objects.published().filter(pk__in=[int(key) for key in keys])
        for row in rows.select_related("place", "full_text"):
            yield item_of(row)


def item_of(row: Document) -> Item:
    """Return a document as the index reads it."""
    full = getattr(row, "full_text", None)
    return Item(
        key=str(row.pk),
        title=str(row),
        address=row.get_absolute_url(),
        lead=row.issuer_name,
        text=full.text if full else "",
        day=row.signed_on,
        places=[Tag(row.place.slug, row.place.name)] if row.place else [],
        issuer=Tag(row.issuer_key, row.issuer_name) if row.issuer_key else None,
        extra=[str(row.year)] if row.year else [],
    )


def jump(typed: str) -> str | None:
    """Return the address of the one published document that a query names by its number."""
    said = fold(one_line(typed[:LONGEST])).lower()
    number = number_in(said)
    if number is None:
        return None
    meant = [row for row in candidates(number) if spelled(row.number) == number]
    best = told_apart(meant, typed, said)
    return best[0].get_absolute_url() if len(best) == 1 else None


def number_in(said: str) -> str | None:
    """Return the number that a query consists of, its parts joined alike; nothing for others."""
    digit = re.search(r"\d", said)
    if digit is None or len(said[: digit.start()].split()) > MOST_WORDS:
        return None
    tail = DAY_BEHIND.sub("", said[digit.start() :]).strip(' .,;:()"“”')
    if not NUMBER.fullmatch(tail) or not any(sign.isalpha() for sign in tail):
        return None
    return spelled(tail)


def spelled(number: str) -> str:
    """Return what all spellings of a number have in common, also those without marks."""
    parts = SEAMS.split(fold(number).lower().strip())
    return "-".join(part.lstrip("0") or part for part in parts if part)


def candidates(number: str) -> Iterable[Document]:
    """Return the published documents whose number begins with the same digits; one query."""
    first = number.partition("-")[0]
    begins = Q(pk=None)
    for shown in {first, first.zfill(2), first.zfill(3)}:
        for seam in "/-. ":
            begins |= Q(number__startswith=f"{shown}{seam}")
    return Document.objects.published().filter(begins).order_by("pk")[:MOST]


def told_apart(meant: list[Document], typed: str, said: str) -> list[Document]:
    """Return those of several documents that have the day and the type that a query says."""
    found = citations.find(typed[:LONGEST])
    day = found[0].date if found else ""
    on_day = [row for row in meant if row.signed_on and row.signed_on.isoformat() == day] or meant
    of_type = [row for row in on_day if said.startswith(fold(row.type).lower())]
    return of_type or on_day


def enlist() -> None:
    """Have documents found."""
    socket.enlist(Documents())
    socket.enlist_jump(KIND, jump)
