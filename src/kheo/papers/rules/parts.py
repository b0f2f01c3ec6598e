"""What an official paper consists of: plain data, in the words of the rules on layout."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class IssuerKind(StrEnum):
    """Whose rules an issuer follows."""

    STATE = "state"
    PARTY = "party"
    UNION = "union"
    """The Front and the unions, which set out their papers as the State does."""


class Authority(StrEnum):
    """By what right a person signs: thay mặt, quyền, ký thay, thừa lệnh, thừa ủy quyền."""

    ON_BEHALF = "on_behalf"
    ACTING = "acting"
    DEPUTY = "deputy"
    BY_ORDER = "by_order"
    AUTHORISED = "authorised"


class Urgency(StrEnum):
    """How quickly a paper must arrive: khẩn, thượng khẩn, hỏa tốc."""

    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    EXPRESS = "express"


class Level(StrEnum):
    """What a piece of the body is."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    HEADING = "heading"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    ITEM = "item"
    TEXT = "text"
    ENACTING = "enacting"


class CopyKind(StrEnum):
    """How a paper is copied: sao y, sao lục (a copy of a copy), trích sao."""

    WHOLE = "whole"
    AGAIN = "again"
    EXTRACT = "extract"


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues, and the body above it."""

    name: str
    kind: IssuerKind
    superior: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """Number and symbol. A number that is not given yet leaves its place free.

    ``kind`` is the abbreviation of the kind of paper (a State letter has none), ``unit`` the unit
    that wrote a State letter. ``of_party`` writes it as the Party does under any heading: joint
    programmes of both sides were issued so (79-CTr/BDVTW-BCSĐCP).
    """

    issuer: str
    kind: str = ""
    value: int | None = None
    year: int | None = None
    unit: str = ""
    of_party: bool = False


@dataclass(frozen=True, slots=True)
class PlaceAndDate:
    """Where and when. A paper that waits for its day (``dated=False``) leaves its place free."""

    place: str
    day: date
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Title:
    """Kind and subject. A letter has only a subject."""

    kind: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a face of their own within a piece; a space at an end is kept as one."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the body; its number follows from where it stands, unless it is given.

    ``runs`` stand in place of ``text`` where some words are bold or italic.
    """

    level: Level
    text: str = ""
    title: str = ""
    number: str = ""
    parts: "tuple[Block, ...]" = ()
    runs: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A cell above the head of a table, over so many columns; without words it is merged down."""

    text: str = ""
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head that is repeated on each page; widths are shares of the line.

    ``spans`` make a second row of the head, above it, and cover every column.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[Align, ...] = ()
    spans: tuple[Span, ...] = ()


Block: TypeAlias = Node | Table


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix on pages of its own, which are counted anew."""

    title: str
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Warrant:
    """One line of authority: “TM. ỦY BAN NHÂN DÂN” is (on behalf, Ủy ban nhân dân)."""

    authority: Authority
    of: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signs, by what right; warrants from the widest to the nearest."""

    name: str
    office: str = ""
    warrants: tuple[Warrant, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """What is added below a paper that is copied: who copies, under which number and day.

    The kind of the number follows from the kind of the copy: 01/SY-UBND.
    """

    kind: CopyKind
    issuer: Issuer
    number: Number
    place_and_date: PlaceAndDate
    recipients: tuple[str, ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper.

    ``to`` stands under the title (“Kính gửi”), ``recipients`` at the end (“Nơi nhận”); the last
    recipient is where the paper is kept. ``draft`` is which draft this is, 0 for none. ``drafter``
    says who drafted it and how many were made: “PL.(300)”; ``address`` stands at the foot of the
    first page.
    """

    issuers: tuple[Issuer, ...]
    number: Number
    place_and_date: PlaceAndDate
    title: Title
    body: tuple[Block, ...]
    bases: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    urgency: Urgency | None = None
    draft: int = 0
    circulation: str = ""
    drafter: str = ""
    address: str = ""
    copy: Copy | None = None
