"""The sample's programmes: one that ended with its parties, one that runs, and their tasks."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from kheo.core.terms import Term, TermKind
from kheo.ledger.rules import system
from kheo.organisations.models import Officer, Organisation, Place
from kheo.portal.sample.accounts import ADMINISTRATOR
from kheo.portal.sample.texts import FOLDER, read
from kheo.programmes.actions.agreeing import (
    Signature,
    answer,
    send_for_comments,
    send_for_signing,
)
from kheo.programmes.actions.beginning import PartySaid, ProgrammeSaid, begin_programme
from kheo.programmes.actions.ending import end_overdue
from kheo.programmes.actions.plan_steps import adopt_plan
from kheo.programmes.actions.planning import ItemSaid, PlanSaid, draw_plan, write_items
from kheo.programmes.actions.writing import BasisSaid, Text, write_version
from kheo.programmes.models import Plan, PlanItem, Programme
from kheo.programmes.rules.instruments import Opening, PartyRole
from kheo.programmes.rules.outline import Clause, ClauseKind
from kheo.tasks.actions import moving
from kheo.tasks.actions.assigning import Assignment, assign
from kheo.tasks.models import Task
from kheo.tasks.rules.evidence import EvidenceKind

BY: Final = system("load-sample")
OPENINGS: Final = {"Căn cứ": Opening.BASED_ON, "Thực hiện": Opening.CARRYING_OUT}
PROVINCE: Final = "tinh-an-linh"
EIGHT: Final = time(8)
Given = Mapping[str, Any]


def load_programmes(*, at: datetime) -> None:
    """Load the programmes that are missing, and end what has ended by the day of the moment."""
    for given in read(FOLDER / "site" / "programmes.toml")["programmes"]:
        if not Programme.objects.filter(title=given["title"]).exists():
            load_programme(given, today=timezone.localdate(at))
    end_overdue(on=timezone.localdate(at), by=BY, at=at)


@transaction.atomic
def load_programme(given: Given, *, today: date) -> None:
    """Let parties sign a programme, adopt its plan, give its tasks and work on them; or nothing."""
    by = Officer.objects.get(username=ADMINISTRATOR.name)
    programme = signed(given, by)
    plan = adopted(programme, given, by)
    for item, said in zip(plan.items.select_related("lead"), given["items"], strict=True):
        load_task(item, said, by=by, today=today)


def signed(given: Given, by: Officer) -> Programme:
    """Return a programme that all its parties have signed on the day that is given."""
    on, at = given["signed_on"], moment(given["signed_on"])
    bodies = [body(slug) for slug in given["parties"]]
    desks = [body(slug) if slug else None for slug in given.get("desks", [""] * len(bodies))]
    parties = [
        PartySaid(
            one, PartyRole.PARTNER if number else PartyRole.LEAD, desk=desks[number],
            leader=given["leaders"][number][0], leader_office=given["leaders"][number][1],
        )
        for number, one in enumerate(bodies)
    ]  # fmt: skip
    said = ProgrammeSaid(
        title=given["title"], since=given["since"], until=given["until"],
        place=Place.objects.filter(slug=PROVINCE).first(),
        former=Programme.objects.filter(title=given.get("former", "")).first(),
    )  # fmt: skip
    programme = begin_programme(
        said=said, parties=parties, by=by, on=on, at=at, asks_leave=False, is_sample=True
    )
    version = write_version(
        version=programme.versions.get(), text=text_of(given), by=by, on=on, at=at
    )
    send_for_comments(version=version, by=by, on=on, at=at)
    send_for_signing(version=version, by=by, on=on, at=at)
    for party in programme.parties.select_related("organisation"):
        hand = Signature(party.leader, party.leader_office)
        answer(version=version, party=party, accepted=True, signature=hand, by=by, on=on, at=at)
    programme.refresh_from_db()
    return programme


def text_of(given: Given) -> Text:
    """Return what a programme says."""
    bases = []
    for line in given["bases"]:
        opening = next(words for words in OPENINGS if line.startswith(words))
        bases.append(BasisSaid(line.removeprefix(opening).strip(), OPENINGS[opening]))
    clauses = [
        Clause(f"muc{number}", depth, words, ClauseKind(kind))
        for number, (kind, depth, words) in enumerate(given["clauses"], 1)
    ]
    return Text(bases=tuple(bases), clauses=tuple(clauses))


def adopted(programme: Programme, given: Given, by: Officer) -> Plan:
    """Return the plan of a year with its items, adopted on the day that is given."""
    on, at = given["adopted_on"], moment(given["adopted_on"])
    behalf = programme.parties.select_related("organisation")[0].organisation
    plan = draw_plan(
        programme=programme, year=given["plan_year"], behalf=behalf, by=by, on=on, at=at,
        said=PlanSaid(given["plan_title"], given["plan_theme"]), clauses=[],
    )  # fmt: skip
    items = [
        ItemSaid(
            text=one["text"], clause_key=f"muc{one['clause']}", product=one["product"],
            lead=body(one["lead"]), term=Term(TermKind.NONE),
        )
        for one in given["items"]
    ]  # fmt: skip
    write_items(plan=plan, items=items, behalf=behalf, by=by, on=on, at=at)
    return adopt_plan(plan=plan, behalf=behalf, by=by, on=on, at=at, day=on)


def load_task(item: PlanItem, said: Given, *, by: Officer, today: date) -> Task:
    """Give the task of an item, and bring it to its state."""
    on = said.get("given_on") or today - timedelta(days=90)
    due = said.get("term") or (today + timedelta(days=said["days"]) if "days" in said else None)
    task = assign(
        said=Assignment(
            title=item.text, product=item.product, lead=body(said["lead"]),
            term=Term(TermKind.DAY, due) if due else Term(TermKind.REGULAR),
            evidence=tuple(EvidenceKind(kind) for kind in said.get("evidence", [])),
            partners=tuple(body(slug) for slug in said.get("partners", [])), sources=(item,),
        ),
        giver=item.plan.programme.parties.select_related("organisation")[0].organisation,
        by=by, on=on, at=moment(on),
    )  # fmt: skip
    worked_on(task, said, by=by, on=on, today=today)
    return task


def worked_on(task: Task, said: Given, *, by: Officer, on: date, today: date) -> None:
    """Let a unit accept a task, do it, hand it in, and have it confirmed, as far as is said."""
    state, later = said["state"], on + timedelta(days=2)
    if state == "assigned":
        return
    moving.accept(task=task, by=by, on=later, at=moment(later))
    if state == "accepted":
        return
    moving.begin(task=task, by=by, on=later, at=moment(later))
    if state == "doing":
        return
    handed = said.get("done_on") or today + timedelta(days=said["handed"])
    moving.submit(
        task=task, result="Đã làm xong, kết quả gửi kèm.", by=by, on=handed, at=moment(handed)
    )
    if state == "done":
        sure = handed + timedelta(days=1)
        moving.confirm(task=task, by=by, on=sure, at=moment(sure))


def body(slug: str) -> Organisation:
    """Return an organisation of the sample."""
    return Organisation.objects.get(slug=slug)


def moment(day: date) -> datetime:
    """Return eight o'clock of a day."""
    return timezone.make_aware(datetime.combine(day, EIGHT))
