"""Files between upload and saving: outside of the media, under a random key, for one officer only.

Nothing stands in the database before the officer has checked the form. What is left lying, because
somebody walked away or the machine stopped, is swept after a day.
"""

import hashlib
import json
import re
import secrets
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from kheo.core.front.locks import held
from kheo.documents.intake.extracting import Extract, extract
from kheo.documents.intake.kinds import Kind
from kheo.documents.intake.proposals import Proposals
from kheo.documents.intake.proposing import propose
from kheo.documents.intake.scans import Sight
from kheo.organisations.models import Officer

KEY: Final = re.compile(r"[0-9a-f]{32}")
KEPT_SECONDS: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that waits; `name` is as it was given, `document` the key of the one it is for."""

    key: str
    officer: str
    name: str
    size: int
    sha256: str
    document: int | None = None

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return folder() / f"{self.key}.bytes"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file, and what is proposed."""

    extract: Extract
    proposals: Proposals


def folder() -> Path:
    """Return the folder where files wait; it is made where it is missing."""
    path = Path(settings.VAR) / "uploads"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def stage(
    chunks: Iterable[bytes], *, name: str, by: Officer, document: int | None = None
) -> Staged:
    """Keep a file until the officer decides; what names it is written last."""
    key, digest, size = secrets.token_hex(16), hashlib.sha256(), 0
    with (folder() / f"{key}.bytes").open("xb") as target:
        for chunk in chunks:
            digest.update(chunk)
            size += target.write(chunk)
    staged = Staged(key, str(by.pk), name, size, digest.hexdigest(), document)
    write(folder() / f"{key}.json", asdict(staged))
    return staged


def find(key: str, *, by: Officer) -> Staged | None:
    """Return the file that waits under a key for this officer; nobody else's is found."""
    if not KEY.fullmatch(key):
        return None
    try:
        staged = Staged(**json.loads((folder() / f"{key}.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return staged if staged.officer == str(by.pk) and staged.path.is_file() else None


def read(staged: Staged) -> Reading:
    """Return what a file says, read once however often the page is asked for.

    Raises FileRefused.
    """
    note = folder() / f"{staged.key}.reading"
    with held(folder() / f"{staged.key}.lock"):
        if not note.exists():
            found = extract(staged.path)
            proposals = propose(found.text)
            write(note, {"extract": asdict(found), "proposals": proposals.plain()})
    said = json.loads(note.read_text())
    given: dict[str, Any] = said["extract"]
    kinds = {"kind": Kind(given["kind"]), "sight": Sight(given["sight"])}
    return Reading(Extract(**given | kinds), Proposals.of_plain(said["proposals"]))


def discard(staged: Staged) -> None:
    """Let go of a file; nothing of it stays."""
    for path in folder().glob(f"{staged.key}.*"):
        path.unlink(missing_ok=True)


def sweep(*, now: float | None = None) -> int:
    """Remove what has waited longer than a day; return how many files went."""
    before = (time.time() if now is None else now) - KEPT_SECONDS
    old = [path for path in folder().iterdir() if path.is_file() and age_mark(path) < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def age_mark(path: Path) -> float:
    """Return when a file was written; now for one that goes meanwhile."""
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()


def write(path: Path, facts: dict[str, Any]) -> None:
    """Write a note whole or not at all."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(facts))
    part.rename(path)
