"""Files of documents: adding them under random names, and taking them away."""

import secrets
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max

from kheo.core.front.generation import next_generation
from kheo.core.verdict import YES, no, require
from kheo.documents.intake.kinds import MEDIA_TYPES
from kheo.documents.intake.staging import Staged, discard
from kheo.documents.models import Document, DocumentFile
from kheo.ledger.actions import Who, record

LONGEST_TITLE: Final = 200


@transaction.atomic
def add_file(
    *, document: Document, staged: Staged, name: str, by: Who, at: datetime, title: str = ""
) -> DocumentFile:
    """Keep a file that waited as a file of a document; it waits no more once all is written.

    `name` is what readers see. Raises RefusedError where the document has this very file.
    """
    there = document.files.filter(sha256=staged.sha256)
    require(no("file_is_here") if there.exists() else YES)
    last = document.files.aggregate(last=Max("order"))["last"]
    kept = keep(staged, document, name)
    kept.order, kept.title = 0 if last is None else last + 1, title[:LONGEST_TITLE]
    try:
        kept.save(force_insert=True)
        facts = {"file": name, "sha256": staged.sha256}
        record("documents.file_added", target=document, by=by, at=at, facts=facts)
    except BaseException:
        default_storage.delete(str(kept.file.name))
        raise
    transaction.on_commit(partial(discard, staged))
    transaction.on_commit(next_generation)
    return kept


def keep(staged: Staged, document: Document, name: str) -> DocumentFile:
    """Return a row that is not written yet, whose bytes lie in the media under a random name."""
    ending = Path(name).suffix.lower()
    media_type = next(kind for ext, kind in MEDIA_TYPES.items() if ending == f".{ext}")
    row = DocumentFile(
        document=document, name=name, media_type=media_type, size=staged.size, sha256=staged.sha256
    )
    with staged.path.open("rb") as opened:
        row.file.save(f"{secrets.token_hex(16)}{ending}", File(opened), save=False)
    return row


@transaction.atomic
def remove_file(*, file: DocumentFile, by: Who, at: datetime, reason: str) -> None:
    """Take a file from its document; its bytes go when that is certain. Raises RefusedError."""
    require(YES if reason.strip() else no("reason_missing"))
    held = DocumentFile.objects.select_for_update().filter(pk=file.pk).first()
    if held is None:
        require(no("file_gone"))
        return
    document, name = held.document, str(held.file.name)
    facts = {"file": held.name, "sha256": held.sha256}
    held.delete()
    record(
        "documents.file_removed", target=document, by=by, at=at, reason=reason.strip(), facts=facts
    )
    transaction.on_commit(removal(name))
    transaction.on_commit(next_generation)


def removal(name: str) -> Callable[[], None]:
    """Return what removes the bytes of a file, unless another row names them."""

    def remove() -> None:
        if not DocumentFile.objects.filter(file=name).exists():
            default_storage.delete(name)

    return remove
