"""A paper from a file that people write: TOML, whose keys docs/reference/papers.md explains."""

import tomllib
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from kheo.papers.fields import BadPaperError, Fields
from kheo.papers.rules.parts import (
    Align,
    Appendix,
    Authority,
    Block,
    Copy,
    CopyKind,
    Issuer,
    IssuerKind,
    Level,
    Node,
    Number,
    Paper,
    PlaceAndDate,
    SignatureBlock,
    Span,
    Table,
    Title,
    Urgency,
    Warrant,
    Words,
)

DEEPEST = 8
"""More levels than any rule on layout knows."""


def read_toml(content: bytes) -> Paper:
    """Return the paper that a file describes.

    Raises:
        BadPaperError: with the key at fault and what was expected there.
    """
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadPaperError(
            "", _("Tệp không phải TOML đúng: %(fault)s.") % {"fault": error}
        ) from error
    return read(data)


def read(data: Mapping[str, Any]) -> Paper:
    """Return the paper that plain data describes."""
    with Fields(data) as of:
        return Paper(
            issuers=tuple(map(issuer, of.tables("issuers"))),
            number=number(of.table("number")),
            place_and_date=place_and_date(of),
            title=title(of.table("title")),
            body=body(of),
            bases=of.texts("bases"),
            to=of.texts("to"),
            recipients=of.texts("recipients"),
            signatures=tuple(map(signature, of.tables("signatures"))),
            appendices=tuple(map(appendix, of.tables("appendices"))),
            urgency=of.choice("urgency", Urgency) if of.has("urgency") else None,
            draft=of.whole("draft") or 0,
            circulation=of.text("circulation", ""),
            drafter=of.text("drafter", ""),
            address=of.text("address", ""),
            copy=copy(of.table("copy")) if of.has("copy") else None,
        )


def place_and_date(of: Fields) -> PlaceAndDate:
    """Return where and when, from the keys of the table itself."""
    return PlaceAndDate(of.text("place"), of.day("day"), dated=of.flag("dated", default=True))


def copy(given: Fields) -> Copy:
    """Return what a copy adds."""
    with given as of:
        return Copy(
            of.choice("kind", CopyKind),
            issuer(of.table("issuer")),
            number(of.table("number")),
            place_and_date(of),
            of.texts("recipients"),
            tuple(map(signature, of.tables("signatures"))),
        )


def issuer(given: Fields) -> Issuer:
    """Return who issues."""
    with given as of:
        return Issuer(of.text("name"), of.choice("kind", IssuerKind), of.text("superior", ""))


def number(given: Fields) -> Number:
    """Return number and symbol."""
    with given as of:
        return Number(
            of.text("issuer"), of.text("kind", ""), of.whole("value"), of.whole("year"),
            of.text("unit", ""), of.flag("of_party", default=False),
        )  # fmt: skip


def title(given: Fields) -> Title:
    """Return kind and subject."""
    with given as of:
        return Title(of.text("kind", ""), of.text("subject", ""))


def body(of: Fields, key: str = "body", depth: int = 0) -> tuple[Block, ...]:
    """Return the pieces under a key."""
    return tuple(piece(given, depth) for given in of.tables(key))


def piece(given: Fields, depth: int) -> Block:
    """Return a piece of the body: a table when it has a head, else words."""
    if depth > DEEPEST:
        raise BadPaperError(given.path, _("Các phần lồng nhau quá sâu."))
    with given as of:
        if of.has("header"):
            return Table(
                of.texts("header"),
                of.rows("rows"),
                of.shares("widths"),
                of.choices("aligns", Align),
                tuple(map(span, of.tables("spans"))),
            )
        return Node(
            of.choice("level", Level) if of.has("level") else Level.TEXT,
            of.text("text", ""),
            of.text("title", ""),
            of.text("number", ""),
            body(of, "parts", depth + 1),
            tuple(map(words, of.tables("runs"))),
        )


def words(given: Fields) -> Words:
    """Return words in a face of their own."""
    with given as of:
        return Words(
            of.text("text"),
            bold=of.flag("bold", default=False),
            italic=of.flag("italic", default=False),
        )


def span(given: Fields) -> Span:
    """Return a cell above the head of a table."""
    with given as of:
        return Span(of.text("text", ""), of.whole("columns") or 1)


def appendix(given: Fields) -> Appendix:
    """Return an appendix."""
    with given as of:
        return Appendix(of.text("title"), body(of), landscape=of.flag("landscape", default=False))


def signature(given: Fields) -> SignatureBlock:
    """Return who signs."""
    with given as of:
        return SignatureBlock(
            of.text("name"), of.text("office", ""), tuple(map(warrant, of.tables("warrants")))
        )


def warrant(given: Fields) -> Warrant:
    """Return a line of authority."""
    with given as of:
        return Warrant(of.choice("authority", Authority), of.text("of"))
