"""Mending what a task says, and giving a declined one again."""

import json
from datetime import date

import pytest

from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.programmes.tests.factories import body, works_for
from kheo.tasks.actions import changing, moving
from kheo.tasks.actions.changing import Change, change, give_again
from kheo.tasks.models import FormerHolder, Task
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import NOON, commune, desk, given, submitted
from kheo.tasks.tests.work_helpers import address, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def giver(client):
    commune()
    who = works_for(desk())
    client.force_login(who)
    return who


def test_what_a_task_says_is_mended_by_who_gave_it(client, giver):
    task, partner = given(), body("Hội Nông dân tỉnh")
    page = client.get(f"{address(task)}sua/").content.decode()
    assert task.title in page
    client.post(f"{address(task)}sua/", {
        "title": "Rà soát lại", "product": "Danh sách", "partners": "Hội Nông dân tỉnh",
        "priority": "3", "evidence": ["file"],
    })  # fmt: skip
    task.refresh_from_db()
    assert (task.title, task.priority, task.evidence_wanted) == ("Rà soát lại", 3, ["file"])
    assert task.partners.get().organisation == partner
    facts = json.loads(Entry.objects.get(verb="tasks.changed").facts)
    assert facts["title"] == ["Rà soát mô hình “Dân vận khéo”", "Rà soát lại"]
    assert facts["partners"] == [[], ["Hội Nông dân tỉnh"]]


def test_who_did_not_give_it_does_not_mend_it(client):
    task = given()
    client.force_login(works_for(commune()))
    assert client.get(f"{address(task)}sua/").status_code == 403
    with pytest.raises(RefusedError, match=r"no_mandate|elsewhere"):
        change(task=task, said=Change("x"), by=works_for(commune()), on=today(), at=NOON)


def test_what_was_handed_in_is_mended_no_more():
    task = submitted(given())
    with pytest.raises(RefusedError, match="not_next"):
        change(task=task, said=Change("x"), by=works_for(desk()), on=today(), at=NOON)


def test_a_change_that_changes_nothing_leaves_no_entry():
    task = given(evidence=(EvidenceKind.PHOTO,))
    said = Change(task.title, evidence=(EvidenceKind.PHOTO,))
    change(task=task, said=said, by=works_for(desk()), on=today(), at=NOON)
    assert not Entry.objects.filter(verb="tasks.changed").exists()


def test_the_lead_does_not_become_its_own_partner_and_a_title_stays():
    task = given()
    for said, reason in ((Change("x", partners=(commune(),)), "lead_is_partner"),
                         (Change(" "), "title_missing")):  # fmt: skip
        with pytest.raises(RefusedError, match=reason):
            change(task=task, said=said, by=works_for(desk()), on=today(), at=NOON)


def declined(**more):
    task = given(**more)
    return moving.move(
        task=task, to=State.DECLINED, by=works_for(commune()), on=today(), at=NOON, reason="Nhầm"
    )


def test_a_declined_task_is_given_to_another_unit_with_the_former_written_down(client, giver):
    task, other = declined(), commune("UBND xã Đá Bạc")
    assert client.get(f"{address(task)}giao-lai/").status_code == 200
    client.post(f"{address(task)}giao-lai/", {"lead": "xã Đá Bạc"})
    task.refresh_from_db()
    assert (task.state, task.lead) == (State.ASSIGNED, other)
    assert FormerHolder.objects.get(task=task).organisation == commune()
    assert task.steps.last().reason == "UBND xã Suối Mây → UBND xã Đá Bạc"
    # It was overdue long before: that stays with the unit that let it grow late.
    assert task.charged == commune()


def test_it_may_be_given_to_the_same_unit_again():
    task = declined()
    give_again(task=task, lead=commune(), by=works_for(desk()), on=today(), at=NOON)
    task.refresh_from_db()
    assert (task.state, task.lead, task.charged) == (State.ASSIGNED, commune(), commune())
    assert not FormerHolder.objects.exists()


def test_only_what_was_declined_is_given_again(client, giver):
    task = given()
    assert client.get(f"{address(task)}giao-lai/").status_code == 403
    with pytest.raises(RefusedError, match="not_next"):
        give_again(task=task, lead=commune(), by=works_for(desk()), on=today(), at=NOON)


def test_it_is_not_given_to_a_partner_or_to_a_unit_that_ended():
    partner, ended = body("Hội"), commune("UBND xã Cũ")
    ended.until = date(2024, 1, 1)
    ended.save()
    task = declined(partners=(partner,))
    for lead, reason in ((partner, "lead_is_partner"), (ended, "unit_ended")):
        with pytest.raises(RefusedError, match=reason):
            give_again(task=task, lead=lead, by=works_for(desk()), on=today(), at=NOON)


def test_a_crash_in_the_middle_leaves_the_task_with_its_unit(monkeypatch):
    task = declined()

    def crash(*_args, **_more):
        raise OSError("power")

    monkeypatch.setattr(changing, "pass_on", crash)
    with pytest.raises(OSError, match="power"):
        give_again(
            task=task, lead=commune("UBND xã Đá Bạc"), by=works_for(desk()), on=today(), at=NOON
        )
    assert Task.objects.get(pk=task.pk).lead == commune()
    assert not FormerHolder.objects.exists()
