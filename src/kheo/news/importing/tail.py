"""Where an article ends: other news, comments, footer; and the signature just before them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from kheo.news.importing.credits import Credit, Role, read_signature
from kheo.news.importing.dates import read_date_line
from kheo.news.importing.furniture import (
    ends_article,
    is_footer,
    is_furniture,
    is_strong_footer,
    opens_aside,
)
from kheo.news.importing.names import is_publisher
from kheo.news.importing.pieces import Piece
from kheo.news.importing.prose import is_prose, is_shouted
from kheo.news.importing.story import Story

MOST_SIGNATURES: Final = 6
SOURCE_AFTER_STOP: Final = re.compile(
    r"[.!?…”/] ?(?P<brackets>\((?:theo |nguồn ?:? ?)?(?P<name>[^()]{2,60})\)\.?)$", re.IGNORECASE
)


def without_end(story: Story, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of the article, without what pages put after it; that is put aside."""
    end = min(first_end(pieces), footer_start(pieces))
    for piece in pieces[end:]:
        story.drop(piece.text)
    return list(pieces[:end])


def first_end(pieces: Sequence[Piece]) -> int:
    """Return where the first line stands that closes an article, after some running text.

    Such a line above most of the text is a button: then the article goes on.
    """
    before = 0
    total = sum(running(piece) for piece in pieces)
    for at, piece in enumerate(pieces):
        if ends_article(piece.text) and 2 * before >= total:
            return at
        before += running(piece)
    return len(pieces)


def running(piece: Piece) -> int:
    """Return how much running text a piece holds."""
    return len(piece.text) if is_prose(piece.text) and not piece.linked else 0


def footer_start(pieces: Sequence[Piece]) -> int:
    """Return where the footer starts: a line no article has, and the addresses above it."""
    at = next((at for at, p in enumerate(pieces) if at and is_strong_footer(p.text)), len(pieces))
    if at == len(pieces) or not any(map(running, pieces[:at])):
        return len(pieces)
    while at and belongs_to_footer(pieces[at - 1].text):
        at -= 1
    return at


def belongs_to_footer(text: str) -> bool:
    """Return whether a line above a footer is part of it."""
    return is_footer(text) or (is_shouted(text) and is_publisher(text))


def without_signature(story: Story, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without the signature, source and furniture at their end."""
    rest = list(pieces)
    signed = 0
    while rest and signed < MOST_SIGNATURES and (take := last_line(story, rest[-1])):
        signed += take(rest.pop().text)
    return without_last_brackets(story, rest)


def without_last_brackets(story: Story, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces; a publisher in brackets after the last sentence is the source."""
    match = SOURCE_AFTER_STOP.search(pieces[-1].text) if pieces else None
    if not match or not is_publisher(match["name"]):
        return pieces
    story.credit(Credit(Role.SOURCE, match["name"]))
    story.drop(match["brackets"])
    return [
        *pieces[:-1],
        replace(pieces[-1], text=pieces[-1].text[: match.start("brackets")].rstrip()),
    ]


def last_line(story: Story, piece: Piece) -> Callable[[str], bool] | None:
    """Return what to do with the last line, or None where it belongs to the text.

    What is returned tells whether the line was a signature.
    """
    text = piece.text
    if piece.block or not text:
        return None
    if is_furniture(text) or opens_aside(text) or ends_article(text):
        return lambda line: put_aside(story, line)
    if read_date_line(text):
        return lambda line: date_at_end(story, line)
    if is_prose(text) and not text.startswith("("):
        return None
    return (lambda line: sign(story, line)) if read_signature(text) else None


def put_aside(story: Story, text: str) -> bool:
    """Put furniture aside; count no signature."""
    story.drop(text)
    return False


def date_at_end(story: Story, text: str) -> bool:
    """Take a date under the article if it says that it is the article's; count no signature."""
    line = read_date_line(text)
    if line and line.about_article:
        story.publish(line)
    story.drop(text)
    return False


def sign(story: Story, text: str) -> bool:
    """Take a signature; the words of its label go, its name stays."""
    credit = read_signature(text)
    if credit is None:
        return False
    if (
        credit.role is Role.AUTHOR
        and text.lower().startswith("ảnh")
        and story.credit_last_picture(credit.name)
    ):
        return True
    story.credit(credit)
    return True
