"""Setting office hours: the old ones end, the new ones begin."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.core.verdict import YES, Verdict, no, require
from kheo.law.actions.recomputing import Move, recompute
from kheo.law.locking import change_calendar
from kheo.law.models.deadlines import Deadline, DeadlineQuerySet
from kheo.law.models.office_hours import OfficeHours
from kheo.law.reckoning import reckoner
from kheo.law.rules.hours import Opening, week_of
from kheo.law.rules.units import Unit
from kheo.law.sentences import for_the_record
from kheo.ledger.actions import record
from kheo.ledger.rules import Fact, Ref
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.models.spans import on_day


@transaction.atomic
@for_the_record
def set_office_hours(
    *,
    organisation: Organisation | None,
    openings: Sequence[Opening],
    since: date,
    by: Officer,
    at: datetime,
) -> list[Move]:
    """Let an organisation, or all that have no hours of their own, be open so from a day on.

    Without openings an organisation goes back to the hours of all. Open terms in working hours are
    reckoned anew; returns those that moved. Raises RefusedError.
    """
    change_calendar()
    require(may_be_open(openings, needed=organisation is None))
    rows = OfficeHours.objects.filter(organisation=organisation)
    before = hours_in_words(rows.filter(on_day(since)))
    # Hours that were only to begin later have never been in force.
    rows.filter(since__gte=since).delete()
    rows.filter(on_day(since)).update(until=since - timedelta(days=1))
    new = OfficeHours.objects.bulk_create(
        OfficeHours(
            organisation=organisation, weekday=opening.weekday, opens=opening.opens,
            closes=opening.closes, since=since,
        )
        for opening in openings
    )  # fmt: skip
    facts: dict[str, Fact] = {
        "from": since.isoformat(), "hours": hours_in_words(new), "before": before,
    }  # fmt: skip
    target = organisation or Ref("law.officehours", "", _("Giờ làm việc chung"))
    record("law.hours_set", target=target, by=by, at=at, behalf=organisation, facts=facts)
    return moved(organisation, since, by=by, at=at)


def may_be_open(openings: Sequence[Opening], *, needed: bool) -> Verdict:
    """Return whether openings make a week."""
    if not openings:
        return no("no_openings") if needed else YES
    try:
        week_of(openings)
    except ValueError as fault:
        return no(str(fault))
    return YES


def hours_in_words(rows: Iterable[OfficeHours]) -> list[Fact]:
    """Return office hours as the ledger keeps them."""
    return [f"{row.weekday + 2}: {row.opens:%H:%M}-{row.closes:%H:%M}" for row in rows]


def moved(
    organisation: Organisation | None, since: date, *, by: Officer, at: datetime
) -> list[Move]:
    """Reckon the open terms in working hours anew that other hours touch."""
    touched = touched_by(organisation, since)
    holders = list(touched.values_list("holder", flat=True).distinct())
    today = timezone.localdate(at)
    reason = _("Giờ làm việc mới từ ngày %(day)s") % {"day": short_day(since)}
    by_what = reckoner(on=today, holders=holders)
    return recompute(touched, by_what, reason=reason, by=by, at=at, on=today)


def touched_by(organisation: Organisation | None, since: date) -> DeadlineQuerySet:
    """Return the open terms in working hours that run on or after a day."""
    running = Deadline.objects.open().filter(unit=str(Unit.WORKING_HOURS), due__gte=since)
    return running.filter(holder=organisation) if organisation else running
