import pytest

from kheo.papers.fonts import found_in
from kheo.papers.making import Format, make
from kheo.papers.tests.measuring import reader_of


@pytest.fixture(scope="session")
def pdf_of():
    """Make a PDF and read it back; each paper is set once."""
    if not found_in(""):
        pytest.skip("no face with the metrics of Times: apt-get install fonts-liberation2")
    made = {}

    def read(paper):
        if id(paper) not in made:
            made[id(paper)] = (paper, reader_of(make(paper, Format.PDF)))
        return made[id(paper)][1]

    return read
