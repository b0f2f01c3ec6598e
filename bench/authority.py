"""How long “may this person do this here today” takes in a whole country, and its neighbours.

    python -m bench.authority

Makes a site in a folder that it deletes, or, with KHEO_DATABASE_URL, fills the empty database that
this names: 34 provinces, 3,321 communes and the 10,035 that ended, bodies in each, 10,000 officers.
Nothing here passes or fails by time; a number of queries that differs stops it.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

import django

from bench.tools import spread

PROVINCES: Final = 34
COMMUNES: Final = 3_321
FORMER: Final = 10_035
OFFICERS: Final = 10_000
ASKED: Final = 2_000
START, CUT, TODAY = date(2016, 1, 1), date(2025, 7, 1), date(2026, 3, 2)
HAND_OVER: Final = "organisations.hand_over"
KEEP: Final = "organisations.keep"
BODIES: Final = (("Đảng ủy", "party_committee"), ("UBND", "committee"), ("UB MTTQ", "front"))


def main() -> None:
    """Fill, measure, and print."""
    with tempfile.TemporaryDirectory(prefix="kheo-bench-") as folder:
        os.environ.setdefault("KHEO_VAR", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        fill()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{connection.vendor}: {counted()}")
        measure()
        connection.close()


def fill() -> None:
    """Load the country."""
    from kheo.organisations.models import Officer, Role, RoleVerb

    provinces = communes_of(None, "province", PROVINCES, START, None)
    living = communes_of(provinces, "commune", COMMUNES, CUT, None)
    ended = communes_of(provinces, "commune", FORMER, START, date(2025, 6, 30))
    follow(ended, living)
    officers = Officer.objects.bulk_create(
        [Officer(username=f"can-bo-{n}") for n in range(OFFICERS)], batch_size=2000
    )
    role = Role.objects.create(code="do-luong", name="Đo lường")
    for verb in (KEEP, HAND_OVER):
        RoleVerb.objects.create(role=role, verb=verb, below=True)
    appoint(officers, role, provinces + living)


def communes_of(
    parents: "list[Any] | None", level: str, count: int, since: date, until: date | None
) -> list[Any]:
    """Return the committees of places, each with its bodies under it, each under a parent."""
    from kheo.organisations.models import Organisation, OrganisationName, OrganisationParent

    heads: list[Any] = []
    spans: list[Any] = []
    for name, kind in BODIES:
        made = Organisation.objects.bulk_create(
            [
                Organisation(
                    name=f"{name} {level} An Lĩnh {n}", kind=kind, level=level, since=since,
                    until=until, slug=f"{kind}-{level}-{since.year}-{n}",
                )
                for n in range(count)
            ],
            batch_size=2000,
        )  # fmt: skip
        OrganisationName.objects.bulk_create(
            [OrganisationName(organisation=one, name=one.name, since=since) for one in made],
            batch_size=2000,
        )
        above = heads or (parents and [parents[n % len(parents)] for n in range(count)]) or []
        spans += [
            OrganisationParent(organisation=one, parent=up, since=since)
            for one, up in zip(made, above, strict=False)
        ]
        heads = heads or made
    OrganisationParent.objects.bulk_create(spans, batch_size=2000)
    return heads


def follow(ended: list[Any], living: list[Any]) -> None:
    """Let former communes be merged, about three into one."""
    from kheo.organisations.models import Succession

    Succession.objects.bulk_create(
        [
            Succession(old=one, new=living[n % len(living)], kind="merged", day=CUT)
            for n, one in enumerate(ended)
        ],
        batch_size=2000,
    )


def appoint(officers: list[Any], role: Any, organisations: list[Any]) -> None:
    """Give each officer one to three mandates."""
    from kheo.organisations.models import Mandate

    chance = random.Random(1)  # noqa: S311 — the same every time
    rows = [
        Mandate(officer=officer, role=role, organisation=one, since=CUT)
        for officer in officers
        for one in chance.sample(organisations, chance.randint(1, 3))
    ]
    Mandate.objects.bulk_create(rows, batch_size=2000)


def counted() -> str:
    """Return how much there is."""
    from kheo.organisations.models import Mandate, Officer, Organisation

    return (
        f"{Organisation.objects.count():,} organisations, {Officer.objects.count():,} officers, "
        f"{Mandate.objects.count():,} mandates"
    )


def measure() -> None:
    """Print how long each question takes, and what it costs in queries."""
    from kheo.organisations.authority import may, may_for
    from kheo.organisations.models import Officer, Organisation
    from kheo.organisations.reading.organisations import found_by, who_answers_for

    chance = random.Random(2)  # noqa: S311 — the same every time
    officers = chance.choices(list(Officer.objects.all()), k=ASKED)
    alive = chance.choices(list(Organisation.objects.alive_on(TODAY)), k=ASKED)
    gone = chance.choices(list(Organisation.objects.ended_by(TODAY)), k=ASKED)
    parts = [gone[n : n + 500] for n in range(0, ASKED, 500)] * 5
    provinces = [one for one in alive if one.level == "province"] * 5
    numbers = range(0, 3000, 50)

    def below(one: Any) -> list[Any]:
        return list(Organisation.objects.directly_under(one, on=TODAY)[:20])

    def may_here(pair: Any) -> object:
        return may(pair[0], KEEP, pair[1], on=TODAY)

    def may_after(pair: Any) -> object:
        return may(pair[0], HAND_OVER, pair[1], on=TODAY)

    show("may: a living organisation", may_here, zip(officers, alive, strict=True))
    show("may: an ended organisation", may_after, zip(officers, gone, strict=True))
    show("may: 500 at once", lambda s: may_for(officers[0], HAND_OVER, s, on=TODAY), parts)
    show("who answers for an ended one", lambda o: who_answers_for(o, on=TODAY), gone)
    show("found by name, 20 shown", lambda n: list(found_by(f"an linh {n}")[:20]), numbers)
    show("directly under one that day", below, provinces)


def show(name: str, ask: Callable[[Any], object], questions: Iterable[Any]) -> None:
    """Ask, and print a median with the least and the most, and what 99 of 100 stay under."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken: list[float] = []
    costs = set()
    for number, question in enumerate(questions):
        if number % 50 == 0:
            with CaptureQueriesContext(connection) as asked:
                ask(question)
            costs.add(len(asked))
            continue
        start = time.perf_counter()
        ask(question)
        taken.append((time.perf_counter() - start) * 1000)
    if len(costs) > 1:
        sys.exit(f"{name}: the number of queries differs: {sorted(costs)}")
    late = sorted(taken)[len(taken) * 99 // 100]
    print(f"  {name:30} {spread(taken)} ms, 99 of 100 under {late:.2f} ms, {costs.pop()} queries")


if __name__ == "__main__":
    main()
