"""What the finder gives back."""

from functools import cached_property

from kheo.documents.citations.articles import part_before
from kheo.documents.citations.details import Article, Certainty, Kind, Note, Words
from kheo.documents.citations.judging import certainty, notes
from kheo.documents.citations.letters import Clean, one_line
from kheo.documents.citations.linking import aliases, repeated
from kheo.documents.citations.marks import Found, Mark, Shared
from kheo.documents.citations.numbers import Number
from kheo.documents.citations.titles import title_behind


class Reading:
    """A text that was read through: its marks, and what only all of them together tell."""

    def __init__(self, clean: Clean, marks: list[Mark]) -> None:
        """Keep the text and its marks."""
        self.clean, self.marks = clean, marks

    @cached_property
    def aliases(self) -> dict[int, list[tuple[int, int]]]:
        """The short names that the text gives, by the index of the citation."""
        return aliases(self.clean, self.marks)

    @cached_property
    def repeated(self) -> list[int | None]:
        """For each citation the index of the first of the same document."""
        return repeated(self.marks)

    def words(self, place: tuple[int, int]) -> Words:
        """Return words of the given text."""
        start, end = self.clean.at(place[0]), self.clean.after(place[1])
        return Words(start, end, one_line(self.clean.source[start:end]))

    def maybe(self, place: tuple[int, int] | None) -> Words | None:
        """Return words of the given text, or nothing."""
        return self.words(place) if place else None


class Citation:
    """One citation. `source[start:end] == text`, from the type (or “số”) to the end of the number.

    `number` says what was written, cleaned; `number.canonical` what its grammar wants; `written`
    is the number letter by letter. `issuer` is as worded in the sentence. `same_as` is the index
    of an earlier citation of the same document in the same text.

    Where a citation stands, its number, type, date and the place of its issuer are settled by
    `find`; the rest is worked out each time it is asked for, from the text, which a citation
    therefore keeps.
    """

    __slots__ = ("_index", "_mark", "_reading")

    def __init__(self, reading: Reading, index: int) -> None:
        """Take the mark with an index."""
        self._reading, self._index, self._mark = reading, index, reading.marks[index]

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same citation of the same text."""
        if not isinstance(other, Citation):
            return NotImplemented
        mine, theirs = self._reading.clean.source, other._reading.clean.source
        return self._index == other._index and mine == theirs

    def __hash__(self) -> int:
        """Return the same for what is equal."""
        return hash((self._index, self._mark.number))

    def __repr__(self) -> str:
        """Return what it is and where."""
        return f"Citation({self.text!r}, start={self.start}, date={self.date!r})"

    @property
    def type(self) -> str:
        """The type as worded, in small letters; empty where none is said."""
        return self._mark.type

    @property
    def type_inherited(self) -> bool:
        """Whether the type is that of the list."""
        return self._mark.inherited

    @property
    def number(self) -> Number:
        """Số, ký hiệu as written, without dirt."""
        return self._mark.number

    @property
    def kind(self) -> Kind:
        """How much of the number is said."""
        return Kind.FULL if self._mark.number.symbol else Kind.SHORT

    @property
    def date(self) -> str:
        """The date as ISO, with XXXX for a year that is not said; empty where no day is said."""
        return self._mark.date

    @property
    def date_found(self) -> Found | None:
        """Where the date stood."""
        return self._mark.date_from

    @property
    def issuer_found(self) -> Found | None:
        """Where the issuer stood."""
        return self._mark.issuer_from

    @property
    def shared(self) -> frozenset[Shared]:
        """What it has from another citation of its list."""
        return frozenset(self._mark.shared)

    @property
    def start(self) -> int:
        """Where it begins in the given text."""
        return self._reading.clean.at(self._mark.start)

    @property
    def number_start(self) -> int:
        """Where its number begins in the given text."""
        return self._reading.clean.at(self._mark.number_start)

    @property
    def end(self) -> int:
        """Where it ends in the given text."""
        return self._reading.clean.after(self._mark.end)

    @property
    def text(self) -> str:
        """Its words as they were given."""
        return self._reading.clean.source[self.start : self.end]

    @property
    def written(self) -> str:
        """Its number as it was given."""
        return self._reading.clean.source[self.number_start : self.end]

    @property
    def issuer(self) -> Words | None:
        """Who issued the document, as the sentence words it."""
        return self._reading.maybe(self._mark.issuer)

    @property
    def title(self) -> Words | None:
        """The title that follows."""
        return self._reading.maybe(title_behind(self._reading.clean, self._mark))

    @property
    def part(self) -> Article | None:
        """Which part of the document is meant."""
        floor = self._reading.marks[self._index - 1].end if self._index else 0
        return part_before(self._reading.clean, self._mark, floor)

    @property
    def aliases(self) -> tuple[Words, ...]:
        """The short names that the text gives it."""
        places = self._reading.aliases.get(self._index, ())
        return tuple(self._reading.words(place) for place in places)

    @property
    def same_as(self) -> int | None:
        """The index of the first citation of the same document, if this is not the first."""
        return self._reading.repeated[self._index]

    @property
    def notes(self) -> frozenset[Note]:
        """What was normalised, and what contradicts itself."""
        return notes(self._mark, self.written)

    @property
    def certainty(self) -> Certainty:
        """How sure it is that a document is cited, and this one."""
        return certainty(self._mark, self.notes)

    @property
    def issuer_codes(self) -> tuple[str, ...]:
        """The signs of the issuers in the number, the first of them the issuer itself."""
        return self.number.issuer_codes

    @property
    def year(self) -> str:
        """The year in the number, else that of the date; empty where neither says one."""
        said = self.date[:4]
        return self.number.year or (said if said.isdigit() else "")

    @property
    def key(self) -> tuple[str, str, str]:
        """By what a document is looked up: number and symbol, issuer without dirt, date or term.

        The same number exists in many years and provinces; no part of the key is enough alone.
        """
        term = self.number.term
        place = self._mark.issuer
        worded = one_line(self._reading.clean.text[slice(*place)]) if place else ""
        return self.number.key, worded, self.date or self.year or (f"QH{term}" if term else "")
