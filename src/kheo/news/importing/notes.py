"""What an editor must fill in or check, said once for each thing that is missing."""

from typing import Final

from kheo.news.importing.found import Figure, NoteCode
from kheo.news.importing.story import Story

# A line put aside that is this long may have been text.
LONG_LINE: Final = 200


def note_what_is_missing(story: Story) -> None:
    """Leave a note for everything a finished article has and this story has not."""
    missing = (
        (NoteCode.MISSING_TITLE, not story.title),
        (NoteCode.MISSING_LEAD, not story.lead),
        (NoteCode.MISSING_SOURCE, not story.source),
        (NoteCode.MISSING_PUBLICATION_TIME, story.published_at is None),
        (NoteCode.PUBLICATION_HOUR_UNKNOWN, not story.hour_known),
    )
    for code, is_missing in missing:
        if is_missing:
            story.note(code)
    if day := story.reading_day:
        story.note(NoteCode.READING_DAY_NOT_PUBLICATION, day=f"{day.day}/{day.month}/{day.year}")
    note_pictures(story)
    note_letters_and_lines(story)


def note_pictures(story: Story) -> None:
    """Leave a note for what each picture lacks; no picture is ever fetched."""
    figures = [block for block in story.blocks if isinstance(block, Figure)]
    for number, figure in enumerate(figures, 1):
        named = {"number": str(number), "caption": figure.caption}
        story.note(NoteCode.PICTURE_NOT_FETCHED, address=figure.address, **named)
        if not figure.alt:
            story.note(NoteCode.MISSING_PICTURE_ALT, **named)
        if not figure.credit:
            story.note(NoteCode.MISSING_PICTURE_CREDIT, **named)


def note_letters_and_lines(story: Story) -> None:
    """Leave a note where letters were lost on the way, and where long lines were put aside."""
    texts = [story.title, story.lead, *(getattr(block, "text", "") for block in story.blocks)]
    if any("\ufffd" in text for text in texts):
        story.note(NoteCode.DAMAGED_LETTERS)
    if long := sum(len(text) > LONG_LINE for text in story.dropped):
        story.note(NoteCode.LONG_TEXT_DROPPED, count=str(long))
