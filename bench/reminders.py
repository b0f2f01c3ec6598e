"""How long it takes to tell a whole country what is due: reminders, and letters.

    python -m bench.reminders            # 664,200 tasks of 3,321 communes, some minutes
    python -m bench.reminders 0.1        # a tenth of them

Makes a site in a folder that it deletes, or, with KHEO_DATABASE_URL, fills the empty database that
this names: communes under provinces, an officer each, tasks of which some are due, over or done.
Nothing here passes or fails by time.
"""

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

import django

from bench.tools import spread

PROVINCES: Final = 34
COMMUNES: Final = 3_321
TASKS_EACH: Final = 200
TODAY: Final = date(2026, 3, 3)
TOMORROW: Final = TODAY + timedelta(days=1)
START: Final = date(2025, 7, 1)
PATTERNS: Final = 10
TELLING: Final = 10_000
ROUNDS: Final = 3


def main(words: list[str]) -> None:
    """Fill, measure, and print: for a hundredth of the country, then for all of what was asked."""
    share = float(words[0]) if words else 1.0
    with tempfile.TemporaryDirectory(prefix="kheo-bench-") as folder:
        os.environ.setdefault("KHEO_VAR", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        communes = round(COMMUNES * share)
        for count in (max(communes // 100, 1), communes):
            fill(count)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            measure(connection.vendor, count)
        connection.close()


def fill(communes: int) -> None:
    """Make the country as large as it is to be; what is there stays."""
    from django.db import transaction

    from kheo.organisations.models import Mandate, Officer, Organisation, OrganisationParent

    role = role_of()
    there = Organisation.objects.filter(level="commune").count()
    if not there:
        units("province", 0, PROVINCES)
    above = list(Organisation.objects.filter(level="province").order_by("pk"))
    first = list(Organisation.objects.filter(level="commune").order_by("pk")[:PATTERNS])
    made = units("commune", there, communes)
    OrganisationParent.objects.bulk_create(
        [
            OrganisationParent(organisation=one, parent=above[n % PROVINCES], since=START)
            for n, one in enumerate(made)
        ],
        batch_size=2000,
    )
    told = made if there else [*above, *made]
    officers = Officer.objects.bulk_create(
        [
            Officer(username=f"can-bo-{one.pk}", email=f"can-bo-{one.pk}@mau.example")
            for one in told
        ],
        batch_size=2000,
    )
    Mandate.objects.bulk_create(
        [
            Mandate(officer=officer, role=role, organisation=one, since=START)
            for officer, one in zip(officers, told, strict=True)
        ],
        batch_size=2000,
    )
    with transaction.atomic():
        for number, one in enumerate(made):
            if there + number < PATTERNS:
                give(one, above[number % PROVINCES], officers[0])
            else:
                copy(
                    made[number % PATTERNS] if not there else first[number % len(first)],
                    one,
                    above[number % PROVINCES],
                )


def role_of() -> Any:
    """Return a role that works on tasks."""
    from kheo.organisations.models import Role, RoleVerb

    role, made = Role.objects.get_or_create(code="do-luong", defaults={"name": "Đo lường"})
    if made:
        for verb in ("tasks.work", "tasks.confirm"):
            RoleVerb.objects.create(role=role, verb=verb)
    return role


def units(level: str, first: int, count: int) -> list[Any]:
    """Return new organisations of a level."""
    from kheo.organisations.models import Organisation

    return Organisation.objects.bulk_create(
        [
            Organisation(
                name=f"UBND {level} {n}", slug=f"ubnd-{level}-{n}", kind="committee", level=level,
                since=START,
            )
            for n in range(first, count)
        ],
        batch_size=2000,
    )  # fmt: skip


def give(lead: Any, giver: Any, by: Any) -> None:
    """Give a commune its tasks: most are done, of the others some are due about today."""
    from kheo.tasks.models import Task

    chance = random.Random(lead.pk)  # noqa: S311 — the same every time
    at = moment(START)
    rows = []
    for number in range(TASKS_EACH):
        done = chance.random() < 0.8
        due = TODAY + timedelta(days=chance.randint(-60, 90))
        rows.append(
            Task(
                title=f"Việc số {number}", giver=giver, overseer=giver, lead=lead, charged=lead,
                due=due, term_kind="day", term_day=due, given_on=START, given_by=by,
                created_at=at, changed_at=at, state="done" if done else "doing",
                handed_in_on=due if done else None, done_on=due if done else None,
                outcome="on_time" if done else "",
            )
        )  # fmt: skip
    Task.objects.bulk_create(rows, batch_size=500)


def copy(pattern: Any, lead: Any, giver: Any) -> None:
    """Give a commune the tasks of another; many times as fast as to make them."""
    from django.db import connection

    from kheo.tasks.models import Task

    own = {"lead_id": lead.pk, "charged_id": lead.pk, "giver_id": giver.pk, "overseer_id": giver.pk}
    columns = [str(one.column) for one in Task._meta.concrete_fields if not one.primary_key]  # noqa: SLF001
    taken = [str(own.get(one, f'"{one}"')) for one in columns]
    names = ", ".join(f'"{one}"' for one in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO tasks_task ({names}) SELECT {', '.join(taken)} FROM tasks_task"  # noqa: S608
            " WHERE lead_id = %s",
            [pattern.pk],
        )


def moment(day: date, hour: int = 8) -> datetime:
    """Return an hour of a day, here."""
    from django.utils import timezone

    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))  # noqa: DTZ001


def measure(vendor: str, communes: int) -> None:
    """Print how long the first round takes, another, one of the next day, and the letters."""
    from django.conf import settings

    from kheo.tasks.actions.reminding import gather
    from kheo.tasks.models import Letter, Reminder, Round, Task

    before = peak()
    settings.MAIL_SERVER = "smtp://127.0.0.1:9"
    Reminder.objects.all().delete()
    Letter.objects.all().delete()
    Round.objects.all().delete()
    print(f"{vendor}: {communes:,} communes, {Task.objects.count():,} tasks")
    told = show("first round of all", lambda: round_of(TODAY), 1)
    if told:
        print(f"    {told:,} reminders")
    show("all of it looked through again, nothing new", lambda: round_of(TODAY, again=True))
    show("a round later that day", lambda: round_of(TODAY))
    made = show("letters gathered", lambda: gather(at=moment(TODAY)), 1)
    print(f"    {made:,} letters")
    told = show("the next day", lambda: round_of(TOMORROW), 1)
    print(f"    {told:,} reminders")
    tell_many()
    told = show("as many more, all looked through", lambda: round_of(TOMORROW, again=True), 1)
    print(f"    {told:,} reminders; memory {peak():.0f} MiB, {before:.0f} before")


def peak() -> float:
    """Return the most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def tell_many() -> None:
    """Let ten thousand more tasks be due tomorrow, but none that others are copied from."""
    from kheo.organisations.models import Organisation

    communes = Organisation.objects.filter(level="commune").order_by("pk")
    patterns = list(communes.values_list("pk", flat=True)[:PATTERNS])
    from kheo.tasks.models import Task

    keys = Task.objects.filter(state="doing", due__gt=TODAY + timedelta(days=10)).exclude(
        lead__in=patterns
    )
    chosen = list(keys.values_list("pk", flat=True)[:TELLING])
    for start in range(0, len(chosen), 1000):
        part = Task.objects.filter(pk__in=chosen[start : start + 1000])
        part.update(due=TOMORROW, term_day=TOMORROW)


def round_of(day: date, *, again: bool = False) -> int:
    """Compute reminders as the site does."""
    from kheo.tasks.actions.reminding import remind

    return remind(on=day, at=moment(day), again=again)


def show(name: str, work: Callable[[], int], rounds: int = ROUNDS) -> int:
    """Do something several times, print how long it takes and its queries; return its answer."""
    from django.db import connection

    taken, answer, asked = [], 0, [0]

    def counted(execute: Any, *more: Any) -> Any:
        asked[0] += 1
        return execute(*more)

    with connection.execute_wrapper(counted):
        for _ in range(rounds):
            start = time.perf_counter()
            answer = work()
            taken.append((time.perf_counter() - start) * 1000)
    print(f"  {name:45} {spread(taken)} ms, {asked[0] // rounds} queries", flush=True)
    return answer


if __name__ == "__main__":
    main(sys.argv[1:])
