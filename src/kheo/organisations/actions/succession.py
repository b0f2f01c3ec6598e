"""Who comes after whom."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from kheo.core.verdict import no, require
from kheo.ledger.actions import Who, link
from kheo.ledger.models import Entry, LinkKind
from kheo.ledger.rules import Fact
from kheo.organisations.actions.organisations import UNKNOWN, Witness, close_life, note, written
from kheo.organisations.models.organisations import Organisation, Succession
from kheo.organisations.reading.organisations import Lineage
from kheo.organisations.rules.lives import Precision, day_before
from kheo.organisations.rules.succession import SHAPES, SuccessionKind, may_succeed


@transaction.atomic
def succeed(
    *,
    kind: SuccessionKind,
    old: Sequence[Organisation],
    new: Sequence[Organisation],
    day: date,
    by: Who,
    at: datetime,
    precision: Precision = Precision.DAY,
    witness: Witness = UNKNOWN,
    reason: str = "",
) -> list[Succession]:
    """Write down that organisations were followed by others from a day on.

    Merging, absorbing, splitting, renaming and ending give the former ones their last day, the one
    before. Raises RefusedError.
    """
    olds, news = held(old), held(new)
    require(may_succeed(kind, keys(olds), keys(news), day, Lineage([*olds, *news]).line))
    if Succession.objects.filter(kind=kind, day=day, old__in=olds, new__in=news).exists():
        require(no("already_recorded"))
    if SHAPES[kind].ends_old:
        for given, one in zip(old, olds, strict=True):
            if one.until is None:
                close_life(one, day_before(day), precision)
            given.until = one.until
    fields = {"kind": kind, "day": day, "day_precision": precision, **witness.fields()}
    followers: list[Organisation | None] = [*news] or [None]
    made = [
        Succession.objects.create(old=one, new=other, **fields)
        for one in olds
        for other in followers
    ]
    facts: dict[str, Fact] = {
        "kind": str(kind),
        "day": written(day),
        "old": [*keys(olds)],
        "new": [*keys(news)],
        "document": witness.document,
    }
    entry = note("organisations.succeeded", olds[0], by=by, at=at, facts=facts, reason=reason)
    tie(made, entry)
    return made


def tie(made: Sequence[Succession], entry: Entry) -> None:
    """Let the thread lead from each successor to whom it replaces."""
    for one in made:
        if one.new is not None:
            link(LinkKind.REPLACES, source=one.new, to=one.old, entry=entry)


def held(organisations: Sequence[Organisation]) -> list[Organisation]:
    """Return organisations as they are now, locked in one order for all, in the order given."""
    found = (
        Organisation.objects.select_for_update()
        .order_by("pk")
        .in_bulk([one.pk for one in organisations])
    )
    return [found[one.pk] for one in organisations]


def keys(organisations: Sequence[Organisation]) -> list[int]:
    """Return the keys of organisations."""
    return [organisation.pk for organisation in organisations]
