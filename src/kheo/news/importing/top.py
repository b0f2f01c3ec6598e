"""What stands above a title: the day somebody read the page, menus, the name of the site."""

from collections.abc import Sequence

from kheo.news.importing.dates import DateLine, read_date_line
from kheo.news.importing.furniture import plain
from kheo.news.importing.pieces import Piece
from kheo.news.importing.story import Story


def read_top(story: Story, pieces: Sequence[Piece]) -> None:
    """Take the date line above a title, and put the rest aside.

    A portal prints today's date at its top: that is the day of reading. Only a date that says it
    is the article's, or stands beside the count of its readers, is when it was published.
    """
    for at, piece in enumerate(pieces):
        line = read_date_line(piece.text)
        story.drop(piece.text)
        if line:
            take_day(story, line, counted=counts_readers(pieces[at + 1 : at + 2]))


def take_day(story: Story, line: DateLine, *, counted: bool) -> None:
    """Take a day above the title for what it is."""
    if line.about_article or (counted and line.hour and not line.clock):
        story.publish(line)
    else:
        story.reading_day = story.reading_day or line.day


def counts_readers(pieces: Sequence[Piece]) -> bool:
    """Return whether a line counts how often the article was read."""
    return any(plain(piece.text) in {"lượt xem", "lượt đọc", "views"} for piece in pieces)
