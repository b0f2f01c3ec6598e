"""The PDF as a file: standard, language, fonts, letters, the same bytes each time."""

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import typst

from kheo.core.text import LETTERS
from kheo.papers import pdf
from kheo.papers.making import Format, make, sheet_of
from kheo.papers.pdf import UnknownLettersError
from kheo.papers.rules.parts import Level, Node
from kheo.papers.rules.sheets import texts
from kheo.papers.tests.samples import ALL, DECISION, LETTER, LONG, PLAN


@pytest.mark.parametrize("name", ALL)
def test_it_is_for_archives_and_for_every_reader_and_vietnamese(pdf_of, name):
    reader = pdf_of(ALL[name])
    root = reader.trailer["/Root"]

    assert root["/Lang"].lower().startswith("vi")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/OutputIntents"]
    assert reader.metadata.title == sheet_of(ALL[name]).title
    raw = root["/Metadata"].get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in raw
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in raw
    assert b"<pdfuaid:part>1</pdfuaid:part>" in raw


def test_its_table_of_contents_follows_the_paper(pdf_of):
    titles = [one["/Title"] for one in flat(pdf_of(DECISION).outline)]

    assert titles[0] == "QUYẾT ĐỊNH"
    assert "Chương I" in titles
    assert "Điều 2. Đối tượng" in titles


def flat(outline):
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one


def test_only_faces_with_the_metrics_of_times_are_used_and_all_are_embedded(pdf_of):
    for page in pdf_of(PLAN).pages:
        for font in page["/Resources"]["/Font"].values():
            base = font.get_object()
            below = base["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in below or "/FontFile3" in below
            assert any(name in base["/BaseFont"] for name in ("Liberation", "Tinos", "Times"))


def test_the_same_paper_gives_the_same_bytes(pdf_of):
    pdf_of(LETTER)

    assert make(LETTER, Format.PDF) == make(LETTER, Format.PDF)


def test_the_setting_program_keeps_nothing_of_many_papers(pdf_of):
    def memory():
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024

    if not Path("/proc/self/status").exists():
        pytest.skip("memory is read as Linux tells it")
    papers = [
        replace(LETTER, body=tuple(Node(Level.TEXT, f"{n} {m} {LONG}") for m in range(250)))
        for n in range(9)
    ]
    for paper in papers[:3]:
        make(paper, Format.PDF)
    before = memory()
    for paper in papers[3:]:
        make(paper, Format.PDF)
    assert memory() - before < 40


def test_every_vietnamese_letter_comes_back_whole(pdf_of):
    letters = " ".join(LETTERS + LETTERS.upper())
    apart = unicodedata.normalize("NFD", letters)
    paper = replace(LETTER, body=(Node(Level.TEXT, f"{apart} hết"),))
    read = "".join(page.extract_text() for page in pdf_of(paper).pages)

    assert set(LETTERS + LETTERS.upper()) <= set(read)
    assert unicodedata.is_normalized("NFC", read)


@pytest.mark.parametrize("name", ALL)
def test_every_word_of_the_sheet_comes_back(pdf_of, name):
    read = "".join("".join(page.extract_text() for page in pdf_of(ALL[name]).pages).split())

    for text in texts(sheet_of(ALL[name])):
        assert "".join(text.split()) in read or not text.strip() or len(text) > 60


def test_another_fault_of_the_setting_program_is_not_hidden(pdf_of, monkeypatch, tmp_path):
    pdf_of(LETTER)
    (tmp_path / "setting.typ").write_text("#panic()", encoding="ascii")
    monkeypatch.setattr(pdf, "SETTING", tmp_path / "setting.typ")

    with pytest.raises(typst.TypstError):
        make(LETTER, Format.PDF)


def test_papers_made_at_once_are_those_made_alone(pdf_of):
    papers = [pdf_of(paper) and paper for paper in ALL.values()] * 4
    alone = [make(paper, Format.PDF) for paper in papers]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(partial(make, written_as=Format.PDF), papers)) == alone


def test_a_letter_that_no_font_has_is_named_and_nothing_is_made(pdf_of):
    pdf_of(LETTER)
    paper = replace(LETTER, body=(Node(Level.TEXT, "Chào 😀 và 民 bạn"),))

    with pytest.raises(UnknownLettersError, match="民") as refused:
        make(paper, Format.PDF)
    assert "😀" in str(refused.value)
