"""What documents ask for: noted, changed, taken away, and the two questions about it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.documents.actions.referring import state_reference
from kheo.documents.rules.relations import Relation
from kheo.documents.tests.factories import LIBRARIAN, draft, published
from kheo.ledger.models import Entry
from kheo.organisations.models import Organisation
from kheo.programmes.actions import obligations as acts
from kheo.programmes.actions.obligations import ObligationSaid
from kheo.programmes.models import Obligation
from kheo.programmes.reading import obligations as reading
from kheo.programmes.reading.obligations_passages import passages_of
from kheo.programmes.reading.obligations_scope import bodies_below
from kheo.programmes.tests.factories import NOON, TODAY, body, works_for
from kheo.programmes.tests.plans import TEXT, directive, noted
from kheo.tasks.actions.assigning import Assignment, assign
from kheo.tasks.models import Task
from kheo.tasks.rules.states import State

pytestmark = pytest.mark.django_db


def refused(act: Any, **said: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        act(**said)
    return caught.value.verdict.reason


def noting(obligation: Obligation) -> Organisation:
    """Return the organisation that an obligation was noted for."""
    assert obligation.noted_for is not None
    return obligation.noted_for


def answered(obligation: Obligation, lead: Organisation, state: str = "assigned") -> Task:
    """Give an organisation a task that answers an obligation."""
    giver = noting(obligation)
    task = assign(said=Assignment("Việc", lead=lead, sources=(obligation,)), giver=giver,
                  by=works_for(giver), on=TODAY, at=NOON)  # fmt: skip
    Task.objects.filter(pk=task.pk).update(state=state)
    return task


def test_what_a_document_asks_for_is_noted_with_who_is_bound():
    document = directive()
    ministry, province = body("Bộ Nội vụ", level="central"), body("UBND tỉnh An Lĩnh")
    first = noted(document, ministry, province, ministry)
    second = noted(document, spot="mục 2", term=Term(TermKind.MONTH, date(2024, 6, 1)))
    assert [one.order for one in document.obligations.all()] == [0, 1]
    assert set(first.organisations.all()) == {ministry, province}
    assert second.term == Term(TermKind.MONTH, date(2024, 6, 1))
    entry = Entry.objects.filter(verb="programmes.obligation_noted").order_by("pk")[0]
    assert entry.behalf_name == "Văn phòng Tỉnh ủy An Lĩnh"


def test_only_published_documents_and_sound_words_are_noted():
    given: dict[str, Any] = {"spot": "mục 1", "text": "Việc"}
    waiting = draft()
    with pytest.raises(RefusedError, match="document_not_published"):
        noted(waiting, **given)
    document = directive(number="34/CT-TTg")
    with pytest.raises(RefusedError, match="obligation_empty"):
        noted(document, **(given | {"text": " "}))
    with pytest.raises(RefusedError, match="spot_missing"):
        noted(document, **(given | {"spot": ""}))
    assert not Obligation.objects.exists()


def test_who_may_not_draft_for_an_organisation_notes_nothing_for_it():
    behalf, other = body("Sở Nội vụ"), body("Sở Y tế")
    said = ObligationSaid("mục 1", "Việc")
    assert refused(acts.note_obligation, document=directive(), said=said, behalf=behalf,
                   by=works_for(other), on=TODAY, at=NOON)  # fmt: skip


def test_an_obligation_is_changed_by_those_who_noted_it_alone():
    obligation = noted(directive(), body("Bộ Nội vụ"))
    other = works_for(body("Sở Y tế"))
    said = ObligationSaid("mục 2", "Việc khác")
    given: dict[str, Any] = {"obligation": obligation, "on": TODAY, "at": NOON}
    assert refused(acts.change_obligation, said=said, by=other, **given)
    assert refused(acts.remove_obligation, reason="Nhầm", by=other, **given)
    by = works_for(noting(obligation))
    acts.change_obligation(said=said, by=by, **given)
    obligation.refresh_from_db()
    assert (obligation.spot, obligation.text) == ("mục 2", "Việc khác")
    assert obligation.organisations.count() == 1, "left as they were"
    acts.change_obligation(said=ObligationSaid("mục 2", "Việc", bound=()), by=by, **given)
    assert not obligation.organisations.exists()
    assert Entry.objects.filter(verb="programmes.obligation_changed").count() == 2


def test_an_obligation_of_nobody_is_its_writers():
    obligation = noted(directive())
    Obligation.objects.filter(pk=obligation.pk).update(noted_for=None)
    given: dict[str, Any] = {"obligation": obligation, "reason": "Nhầm", "on": TODAY, "at": NOON}
    other = works_for(body("Sở Y tế"))
    assert refused(acts.remove_obligation, by=other, **given) == "obligation_of_another"
    acts.remove_obligation(by=obligation.noted_by, **given)


def test_an_obligation_goes_with_a_reason_and_only_while_no_task_stands_on_it():
    obligation = noted(directive(), body("Bộ Nội vụ"))
    by = works_for(noting(obligation))
    given: dict[str, Any] = {"obligation": obligation, "by": by, "on": TODAY, "at": NOON}
    assert refused(acts.remove_obligation, reason=" ", **given) == "reason_missing"
    task = answered(obligation, body("UBND xã Suối Mây"))
    assert refused(acts.remove_obligation, reason="Nhầm", **given) == "obligation_has_tasks"
    Task.objects.filter(pk=task.pk).update(obligation=None)
    acts.remove_obligation(reason="Ghi nhầm", **given)
    assert not Obligation.objects.exists()
    entry = Entry.objects.get(verb="programmes.obligation_removed")
    assert entry.reason == "Ghi nhầm"


def test_a_crash_while_it_is_noted_leaves_nothing(monkeypatch):
    document = directive()

    def crash(*_args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(acts, "bind", crash)
    before = Entry.objects.count()
    with pytest.raises(RuntimeError):
        noted(document)
    assert not Obligation.objects.exists()
    # The factory founded who notes it.
    verbs = set(Entry.objects.order_by("pk")[before:].values_list("verb", flat=True))
    assert "programmes.obligation_noted" not in verbs


def test_too_many_at_once_are_refused(monkeypatch):
    monkeypatch.setattr(acts, "MOST_BOUND", 1)
    with pytest.raises(RefusedError, match="too_many_bound"):
        noted(directive(), body("Sở A"), body("Sở B"))
    assert not Obligation.objects.exists()


def test_all_of_a_level_below_an_organisation_are_meant_at_once():
    province = body("UBND tỉnh An Lĩnh", kind="committee")
    department = body("Sở Nội vụ", province)
    communes = [body(f"UBND xã {n}", province, level="commune", kind="committee") for n in "AB"]
    village = body("Thôn 1", communes[0], level="village", kind="other")
    assert set(bodies_below(province, on=TODAY)) == {department, *communes, village}
    assert list(bodies_below(province, on=TODAY, level="commune")) == communes
    assert list(bodies_below(province, on=TODAY, kind="department")) == [department]


def test_bound_organisations_are_those_with_a_task_and_those_without():
    document = directive()
    one, two, three = body("Sở A"), body("Sở B"), body("Sở C")
    first, second = noted(document, one, two, three), noted(document, one, spot="mục 2")
    answered(first, one)
    answered(first, one)
    answered(first, two, str(State.CANCELLED))
    answered(second, body("Sở D"))
    tally = reading.tally_of(document)
    assert (tally.bound, tally.answered, tally.without) == (4, 1, 3)
    pairs = [(p.obligation_id, p.organisation_id) for p in reading.pairs_without_task(document)]
    assert pairs == [(first.pk, two.pk), (first.pk, three.pk), (second.pk, one.pk)]
    lines = reading.lines_of([first, second])
    assert [(line.tally.bound, line.tally.answered, line.tasks) for line in lines] == [
        (3, 1, 2), (1, 0, 1),
    ]  # fmt: skip


def test_an_organisation_that_handed_its_task_over_has_had_one():
    obligation = noted(directive(), old := body("Sở A"))
    task = answered(obligation, old)
    Task.objects.filter(pk=task.pk).update(lead=body("Sở B"))
    assert reading.tally_of(obligation.document).without == 0


def test_obligations_are_those_with_a_task_and_those_without():
    document = directive()
    first, second, third = (noted(document, spot=f"mục {n}") for n in (1, 2, 3))
    answered(first, body("Sở A"))
    answered(second, body("Sở B"), str(State.DECLINED))
    row = reading.rows_of([document])[0]
    assert (row.obligations, row.answered, row.taskless) == (3, 1, 2)
    assert set(reading.without_task(Obligation.objects.all())) == {second, third}


def test_the_words_for_states_of_tasks_are_theirs():
    assert set(reading.LIVE) == set(State) - {State.DECLINED, State.CANCELLED}


def test_an_officer_sees_what_binds_the_own_organisation_and_those_below():
    document = directive()
    province = body("UBND tỉnh An Lĩnh")
    commune = body("UBND xã Suối Mây", province, level="commune")
    mine, other = noted(document, commune), noted(document, body("Sở khác"), spot="mục 2")
    by = works_for(province)
    assert list(reading.open_everywhere(by, mine=True, on=TODAY)) == [mine]
    assert set(reading.open_everywhere(by, mine=False, on=TODAY)) == {mine, other}


def test_units_are_those_that_issued_something_and_those_that_did_not():
    document = directive()
    known, named, silent = body("UBND tỉnh A"), body("UBND tỉnh B"), body("UBND tỉnh C")
    noted(document, known, named, silent)
    for number, name in enumerate(("UBND tỉnh A", "UBND tỉnh B")):
        other = published(number=f"{number + 1}/KH-UBND", type="kế hoạch", title="Kế hoạch",
                          issuer=name)  # fmt: skip
        state_reference(document=other, relation=Relation.IMPLEMENTS, target=document,
                        by=LIBRARIAN, at=NOON)  # fmt: skip
    units = reading.units_of(document)
    assert [one.organisation for one in units.issued] == [known, named]
    assert units.nothing == [silent]
    assert units.total == 3


def test_a_name_that_several_bodies_bear_is_nobodys():
    document = directive()
    bound, _other = body("UBND xã Tân Lập"), body("UBND xã Tân Lập")
    noted(document, bound)
    other = published(number="1/KH-UBND", type="kế hoạch", issuer="UBND xã Tân Lập")
    state_reference(document=other, relation=Relation.IMPLEMENTS, target=document, by=LIBRARIAN,
                    at=NOON)  # fmt: skip
    assert reading.units_of(document).nothing == [bound]


def test_figures_cost_as_much_for_ten_documents_as_for_one(django_assert_num_queries):
    documents = [directive(number=f"{n}/CT-TTg") for n in range(1, 11)]
    for one in documents:
        noted(one, body("Sở A"))
    with django_assert_num_queries(4):
        reading.rows_of(documents[:1])
    with django_assert_num_queries(4):
        reading.rows_of(documents)
    listed = list(Obligation.objects.all())
    with django_assert_num_queries(3):
        reading.lines_of(listed)


# The text as passages.


def test_a_directive_is_read_as_sections_and_points():
    found = [(one.spot, one.text) for one in passages_of(TEXT) if one.spot]
    assert found == [
        ("mục 1", "1. Các bộ, ngành, địa phương:"),
        ("mục 1, điểm a", "a) Xây dựng kế hoạch thực hiện hằng năm."),
        ("mục 1, điểm b", "b) Tổ chức đối thoại với Nhân dân."),
        ("mục 2", "2. Bộ Nội vụ theo dõi, đôn đốc việc thực hiện."),
    ]


def test_a_law_is_read_as_articles_clauses_and_points():
    text = "Điều 5. Trách nhiệm\n1. Bộ Nội vụ có trách nhiệm:\na) Hướng dẫn thi hành;\n"
    spots = [one.spot for one in passages_of(text)]
    assert spots == ["Điều 5", "khoản 1 Điều 5", "điểm a khoản 1 Điều 5"]


@given(st.text(max_size=400))
def test_any_text_is_read(text):
    places = [one.place for one in passages_of(text)]
    assert places == sorted(set(places))
