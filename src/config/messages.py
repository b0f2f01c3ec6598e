"""`./kheo messages`: Vietnamese sentences from code and templates into the English catalogue.

Works without gettext on the machine: Babel reads Python, and Django turns templates into what
Babel reads.
"""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract

from config.environment import ROOT

CATALOGUE: Final = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: Final = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip

HEADER: Final = """\
# English for the Vietnamese sentences of Khéo.
# `./kheo messages` keeps the sentences up to date; terms stand in docs/glossary.md."""
SAID_OF_IT: Final = {
    "project": "Khéo",
    "version": "0.1",
    "msgid_bugs_address": "Khéo",
    "last_translator": "Khéo",
    "language_team": "Khéo",
}
PLACE: Final = re.compile(r"%\(\w+\)[a-z]")


def main(words: list[str]) -> int:
    """Bring the catalogue up to date; with ``--check`` only tell what is missing.

    With ``--borrowed`` it is about the sentences of the packages, not about ours.
    """
    import django

    from config import borrowed

    django.setup()
    if "--borrowed" in words:
        return borrowed.main(words)
    found = extracted()
    if "--check" in words:
        return tell(found)
    write(found)
    return 0


def extracted() -> Catalog:
    """Return every sentence of code and templates, with the files it stands in."""
    catalogue = Catalog(locale="en", project="kheo", charset="utf-8", fuzzy=False)
    for path in sources(ROOT / "src"):
        collect(catalogue, path, [(path.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def collect(catalogue: Catalog, path: Path, locations: Sequence[tuple[str, int]] = ()) -> None:
    """Add the sentences of a file."""
    for line, ids, comments, context in extract("python", as_python(path), KEYWORDS):
        del line  # a line number would change with every edit above it
        catalogue.add(ids, locations=locations, auto_comments=comments, context=context)


def sources(source: Path) -> Iterator[Path]:
    """Yield files of a folder that may hold sentences, in a steady order."""
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
    if path.suffix != ".py":
        # Django leaves one call a line, at the depth it has in the template: no depth that Python
        # would accept.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    return io.BytesIO(text.encode())


def kept() -> Catalog:
    """Return the catalogue as translators left it."""
    if not CATALOGUE.exists():
        return Catalog(locale="en", header_comment=HEADER, fuzzy=False, **SAID_OF_IT)
    with CATALOGUE.open("rb") as file:
        return pofile.read_po(file, locale="en")


def write(found: Catalog) -> None:
    """Write new sentences beside the translated ones; those that are gone go."""
    catalogue = kept()
    catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    save(catalogue, CATALOGUE)


def save(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue whole or not at all, in a steady order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        pofile.write_po(
            file, catalogue, width=100, sort_output=True, no_location=False, include_lineno=False
        )
    part.replace(path)


def tell(found: Catalog) -> int:
    """Print what the catalogue lacks and what no longer stands in the code; return 1 for either."""
    catalogue = kept()
    wanted = {key(message) for message in found if message.id}
    there = {key(message) for message in catalogue if message.id}
    wrong = [
        *(f"not translated: {ids[0]}" for ids, _ in wanted - done(catalogue)),
        *(f"no longer in the code: {ids[0]}" for ids, _ in there - wanted),
        *(f"other places than in: {forms(m.id)[0]}" for m in catalogue if not keeps_places(m)),
    ]
    for line in sorted(wrong):
        print(line, file=sys.stderr)
    return int(bool(wrong))


def key(message: Message) -> tuple[tuple[str, ...], str | None]:
    """Return what a sentence is looked up by: its forms, and its context."""
    return forms(message.id), message.context


def forms(words: str | Sequence[str]) -> tuple[str, ...]:
    """Return the forms of a sentence: one, or one for each number."""
    return (words,) if isinstance(words, str) else tuple(words)


def done(catalogue: Catalog) -> set[tuple[tuple[str, ...], str | None]]:
    """Return the sentences with every form translated, and not merely guessed."""
    return {key(m) for m in catalogue if m.id and not m.fuzzy and all(forms(m.string or ""))}


def keeps_places(message: Message) -> bool:
    """Return whether every translated form names the same places as the sentence."""
    wanted = set(PLACE.findall(forms(message.id)[0]))
    return all(set(PLACE.findall(form)) == wanted for form in forms(message.string or "") if form)
