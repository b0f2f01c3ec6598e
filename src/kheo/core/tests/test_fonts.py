"""The typeface is cut for Vietnamese, small, and written whole."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from kheo.core import fonts
from kheo.core.text import LETTERS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place: Path = tmp_path_factory.mktemp("fonts") / "kheo"
    fonts.build_fonts(place)
    return place


def opened(folder: Path) -> list[Any]:
    return [TTFont(BytesIO((folder / name).read_bytes())) for name in fonts.FILES]


def test_both_weights_hold_every_vietnamese_letter_and_the_signs_of_our_pages(folder: Path) -> None:
    needed = set(LETTERS + LETTERS.upper() + "aAzZ09“”–…₫№→\u0301\u0323")
    for font in opened(folder):
        assert needed <= {chr(code) for code in font.getBestCmap()}


def test_letters_keep_their_kerning_and_their_marks_their_places(folder: Path) -> None:
    for font in opened(folder):
        features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
        assert {"kern", "mark", "mkmk"} <= features


def test_a_weight_fits_a_weak_network(folder: Path) -> None:
    for name in fonts.FILES:
        assert (folder / name).stat().st_size < 15_000


def test_the_cut_bears_a_name_of_ours_and_its_licence_lies_beside_it(folder: Path) -> None:
    for font in opened(folder):
        assert font["name"].getBestFamilyName() == fonts.FAMILY
        assert "Source" not in font["name"].getBestFullName()
    assert "SIL OPEN FONT LICENSE" in (folder / fonts.LICENCE).read_text(encoding="utf-8")


def test_current_files_are_not_written_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "cut", lambda _source: pytest.fail("cut again"))
    assert fonts.build_fonts(folder) == [folder / name for name in fonts.FILES]


def test_files_of_an_older_recipe_are_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in fonts.FILES:
        (tmp_path / name).write_bytes(b"old")
    (tmp_path / fonts.STAMP).write_text("another recipe")
    monkeypatch.setattr(fonts, "cut", lambda _source: b"new")
    assert [path.read_bytes() for path in fonts.build_fonts(tmp_path)] == [b"new", b"new"]
    assert fonts.stamp_of(tmp_path) == fonts.recipe()


def test_a_failure_leaves_neither_half_a_file_nor_a_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fonts, "cut", lambda _source: b"new")
    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        fonts.build_fonts(tmp_path)
    assert list(tmp_path.iterdir()) == []
