"""The dry run: what each row would give to whom, found with few queries, and nothing written."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.terms import Term
from kheo.core.text import fold
from kheo.documents.tables.values import FaultError
from kheo.organisations.models import Organisation
from kheo.programmes.models import Plan, PlanItem
from kheo.tasks.models import Task
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.rules.states import State
from kheo.tasks.tables.rows import Row, Table
from kheo.tasks.tables.terms import written
from kheo.tasks.tables.units import Register, Unit, names_in

AT_ONCE: Final = 500


class Outcome(StrEnum):
    """What comes of a row."""

    GIVEN = "given"  # a task is given
    TWICE = "twice"  # it stands already, or twice in the table; left out
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Options:
    """For whom a table is given, and how it is read."""

    giver: Organisation
    on: date
    plan: Plan | None = None
    heirs: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """The task that a row asks for."""

    title: str
    product: str
    lead: Organisation
    term: Term
    priority: Priority
    evidence: tuple[EvidenceKind, ...]
    partners: tuple[Organisation, ...]
    overseer: Organisation | None
    items: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row with what would come of it."""

    row: int
    title: str
    outcome: Outcome
    said: Wish | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DryRun:
    """All rows; `fingerprint` stands for what would be given."""

    lines: Sequence[Line]
    fingerprint: str

    @property
    def counts(self) -> dict[str, int]:
        """How many rows come to what; they add up to the rows."""
        found = Counter(line.outcome for line in self.lines)
        return {str(outcome): found[outcome] for outcome in Outcome}

    @property
    def given(self) -> list[Wish]:
        """What would be given."""
        return [line.said for line in self.lines if line.said and line.outcome is Outcome.GIVEN]


@dataclass(slots=True)
class Meaning:
    """Finds the units and items that rows mean."""

    table: Table
    register: Register
    items: Sequence[PlanItem]
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def unit(self, name: str, row: int, words: str) -> Organisation | None:
        """Return a unit, or note what is wrong with its cell."""
        try:
            found: Unit = self.register.unit(words)
        except FaultError as fault:
            self.faults.append(self.table.blame(name, row, str(fault)))
            return None
        if found.note:
            self.notes.append(self.table.blame(name, row, found.note))
        return found.organisation

    def partners(self, row: Row, lead: Organisation | None) -> tuple[Organisation, ...]:
        """Return those who work along."""
        names = names_in(row.partners, self.register.by_key)
        found = [self.unit("partners", row.row, name) for name in names]
        if lead and lead in found:
            fault = _("đơn vị chủ trì không thể đồng thời là đơn vị phối hợp")
            self.faults.append(self.table.blame("partners", row.row, fault))
        return tuple(dict.fromkeys(one for one in found if one))

    def source(self, row: Row) -> tuple[PlanItem, ...]:
        """Return the item of the plan that a row answers, where a plan is chosen."""
        if not self.items or not row.source:
            return ()
        try:
            return (item_in(row.source, self.items),)
        except FaultError as fault:
            self.faults.append(self.table.blame("source", row.row, str(fault)))
            return ()

    def line(self, row: Row) -> Line:
        """Return a row with what would come of it, as far as the table alone says."""
        self.faults, self.notes = list(row.faults), []
        lead = self.unit("lead", row.row, row.lead) if row.lead else None
        partners, sources = self.partners(row, lead), self.source(row)
        overseer = self.unit("overseer", row.row, row.overseer) if row.overseer else None
        if self.faults or lead is None:
            faults = tuple(sorted(self.faults, key=spot_of))
            return Line(row.row, row.title, Outcome.REFUSED, notes=faults)
        said = Wish(
            title=row.title, product=row.product, lead=lead, term=row.term,
            priority=row.priority, evidence=row.evidence, partners=partners, overseer=overseer,
            items=sources,
        )  # fmt: skip
        return Line(row.row, row.title, Outcome.GIVEN, said, tuple(self.notes))


def spot_of(fault: str) -> tuple[int, str]:
    """Return by what faults of a row are put in order: their columns, from the left."""
    column = fault.removeprefix(_("Ô %(cell)s: %(fault)s.").partition("%")[0]).partition(":")[0]
    letters = column.rstrip("0123456789")
    return len(letters), letters


def item_in(words: str, items: Sequence[PlanItem]) -> PlanItem:
    """Return the item that a cell names, by its number or its place. Raises FaultError."""
    plain = path_key(words)
    found = [
        item for number, item in enumerate(items, 1)
        if plain == str(number) or plain == path_key(item.clause_path)
    ]  # fmt: skip
    if len(found) == 1:
        return found[0]
    told = _("mục “%(words)s” có %(count)d việc; ghi số thứ tự của việc, từ 1 đến %(most)d")
    none = _("kế hoạch không có mục “%(words)s”; ghi số thứ tự của việc, từ 1 đến %(most)d")
    sentence = told if found else none
    raise FaultError(sentence % {"words": words, "count": len(found), "most": len(items)})


def path_key(words: str) -> str:
    """Return by what places in a plan are compared: “Mục II.1” and “ii.1” are the same."""
    return "".join(fold(words).lower().removeprefix("muc ").split()).strip(".")


def dry_run(table: Table, options: Options) -> DryRun:
    """Return what a table would give now; about eight queries, whatever its length."""
    items = items_of(options.plan)
    names = {name for row in table.rows for name in named_in(row)}
    register = Register(names, on=options.on, heirs=options.heirs)
    meaning = Meaning(table, register, items)
    lines = [meaning.line(row) for row in table.rows]
    if not options.again:
        lines = without_twins(lines, options.giver)
    return DryRun(lines, fingerprint_of(lines, options))


def named_in(row: Row) -> list[str]:
    """Return all that may be a name of a unit in a row."""
    parts = names_in(row.partners)
    return [row.lead, row.overseer, *parts, *row.partners.replace("\n", ";").split(";")]


def items_of(plan: Plan | None) -> list[PlanItem]:
    """Return the items of a plan in their order, each knowing its plan."""
    if plan is None:
        return []
    items = list(plan.items.all())
    for item in items:
        item.plan = plan
    return items


def without_twins(lines: Sequence[Line], giver: Organisation) -> list[Line]:
    """Return the lines, those left out whose task stands already or earlier in the table."""
    standing = standing_tasks([line.title for line in lines if line.said], giver)
    seen: dict[tuple[str, int, date | None], int] = {}
    return [looked_over(line, standing, seen) for line in lines]


def looked_over(
    line: Line,
    standing: dict[tuple[str, int, date | None], int],
    seen: dict[tuple[str, int, date | None], int],
) -> Line:
    """Return a line, left out when its like stands before it."""
    if line.said is None:
        return line
    key = (line.title, line.said.lead.pk, line.said.term.due)
    if key in standing:
        told = _("đã giao rồi, là nhiệm vụ số %(number)d") % {"number": standing[key]}
        return Line(line.row, line.title, Outcome.TWICE, line.said, (told,))
    if key in seen:
        told = _("trùng với dòng %(row)d") % {"row": seen[key]}
        return Line(line.row, line.title, Outcome.TWICE, line.said, (told,))
    seen[key] = line.row
    return line


def standing_tasks(
    titles: Sequence[str], giver: Organisation
) -> dict[tuple[str, int, date | None], int]:
    """Return the tasks under some titles that a giver gave and nobody cancelled."""
    found: dict[tuple[str, int, date | None], int] = {}
    wanted = sorted(set(titles))
    for start in range(0, len(wanted), AT_ONCE):
        rows = Task.objects.filter(giver=giver, title__in=wanted[start : start + AT_ONCE])
        live = rows.exclude(state=State.CANCELLED).order_by("pk")
        for pk, title, lead, due in live.values_list("pk", "title", "lead", "due"):
            found.setdefault((title, lead, due), pk)
    return found


def fingerprint_of(lines: Iterable[Line], options: Options) -> str:
    """Return what stands for all that would be given, and for whom."""
    told = [
        [line.row, str(line.outcome), line.title, *assigned(line.said), *line.notes]
        for line in lines
    ]
    head = [options.giver.pk, options.plan.pk if options.plan else None]
    return hashlib.sha256(json.dumps([head, told], default=str).encode()).hexdigest()


def assigned(said: Wish | None) -> list[object]:
    """Return a task to give as plain words."""
    if said is None:
        return []
    return [
        said.product, said.lead.pk, str(said.term.kind), said.term.day, int(said.priority),
        [str(kind) for kind in said.evidence], [one.pk for one in said.partners],
        said.overseer.pk if said.overseer else None, [item.pk for item in said.items],
    ]  # fmt: skip


def told(run: DryRun) -> list[list[str]]:
    """Return the rows of a dry run as they are kept and shown."""
    return [
        [
            str(line.row),
            str(line.outcome),
            line.title,
            line.said.lead.name if line.said else "",
            written(line.said.term) if line.said else "",
            "; ".join(one.name for one in line.said.partners) if line.said else "",
            "\n".join(line.notes),
        ]
        for line in run.lines
    ]
