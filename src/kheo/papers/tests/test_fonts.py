"""The face that papers are set in: found, whole, or asked for in a sentence."""

import unicodedata
from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont

from kheo.core.keeping.doctor import Severity
from kheo.papers.fonts import FACES, NEEDED, NoFontError, face, found_in
from kheo.papers.keeping import face_findings
from kheo.papers.making import Format, make
from kheo.papers.rules.widths import WIDTHS, width_of
from kheo.papers.tests.samples import LETTER


@pytest.fixture
def files(pdf_of):
    known = typst.Fonts(include_embedded_fonts=False).fonts()
    family = face().family
    return {
        (one.style, one.weight): Path(str(one.path))
        for one in known
        if one.family == family and (one.style, one.weight) in FACES
    }


def test_without_a_face_a_pdf_is_refused_with_the_command_and_a_docx_is_made(settings, tmp_path):
    settings.PAPER_FONTS = str(tmp_path)

    with pytest.raises(NoFontError, match="apt-get install fonts-liberation2"):
        make(LETTER, Format.PDF)
    assert make(LETTER, Format.DOCX)


def test_the_doctor_names_a_missing_face(settings, tmp_path, files):
    assert not list(face_findings())
    settings.PAPER_FONTS = str(tmp_path)

    [finding] = face_findings()
    assert "fonts-liberation2" in finding.remedy
    assert finding.severity is Severity.LOOK


def test_a_family_that_lacks_a_vietnamese_letter_is_not_taken(tmp_path, files):
    for path in files.values():
        with TTFont(path) as font:
            for table in font["cmap"].tables:
                table.cmap.pop(ord("ợ"), None)
            font.save(tmp_path / path.name)

    assert found_in(str(tmp_path)) is None


def test_a_folder_of_ones_own_is_looked_at_alone(settings, tmp_path, files):
    for path in files.values():
        (tmp_path / path.name).symlink_to(path)
    settings.PAPER_FONTS = str(tmp_path)

    assert face().letters >= NEEDED
    assert make(LETTER, Format.PDF).startswith(b"%PDF")


def test_a_family_with_a_face_missing_is_not_taken(settings, tmp_path, files):
    for key, path in files.items():
        if key != ("italic", 700):
            (tmp_path / path.name).symlink_to(path)

    assert found_in(str(tmp_path)) is None


def test_the_face_has_every_vietnamese_letter(files):
    for path in files.values():
        with TTFont(path, lazy=True) as font:
            assert set(font.getBestCmap()) >= NEEDED


@pytest.mark.parametrize("bold", [False, True])
def test_the_table_of_widths_is_that_of_the_face(files, bold):
    path = files["normal", 700 if bold else 400]
    with TTFont(path, lazy=True) as font:
        letters, across, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        for letter in [*WIDTHS[bold], *map(chr, NEEDED)]:
            real = across[letters[ord(letter)]][0] / unit * 1000
            reckoned = width_of(letter, 1000 / (25.4 / 72), bold=bold) / 1000 * 1000
            assert reckoned == pytest.approx(real, abs=2), unicodedata.name(letter)
