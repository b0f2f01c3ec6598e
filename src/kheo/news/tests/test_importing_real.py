"""Real pages, read from beside the project: it may not carry them, so it carries marks of them."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from kheo.news.importing import Figure, NoteCode, Paragraph, read_page

SHARED = Path(__file__).resolve().parents[5] / "shared"
REAL = SHARED / "real" / "kon-tum-2024.txt"
PAGES = SHARED / "data" / "pages" / "dev.jsonl"
with_real = pytest.mark.skipif(not REAL.exists(), reason=f"{REAL} is not on this machine")
with_pages = pytest.mark.skipif(not PAGES.exists(), reason=f"{PAGES} is not on this machine")

# Row of the file, first ten signs of the SHA-256 of its title and of its lead; nothing where the
# beginning of the page that the file holds shows none.
EXPECTED = """
0 - b4a5a96dc5
1 09b8c6a23b e62a6bd379
2 - bf732d4008
3 - 2258bf4636
4 3b72facccf -
5 - 93650c2f12
6 - 36b3949f45
7 fe79640932 832c36a4bd
8 2b71a07b34 -
9 - fdba057e12
10 01136521b1 6762bc5407
11 88f62797bd 1f938a8ea8
12 - cd2daba95b
13 b710401341 -
14 87bf92cc2c -
15 cffce5c525 8862e5c8a7
16 - bb1879f499
17 cbac9d421a 97e36955f9
18 484e8d6b56 -
19 - 954caffcfa
20 - d572814a14
21 6122c4268d fd13900fb4
22 42c2c09cc9 1ecda9cdb5
23 7508e9a087 96e6696a14
24 1e8051f128 e074c53e0c
25 74b1b91b2f 0180bd8fd4
26 5847c89b42 a4f55aa25e
"""
ROWS = [line.split() for line in EXPECTED.split("\n") if line]


def mark(text):
    return hashlib.sha256(text.encode()).hexdigest()[:10] if text else "-"


def page(row):
    return json.loads(PAGES.read_text().splitlines()[int(row)])


@with_real
def test_the_real_page_comes_out_to_the_letter():
    lines = [" ".join(line.split()) for line in REAL.read_text().splitlines() if line.strip()]
    found = read_page(REAL.read_bytes())
    assert found.place == "Kon Tum"
    assert found.title == lines[1].removeprefix("Kon Tum: ")
    assert found.lead == lines[2]
    assert found.blocks == (Figure(lines[3]), *map(Paragraph, lines[4:9]))
    assert found.source_name == lines[9].strip("()")
    assert found.reading_day == date(2024, 5, 8)
    assert found.published_at is None
    assert found.dropped == (lines[0], *lines[10:])


@with_real
def test_the_real_page_says_what_an_editor_must_fill_in():
    codes = {note.code for note in read_page(REAL.read_bytes()).notes}
    assert codes == {
        NoteCode.MISSING_PUBLICATION_TIME,
        NoteCode.READING_DAY_NOT_PUBLICATION,
        NoteCode.PICTURE_NOT_FETCHED,
        NoteCode.MISSING_PICTURE_ALT,
        NoteCode.MISSING_PICTURE_CREDIT,
    }


@with_real
def test_the_real_page_read_on_another_day_is_the_same_article():
    text = REAL.read_text()
    later = text.replace("Thứ Tư, 8/5/2024", "Thứ Hai, 3/6/2024").replace("hóa", "hoá")
    shorter = later.partition("Gửi cho bạn bè")[0].replace("\n\n", "\n")
    assert read_page(text).fingerprint == read_page(shorter).fingerprint


@with_pages
@pytest.mark.parametrize(("row", "title", "lead"), ROWS)
def test_the_beginnings_of_real_pages_give_title_and_lead(row, title, lead):
    found = read_page(page(row)["text"])
    assert (mark(found.title), mark(found.lead)) == (title, lead)


@with_pages
@pytest.mark.parametrize("row", [2, 3, 5, 16, 19, 20])
def test_a_page_without_title_is_a_list_where_its_address_says_so(row):
    with pytest.raises(ValueError, match="liệt kê nhiều tin"):
        read_page(page(row)["text"], address=page(row)["url"])


@with_pages
@pytest.mark.parametrize("row", [4, 8, 13, 18])
def test_official_papers_are_named_as_such(row):
    found = read_page(page(row)["text"])
    assert found.notes[0].code is NoteCode.OFFICIAL_DOCUMENT
    assert found.title.isupper()
