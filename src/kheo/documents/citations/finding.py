"""The order of the passes over a text."""

from typing import Final

from kheo.documents.citations import listing
from kheo.documents.citations.following import read_after
from kheo.documents.citations.further import read_far
from kheo.documents.citations.headers import read_header
from kheo.documents.citations.letters import Clean, clean
from kheo.documents.citations.marks import Mark, stop_after
from kheo.documents.citations.preceding import read_before
from kheo.documents.citations.scanning import marks

# So far behind a number its date, its issuer and its title are looked for.
REACH: Final = 330
# The shortest that can be said between two citations: “67 CP, 68”.
ROOM: Final = 4


def read(source: str) -> tuple[Clean, list[Mark]]:
    """Return the text as it was read, and a mark for each citation.

    Each pass looks at a window of fixed size around each number: the work grows with the length
    of the text, whatever stands in it.
    """
    text = clean(source)
    found = list(marks(text))
    bound(text, found)
    # Where the next citation follows at once, nothing can be said between the two.
    roomy = [mark for mark in found if mark.spaced or not mark.tight]
    for mark in roomy:
        read_after(text, mark)
    all_runs = listing.runs(text, found)
    last: Mark | None = None
    for run in all_runs:
        read_run(text, run, last)
        last = run[-1]
    for mark in roomy:
        read_header(text, mark)
        read_far(text, mark)
    for run in all_runs:
        listing.share_subject(text, run)
    return text, found


def bound(text: Clean, found: list[Mark]) -> None:
    """Tell each mark where reading behind it must stop: at the next, or with the paragraph."""
    following = [mark.start for mark in found[1:]] + [len(text.text) + ROOM]
    for mark, start in zip(found, following, strict=False):
        mark.tight = start - mark.end < ROOM
        mark.limit = stop_after(text, mark.end, min(start, mark.end + REACH, len(text.text)))


def read_run(text: Clean, run: list[Mark], last: Mark | None) -> None:
    """Read what a list of citations shares, and the words before it."""
    if run[1:]:
        listing.share_types(run)
        listing.share_backwards(text, run)
    read_before(text, run[0], last.after if last else 0)
    if last:
        listing.carry(text, last, run[0])
    listing.share_forwards(text, run)
