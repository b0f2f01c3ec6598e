"""From marks to citations: places of the clean text become places of the text that was given."""

from kheo.documents.citations.articles import part_before
from kheo.documents.citations.citation import Citation, Kind, Words
from kheo.documents.citations.finding import read
from kheo.documents.citations.judging import certainty, notes
from kheo.documents.citations.letters import Clean, one_line
from kheo.documents.citations.linking import aliases, repeated
from kheo.documents.citations.marks import Mark
from kheo.documents.citations.titles import title_behind


def find(source: str) -> list[Citation]:
    """Return the citations in a text, in its order; none lies inside another.

    The time grows with the length of the text, whatever stands in it.
    """
    clean, marks = read(source)
    given, before = aliases(clean, marks), repeated(marks)
    found = []
    floor = 0
    for index, mark in enumerate(marks):
        names = [words(clean, place) for place in given.get(index, [])]
        found.append(citation(clean, mark, floor, tuple(names), before[index]))
        floor = mark.end
    return found


def words(clean: Clean, place: tuple[int, int]) -> Words:
    """Return words of the given text."""
    start, end = clean.at(place[0]), clean.after(place[1])
    return Words(start, end, one_line(clean.text[place[0] : place[1]]))


def maybe(clean: Clean, place: tuple[int, int] | None) -> Words | None:
    """Return words of the given text, or nothing."""
    return words(clean, place) if place else None


def citation(
    clean: Clean, mark: Mark, floor: int, names: tuple[Words, ...], same_as: int | None
) -> Citation:
    """Return what a mark has become."""
    start, number_start, end = (
        clean.at(mark.start),
        clean.at(mark.number_start),
        clean.after(mark.end),
    )
    written = clean.source[number_start:end]
    said = notes(mark, written)
    return Citation(
        start=start,
        end=end,
        text=clean.source[start:end],
        kind=Kind.FULL if mark.number.symbol else Kind.SHORT,
        type=mark.type,
        number=mark.number,
        number_start=number_start,
        written=written,
        date=mark.date,
        date_found=mark.date_from,
        issuer=maybe(clean, mark.issuer),
        issuer_found=mark.issuer_from,
        title=maybe(clean, title_behind(clean, mark)),
        part=part_before(clean, mark, floor),
        aliases=names,
        same_as=same_as,
        type_inherited=mark.inherited,
        shared=frozenset(mark.shared),
        notes=said,
        certainty=certainty(mark, said),
    )
