"""Passing a page on to friends, in a way that is of no use to advertisers."""

import re
from datetime import timedelta
from typing import Final, NamedTuple

from kheo.core.text import one_line
from kheo.core.verdict import YES, Verdict, no
from kheo.news.rules.contacts import mailbox
from kheo.news.rules.plain import has_link, has_long_number

MOST_RECIPIENTS: Final = 5
"""A reader knows a handful of friends for one article; a list of addresses is longer."""

NOTE_LETTERS: Final = 300
"""Two or three sentences: enough to say why one passes a page on."""

SUBJECT_LETTERS: Final = 150
"""What mail programs show; a longer title is cut at a word."""

ACTS_AN_HOUR: Final = 5
"""Sendings from one network: readers share addresses behind one office or telephone mast."""

RECIPIENTS_A_DAY: Final = 20
"""Recipients from one network: four full sendings; below what is worth an advertiser's time."""

RECIPIENTS_A_DAY_IN_ALL: Final = 500
"""Recipients of the whole site: common mail accounts are closed above 500 a day."""

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
BETWEEN: Final = re.compile(r"[\s,;]+")


class Recipients(NamedTuple):
    """What stands in the field of recipients: addresses, each once, and words that are none."""

    good: tuple[str, ...]
    bad: tuple[str, ...]


def recipients(typed: str) -> Recipients:
    """Return the addresses in the text, in their order."""
    good: dict[str, str] = {}
    bad: dict[str, None] = {}
    for word in filter(None, BETWEEN.split(typed)):
        if address := mailbox(word):
            good.setdefault(address.lower(), address)
        else:
            bad[word] = None
    return Recipients(tuple(good.values()), tuple(bad))


def may_be_sent(found: Recipients) -> Verdict:
    """Return whether the recipients may be written to."""
    if found.bad:
        return no("not_an_address")
    if not found.good:
        return no("recipients_missing")
    return YES if len(found.good) <= MOST_RECIPIENTS else no("too_many_recipients")


def may_be_noted(note: str) -> Verdict:
    """Return whether the words may go along."""
    if len(note) > NOTE_LETTERS:
        return no("note_too_long")
    if has_link(note):
        return no("note_with_link")
    return no("note_with_number") if has_long_number(note) else YES


def subject_part(title: str) -> str:
    """Return the title as it stands in a subject: one line, not too long."""
    line = one_line(title)
    if len(line) <= SUBJECT_LETTERS:
        return line
    return f"{line[:SUBJECT_LETTERS].rpartition(' ')[0] or line[:SUBJECT_LETTERS]}…"
