"""`./kheo messages`: Vietnamese sentences from code and templates into the English catalogue.

Works without gettext on the machine: Babel reads Python, and Django turns templates into what
Babel reads.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from config.environment import ROOT

CATALOGUE: Final = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: Final = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def main(words: list[str]) -> int:
    """Bring the catalogue up to date; with ``--check`` only tell what is missing."""
    import django

    django.setup()
    found = extracted()
    if "--check" in words:
        return tell(found)
    write(found)
    return 0


def extracted() -> Catalog:
    """Return every sentence of code and templates, with the files it stands in."""
    catalogue = Catalog(locale="en", project="kheo", charset="utf-8", fuzzy=False)
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        for line, ids, comments, context in extract("python", as_python(path), KEYWORDS):
            del line  # a line number would change with every edit above it
            catalogue.add(ids, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def sources() -> Iterator[Path]:
    """Yield files that may hold sentences, in a steady order."""
    source = ROOT / "src"
    for path in sorted([*source.rglob("*.py"), *source.rglob("templates/**/*.*")]):
        if (
            "tests" not in path.parts
            and "migrations" not in path.parts
            and path.suffix in {".py", ".html", ".txt"}
        ):
            yield path


def as_python(path: Path) -> io.BytesIO:
    """Return the file as something that Babel's reader of Python understands."""
    from django.utils.translation.template import templatize

    text = path.read_text(encoding="utf-8")
    return io.BytesIO((text if path.suffix == ".py" else templatize(text)).encode())


def kept() -> Catalog:
    """Return the catalogue as translators left it."""
    if not CATALOGUE.exists():
        return Catalog(locale="en", fuzzy=False)
    with CATALOGUE.open("rb") as file:
        return pofile.read_po(file, locale="en")


def write(found: Catalog) -> None:
    """Write new sentences beside the translated ones; those that are gone go."""
    catalogue = kept()
    catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    part = CATALOGUE.with_suffix(".part")
    with part.open("wb") as file:
        pofile.write_po(
            file, catalogue, width=100, sort_output=True, no_location=False, include_lineno=False
        )
    part.replace(CATALOGUE)


def tell(found: Catalog) -> int:
    """Print what the catalogue lacks and what no longer stands in the code; return 1 for either."""
    catalogue = kept()
    translated = {(m.id, m.context) for m in catalogue if m.id and filled(m.string)}
    wanted = {(m.id, m.context) for m in found if m.id}
    for message, _context in sorted(wanted - translated, key=str):
        print(f"not translated: {message}", file=sys.stderr)
    for message, _context in sorted(translated - wanted, key=str):
        print(f"no longer in the code: {message}", file=sys.stderr)
    return int(translated != wanted)


def filled(string: object) -> bool:
    """Return whether every form of a translation is there."""
    return all(string) if isinstance(string, list | tuple) else bool(string)
