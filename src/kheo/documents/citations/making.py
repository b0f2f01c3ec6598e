"""From a text to its citations."""

from kheo.documents.citations.citation import Citation, Reading
from kheo.documents.citations.finding import read


def find(source: str) -> list[Citation]:
    """Return the citations in a text, in its order; none lies inside another.

    The time grows with the length of the text, whatever stands in it.
    """
    clean, marks = read(source)
    reading = Reading(clean, marks)
    return [Citation(reading, index) for index in range(len(marks))]
