"""Adding evidence to a task, and taking it away; what was taken away leaves its row."""

import secrets
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.core.files.storage import default_storage
from django.db import transaction

from kheo.core.text import one_line
from kheo.core.verdict import YES, no, require
from kheo.documents.models import Document
from kheo.documents.rules.states import State as DocumentState
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer, Organisation
from kheo.tasks.actions.moving import locked
from kheo.tasks.evidence.bringing import Brought
from kheo.tasks.evidence.hands import require_hand
from kheo.tasks.evidence.names import kept_name
from kheo.tasks.models import Evidence, Task
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.states import CLOSED, State

LONGEST_CAPTION: Final = 500
LONGEST_UNIT: Final = 60
MOST_ON_A_TASK: Final = 200
MOST_FIGURE: Final = Decimal(10) ** 15


@transaction.atomic
def add_photo(
    *, task: Task, photo: Brought, name: str, caption: str, by: Officer, on: date, at: datetime
) -> Evidence:
    """Keep a picture as evidence, for the lead unit or a partner. Raises RefusedError."""
    row = Evidence(kind=EvidenceKind.PHOTO, name=name, caption=caption)
    return keep_bytes(row, photo, task=task, by=by, on=on, at=at)


@transaction.atomic
def add_file(
    *, task: Task, file: Brought, name: str, caption: str, by: Officer, on: date, at: datetime
) -> Evidence:
    """Keep a file as evidence, for the lead unit or a partner. Raises RefusedError."""
    row = Evidence(kind=EvidenceKind.FILE, name=name, caption=caption)
    return keep_bytes(row, file, task=task, by=by, on=on, at=at)


@transaction.atomic
def add_document(
    *, task: Task, document: Document, caption: str, by: Officer, on: date, at: datetime
) -> Evidence:
    """Name a published document of the library as evidence, once. Raises RefusedError."""
    held, unit = allowed(task, by=by, on=on)
    require(YES if document.state == DocumentState.PUBLISHED else no("document_not_published"))
    there = Evidence.objects.filter(task=held, document=document, removed_at=None)
    require(no("evidence_is_here") if there.exists() else YES)
    row = Evidence(
        task=held, kind=EvidenceKind.DOCUMENT, document=document, name=document.name[:200],
        caption=caption.strip() or document.title, size=0,
    )  # fmt: skip
    return keep(row, unit, by=by, at=at, facts={"document": document.name})


@transaction.atomic
def add_figure(
    *, task: Task, figure: Decimal, unit: str, caption: str, by: Officer, on: date, at: datetime
) -> Evidence:
    """Give a number with its unit as evidence, at most three decimals. Raises RefusedError."""
    held, organisation = allowed(task, by=by, on=on)
    said = one_line(unit)[:LONGEST_UNIT]
    require(YES if said else no("figure_without_unit"))
    sound = figure.is_finite() and abs(figure) < MOST_FIGURE
    require(YES if sound else no("figure_too_large"))
    row = Evidence(
        task=held, kind=EvidenceKind.FIGURE, figure=figure, unit=said, caption=caption, size=0
    )
    facts: dict[str, Fact] = {"figure": str(figure), "unit": said}
    return keep(row, organisation, by=by, at=at, facts=facts)


@transaction.atomic
def remove_evidence(
    *, evidence: Evidence, reason: str, by: Officer, on: date, at: datetime
) -> Evidence:
    """Take evidence away: its row stays with who and why, its bytes go when that is certain.

    Not once the task was handed in: what is judged then must stay. Raises RefusedError.
    """
    held = locked(evidence.task)
    organisation = require_hand(by, held, on=on)
    require(no("evidence_is_judged") if held.state in {*CLOSED, State.SUBMITTED} else YES)
    require(YES if reason.strip() else no("reason_missing"))
    row = Evidence.objects.select_for_update().get(pk=evidence.pk)
    require(no("evidence_gone") if row.removed_at else YES)
    name = str(row.file)
    row.removed_by, row.removed_at, row.removed_for = by, at, one_line(reason)[:LONGEST_CAPTION]
    row.file = ""
    row.save(update_fields=["removed_by", "removed_at", "removed_for", "file"])
    record("tasks.evidence_removed", target=held, by=by, at=at, behalf=organisation,
           reason=row.removed_for, facts=facts_of(row))  # fmt: skip
    if name:
        transaction.on_commit(removal(name))
    return row


def keep_bytes(
    row: Evidence, brought: Brought, *, task: Task, by: Officer, on: date, at: datetime
) -> Evidence:
    """Write bytes under a random name and then their row; without the row no bytes stay."""
    row.task, unit = allowed(task, by=by, on=on)
    row.name = kept_name(row.name, brought.ending)
    row.media_type, row.size, row.sha256 = brought.media_type, brought.size, brought.sha256
    row.width, row.height = brought.width, brought.height
    require_caption(row)
    same = Evidence.objects.filter(task=row.task, sha256=brought.sha256, removed_at=None)
    require(no("evidence_is_here") if same.exists() else YES)
    row.file.save(f"{secrets.token_hex(16)}{brought.ending}", brought.file, save=False)
    try:
        return keep(row, unit, by=by, at=at, facts={"file": row.name, "sha256": row.sha256})
    except BaseException:
        default_storage.delete(str(row.file.name))
        raise


def keep(
    row: Evidence, unit: Organisation, *, by: Officer, at: datetime, facts: dict[str, Fact]
) -> Evidence:
    """Write a row of evidence with its entry. Raises RefusedError where it has no words."""
    require_caption(row)
    row.added_by, row.added_at = by, at
    row.save(force_insert=True)
    record("tasks.evidence_added", target=row.task, by=by, at=at, behalf=unit,
           facts=facts_of(row) | facts)  # fmt: skip
    return row


def require_caption(row: Evidence) -> None:
    """Give a row its words on one line. Raises RefusedError where there are none."""
    row.caption = one_line(row.caption)[:LONGEST_CAPTION].strip()
    require(YES if row.caption else no("caption_missing"))


def allowed(task: Task, *, by: Officer, on: date) -> tuple[Task, Organisation]:
    """Return the task, locked, and the unit that an officer adds for. Raises RefusedError."""
    held = locked(task)
    unit = require_hand(by, held, on=on)
    require(no("task_closed") if held.state in CLOSED else YES)
    count = Evidence.objects.filter(task=held, removed_at=None).count()
    require(no("too_much_evidence") if count >= MOST_ON_A_TASK else YES)
    return held, unit


def facts_of(row: Evidence) -> dict[str, Fact]:
    """Return what the ledger keeps of any evidence."""
    return {"evidence": row.pk, "kind": str(row.kind), "caption": row.caption}


def removal(name: str) -> Callable[[], None]:
    """Return what removes bytes, unless another row names them."""

    def remove() -> None:
        if not Evidence.objects.filter(file=name).exists():
            default_storage.delete(name)

    return remove
