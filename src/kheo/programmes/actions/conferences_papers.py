"""What a conference speaks of, and the documents that lie before it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.verdict import YES, no, require
from kheo.documents.models import Document
from kheo.ledger.actions import record
from kheo.organisations.models import Officer
from kheo.programmes.actions.conferences_people import OPEN, open_for, publish
from kheo.programmes.models import AgendaItem, Conference
from kheo.programmes.rules.conferences import ConferenceState
from kheo.programmes.rules.meeting_lines import AgendaLine

MOST_ITEMS: Final = 100
MOST_DOCUMENTS: Final = 100
NOT_CANCELLED: Final = frozenset(set(ConferenceState) - {ConferenceState.CANCELLED})


@transaction.atomic
def set_agenda(
    *, conference: Conference, items: Sequence[AgendaLine], by: Officer, on: date, at: datetime
) -> list[AgendaItem]:
    """Write the agenda in place of that before. Raises RefusedError."""
    held = open_for(conference, OPEN, by=by, on=on)
    require(no("too_many_lines") if len(items) > MOST_ITEMS else YES)
    require(no("agenda_item_empty") if any(not one.text.strip() for one in items) else YES)
    held.agenda.all().delete()
    rows = AgendaItem.objects.bulk_create(
        AgendaItem(conference=held, order=order, time=one.at, text=one.text[:500],
                   speaker=one.speaker[:200])
        for order, one in enumerate(items)
    )  # fmt: skip
    record("programmes.conference_changed", target=held, by=by, at=at, behalf=held.host,
           facts={"agenda": len(rows)})  # fmt: skip
    publish(held)
    return rows


@transaction.atomic
def set_documents(
    *, conference: Conference, documents: Sequence[Document], by: Officer, on: date, at: datetime
) -> None:
    """Lay published documents of the library before a conference. Raises RefusedError."""
    held = open_for(conference, NOT_CANCELLED, by=by, on=on)
    require(no("too_many_lines") if len(documents) > MOST_DOCUMENTS else YES)
    keys = {one.pk for one in documents}
    published = Document.objects.published().filter(pk__in=keys).count()
    require(no("document_not_published") if published < len(keys) else YES)
    held.documents.set(documents)
    record("programmes.conference_changed", target=held, by=by, at=at, behalf=held.host,
           facts={"documents": [one.name for one in documents]})  # fmt: skip
    publish(held)
