"""Reminders: computed for a day, gathered into letters. Each step may be done twice, or die."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from kheo.law.reckoning import reckoner
from kheo.organisations.models import Officer
from kheo.tasks.models import Letter, Reminder, Round, Step
from kheo.tasks.models.working import wish_waits
from kheo.tasks.reminding.computing import tell_steps, tell_terms, tell_wishes
from kheo.tasks.reminding.manners import manner_of, message_id, takes_mail
from kheo.tasks.rules.digests import DAYS_KEPT, DIGEST, Dispatch, dispatch
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.rules.reminding import ReminderKind, is_still_true
from kheo.tasks.rules.states import State

AT_ONCE: Final = 100
"""Letters of so many officers are made in one transaction."""

SETTLED: Final = timedelta(hours=1)
"""A transaction that began before is over: no step with a smaller key can still appear."""


def remind(*, on: date, at: datetime, again: bool = False) -> int:
    """Write what is to be told on a day; return how many reminders are new.

    Terms are looked through once a day, or when asked for `again`; steps from where the last round
    ended. No entry stands in the ledger: it tells what people did, not what they were told.
    """
    after = Round.objects.aggregate(last=Max("steps_to"))["last"] or 0
    told = 0
    if again or not Round.objects.filter(day=on).exists():
        told += tell_terms(on=on)
    new, _read = tell_steps(after=after, on=on, at=at)
    told += new + tell_wishes(on=on, at=at)
    end_round(on=on, after=after, at=at)
    return told


def end_round(*, on: date, after: int, at: datetime) -> None:
    """Write down how far a day has come; what is of the last hour will be read once more."""
    settled = Step.objects.filter(pk__gt=after, at__lt=at - SETTLED).aggregate(last=Max("pk"))
    steps_to = max(settled["last"] or 0, after)
    Round.objects.update_or_create(day=on, defaults={"steps_to": steps_to, "at": at})


def gather(*, at: datetime) -> int:
    """Make the letters that may go at a moment; return how many.

    A digest takes all that its officer was not told by mail, once a day from the hour he wishes; an
    express task that was just given goes by itself. Without a mail server nothing is made.
    """
    if not settings.MAIL_SERVER:
        return 0
    here = timezone.localtime(at)
    day_off = reckoner(on=here.date()).calendar.is_off(here.date())
    with_digest = set(
        Letter.objects.filter(day=here.date(), number=DIGEST).values_list("officer", flat=True)
    )
    wanted: dict[int, Dispatch] = {}
    for officer in to_be_told(here.date()):
        if takes_mail(officer):
            wanted[officer.pk] = dispatch(
                here.time(), manner_of(officer),
                day_off=day_off, has_digest=officer.pk in with_digest,
            )  # fmt: skip
    told = [key for key, what in wanted.items() if what is not Dispatch.NOTHING]
    return sum(
        make_letters({key: wanted[key] for key in told[start : start + AT_ONCE]}, at=at)
        for start in range(0, len(told), AT_ONCE)
    )


def to_be_told(on: date) -> Iterable[Officer]:
    """Return officers with an address for whom something waits that no mail carries."""
    waits = Reminder.objects.unsent().filter(
        officer=OuterRef("pk"), day__gte=on - timedelta(days=DAYS_KEPT)
    )
    officers = Officer.objects.filter(Exists(waits), is_active=True).exclude(email="")
    return officers.select_related("task_wishes").order_by("pk")


def make_letters(wanted: dict[int, Dispatch], *, at: datetime) -> int:
    """Make letters for some officers, all or none; none when another process does it."""
    try:
        with transaction.atomic():
            return letters_for(wanted, at=at)
    except IntegrityError:
        return 0


def letters_for(wanted: dict[int, Dispatch], *, at: datetime) -> int:
    """Make letters with what they carry, in a transaction; return how many."""
    on = timezone.localtime(at).date()
    carried = what_waits(wanted, on)
    numbers = next_numbers(carried, on)
    letters = [
        Letter(
            officer_id=officer, day=on, made_at=at, wait_until=at,
            number=DIGEST if wanted[officer] is Dispatch.DIGEST else numbers[officer],
        )
        for officer in carried
    ]  # fmt: skip
    for letter in letters:
        letter.message_id = message_id(letter)
    Letter.objects.bulk_create(letters)
    for letter in letters:
        Reminder.objects.filter(pk__in=carried[letter.officer_id], letter=None).update(
            letter=letter
        )
    return len(letters)


def what_waits(wanted: dict[int, Dispatch], on: date) -> dict[int, list[int]]:
    """Return the keys of what each officer's next letter carries: what still holds; one query."""
    rows = Reminder.objects.unsent().filter(
        officer__in=wanted, day__gte=on - timedelta(days=DAYS_KEPT)
    )
    carried: dict[int, list[int]] = {}
    columns = ("pk", "officer", "kind", "occasion", "task__priority", "task__state", "task__due")
    found = rows.order_by("pk").values_list(*columns, wish_waits("task"))
    for key, officer, kind, occasion, priority, state, due, wished in found:
        express = kind == ReminderKind.ASSIGNED and priority == Priority.EXPRESS
        goes = express or wanted[officer] is Dispatch.DIGEST
        told, now = ReminderKind(kind), State(state)
        if goes and is_still_true(told, occasion, state=now, due=due, wished=wished):
            carried.setdefault(officer, []).append(key)
    return carried


def next_numbers(officers: Iterable[int], on: date) -> dict[int, int]:
    """Return the number that an express letter of each officer gets; one query."""
    rows = Letter.objects.filter(officer__in=list(officers), day=on).exclude(number=DIGEST)
    last = dict(rows.order_by().values_list("officer").annotate(Max("number")))
    return {officer: last.get(officer, DIGEST) + 1 for officer in officers}
