"""How fast the tables and lists of tasks are in a whole country, and how they grow.

    python -m bench.tasks [--postgres] [--units 3321] [--tasks 200]

Makes its own data, at one hundredth of the size and at full size, each in a database that goes when
all is measured: 3,321 communes under 34 provinces, 200 tasks each, all of one programme, over two
years; a quarter of them open, most of those overdue. Each page is asked for through all of Django,
by another officer each time. Prints median, 95th part of a hundred, and queries, beside the figures
of the small size. Nothing here passes or fails by time; more than fifteen queries stop it.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # so that it also runs as a file of its own

TODAY: Final = date(2026, 11, 23)
NOON: Final = datetime(2026, 11, 23, 5, tzinfo=UTC)
START: Final = date(2025, 7, 1)
PROVINCES: Final = 34
ROUNDS: Final = 60
OFFICERS: Final = 20
MOST_QUERIES: Final = 15
MARKED: Final = 300
PORTION: Final = 5000


def main() -> None:
    """Fill and measure at both sizes, each in a process of its own."""
    asked = parse()
    if asked.folder:
        measured(asked)
        return
    for units in (max(PROVINCES, asked.units // 100), asked.units):
        run(units, asked)


def run(units: int, asked: Namespace) -> None:
    """Measure one size."""
    import subprocess

    from config.checks import postgresql

    server = postgresql() if asked.postgres else nullcontext("")
    with tempfile.TemporaryDirectory(prefix="kheo-bench-") as folder, server as address:
        own = {"KHEO_VAR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        if address:
            own["KHEO_DATABASE_URL"] = address
        words = [sys.executable, __file__, "--units", str(units), "--tasks", str(asked.tasks)]
        subprocess.run([*words, "--folder", folder], check=True, env=os.environ | own)


def measured(asked: Namespace) -> None:
    """Fill the database that the environment names, and print the figures."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    from config.prepare import make_ready
    from kheo.portal.actions import lay_out_site

    make_ready()
    lay_out_site()
    settings.ALLOWED_HOSTS.append("testserver")
    began = time.perf_counter()
    country = fill(asked.units, asked.tasks)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    took = time.perf_counter() - began
    print(f"{connection.vendor}, {asked.units:,} units × {asked.tasks} tasks, made in {took:.0f} s")
    measure(country)
    connection.close()


def fill(units: int, tasks: int) -> dict[str, Any]:
    """Make the country with its tasks; return what the measurements ask for."""
    from kheo.organisations.models import Officer
    from kheo.tasks.actions.counting import recount

    officer = Officer.objects.create(username="do-luong", is_superuser=True)
    provinces, communes = bodies(units)
    programme = programme_of(provinces[0], officer)
    chance = random.Random(1)  # noqa: S311 - the same every time
    work(communes, officer)
    rows: list[Any] = []
    for number, unit in enumerate(communes):
        province = provinces[number % len(provinces)]
        rows += [task_of(unit, province, programme, officer, chance) for _ in range(tasks)]
        if len(rows) >= PORTION:
            keep(rows)
            rows = []
    keep(rows)
    recount()
    return {"provinces": provinces, "communes": communes, "programme": programme, "by": officer}


def keep(rows: list[Any]) -> None:
    """Write tasks."""
    from kheo.tasks.models import Task

    Task.objects.bulk_create(rows, batch_size=800)


def bodies(units: int) -> tuple[list[Any], list[Any]]:
    """Make committees of provinces, and of communes under them."""
    from kheo.organisations.models import Organisation, OrganisationName, OrganisationParent

    def make(name: str, level: str, count: int) -> list[Any]:
        made = Organisation.objects.bulk_create(
            [
                Organisation(name=f"UBND {name} {n}", kind="committee", level=level,
                             since=START, slug=f"{level}-{n}")
                for n in range(count)
            ],
            batch_size=2000,
        )  # fmt: skip
        OrganisationName.objects.bulk_create(
            [OrganisationName(organisation=one, name=one.name, since=START) for one in made],
            batch_size=2000,
        )
        return made

    provinces = make("tỉnh", "province", PROVINCES)
    communes = make("xã", "commune", units)
    OrganisationParent.objects.bulk_create(
        [
            OrganisationParent(organisation=one, parent=provinces[n % PROVINCES], since=START)
            for n, one in enumerate(communes)
        ],
        batch_size=2000,
    )
    return provinces, communes


def programme_of(lead: Any, officer: Any) -> Any:
    """Make the programme that all tasks belong to."""
    from kheo.programmes.models import Programme

    return Programme.objects.create(
        title="Chương trình đo lường", slug="do-luong", since=START, state="running",
        signed_on=START, created_at=NOON,
    )  # fmt: skip


def task_of(unit: Any, province: Any, programme: Any, officer: Any, chance: random.Random) -> Any:
    """Return a task: seven of ten are done, some late, a few cancelled, one in ten without term."""
    from kheo.tasks.models import Task

    given = START + timedelta(days=chance.randrange(500))
    due = given + timedelta(days=chance.randrange(10, 200)) if chance.random() < 0.9 else None
    fate = chance.random()
    done = given + timedelta(days=chance.randrange(5, 220))
    state = "done" if fate < 0.7 else "cancelled" if fate < 0.73 else "doing"
    verdict = ("on_time" if done <= due else "late") if due else "no_term"
    return Task(
        title=f"Nhiệm vụ của {unit.name}, giao ngày {given}", programme=programme,
        giver=province, overseer=province, lead=unit, charged=unit, given_on=given,
        term_kind="day" if due else "none", term_day=due, due=due, state=state,
        handed_in_on=done if state == "done" else None, done_on=done if state == "done" else None,
        outcome=verdict if state == "done" else "", given_by=officer, created_at=NOON,
        changed_at=NOON,
    )  # fmt: skip


def work(communes: list[Any], root: Any) -> None:
    """Give some communes an officer who works there."""
    from kheo.organisations.models import Mandate, Officer, Role, RoleVerb

    role = Role.objects.create(code="do-luong", name="Đo lường")
    RoleVerb.objects.create(role=role, verb="tasks.work")
    for number, unit in enumerate(communes[:OFFICERS]):
        officer = Officer.objects.create(username=f"can-bo-{number}")
        Mandate.objects.create(officer=officer, role=role, organisation=unit, since=START)


def measure(country: dict[str, Any]) -> None:
    """Print how long each page takes."""
    from kheo.organisations.models import Officer

    officers = list(Officer.objects.filter(username__startswith="can-bo-"))
    root = [country["by"]]
    programme = country["programme"].get_absolute_url()
    show("a unit's day", officers, "/lam-viec/")
    show("a unit's list", officers, "/lam-viec/nhiem-vu/")
    show("the national overdue table", root, "/lam-viec/nhiem-vu/qua-han/")
    show("a programme's progress", [], programme)
    mark_done(country)


def show(name: str, officers: list[Any], address: str) -> None:
    """Print median and 95th part of a hundred of one page, and its queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    clients = [signed_in(officer) for officer in officers] or [Client()]
    ask(clients[0], address)  # what a process looks up once, it looks up here
    with CaptureQueriesContext(connection) as asked:
        ask(clients[-1], address)
    queries = sum(not one["sql"].startswith(("BEGIN", "COMMIT")) for one in asked)
    for client in clients:
        ask(client, address)
    if queries > MOST_QUERIES:
        sys.exit(f"{name}: {queries} queries, more than {MOST_QUERIES}.")
    times = sorted(ask(clients[turn % len(clients)], address) for turn in range(ROUNDS))
    p95 = times[int(len(times) * 0.95) - 1]
    print(f"  {name:<28} median {statistics.median(times):7.1f} ms, p95 {p95:7.1f} ms, "
          f"{queries} queries", flush=True)  # fmt: skip


def signed_in(officer: Any) -> Any:
    """Return the browser of an officer who has signed in, second factor and all."""
    from django.test import Client

    from kheo.accounts.tests.proving import prove

    client = Client()
    client.force_login(officer)
    prove(client, officer)
    return client


def ask(client: Any, address: str) -> float:
    """Return how many milliseconds a page took; stops at one that is not whole."""
    began = time.perf_counter()
    status = client.get(address).status_code
    took = (time.perf_counter() - began) * 1000
    if status != 200:
        sys.exit(f"{address} answered {status}.")
    return took


def mark_done(country: dict[str, Any]) -> None:
    """Print how many tasks a second are confirmed, each in a transaction with its entry."""
    from kheo.tasks.actions.moving import confirm
    from kheo.tasks.models import Task

    by = country["by"]
    keys = list(Task.objects.filter(state="doing").values_list("pk", flat=True)[:MARKED])
    Task.objects.filter(pk__in=keys).update(state="submitted", handed_in_on=TODAY)
    rows = list(Task.objects.filter(pk__in=keys))
    began = time.perf_counter()
    for task in rows:
        confirm(task=task, by=by, on=TODAY, at=NOON)
    took = time.perf_counter() - began
    print(f"  {'tasks marked done a second':<28} {len(rows) / took:7.0f}", flush=True)


def parse() -> Namespace:
    """Return what was asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--units", type=int, default=3321)
    parser.add_argument("--tasks", type=int, default=200)
    parser.add_argument("--folder", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
