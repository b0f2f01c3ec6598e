"""An inspection from its decision to the end of what it recommended."""

from datetime import date
from typing import Any

import pytest

from kheo.core.verdict import RefusedError
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry
from kheo.programmes.actions import inspections as actions
from kheo.programmes.actions.inspections import MemberSaid
from kheo.programmes.actions.inspections_concluding import (
    FindingSaid,
    RecommendationSaid,
    conclude_inspection,
    write_findings,
)
from kheo.programmes.models import Inspection
from kheo.programmes.reading.inspections_following import open_recommendations
from kheo.programmes.rules.openness import Openness
from kheo.programmes.tests.conferences import (
    at_work,
    host_body,
    inspected,
    team,
    team_said,
)
from kheo.programmes.tests.factories import NOON, body, running, works_for
from kheo.tasks.models import Task
from kheo.tasks.rules.states import State
from kheo.tasks.tests import factories as tasks

pytestmark = pytest.mark.django_db
LATER = date(2024, 6, 20)


def who(inspection: Inspection) -> dict[str, Any]:
    return {"by": works_for(inspection.organisation), "on": LATER, "at": NOON}


def refused(act: Any, **given: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        act(**given)
    return caught.value.verdict.reason


def test_a_team_is_set_up_with_members_units_and_places() -> None:
    unit = body("UBND xã Mẫu")
    made = team(units=(unit,))
    assert [str(one) for one in made.members.all()] == ["Trần Thị Mẫu"]
    assert list(made.units.all()) == [unit]
    assert not Inspection.objects.shown().exists()
    verbs = Entry.objects.about(ref_of(made)).values_list("verb", flat=True)
    assert list(verbs) == ["programmes.inspection_set_up"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": ""}, "title_missing"),
        ({"scope": " "}, "scope_missing"),
        ({"decision_words": ""}, "decision_missing"),
        ({"until": date(2024, 6, 1)}, "term_wrong"),
        ({"members": ()}, "members_missing"),
        ({"members": (MemberSaid(" "),)}, "member_nobody"),
    ],
)
def test_what_cannot_stand_is_refused(fields: dict[str, Any], reason: str) -> None:
    who_sets = host_body()
    given = {"organisation": who_sets, "by": works_for(who_sets), "on": LATER, "at": NOON}
    assert refused(actions.set_up, said=team_said(**fields), **given) == reason


def test_a_stranger_sets_up_nothing() -> None:
    stranger = works_for(body("Sở khác"))
    given = {"organisation": host_body(), "by": stranger, "on": LATER, "at": NOON}
    assert refused(actions.set_up, said=team_said(), **given)


def test_a_team_goes_to_work_from_its_first_day() -> None:
    made = team()
    early = {**who(made), "on": date(2024, 6, 2)}
    assert refused(actions.begin_inspection, inspection=made, **early) == "day_not_come"
    assert actions.begin_inspection(inspection=made, **who(made)).state == "at_work"


def test_findings_are_written_until_they_are_fixed() -> None:
    made = at_work()
    found = [FindingSaid("Tốt"), FindingSaid("Chưa đủ", made.organisation, is_fault=True)]
    asked = [RecommendationSaid("Bổ sung", made.organisation, finding=2)]
    given = {"inspection": made, "findings": found, "recommendations": asked, **who(made)}
    write_findings(**given)
    assert not Inspection.objects.shown().exists()
    conclude_inspection(**given)
    assert Inspection.objects.shown().get() == made
    finding = made.recommendations.get().finding
    assert finding is not None
    assert finding.text == "Chưa đủ"
    assert refused(write_findings, **given) == "not_next"


def test_findings_that_cannot_be_are_refused() -> None:
    made = at_work()
    given = {"inspection": made, "recommendations": [], **who(made)}
    assert refused(conclude_inspection, findings=[], **given) == "findings_missing"
    assert refused(write_findings, findings=[FindingSaid(" ")], **given) == "finding_empty"
    given["recommendations"] = [RecommendationSaid("Bổ sung", finding=2)]
    assert refused(write_findings, findings=[FindingSaid("A")], **given) == "finding_of_other"


def test_an_internal_inspection_is_shown_to_nobody_outside() -> None:
    inspected(openness=Openness.INTERNAL)
    assert not Inspection.objects.shown().exists()


def test_a_recommendation_without_a_task_keeps_it_open() -> None:
    made = inspected()
    wrong = refused(actions.close_inspection, inspection=made, **who(made))
    assert wrong == "recommendations_open"


def task_of(made: Inspection, **fields: Any) -> Task:
    """Return the task that the one recommendation became."""
    return tasks.given(
        lead=made.organisation, giver=made.organisation, sources=(made.recommendations.get(),),
        on=LATER, **fields,
    )  # fmt: skip


def test_it_is_closed_when_every_task_is_done() -> None:
    made = inspected()
    task = task_of(made)
    assert open_recommendations(made.pk) == 1
    Task.objects.filter(pk=task.pk).update(
        state=State.DONE, done_on=LATER, handed_in_on=LATER, outcome="no_term", due=None,
        term_kind="none", term_day=None,
    )  # fmt: skip
    assert open_recommendations(made.pk) == 0
    assert actions.close_inspection(inspection=made, **who(made)).state == "closed"


def test_a_task_that_was_cancelled_counts_for_nothing() -> None:
    made = inspected()
    Task.objects.filter(pk=task_of(made).pk).update(state=State.CANCELLED)
    assert open_recommendations(made.pk) == 1


def test_a_team_is_dissolved_with_a_reason_before_it_concludes() -> None:
    made = team()
    act = actions.dissolve_inspection
    assert refused(act, inspection=made, reason="", **who(made)) == "reason_missing"
    assert act(inspection=made, reason="Không còn cần", **who(made)).state == "dissolved"
    done = inspected()
    assert refused(act, inspection=done, reason="Thôi", **who(done)) == "not_next"


def test_a_change_says_all_anew() -> None:
    made = team(units=(body("Xã một"),))
    said = team_said(title="Đoàn khác", members=(MemberSaid("A"), MemberSaid("B")))
    actions.change_inspection(inspection=made, said=said, **who(made))
    made.refresh_from_db()
    assert made.title == "Đoàn khác"
    assert [made.members.count(), made.units.count()] == [2, 0]


def test_a_team_of_a_programme_is_set_up_by_one_of_its_bodies() -> None:
    programme, other = running(), body("Sở khác")
    given = {"organisation": other, "by": works_for(other), "on": LATER, "at": NOON}
    assert refused(actions.set_up, said=team_said(programme=programme), **given) == "host_no_party"


def test_a_crash_while_concluding_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    made = at_work()

    def crash(*_args: Any, **_more: Any) -> None:
        raise OSError

    monkeypatch.setattr(actions, "record", crash)
    with pytest.raises(OSError):  # noqa: PT011 - the one raised above
        conclude_inspection(
            inspection=made, findings=[FindingSaid("A")], recommendations=[], **who(made)
        )
    made.refresh_from_db()
    assert made.state == "at_work"
    assert not made.findings.exists()
