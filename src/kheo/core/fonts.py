"""The typeface of the site: Source Sans Pro, cut to Vietnamese, written once.

The package holds 290 kB a weight; readers on weak networks get 14 kB. The licence (SIL OFL 1.1)
lets a cut be passed on under another name than “Source” and with its text beside it: both are done.
"""

import hashlib
import inspect
import os
import sys
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from kheo.core.text import LETTERS

FAMILY: Final = "Kheo Sans"
FILES: Final = {
    "source-sans-regular.woff2": "SourceSansPro",
    "source-sans-bold.woff2": "SourceSansProBold",
}
LICENCE: Final = "LICENSE-OFL.txt"
STAMP: Final = "cut-from.txt"

BASIC_LATIN: Final = "".join(map(chr, range(0x20, 0x7F)))
LATIN_1: Final = "".join(map(chr, range(0xA0, 0x100)))
# Texts from some keyboards and phones arrive as a letter and its marks apart.
MARKS: Final = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
SIGNS: Final = "–—‘’“”•…€₫№←↑→↓−"
CHARACTERS: Final = BASIC_LATIN + LATIN_1 + LETTERS + LETTERS.upper() + MARKS + SIGNS
FEATURES: Final = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
NAME_IDS_OF_THE_FAMILY: Final = (1, 3, 4, 6, 16)


def build_fonts(folder: Path) -> list[Path]:
    """Write both weights and their licence into the folder; return the paths of the weights.

    Nothing is written when the files there are current. Each file appears whole or not at all, so
    that a start that was broken off, or two at once, leave nothing half written.
    """
    paths = [folder / name for name in FILES]
    wanted = recipe()
    if all(path.exists() for path in paths) and stamp_of(folder) == wanted:
        return paths
    folder.mkdir(parents=True, exist_ok=True)
    sources = source_files()
    for path, source in zip(paths, FILES.values(), strict=True):
        write_whole(path, cut(Path(sources[source])))
    write_whole(
        folder / LICENCE, Path(sources["SourceSansPro"]).with_name("LICENSE.txt").read_bytes()
    )
    write_whole(folder / STAMP, wanted.encode())
    return paths


def source_files() -> dict[str, str]:
    """Return where the installed package keeps each weight."""
    import font_source_sans_pro

    files: dict[str, str] = font_source_sans_pro.font_files_ttf
    return files


@cache
def recipe() -> str:
    """Return a name for how the fonts are cut: it changes when this file or the package does."""
    parts = [inspect.getsource(sys.modules[__name__]), CHARACTERS]
    parts += [f"{name}:{Path(source_files()[name]).stat().st_size}" for name in FILES.values()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def stamp_of(folder: Path) -> str:
    """Return the recipe that the files of a folder were made by, or nothing."""
    stamp = folder / STAMP
    return stamp.read_text(encoding="ascii") if stamp.exists() else ""


def cut(source: Path) -> bytes:
    """Return a font as WOFF2 with the letters, marks and signs of our pages only."""
    from fontTools import subset

    options = subset.Options(hinting=False, layout_features=FEATURES, flavor="woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    written = BytesIO()
    with subset.load_font(str(source), options) as font:
        subsetter.subset(font)
        rename(font)
        subset.save_font(font, written, options)
    return written.getvalue()


def rename(font: Any) -> None:
    """Call the cut by a name of ours: the licence keeps “Source” for the original."""
    for record in font["name"].names:
        if record.nameID in NAME_IDS_OF_THE_FAMILY:
            record.string = FAMILY.replace(" ", "") if record.nameID == 6 else FAMILY


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that appears whole, or leave what was there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
