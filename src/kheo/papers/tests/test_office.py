"""Where LibreOffice is installed, it sets the DOCX on the same pages as our own PDF."""

import os
import shutil
import subprocess

import pytest

from kheo.papers.making import Format, make
from kheo.papers.tests.measuring import reader_of, words_on
from kheo.papers.tests.samples import ALL

OFFICE = shutil.which("soffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not OFFICE, reason="apt-get install libreoffice-writer-nogui: 500 MB"),
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory, pdf_of):
    folder = tmp_path_factory.mktemp("office")
    for name, paper in ALL.items():
        pdf_of(paper)
        (folder / f"{name}.docx").write_bytes(make(paper, Format.DOCX))
    words = [OFFICE, "--headless", "--convert-to", "pdf", "--outdir", folder]
    files = [folder / f"{name}.docx" for name in ALL]
    home = os.environ | {"HOME": str(folder)}
    subprocess.run(  # noqa: S603 - the office program on the path, and files of ours
        [*words, *files], check=True, capture_output=True, timeout=180, env=home
    )
    return {name: reader_of((folder / f"{name}.pdf").read_bytes()) for name in ALL}


@pytest.mark.parametrize("name", ALL)
def test_the_docx_is_set_on_as_many_pages(opened, pdf_of, name):
    assert len(opened[name].pages) == len(pdf_of(ALL[name]).pages)


@pytest.mark.parametrize("name", ALL)
def test_the_docx_has_the_same_words_on_its_first_page(opened, pdf_of, name):
    def seen(page):
        return set("".join(page.extract_text().replace("\xa0", " ")).split())

    ours, theirs = seen(pdf_of(ALL[name]).pages[0]), seen(opened[name].pages[0])
    assert len(ours & theirs) >= 0.9 * len(ours)


@pytest.mark.parametrize("name", ALL)
def test_lines_of_the_first_page_break_where_those_of_the_pdf_do(opened, pdf_of, name):
    def lines(page):
        found = page.extract_text().replace("\xa0", " ").splitlines()
        return {" ".join(one.split()) for one in found if len(one) > 60}

    ours, theirs = lines(pdf_of(ALL[name]).pages[0]), lines(opened[name].pages[0])
    assert len(ours & theirs) >= 0.9 * len(ours)


@pytest.mark.parametrize("name", ALL)
def test_no_line_of_the_heading_wraps(opened, name):
    lines = opened[name].pages[0].extract_text().splitlines()
    heading = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")

    assert any(one in line for line in lines for one in heading)
    assert words_on(opened[name].pages[0])
