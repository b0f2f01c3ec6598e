"""How programmes end: by their term, by decision, or because a party has ceased to exist."""

from datetime import date, datetime

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import Who, record
from kheo.organisations.models import Officer
from kheo.programmes.actions.agreeing import close
from kheo.programmes.actions.beginning import lead_of, locked
from kheo.programmes.authority import DRAFT, SIGN, require_may
from kheo.programmes.models import Party, Programme
from kheo.programmes.rules.states import BEFORE_SIGNING, State, may_move


@transaction.atomic
def drop(*, programme: Programme, reason: str, by: Officer, on: date, at: datetime) -> Programme:
    """Give a programme up before it is signed. Raises RefusedError."""
    held = locked(programme)
    lead = lead_of(held).organisation
    require_may(by, DRAFT, lead, on=on)
    require(YES if held.state in BEFORE_SIGNING else no("not_next"))
    for version in held.versions.open():
        close(version, at=at)
    held.ended_on, held.ending = on, reason.strip()[:500]
    move_ended(held, State.DROPPED, by=by, at=at, reason=reason)
    return held


@transaction.atomic
def end(*, programme: Programme, reason: str, by: Officer, on: date, at: datetime) -> Programme:
    """End a programme that runs, for its leading party. Raises RefusedError.

    Its tasks stay: what is open goes on until it is done or cancelled.
    """
    held = locked(programme)
    require_may(by, SIGN, lead_of(held).organisation, on=on)
    require(YES if reason.strip() else no("reason_missing"))
    finish(held, State.ENDED, on=on, reason=reason, by=by, at=at)
    return held


@transaction.atomic
def end_overdue(*, on: date, by: Who, at: datetime) -> list[Programme]:
    """End all programmes that can run no longer on a day; return them.

    One whose party's last day is over ends with that day; one whose term is over with its last.
    """
    ended = []
    for programme in Programme.objects.running().select_for_update().order_by("pk"):
        gone = first_gone(programme, on)
        if gone is not None:
            last = gone.organisation.until
            assert last is not None  # noqa: S101 - what is gone has a last day
            finish(programme, State.ENDED_WITH_PARTY, on=last, reason=str(gone), by=by, at=at)
        elif programme.until is not None and programme.until < on:
            finish(programme, State.ENDED, on=programme.until, reason="", by=by, at=at)
        else:
            continue
        ended.append(programme)
    return ended


def first_gone(programme: Programme, on: date) -> Party | None:
    """Return the party that ceased to exist first, if one has."""
    rows = programme.parties.select_related("organisation").filter(organisation__until__lt=on)
    return rows.order_by("organisation__until", "order").first()


def finish(
    programme: Programme, to: State, *, on: date, reason: str, by: Who, at: datetime
) -> None:
    """Write an end down; a change that was open ends with it."""
    require(may_move(State(programme.state), to, reason=reason))
    for version in programme.versions.open():
        close(version, at=at)
    programme.state, programme.ended_on, programme.ending = to, on, reason.strip()[:500]
    programme.save(update_fields=["state", "ended_on", "ending"])
    record("programmes.ended", target=programme, by=by, at=at, reason=reason.strip(),
           facts={"state": str(to), "on": on.isoformat()})  # fmt: skip
    transaction.on_commit(next_generation)


def move_ended(programme: Programme, to: State, *, by: Officer, at: datetime, reason: str) -> None:
    """Bring a locked programme, whose end is set, to its last state."""
    require(may_move(State(programme.state), to, reason=reason))
    programme.state = to
    programme.save(update_fields=["state", "ended_on", "ending"])
    record("programmes.ended", target=programme, by=by, at=at, reason=reason.strip(),
           facts={"state": str(to)})  # fmt: skip
