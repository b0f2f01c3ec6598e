"""The tasks of a plan: chosen, shown, given to one unit or to every commune, never twice."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.organisations.actions.organisations import end_organisation
from kheo.organisations.rules.organisations import Level, OrganisationKind
from kheo.programmes.models import Plan
from kheo.programmes.tests.factories import (
    TODAY,
    adopted_plan,
    body,
    officer,
    running,
    two_bodies,
    works_for,
)
from kheo.tasks.actions import bulk
from kheo.tasks.actions.bulk import Wanted, give_plan, preview
from kheo.tasks.models import Task
from kheo.tasks.reading.bulk import items_of, units_below
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import NOON, commune

pytestmark = pytest.mark.django_db
TERM = Term(TermKind.QUARTER, TODAY.replace(month=6))


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def plan():
    return adopted_plan(running(*two_bodies()))


def giver_of(plan):
    return plan.programme.parties.all()[0].organisation


def communes(giver, count=3):
    return [
        body(f"UBND xã Số {n:02}", parent=giver, level=Level.COMMUNE,
             kind=OrganisationKind.COMMITTEE)
        for n in range(count)
    ]  # fmt: skip


def wanted(plan, *units, **more):
    return [Wanted(item, units, TERM, **more) for item in items_of(plan)]


def give(plan, asked, *, again=False, fingerprint=None, by=None):
    giver = giver_of(plan)
    shown = preview(asked, plan=plan, giver=giver, again=again)
    return give_plan(
        wanted=asked, plan=plan, giver=giver, again=again,
        fingerprint=shown.fingerprint if fingerprint is None else fingerprint,
        by=by or works_for(giver), on=TODAY, at=NOON,
    )  # fmt: skip


def test_each_unit_gets_each_item_with_its_clause_and_an_entry(plan):
    units = communes(giver_of(plan))
    tasks = give(plan, wanted(plan, *units, evidence=(EvidenceKind.PHOTO,)))
    assert len(tasks) == 6
    assert {(task.item.pk, task.lead.pk) for task in tasks} == {
        (item.pk, unit.pk) for item in plan.items.all() for unit in units
    }
    first = tasks[0]
    assert (first.plan, first.programme, first.product) == (plan, plan.programme, "Báo cáo")
    assert (first.due.isoformat(), first.evidence_wanted) == ("2024-06-30", ["photo"])
    assert Entry.objects.filter(verb="tasks.assigned").count() == 6


def test_what_a_unit_has_already_is_left_out_unless_asked_for(plan):
    units = communes(giver_of(plan))
    give(plan, wanted(plan, units[0]))
    shown = preview(wanted(plan, *units), plan=plan, giver=giver_of(plan), again=False)
    assert (len(shown.said), shown.left_out) == (4, 2)
    assert len(give(plan, wanted(plan, *units))) == 4
    with pytest.raises(RefusedError, match="nothing_to_assign"):
        give(plan, wanted(plan, *units))
    assert len(give(plan, wanted(plan, *units), again=True)) == 6


def test_a_task_that_was_cancelled_may_be_given_anew(plan):
    (unit,) = communes(giver_of(plan), 1)
    give(plan, wanted(plan, unit))
    Task.objects.update(state=State.CANCELLED)
    assert len(give(plan, wanted(plan, unit))) == 2


def test_two_officers_who_confirm_the_same_give_it_once(plan):
    units = communes(giver_of(plan))
    asked = wanted(plan, *units)
    shown = preview(asked, plan=plan, giver=giver_of(plan), again=False)
    give(plan, asked, fingerprint=shown.fingerprint)
    with pytest.raises(RefusedError, match="list_changed"):
        give(plan, asked, fingerprint=shown.fingerprint)
    assert Task.objects.count() == 6


def test_a_partner_who_leads_is_no_partner_of_itself(plan):
    units = communes(giver_of(plan), 2)
    plan.items.first().partners.add(*units)
    tasks = give(plan, wanted(plan, units[0]))
    assert [row.organisation for row in tasks[0].partners.all()] == [units[1]]


def test_a_plan_that_is_not_adopted_gives_nothing(plan):
    units = communes(giver_of(plan))
    Plan.objects.update(state="draft", adopted_on=None)
    with pytest.raises(RefusedError, match="plan_not_adopted"):
        give(plan, wanted(plan, *units))


def test_a_stranger_gives_nothing(plan):
    units = communes(giver_of(plan))
    with pytest.raises(RefusedError):
        give(plan, wanted(plan, *units), by=works_for(units[0]))
    assert not Task.objects.exists()


def test_a_crash_in_the_middle_leaves_nothing(plan, monkeypatch):
    def crash(**_more):
        Task.objects.all().delete()
        raise RuntimeError("mất điện")

    monkeypatch.setattr(bulk, "assign_many", crash)
    with pytest.raises(RuntimeError):
        give(plan, wanted(plan, *communes(giver_of(plan))))
    assert not Task.objects.exists()


def test_the_units_below_are_those_that_live_that_day_at_any_depth(plan):
    giver = giver_of(plan)
    first, second, third = communes(giver)
    below = body("UBND xã Sâu", parent=third, level="commune", kind=OrganisationKind.COMMITTEE)
    body("UBND xã Ngoài", level="commune", kind=OrganisationKind.COMMITTEE)
    body("Hội Nông dân xã", parent=giver, level="commune", kind=OrganisationKind.MASS)
    end_organisation(
        organisation=first, last_day=TODAY.replace(month=2), by=officer("van-thu"), at=NOON
    )
    found = units_below(giver, level=Level.COMMUNE, kind=OrganisationKind.COMMITTEE, on=TODAY)
    assert set(found) == {second, third, below}
    assert len(units_below(giver, level=Level.COMMUNE, kind=None, on=TODAY)) == 4


def test_a_long_item_becomes_a_title_that_ends_at_a_word():
    title = bulk.title_of("việc " * 900)
    assert len(title) <= 1000
    assert title.endswith("việc…")


# --- The page -------------------------------------------------------------------------------------


@pytest.fixture
def work(client, plan):
    client.force_login(works_for(giver_of(plan)))
    return client


def address(plan):
    return reverse("bulk_work:plan", args=[plan.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def typed(plan, **more):
    sent = {
        "unit": str(giver_of(plan).pk), "level": "commune", "kind": "committee", "under": "",
        "buoc": "xem",
    }  # fmt: skip
    for item in plan.items.all():
        sent |= {f"v{item.pk}-chosen": "on", f"v{item.pk}-to": "group",
                 f"v{item.pk}-term": "quý II/2024", f"v{item.pk}-lead": ""}  # fmt: skip
    return sent | more


def fingerprint_in(response):
    return response.context["preview"].fingerprint


def test_the_page_is_for_those_near_the_plan(client, plan):
    assert client.get(address(plan))["Location"].startswith("/tai-khoan/")
    client.force_login(works_for(commune()))
    assert client.get(address(plan)).status_code == 404
    assert client.post(address(plan), typed(plan)).status_code == 404


def test_the_page_is_filled_with_what_the_plan_says(work, plan):
    page = text_of(work.get(address(plan)))
    assert "1. Việc 1 của kế hoạch" in page
    assert f"{giver_of(plan).name} [" in page
    assert 'value="30/6/2024"' in page


def test_all_is_shown_before_anything_is_given_and_then_given_so(work, plan):
    units = communes(giver_of(plan))
    shown = work.post(address(plan), typed(plan))
    page = text_of(shown)
    assert "sẽ giao <strong>6 nhiệm vụ cho 3 đơn vị</strong>" in page
    assert all(unit.name in page for unit in units)
    assert not Task.objects.exists()
    sent = typed(plan, buoc="giao", dau=fingerprint_in(shown))
    answer = work.post(address(plan), sent)
    assert answer.status_code == 302
    assert Task.objects.count() == 6
    again = work.get(address(plan))
    assert "Đã giao 6 nhiệm vụ cho 3 đơn vị." in text_of(again)
    assert "Đã giao cho 3 đơn vị" in text_of(again)


def test_the_kept_fields_of_the_preview_are_all_that_was_typed(work, plan):
    communes(giver_of(plan))
    shown = work.post(address(plan), typed(plan))
    assert dict(shown.context["kept"]) == {
        name: value for name, value in typed(plan).items() if name != "buoc"
    }
    mend = work.post(address(plan), typed(plan, buoc="sua"))
    assert "quý II/2024" in text_of(mend)


def test_what_changed_since_is_shown_anew(work, plan):
    units = communes(giver_of(plan))
    shown = work.post(address(plan), typed(plan))
    give(plan, wanted(plan, units[0]))
    answer = work.post(address(plan), typed(plan, buoc="giao", dau=fingerprint_in(shown)))
    assert "đã thay đổi nên chưa giao gì" in text_of(answer)
    assert "Bỏ qua 2 nhiệm vụ" in text_of(answer)
    assert Task.objects.count() == 2


def test_one_unit_is_typed_by_its_name(work, plan):
    item = plan.items.first()
    sent = typed(plan, **{f"v{item.pk}-to": "one", f"v{item.pk}-lead": "ubnd xa suoi may"})
    other = plan.items.last()
    del sent[f"v{other.pk}-chosen"]
    commune()
    assert "sẽ giao <strong>1 nhiệm vụ cho 1 đơn vị" in text_of(work.post(address(plan), sent))


@pytest.mark.parametrize(("change", "sentence"), [
    ({"to": "one", "lead": "Không Có"}, "Không có đơn vị “Không Có”"),
    ({"to": "one", "lead": ""}, "Hãy ghi tên đơn vị chủ trì"),
    ({"to": "group"}, "Không có đơn vị nào như vậy."),
    ({"term": "31/2/2024"}, "Thời hạn viết như"),
])  # fmt: skip
def test_what_was_not_understood_is_told(work, plan, change, sentence):
    item = plan.items.first()
    sent = typed(plan, **{f"v{item.pk}-{name}": value for name, value in change.items()})
    answer = work.post(address(plan), sent)
    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_nothing_chosen_is_told(work, plan):
    sent = {name: value for name, value in typed(plan).items() if not name.endswith("-chosen")}
    assert "Hãy chọn ít nhất một việc" in text_of(work.post(address(plan), sent))


def queries(work, plan, sent=None):
    with CaptureQueriesContext(connection) as taken:
        answer = work.get(address(plan)) if sent is None else work.post(address(plan), sent)
    assert answer.status_code == 200
    return len(taken)


def test_pages_cost_the_same_however_many_items_and_units(client):
    one, other = two_bodies()
    small = adopted_plan(running(one, other), items=2)
    large = adopted_plan(running(one, other), items=30)
    client.force_login(works_for(one))
    communes(one, 3)
    client.get(address(small))
    assert queries(client, small) == queries(client, large) <= 15
    few = queries(client, small, typed(small))
    communes_more = [body(f"UBND xã Khác {n}", parent=one, level=Level.COMMUNE,
                          kind=OrganisationKind.COMMITTEE) for n in range(120)]  # fmt: skip
    assert queries(client, large, typed(large)) == few
    assert len(communes_more) == 120
