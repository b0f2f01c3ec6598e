"""The text between title and signature, line by line."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from kheo.news.importing.captions import FEWEST_WORDS_IN_LEAD, Around, Kind, judge
from kheo.news.importing.credits import (
    Credit,
    Role,
    mark_name,
    read_credit,
    split_lead_prefix,
    split_photo_credit,
)
from kheo.news.importing.dates import read_date_line
from kheo.news.importing.found import Figure, Heading, NoteCode, Paragraph, Quote
from kheo.news.importing.furniture import is_furniture, opens_aside
from kheo.news.importing.names import is_name, is_publisher
from kheo.news.importing.pieces import Hint, Piece
from kheo.news.importing.prose import is_prose, key
from kheo.news.importing.story import Story

UNMARKED: Final = frozenset({Hint.NONE, Hint.ITEM})
CREDIT_HINTS: Final = {Hint.AUTHOR: Role.AUTHOR, Hint.SOURCE: Role.SOURCE}
BY: Final = re.compile(r"(?:by|bởi|đăng bởi|theo|nguồn)[ :]+", re.IGNORECASE)
MOST_WORDS_IN_CREDIT: Final = 10
LONGEST_LEAD: Final = 1000
LONGEST_SHOWN: Final = 160


def marked_credit(piece: Piece) -> Credit | None:
    """Return the author or source that the page marks by its class, without the word before it."""
    role = CREDIT_HINTS.get(piece.hint)
    if role is None or len(piece.text.split()) > MOST_WORDS_IN_CREDIT:
        return None
    return Credit(role, BY.sub("", piece.text, count=1))


def is_lead(text: str) -> bool:
    """Return whether a first paragraph can be a lead: a sentence or almost, and not too long."""
    long_enough = is_prose(text) or len(text.split()) >= FEWEST_WORDS_IN_LEAD
    return long_enough and len(text) <= LONGEST_LEAD


class BodyReader:
    """Reads the lines of a body into a story, in their order."""

    def __init__(self, story: Story, titles: frozenset[str], *, pictures_known: bool) -> None:
        self.story = story
        self.titles = titles
        self.pictures_known = pictures_known
        self.in_aside = False

    def read(self, pieces: Sequence[Piece]) -> None:
        """Read all pieces, then take the lead from the first paragraph if the page marked none."""
        for piece in pieces:
            self.read_piece(piece)
        if not self.story.lead:
            self.take_lead()

    def read_piece(self, piece: Piece) -> None:
        """Read one piece: the first of the readers that knows it takes it."""
        self.in_aside = self.in_aside and not piece.block and not is_prose(piece.text)
        readers = (self.read_block, self.read_above_lead, self.read_furniture, self.read_hinted)
        if not any(reader(piece) for reader in (*readers, self.read_credit_line)):
            self.read_text(piece)

    def read_block(self, piece: Piece) -> bool:
        """Take a picture or a table as the page gave it."""
        if piece.block:
            self.story.blocks.append(piece.block)
        return bool(piece.block)

    def read_furniture(self, piece: Piece) -> bool:
        """Put aside furniture, lists of related headlines, and the title said again."""
        text = piece.text
        if opens_aside(text):
            self.in_aside = True
        related = piece.linked and not is_prose(text) and piece.hint in UNMARKED
        again = key(text) in self.titles and piece.hint is not Hint.CAPTION
        aside = self.in_aside or related or again or is_furniture(text)
        if aside:
            self.story.drop(text)
        return aside

    def read_above_lead(self, piece: Piece) -> bool:
        """Take the date and the author that stand between title and text."""
        if self.story.started:
            return False
        if line := read_date_line(piece.text):
            self.story.publish(line)
            return True
        if is_name(piece.text) and not is_furniture(piece.text):
            self.story.credit(Credit(Role.AUTHOR, piece.text))
            return True
        return False

    def read_hinted(self, piece: Piece) -> bool:
        """Take a line that the page itself marks as lead, heading, quote or caption."""
        taker = {
            Hint.LEAD: self.take_marked_lead,
            Hint.HEADING: self.take_heading,
            Hint.QUOTE: self.take_quote,
            Hint.CAPTION: self.take_caption,
            Hint.ITEM: self.take_item,
        }.get(piece.hint)
        return bool(taker and taker(piece.text))

    def read_credit_line(self, piece: Piece) -> bool:
        """Take a labelled line, or one marked by the page, that names author, source or topics."""
        credit = read_credit(piece.text) or marked_credit(piece)
        if not credit:
            return False
        photo = piece.text.lower().startswith(("ảnh", "(ảnh"))
        if photo and self.story.credit_last_picture(credit.name):
            return True
        sure = credit.role is Role.TOPICS or is_name(credit.name) or is_publisher(credit.name)
        if sure or piece.hint in CREDIT_HINTS:
            self.story.credit(credit)
        return sure or piece.hint in CREDIT_HINTS

    def read_text(self, piece: Piece) -> None:
        """Take a line for paragraph, heading or caption."""
        text = piece.text
        if self.story.is_last(text):
            self.story.picture_last()
            return
        judged = judge(text, self.around())
        if judged.unsure:
            self.story.note(
                NoteCode.UNSURE_LINE, text=text[:LONGEST_SHOWN], taken_as=judged.kind.value
            )
        if judged.kind is Kind.CAPTION:
            self.take_caption(text)
        else:
            self.story.blocks.append(
                Heading(text) if judged.kind is Kind.HEADING else Paragraph(self.unmarked(text))
            )

    def around(self) -> Around:
        """Return where the next line stands."""
        blocks = self.story.blocks
        last = blocks[-1] if blocks else None
        short = any(isinstance(block, Heading | Figure) for block in blocks)
        early = sum(isinstance(block, Paragraph) for block in islice(blocks, 4)) <= 1
        waits = isinstance(last, Figure) and bool(last.address) and not last.caption
        return Around(
            after_picture=waits,
            first_short=early and not short,
            pictures_known=self.pictures_known,
            opening=not self.story.started,
        )

    def unmarked(self, text: str) -> str:
        """Return the first paragraph without the mark of a newspaper before it."""
        if self.story.started:
            return text
        prefix, rest = split_lead_prefix(text)
        self.story.drop(prefix.strip())
        self.story.source = self.story.source or mark_name(prefix)
        return rest

    def take_marked_lead(self, text: str) -> bool:
        """Take the lead that the page marks."""
        if self.story.started or not is_prose(text):
            return False
        self.story.lead = self.unmarked(text)
        return True

    def take_heading(self, text: str) -> bool:
        """Take a heading that the page marks, unless it is a whole paragraph set large."""
        if is_prose(text) and len(text) > LONGEST_SHOWN:
            return False
        self.story.blocks.append(Heading(text))
        return True

    def take_quote(self, text: str) -> bool:
        """Take words that the page sets apart."""
        self.story.blocks.append(Quote(text))
        return True

    def take_caption(self, text: str) -> bool:
        """Take a caption: of the picture just above it, or of one that was not in the text."""
        caption, credit = split_photo_credit(text)
        if not self.story.is_last(caption) and not self.story.caption_last_picture(caption, credit):
            self.story.blocks.append(Figure(caption=caption, credit=credit))
        return True

    def take_item(self, text: str) -> bool:
        """Take an item of a list as a paragraph of its own."""
        self.story.blocks.append(Paragraph(text))
        return True

    def take_lead(self) -> None:
        """Make the first paragraph the lead if it is one: running text that is not too long."""
        blocks = self.story.blocks
        at = next((at for at, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
        if at is None or any(isinstance(block, Heading) for block in blocks[:at]):
            return
        first = blocks[at]
        if isinstance(first, Paragraph) and is_lead(first.text):
            self.story.lead = first.text
            del blocks[at]
