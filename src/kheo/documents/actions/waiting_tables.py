"""Tables that wait: read and shown first, loaded as they were shown, or thrown away."""

import hashlib
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from kheo.documents.actions.loading import Loaded, Table, load_table
from kheo.documents.models import WaitingTable
from kheo.documents.tables.headings import Headings
from kheo.documents.tables.lines import lines_of
from kheo.documents.tables.opening import read_sheet
from kheo.documents.tables.planning import Plan
from kheo.documents.tables.telling import rows_told
from kheo.organisations.models import Officer

PATIENCE: Final = timedelta(days=2)
MOST_WAITING: Final = 5


@transaction.atomic
def keep_table(*, name: str, data: bytes, by: Officer, at: datetime) -> WaitingTable:
    """Read a file, and keep it with what its dry run found. Raises TableRefusedError.

    Tables that waited long go, and the oldest of an officer that has many.
    """
    headings, table = table_in(name, data)
    plan = table.plan()
    WaitingTable.objects.filter(uploaded_at__lt=at - PATIENCE).delete()
    own = WaitingTable.objects.filter(uploaded_by=by).order_by("-uploaded_at")
    old = list(own.values_list("pk", flat=True)[MOST_WAITING - 1 :])
    WaitingTable.objects.filter(pk__in=old).delete()
    return WaitingTable.objects.create(
        name=name[-200:], data=data, sha256=table.sha256, fingerprint=plan.fingerprint,
        report=report_of(plan, headings), uploaded_at=at, uploaded_by=by,
    )  # fmt: skip


def table_in(name: str, data: bytes) -> tuple[Headings, Table]:
    """Return the table in a file. Raises TableRefusedError."""
    headings, rows = lines_of(read_sheet(name, data))
    return headings, Table(name, hashlib.sha256(data).hexdigest(), rows)


def report_of(plan: Plan, headings: Headings) -> dict[str, Any]:
    """Return what a dry run found, as it is kept."""
    return {
        "counts": plan.counts,
        "unused": list(headings.unused),
        "rows": list(rows_told(plan)),
    }


@transaction.atomic
def apply_table(
    *, waiting: WaitingTable, by: Officer, at: datetime, publish: bool = False
) -> Loaded:
    """Load a table as its dry run showed it, and let the file go. Raises RefusedError."""
    held = WaitingTable.objects.select_for_update().get(pk=waiting.pk)
    _headings, table = table_in(held.name, bytes(held.data))
    done = load_table(table=table, by=by, at=at, expected=held.fingerprint, publish=publish)
    held.delete()
    return done


@transaction.atomic
def look_again(*, waiting: WaitingTable) -> WaitingTable:
    """Do the dry run of a waiting table anew: the library says something else by now."""
    held = WaitingTable.objects.select_for_update().get(pk=waiting.pk)
    headings, table = table_in(held.name, bytes(held.data))
    plan = table.plan()
    held.fingerprint, held.report = plan.fingerprint, report_of(plan, headings)
    held.save(update_fields=["fingerprint", "report"])
    return held


def discard_table(*, waiting: WaitingTable) -> None:
    """Throw a waiting table away; nothing of it was loaded."""
    WaitingTable.objects.filter(pk=waiting.pk).delete()
