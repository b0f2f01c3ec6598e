"""`./kheo messages --borrowed`: what Django, Wagtail and allauth say to staff, in Vietnamese.

The packages bring English sentences and few translations. Ours stand in locale/vi, where Django
lets them win over those of the packages.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeAlias

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message

from config.environment import ROOT
from config.messages import SAID_OF_IT, collect, forms, save, sources

FOLDER: Final = ROOT / "locale" / "vi" / "LC_MESSAGES"
DOMAINS: Final = ("django", "djangojs")
# What an editor or officer can meet; django.conf holds the sentences of Django's forms and checks.
PACKAGES: Final = (
    "allauth",
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django_filters",
    "django_tasks",
    "modelsearch",
    "taggit",
    "wagtail",
    "wagtail.admin",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.users",
)
LEAST: Final = 0.95
HEADER: Final = """\
# Vietnamese for the sentences of Django, Wagtail and allauth that staff meet.
# `./kheo messages --borrowed` keeps the list up to date; terms stand in docs/glossary.md."""

PLACES: Final = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}|</?[a-z][^>]*>")
EDGES: Final = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)

Key: TypeAlias = tuple[str, str | None]
Sentences: TypeAlias = dict[Key, Message]


@dataclass(frozen=True)
class Borrowed:
    """The sentences of one catalogue of a package, with their Vietnamese."""

    package: str
    domain: str
    said: Sentences
    theirs: Sentences
    ours: Sentences

    @property
    def missing(self) -> Sentences:
        """Return what has no Vietnamese."""
        return {key: self.said[key] for key in self.said if key not in self.shown}

    @property
    def shown(self) -> Sentences:
        """Return what staff read: ours, and theirs where there is none of ours."""
        known = self.theirs | self.ours
        return {key: known[key] for key in self.said if key in known}

    @property
    def share(self) -> float:
        """Return how much of it has Vietnamese, from 0 to 1."""
        return len(self.shown) / len(self.said)


def main(words: list[str]) -> int:
    """Bring our catalogues up to date and say how much is Vietnamese.

    With ``--check`` nothing is written; what is missing or wrong is told.
    """
    if "--check" not in words:
        for domain in DOMAINS:
            write(domain)
    catalogues = [found for domain in DOMAINS for found in borrowed(domain)]
    for found in catalogues:
        lines = [f"{found.package} {found.domain}", f"{len(found.shown)}/{len(found.said)}"]
        print(f"{lines[0]:<50} {lines[1]:>9} {found.share:7.1%}")
    if "--check" not in words:
        return 0
    return tell(catalogues)


def tell(catalogues: list[Borrowed]) -> int:
    """Print what is missing and what does not agree; return 1 when either is too much."""
    for found in catalogues:
        for key in found.missing:
            print(f"not translated: {found.package}: {key[0]}", file=sys.stderr)
    wrong = sorted({key[0] for found in catalogues for key in disagreeing(found)})
    for sentence in wrong:
        print(f"other places than in: {sentence}", file=sys.stderr)
    return int(bool(wrong) or any(found.share < LEAST for found in catalogues))


def borrowed(domain: str) -> Iterator[Borrowed]:
    """Yield the catalogues of the packages that are installed."""
    ours = translated(read(FOLDER / f"{domain}.po"))
    for package in PACKAGES:
        folder = folder_of(package)
        if said := sentences(english(folder, domain)):
            theirs = translated(read(folder / f"locale/vi/LC_MESSAGES/{domain}.po"))
            yield Borrowed(package, domain, said, theirs, ours)


def folder_of(package: str) -> Path:
    """Return the folder of a package; it need not be installed as an app of the site."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        message = f"{package} is not installed"
        raise LookupError(message)
    return Path(spec.origin).parent


def english(folder: Path, domain: str) -> Catalog:
    """Return the sentences of a package: its English catalogue, or what its sources hold."""
    if (folder / "locale/en").exists():
        return read(folder / f"locale/en/LC_MESSAGES/{domain}.po")
    catalogue = read(folder / "none.po")
    if domain == "django":
        for path in sources(folder):
            collect(catalogue, path)
    return catalogue


def read(path: Path) -> Catalog:
    """Return a catalogue, an empty one where there is none."""
    if not path.exists():
        return Catalog(locale="vi", header_comment=HEADER, fuzzy=False, **SAID_OF_IT)
    with path.open("rb") as file:
        return pofile.read_po(file)


def sentences(catalogue: Catalog) -> Sentences:
    """Return the sentences of a catalogue under what Django looks them up by."""
    return {(forms(m.id)[0], m.context): m for m in catalogue if m.id}


def translated(catalogue: Catalog) -> Sentences:
    """Return the sentences that have a translation and no mere guess."""
    found = sentences(catalogue)
    return {key: m for key, m in found.items() if not m.fuzzy and all(forms(m.string or ""))}


def write(domain: str) -> None:
    """Add the sentences without Vietnamese, and drop those that no package says or needs."""
    path = FOLDER / f"{domain}.po"
    catalogue = read(path)
    packages = list(borrowed(domain))
    for message in [m for m in catalogue if m.id]:
        if not needed(message, packages):
            catalogue.delete(message.id, message.context)
    for found in packages:
        for message in found.missing.values():
            catalogue.add(message.id, context=message.context, auto_comments=message.auto_comments)
    save(catalogue, path)


def needed(message: Message, packages: list[Borrowed]) -> bool:
    """Return whether a package says this, and no longer translates it just so by itself."""
    key = (forms(message.id)[0], message.context)
    where = [found for found in packages if key in found.said]
    return any(
        key not in found.theirs or found.theirs[key].string != message.string for found in where
    )


def disagreeing(found: Borrowed) -> Iterator[Key]:
    """Yield the sentences whose Vietnamese has other places, marks or edges."""
    for key, message in found.shown.items():
        if not agrees(forms(found.said[key].id), forms(message.string or "")):
            yield key


def agrees(source: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    """Return whether a translation keeps places, marks and edges, in one form for all numbers.

    Vietnamese has one form: it must fit the sentence for many.
    """
    return len(ours) == 1 and bones(ours[0]) == bones(source[-1])


def bones(sentence: str) -> tuple[Counter[str], tuple[str, ...]]:
    """Return what must be the same in every language: places, marks, white space at the edges."""
    edges = EDGES.match(sentence)
    return Counter(PLACES.findall(sentence)), edges.groups() if edges else ()
