"""Yearly plans: drawn clause by clause, written, adopted, reviewed, dropped."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.programmes.actions import plan_steps, planning
from kheo.programmes.actions.agreeing import Signature, answer, propose_change
from kheo.programmes.actions.planning import MOST_ITEMS, ItemSaid, PlanSaid
from kheo.programmes.actions.writing import Text, begin_version, write_version
from kheo.programmes.models import Plan, PlanItem
from kheo.programmes.reading.plans import Sheet, unfinished
from kheo.programmes.rules.conferences import ConferenceState
from kheo.programmes.rules.coverage import Source, content_leaves, source_of, unanswered
from kheo.programmes.rules.instruments import ItemKind
from kheo.programmes.rules.outline import Clause, ClauseKind
from kheo.programmes.rules.plans import PlanState
from kheo.programmes.tests import plans
from kheo.programmes.tests.factories import CLAUSES, NOON, TODAY, body, running, signing, works_for
from kheo.tasks.actions.assigning import Assignment, assign

pytestmark = pytest.mark.django_db
CHANGED = (
    *CLAUSES[:2],
    Clause("k4", 2, "Phong trào “Dân vận khéo” gắn với xây dựng nông thôn mới"),
    *CLAUSES[4:],
    Clause("k9", 1, "Phối hợp giải quyết kiến nghị của Nhân dân"),
)


def refused(act: Any, **said: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        act(**said)
    return caught.value.verdict.reason


def last_entry() -> Entry:
    return Entry.objects.order_by("-pk")[0]


def test_each_content_clause_with_nothing_below_it_becomes_an_item():
    plan = plans.drawn()
    items = [(one.clause_key, one.clause_path, one.text) for one in plan.items.all()]
    assert items == [
        ("k3", "mục II.1", "Tuyên truyền, vận động Nhân dân"),
        ("k4", "mục II.2", "Phong trào thi đua “Dân vận khéo”"),
    ]
    assert plan.version == plan.programme.versions.binding().get()
    assert plan.state == PlanState.DRAFT
    assert last_entry().verb == "programmes.plan_begun"
    assert last_entry().behalf_name == str(plans.lead_of(plan.programme))


def test_only_the_clauses_chosen_become_items():
    plan = plans.drawn(clauses={"k4"})
    assert [one.clause_key for one in plan.items.all()] == ["k4"]
    assert [one.key for one in Sheet(plan).missing] == ["k3"]


def test_a_programme_has_one_plan_a_year_and_another_after_that_was_dropped():
    plan = plans.drawn()
    said: dict[str, Any] = {
        "programme": plan.programme, "year": 2024, "said": PlanSaid("Kế hoạch"),
    }  # fmt: skip
    given = plans.acting(plan.programme)
    assert refused(planning.draw_plan, **said, **given) == "plan_is_here"
    plan_steps.drop_plan(plan=plan, reason="Lập lại từ đầu", **given)
    again = planning.draw_plan(**said, **given)
    assert again.pk != plan.pk
    assert Plan.objects.get(pk=plan.pk).state == PlanState.DROPPED


def test_a_plan_is_drawn_of_a_running_programme_within_its_years_only():
    programme, _version = signing()
    said = PlanSaid("Kế hoạch")
    given = plans.acting(programme)
    first = refused(planning.draw_plan, programme=programme, year=2024, said=said, **given)
    assert first == "programme_not_running"
    programme = running(body("Ban Dân vận huyện"), body("UBND huyện"))
    given = plans.acting(programme)
    act = planning.draw_plan
    assert refused(act, programme=programme, year=2027, said=said, **given) == "year_outside_term"
    untitled = PlanSaid(" ")
    assert refused(act, programme=programme, year=2024, said=untitled, **given) == "title_missing"


def test_nobody_else_draws_a_plan():
    programme = running()
    stranger = body("Sở Y tế tỉnh An Lĩnh")
    said = {"programme": programme, "year": 2024, "said": PlanSaid("Kế hoạch")}
    by = works_for(stranger)
    given = plans.acting(programme, behalf=stranger)
    assert refused(planning.draw_plan, **said, **given) == "not_a_party"
    forged = plans.acting(programme) | {"by": by}
    assert refused(planning.draw_plan, **said, **forged)
    assert not Plan.objects.exists()


def test_the_desk_of_a_party_draws_for_it():
    programme = running()
    desk = body("Sở Nội vụ tỉnh An Lĩnh")
    programme.parties.filter(order=1).update(desk=desk)
    assert plans.drawn(programme, behalf=desk).items.count() == 2


def test_items_are_written_in_the_order_given_and_keep_their_clauses():
    plan = plans.drawn()
    first, second = plan.items.all()
    lead, partner = (one.organisation for one in plan.programme.parties.all())
    term = Term(TermKind.MONTH, date(2024, 6, 1))
    planning.write_items(
        plan=plan,
        items=[
            ItemSaid("Việc mới", clause_key="k4", kind=ItemKind.COMMUNICATION),
            ItemSaid(second.text, key=second.pk, lead=lead, partners=(partner, lead), term=term),
            ItemSaid("Đối thoại\ntại cơ sở ", key=first.pk, product="Biên bản"),
        ],
        **plans.acting(plan.programme),
    )
    rows = list(plan.items.order_by("order"))
    assert [one.pk for one in rows][1:] == [second.pk, first.pk]
    assert [one.clause_path for one in rows] == ["mục II.2", "mục II.2", "mục II.1"]
    assert [one.order for one in rows] == [0, 1, 2]
    assert rows[2].text == "Đối thoại\ntại cơ sở"
    assert rows[1].term == term
    assert list(rows[1].partners.all()) == [partner], "the lead does not work along with itself"
    assert rows[0].kind == ItemKind.COMMUNICATION
    assert last_entry().verb == "programmes.plan_written"


def test_an_item_that_is_not_given_goes():
    plan = plans.drawn()
    kept = plan.items.all()[1]
    planning.write_items(
        plan=plan, items=[ItemSaid(kept.text, key=kept.pk)],
        said=PlanSaid("Kế hoạch mới", "Năm dân vận chính quyền"), **plans.acting(plan.programme),
    )  # fmt: skip
    assert [(one.pk, one.order) for one in plan.items.all()] == [(kept.pk, 0)]
    plan.refresh_from_db()
    assert (plan.title, plan.theme) == ("Kế hoạch mới", "Năm dân vận chính quyền")


def test_what_cannot_stand_in_a_plan_is_refused():
    plan = plans.drawn()
    other = plans.drawn(running(body("Ban Dân vận huyện"), body("UBND huyện")))
    given = plans.acting(plan.programme)
    foreign = other.items.all()[0]
    own = plan.items.all()[0]

    def reason(*items: ItemSaid) -> str:
        return refused(planning.write_items, plan=plan, items=items, **given)

    assert reason(ItemSaid(" ")) == "item_empty"
    assert reason(ItemSaid("Việc", key=foreign.pk)) == "item_gone"
    assert reason(ItemSaid("Việc", key=own.pk), ItemSaid("Việc", key=own.pk)) == "item_gone"
    assert reason(*[ItemSaid("Việc")] * (MOST_ITEMS + 1)) == "plan_too_long"
    assert plan.items.count() == 2
    assert PlanItem.objects.get(pk=foreign.pk).plan == other


def test_writing_costs_as_much_for_sixty_items_as_for_two(django_assert_max_num_queries):
    plan = plans.drawn()
    given = plans.acting(plan.programme)
    with django_assert_max_num_queries(30) as small:
        planning.write_items(plan=plan, items=[ItemSaid("Việc")] * 2, **given)
    with django_assert_max_num_queries(30) as large:
        planning.write_items(plan=plan, items=[ItemSaid("Việc")] * 60, **given)
    assert len(large) <= len(small) + 1


def test_a_plan_is_adopted_at_a_conference_that_was_held():
    plan = plans.filled(plans.drawn())
    meeting = plans.conference(plan.programme)
    plan_steps.adopt_plan(plan=plan, conference=meeting, **plans.acting(plan.programme))
    plan.refresh_from_db()
    assert (plan.state, plan.adopted_on) == (PlanState.ADOPTED, date(2024, 1, 10))
    assert plan.is_shown
    entry = last_entry()
    assert entry.verb == "programmes.plan_adopted"
    assert plan in Plan.objects.shown()


def test_a_plan_is_not_adopted_before_its_time():
    programme = running()
    plan = plans.drawn(programme)
    given = plans.acting(programme)
    act = plan_steps.adopt_plan
    prepared = plans.conference(programme, state=ConferenceState.ANNOUNCED)
    other = plans.conference(running(body("Ban A"), body("Ban B")))
    assert refused(act, plan=plan, **given) == "day_missing"
    assert refused(act, plan=plan, day=date(2024, 3, 2), **given) == "day_to_come"
    assert refused(act, plan=plan, conference=prepared, **given) == "conference_not_held"
    assert refused(act, plan=plan, conference=other, **given) == "conference_of_another"
    planning.write_items(plan=plan, items=[], **given)
    assert refused(act, plan=plan, day=TODAY, **given) == "plan_empty"


def test_an_adopted_plan_is_not_written_any_more_and_never_dropped():
    plan = plans.adopted()
    given = plans.acting(plan.programme)
    assert refused(planning.write_items, plan=plan, items=[], **given) == "plan_fixed"
    assert refused(plan_steps.drop_plan, plan=plan, reason="Thôi", **given) == "not_next"


def test_a_plan_is_closed_at_the_conference_that_reviews_it():
    plan = plans.adopted()
    given = plans.acting(plan.programme)
    meeting = plans.conference(plan.programme)
    plan_steps.close_plan(plan=plan, conference=meeting, **given)
    plan.refresh_from_db()
    assert (plan.state, plan.review) == (PlanState.CLOSED, meeting)
    assert last_entry().verb == "programmes.plan_closed"
    assert refused(plan_steps.close_plan, plan=plan, conference=meeting, **given) == "not_next"


def test_dropping_asks_why():
    plan = plans.drawn()
    given = plans.acting(plan.programme)
    assert refused(plan_steps.drop_plan, plan=plan, reason=" ", **given) == "reason_missing"
    plan_steps.drop_plan(plan=plan, reason="Lập lại", **given)
    assert (last_entry().verb, last_entry().reason) == ("programmes.plan_dropped", "Lập lại")


def test_a_crash_while_items_are_written_leaves_the_plan_as_it_was(monkeypatch):
    plan = plans.drawn()
    before = list(plan.items.values_list("pk", "text", "order"))
    entries = Entry.objects.count()

    def crash(*_rows: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(planning, "share", crash)
    with pytest.raises(RuntimeError):
        planning.write_items(plan=plan, items=[ItemSaid("Việc")], **plans.acting(plan.programme))
    assert list(plan.items.values_list("pk", "text", "order")) == before
    assert Entry.objects.count() == entries


def test_items_of_a_clause_that_was_changed_or_taken_out_are_marked():
    plan = plans.drawn()
    programme = plan.programme
    first, second = programme.parties.all()
    by, other = works_for(first.organisation), works_for(second.organisation)
    version = begin_version(programme=programme, party=first, by=by, on=TODAY, at=NOON)
    write_version(version=version, text=Text(clauses=CHANGED), by=by, on=TODAY, at=NOON)
    hand = Signature("Nguyễn Văn Mẫu", "Trưởng ban")
    propose_change(version=version, signature=hand, by=by, on=TODAY, at=NOON)
    answer(version=version, party=second, accepted=True, signature=hand, by=other, on=TODAY,
           at=NOON)  # fmt: skip
    sheet = Sheet(Plan.objects.get(pk=plan.pk))
    assert [line.source for line in sheet.lines] == [Source.GONE, Source.CHANGED]
    assert [one.key for one in sheet.missing] == ["k9"]
    assert sheet.out_of_date == 2


def test_what_went_unfinished_is_carried_into_the_next_plan():
    plan = plans.adopted()
    done, left = plan.items.all()
    given = plans.acting(plan.programme)
    assigned = assign(
        said=Assignment("Việc đã xong", lead=given["behalf"], sources=(done,)),
        giver=given["behalf"], by=given["by"], on=TODAY, at=NOON,
    )  # fmt: skip
    type(assigned).objects.filter(pk=assigned.pk).update(
        state="done", done_on=TODAY, handed_in_on=TODAY, outcome="no_term"
    )
    found = unfinished(plan)
    assert list(found) == [left]
    partner = plan.programme.parties.all()[1].organisation
    left.partners.add(partner)
    following = plans.drawn(plan.programme, year=2025, clauses={"k3"}, carried=unfinished(plan))
    rows = list(following.items.all())
    assert [one.clause_key for one in rows] == ["k3", "k4"]
    assert rows[1].lead == left.lead
    assert rows[1].term_day is None
    assert list(rows[1].partners.all()) == [partner]


# Rules alone.

keys = st.text("abcdefgh", min_size=1, max_size=3)
outlines = st.lists(
    st.tuples(keys, st.integers(1, 4), st.sampled_from(ClauseKind)), max_size=12,
    unique_by=lambda one: one[0],
).map(lambda rows: [Clause(key, depth, key, kind) for key, depth, kind in rows])  # fmt: skip


@given(outlines)
def test_a_plan_of_all_leaves_leaves_nothing_out(clauses):
    leaves = content_leaves(clauses)
    assert unanswered(clauses, [one.key for one in leaves]) == []
    assert unanswered(clauses, []) == leaves


@given(outlines, st.sets(keys))
def test_what_is_left_out_is_content_that_nobody_answered(clauses, answered):
    left = unanswered(clauses, answered)
    assert {one.key for one in left}.isdisjoint(answered)
    assert all(one.kind is ClauseKind.CONTENT for one in left)


def test_an_answered_clause_answers_what_is_below_it():
    assert unanswered(list(CLAUSES), ["k2"]) == []
    assert [one.key for one in unanswered(list(CLAUSES), ["k4"])] == ["k3"]


def test_a_clause_reads_the_same_whatever_its_spaces():
    assert source_of("a", "Một  hai", {"a": "Một hai"}) is Source.SAME
    assert source_of("", "", {}) is Source.NONE
    assert source_of("a", "Một", {}) is Source.GONE
