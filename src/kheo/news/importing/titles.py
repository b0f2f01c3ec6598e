"""Which of the first lines of a page is the title."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kheo.news.importing.credits import read_credit
from kheo.news.importing.dates import read_date_line
from kheo.news.importing.furniture import ends_article, is_furniture, is_strong_footer, opens_aside
from kheo.news.importing.names import is_name, is_publisher
from kheo.news.importing.pieces import Hint, Piece
from kheo.news.importing.prose import ends_sentence, is_prose, is_shouted, key

SEARCHED: Final = 80
LONGEST: Final = 300
MOST_WORDS: Final = 45
LONG_TITLE: Final = 22
SHORT_TITLE: Final = 5
MOST_WORDS_WITH_STOP: Final = 18
ASKING: Final = ("?", "!", "…", "...")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where the title stands, and what else it could be; `at` is None where there is none."""

    at: int | None
    other: str = ""
    unsure: bool = False


def choose_title(pieces: Sequence[Piece]) -> Chosen:
    """Return which line is the title: the likeliest before the running text starts."""
    start = first_running(pieces)
    candidates = [at for at in range(start) if may_be_title(pieces[at])]
    if not candidates:
        return sentence_title(pieces, start)
    seen = Counter(key(piece.text) for piece in pieces[:SEARCHED])
    scores = {at: score(pieces, at, seen) + (at == candidates[0]) for at in candidates}
    best = max(candidates, key=lambda at: scores[at])
    if scores[best] < 0:
        return sentence_title(pieces, start)
    rivals = [at for at in candidates if scores[at] == scores[best] and at != best]
    rivals = [at for at in rivals if key(pieces[at].text) != key(pieces[best].text)]
    other = pieces[rivals[0]].text if rivals else ""
    return Chosen(best, other, unsure=bool(other) or len(pieces[best].text.split()) < 4)


def first_running(pieces: Sequence[Piece]) -> int:
    """Return where the running text starts, as far as titles are looked for."""
    for at, piece in enumerate(pieces[:SEARCHED]):
        if runs(piece.text):
            return at
    return min(len(pieces), SEARCHED)


def runs(text: str) -> bool:
    """Return whether a line is running text, and no headline that asks or calls out."""
    words = len(text.split())
    asks = text.rstrip("”’\"'» ").endswith(ASKING)
    return words > MOST_WORDS or (is_prose(text) and ends_sentence(text) and not asks)


def may_be_title(piece: Piece) -> bool:
    """Return whether a line can be a title at all."""
    text = piece.text
    if piece.block or not 2 <= len(text) <= LONGEST or len(text.split()) < 2:
        return False
    if is_furniture(text) or ends_article(text) or opens_aside(text) or is_strong_footer(text):
        return False
    return not (read_date_line(text) or read_credit(text) or is_name(text))


def score(pieces: Sequence[Piece], at: int, seen: Counter[str]) -> int:
    """Return how much speaks for a line being the title."""
    piece = pieces[at]
    words = len(piece.text.split())
    after = pieces[at + 1].text if at + 1 < len(pieces) else ""
    return (
        length_score(piece.text, words)
        + (4 if seen[key(piece.text)] > 1 else 0)
        + (3 if speaks_of_article(after) else 0)
        + (2 if piece.hint is Hint.HEADING else 0)
        - (2 if piece.linked else 0)
        - (5 if is_publisher(piece.text) and words <= 10 else 0)
    )


def length_score(text: str, words: int) -> int:
    """Return how much the length of a line speaks for a title.

    A short line in capitals is a rubric.
    """
    if words > LONG_TITLE:
        return 2
    rubric = words <= SHORT_TITLE and is_shouted(text)
    return (3 if words > SHORT_TITLE else words // 2) - rubric


def speaks_of_article(text: str) -> bool:
    """Return whether a line gives the date or the author, as the line under a title does."""
    return bool(text) and (read_date_line(text) is not None or is_name(text))


def sentence_title(pieces: Sequence[Piece], start: int) -> Chosen:
    """Return a first line that is a short whole sentence over a longer text.

    Careless sites do this.
    """
    if start + 1 >= len(pieces) or pieces[start].block:
        return Chosen(None)
    first, second = pieces[start].text, pieces[start + 1].text
    if len(first.split()) > MOST_WORDS_WITH_STOP or len(second) <= len(first):
        return Chosen(None)
    return Chosen(start, unsure=True)
