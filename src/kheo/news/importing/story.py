"""An article while it is being read: what has been found so far, and what was put aside."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from kheo.news.importing.credits import Credit, Role, split_topics
from kheo.news.importing.dates import DateLine
from kheo.news.importing.found import Block, Figure, Heading, Note, NoteCode, Paragraph
from kheo.news.importing.prose import key
from kheo.news.importing.wording import words

# Names of accounts, not of people.
NOBODY: Final = words("admin administrator quantri quantrivien editor webmaster root")


@dataclass(slots=True)
class Story:
    """What has been found; the readers of each part of a page write into it."""

    title: str = ""
    lead: str = ""
    blocks: list[Block] = field(default_factory=list)
    author: str = ""
    source: str = ""
    topics: tuple[str, ...] = ()
    reading_day: date | None = None
    published_at: datetime | None = None
    hour_known: bool = True
    dropped: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def started(self) -> bool:
        """Whether running text has been found."""
        return bool(self.lead) or any(isinstance(block, Paragraph) for block in self.blocks)

    def drop(self, text: str) -> None:
        """Put a line aside as furniture."""
        if text:
            self.dropped.append(text)

    def note(self, code: NoteCode, **values: str) -> None:
        """Leave something for the editor to check."""
        self.notes.append(Note(code, values))

    def credit(self, credit: Credit) -> None:
        """Take a credit; the first of each kind stays, unless the page's metadata gave none."""
        if credit.name.lower() in NOBODY:
            return
        if credit.role is Role.AUTHOR:
            self.author = self.author or credit.name
        elif credit.role is Role.SOURCE:
            self.source = self.source or credit.name
        else:
            self.topics = self.topics or split_topics(credit.name)

    def publish(self, line: DateLine) -> None:
        """Take a date line of the article as the time it was published, if none is known yet."""
        if self.published_at is None:
            self.published_at, self.hour_known = line.moment, line.hour is not None
        if line.author:
            self.author = self.author or line.author

    def credit_last_picture(self, name: str) -> bool:
        """Give the last block a photo credit; return whether it was a picture without one."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Figure) or last.credit:
            return False
        self.blocks[-1] = replace(last, credit=name)
        return True

    def caption_last_picture(self, caption: str, credit: str) -> bool:
        """Give the last block a caption; return whether it was a picture without one."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Figure) or last.caption or not last.address:
            return False
        self.blocks[-1] = replace(last, caption=caption, credit=credit or last.credit)
        return True

    def is_last(self, text: str) -> bool:
        """Return whether the last block says the same words."""
        last = self.blocks[-1] if self.blocks else None
        words = last.caption if isinstance(last, Figure) else getattr(last, "text", "")
        return bool(words) and key(words) == key(text)

    def picture_last(self) -> None:
        """Make the last block a picture.

        A line that stands twice is a caption and its alternative.
        """
        last = self.blocks[-1]
        if isinstance(last, Paragraph | Heading):
            self.blocks[-1] = Figure(caption=last.text)
            self.notes = [note for note in self.notes if note.values.get("text") != last.text]
