"""Tables of tasks: shown first, given exactly as they were shown, by whom may."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.organisations.actions.organisations import end_organisation
from kheo.organisations.actions.succession import succeed
from kheo.organisations.models import OrganisationName
from kheo.organisations.rules.succession import SuccessionKind
from kheo.programmes.tests.factories import (
    TODAY,
    adopted_plan,
    body,
    officer,
    running,
    works_for,
)
from kheo.tasks.actions import bulk
from kheo.tasks.actions.assigning import assign_many
from kheo.tasks.actions.bulk import Brought, give_table, keep_task_table
from kheo.tasks.models import Task, TaskTable
from kheo.tasks.tables.opening import PASTED
from kheo.tasks.tests.factories import NOON, commune, desk, given
from kheo.tasks.tests.hostile.sheets import HEAD, OTHER, ROW, pasted

pytestmark = pytest.mark.django_db
INDEX = "/lam-viec/giao-theo-bang/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


def kept(*rows, by=None, **more):
    """Keep a pasted table of the desk."""
    data = pasted(*rows, head=more.pop("head", HEAD)).encode()
    return keep_task_table(
        brought=Brought(PASTED, data, desk(), **more), by=by or works_for(desk()), on=TODAY,
        at=NOON,
    )  # fmt: skip


def outcomes(table):
    return [row[1] for row in table.report["rows"]]


def notes(table, row=0):
    return table.report["rows"][row][6]


def lead(name, title="Việc"):
    return ("1", title, "", name, "", "", "", "")


def done(table, by=None):
    return give_table(table=table, by=by or works_for(desk()), on=TODAY, at=NOON)


def test_a_table_is_given_as_it_was_shown_with_an_entry_for_each_task():
    commune()
    table = kept(ROW, OTHER)
    assert not Task.objects.exists()
    assert outcomes(table) == ["given", "given"]
    first, second = done(table)
    assert (first.title, first.lead, first.giver) == (ROW[1], commune(), desk())
    assert (first.evidence_wanted, first.priority) == (["photo", "file"], 1)
    assert second.term_kind == "quarter"
    assert Entry.objects.filter(verb="tasks.assigned").count() == 2
    assert not TaskTable.objects.exists()


def test_rows_with_faults_are_left_out_and_told():
    commune()
    table = kept(ROW, lead("UBND xã Không Có"))
    assert outcomes(table) == ["given", "refused"]
    assert "Ô D3: không có đơn vị “UBND xã Không Có”" in notes(table, 1)
    assert len(done(table)) == 1


@pytest.mark.parametrize("typed", [
    "ubnd xa suoi may", "Ủy ban nhân dân xã Suối Mây", "UBND  Xã Suối Mây", "UBSM",
    "UBND xã Suối Mây [ubnd-xa-suoi-may]",
])  # fmt: skip
def test_a_unit_is_known_under_many_spellings(typed):
    OrganisationName.objects.filter(organisation=commune()).update(abbreviation="UBSM")
    assert outcomes(kept(lead(typed))) == ["given"]


def test_a_name_that_several_have_lists_them():
    commune()
    body("UBND xã Suối Mây", level="commune")
    told = notes(kept(lead("UBND xã Suối Mây")))
    assert "có 2 đơn vị" in told
    assert "[ubnd-xa-suoi-may]" in told


def test_a_name_that_is_nearly_right_is_proposed_and_not_taken():
    commune()
    table = kept(lead("xã Suối Mây"))
    assert outcomes(table) == ["refused"]
    assert "có phải: UBND xã Suối Mây [" in notes(table)


def ended_with_heir():
    old, new = body("UBND xã Cũ", level="commune"), body("UBND xã Mới", level="commune")
    clerk = officer("van-thu")
    last = TODAY.replace(day=1, month=2)
    end_organisation(organisation=old, last_day=last, by=clerk, at=NOON)
    succeed(
        kind=SuccessionKind.ABSORBED, old=[old], new=[new], day=last.replace(day=2), by=clerk,
        at=NOON,
    )  # fmt: skip
    return old, new


def test_the_successor_of_an_ended_unit_is_proposed_and_taken_on_wish():
    _old, new = ended_with_heir()
    table = kept(lead("UBND xã Cũ"))
    assert outcomes(table) == ["refused"]
    assert "đã kết thúc hoạt động hết ngày 1/2/2024; đơn vị kế tục: UBND xã Mới" in notes(table)
    table = kept(lead("UBND xã Cũ"), heirs=True)
    assert outcomes(table) == ["given"]
    assert done(table)[0].lead == new


def test_partners_are_parted_by_semicolons_and_by_commas_that_are_no_part_of_a_name():
    commune()
    one, two = body("Sở Văn hóa, Thể thao và Du lịch"), body("Hội Nông dân xã")
    row = (*ROW[:4], "Sở Văn hóa, Thể thao và Du lịch; Hội Nông dân xã", *ROW[5:])
    (task,) = done(kept(row))
    assert {row.organisation for row in task.partners.all()} == {one, two}
    row = (*ROW[:4], "Hội Nông dân xã, UBND xã Suối Mây", *ROW[5:])
    assert "không thể đồng thời" in notes(kept(row))


def test_what_was_given_already_is_left_out_unless_asked_for():
    given(ROW[1], due=None)
    row = (*ROW[:5], "", *ROW[6:])
    table = kept(row, row)
    assert outcomes(table) == ["twice", "twice"]
    assert "đã giao rồi" in notes(table)
    assert outcomes(kept(lead(commune().name), lead(commune().name))) == ["given", "twice"]
    assert outcomes(kept(row, again=True)) == ["given"]


def test_a_table_names_the_items_of_its_plan():
    plan = adopted_plan(running())
    head = ("Mục", "Nhiệm vụ", "Chủ trì")
    commune()
    table = kept(("2", "Việc hai", commune().name), head=head, plan=plan)
    (task,) = done(table)
    assert (task.item.order, task.plan, task.programme) == (1, plan, plan.programme)
    table = kept(("9", "Việc", commune().name), ("mục II.1", "Việc", commune().name), head=head,
                 plan=plan)  # fmt: skip
    assert "không có mục “9”" in notes(table)
    assert "có 2 việc" in notes(table, 1)


def test_units_that_changed_since_make_the_giving_stop():
    commune()
    table = kept(ROW)
    end_organisation(organisation=commune(), last_day=TODAY, by=officer("van-thu"), at=NOON)
    with pytest.raises(RefusedError, match="list_changed"):
        give_table(table=table, by=works_for(desk()), on=TODAY.replace(day=2), at=NOON)
    assert not Task.objects.exists()
    assert TaskTable.objects.get() == table


def test_a_table_is_given_once():
    commune()
    table = kept(ROW)
    done(table)
    with pytest.raises(RefusedError, match="table_gone"):
        done(table)


def test_nobody_gives_for_a_desk_that_is_not_his():
    commune()
    stranger = works_for(commune())
    with pytest.raises(RefusedError):
        kept(ROW, by=stranger)
    table = kept(ROW)
    with pytest.raises(RefusedError):
        done(table, by=stranger)
    assert not Task.objects.exists()


def test_a_crash_in_the_middle_leaves_the_table_and_no_task(monkeypatch):
    commune()
    table = kept(ROW, OTHER)
    given_before = assign_many

    def crash(**more):
        given_before(**more)
        raise RuntimeError("mất điện")

    monkeypatch.setattr(bulk, "assign_many", crash)
    with pytest.raises(RuntimeError):
        done(table)
    assert not Task.objects.exists()
    assert not Entry.objects.filter(verb="tasks.assigned").exists()
    assert TaskTable.objects.filter(pk=table.pk).exists()


def test_the_oldest_tables_of_an_officer_go():
    commune()
    for number in range(7):
        kept(lead(commune().name, f"Việc {number}"))
    assert TaskTable.objects.count() == bulk.MOST_WAITING


def queries(rows):
    with CaptureQueriesContext(connection) as taken:
        kept(*rows)
    return len(taken)


def test_reading_costs_the_same_however_long_the_table():
    kept(lead(commune().name))
    few = queries([lead(commune().name, f"Việc {n}") for n in range(3)])
    assert queries([lead(commune().name, f"Việc {n}") for n in range(300)]) == few
    assert few <= 20
