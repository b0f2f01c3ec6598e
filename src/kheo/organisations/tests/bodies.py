"""What tests of organisations are made of: an invented province and a source of duties."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from django.db import connection

from kheo.organisations.actions import mandates, organisations
from kheo.organisations.actions.succession import succeed
from kheo.organisations.duties import Act, Duty, DutyRef
from kheo.organisations.models import Mandate, Officer, Organisation, Role, Succession
from kheo.organisations.rules.mandates import MandateKind
from kheo.organisations.rules.organisations import Level, OrganisationKind
from kheo.organisations.rules.succession import SuccessionKind

NOON: Final = datetime(2025, 7, 2, 5, tzinfo=UTC)
TODAY: Final = date(2025, 7, 2)
START: Final = date(2020, 1, 1)
CUT: Final = date(2025, 7, 1)
LAST: Final = date(2025, 6, 30)


def clerk(username: str = "van-thu") -> Officer:
    found = Officer.objects.filter(username=username).first()
    return found or Officer.objects.create_user(username, first_name="Thư", last_name="Nguyễn Văn")


def body(name: str, parent: Organisation | None = None, **fields: Any) -> Organisation:
    given: dict[str, Any] = {
        "kind": OrganisationKind.DEPARTMENT,
        "level": Level.PROVINCE,
        "since": START,
        "by": clerk(),
        "at": NOON,
    }
    return organisations.found_organisation(name=name, parent=parent, **(given | fields))


def ended(one: Organisation, last_day: date = LAST) -> Organisation:
    return organisations.end_organisation(organisation=one, last_day=last_day, by=clerk(), at=NOON)


def followed(
    kind: SuccessionKind,
    old: Sequence[Organisation],
    new: Sequence[Organisation],
    day: date = CUT,
    **more: Any,
) -> list[Succession]:
    return succeed(kind=kind, old=old, new=new, day=day, by=clerk(), at=NOON, **more)


def role(code: str = "truong-ban", **verbs: bool) -> Role:
    given = {verb.replace("__", "."): below for verb, below in verbs.items()}
    return mandates.define_role(code=code, name=code, verbs=given, by=clerk(), at=NOON)


def appointed(
    officer: Officer, what: Role, where: Organisation, since: date = START, **more: Any
) -> Mandate:
    return mandates.appoint(
        officer=officer, role=what, organisation=where, since=since, by=clerk(), at=NOON, **more
    )


def standing_in(grounds: Mandate, to: Officer, kind: MandateKind, **more: Any) -> Mandate:
    given: dict[str, Any] = {"since": START, "by": clerk(), "at": NOON}
    return mandates.delegate(grounds=grounds, to=to, kind=kind, **(given | more))


class Tasks:
    """A source as a later room would write one: a table, a row for each duty and holder."""

    name = "tests.tasks"
    label = "Việc thử"

    def __init__(self) -> None:
        self.run(
            "CREATE TABLE tests_task"
            " (id INTEGER PRIMARY KEY, root INTEGER, holder INTEGER, closed INTEGER DEFAULT 0)"
        )

    def run(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(query, values)
            return cursor.fetchall() if cursor.description else []

    def add(self, holder: Organisation, root: int | None = None) -> DutyRef:
        ((last,),) = self.run("SELECT coalesce(max(id), 0) + 1 FROM tests_task")
        self.run(
            "INSERT INTO tests_task (id, root, holder) VALUES (%s, %s, %s)",
            last, root or last, holder.pk,
        )  # fmt: skip
        return DutyRef(self.name, str(last), holder.pk)

    def open_of(self, organisations: Collection[int]) -> Iterable[Duty]:
        rows = self.run("SELECT id, holder FROM tests_task WHERE closed = 0 ORDER BY id")
        for key, holder in rows:
            if holder in set(organisations):
                yield Duty(self.name, str(key), holder, f"Việc số {key}")

    def counts(self, *, ended_by: date) -> Mapping[int, int]:
        return dict(
            self.run(
                "SELECT t.holder, count(*) FROM tests_task t"
                " JOIN organisations_organisation o ON o.id = t.holder"
                " WHERE t.closed = 0 AND o.until < %s GROUP BY t.holder",
                ended_by,
            )
        )

    def hand_over(
        self, keys: Sequence[str], *, holder: Organisation, to: Sequence[Organisation], act: Act
    ) -> Mapping[str, Sequence[str]]:
        return {key: self.passed(key, to) for key in keys}

    def passed(self, key: str, to: Sequence[Organisation]) -> list[str]:
        first, *others = to
        ((root,),) = self.run("SELECT root FROM tests_task WHERE id = %s", int(key))
        self.run("UPDATE tests_task SET holder = %s WHERE id = %s", first.pk, int(key))
        return [key, *(self.add(other, root).key for other in others)]

    def close(self, keys: Sequence[str], *, holder: Organisation, act: Act) -> None:
        for key in keys:
            self.run("UPDATE tests_task SET closed = 1 WHERE id = %s", int(key))

    def roots(self, *, closed: bool = False) -> set[int]:
        rows = self.run("SELECT root FROM tests_task WHERE closed = %s", int(closed))
        return {row[0] for row in rows}
