"""Conclusions and recommendations become tasks in one step, all or none."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.ledger.models import Link
from kheo.organisations.forms.organisation_fields import written
from kheo.organisations.models import Organisation
from kheo.programmes.actions.conferences_concluding import ConclusionSaid
from kheo.programmes.models import Conclusion, Conference
from kheo.programmes.tests.conferences import (
    BY_SEPTEMBER,
    MEETING,
    THAT_DAY,
    concluded,
    host_body,
    inspected,
    was_held,
)
from kheo.programmes.tests.factories import body, officer, running, works_for
from kheo.tasks.actions import assigning
from kheo.tasks.actions.concluding import (
    LONGEST_TITLE,
    Chosen,
    tasks_of_conclusions,
    tasks_of_recommendations,
    title_of,
)
from kheo.tasks.models import Task
from kheo.tasks.rules.states import State

pytestmark = pytest.mark.django_db
NONE = Term(TermKind.NONE)
TICKED = re.compile(r"name=\"take_\d+\"[^>]* checked")


def chosen(conference: Conference) -> list[Chosen]:
    rows = Conclusion.objects.filter(conference=conference, lead__isnull=False)
    return [Chosen(one, one.lead, one.term) for one in rows if one.lead]


def give(conference: Conference, **more: Any) -> list[Task]:
    given: dict[str, Any] = {
        "conference": conference, "chosen": chosen(conference), "giver": conference.host,
        "by": works_for(conference.host), "on": THAT_DAY, "at": MEETING,
    }  # fmt: skip
    return tasks_of_conclusions(**(given | more))


def refused(conference: Conference, **more: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        give(conference, **more)
    return caught.value.verdict.reason


def three(host: Organisation) -> Conference:
    asked = [ConclusionSaid(f"Việc {number}", host, BY_SEPTEMBER) for number in range(3)]
    return concluded(host, *asked)


def test_conclusions_that_ask_for_something_become_tasks() -> None:
    held = concluded()
    (task,) = give(held)
    assert task.title == "Tổng hợp kết quả thực hiện"
    assert task.conclusion == held.conclusions.first()
    assert task.due == BY_SEPTEMBER.due
    assert Link.objects.filter(from_kind="programmes.conclusion", to_key=str(task.pk)).exists()


def test_a_task_belongs_to_the_programme_of_its_conference() -> None:
    programme = running()
    party = programme.parties.all()[0].organisation
    (task,) = give(concluded(party, programme=programme))
    assert task.programme == programme


def test_another_party_may_give_what_was_concluded() -> None:
    programme = running()
    first, second = (one.organisation for one in programme.parties.all())
    held = concluded(first, programme=programme)
    (task,) = give(held, giver=second, by=works_for(second))
    assert task.giver == second
    other = body("Sở khác")
    assert refused(held, giver=other, by=works_for(other)) == "giver_of_other"


def test_lead_and_term_of_the_task_may_be_others_and_the_conclusion_stays() -> None:
    held, other = concluded(), body("Sở khác")
    row = held.conclusions.first()
    assert row is not None
    (task,) = give(held, chosen=[Chosen(row, other, NONE)])
    row.refresh_from_db()
    assert (task.lead, task.due) == (other, None)
    assert row.lead == held.host


def test_a_conclusion_becomes_a_task_once() -> None:
    held = concluded()
    (task,) = give(held)
    assert refused(held) == "has_task"
    Task.objects.filter(pk=task.pk).update(state=State.CANCELLED)
    assert len(give(held)) == 1


def test_before_they_are_fixed_conclusions_become_nothing() -> None:
    assert refused(was_held(), chosen=[]) == "not_concluded"


def test_conclusions_of_another_conference_are_refused() -> None:
    held, other = concluded(), concluded(body("Sở khác"))
    assert refused(held, chosen=chosen(other)) == "source_of_other"
    assert refused(held, chosen=chosen(held) * 2) == "chosen_twice"
    assert refused(held, chosen=[]) == "nothing_to_assign"


def test_who_may_not_give_gives_nothing() -> None:
    assert refused(concluded(), by=works_for(body("Sở khác")))
    assert not Task.objects.exists()


def test_a_crash_in_the_middle_leaves_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    held = three(host_body())

    def crash(*_args: Any, **_more: Any) -> None:
        raise OSError

    monkeypatch.setattr(assigning, "record_many", crash)
    with pytest.raises(OSError):  # noqa: PT011 - the one raised above
        give(held)
    assert not Task.objects.exists()


def test_many_conclusions_cost_no_more_statements_than_few() -> None:
    few, many = concluded(), three(body("Sở khác"))
    counts = []
    for held in (few, many):
        rows, by = chosen(held), works_for(held.host)
        with CaptureQueriesContext(connection) as asked:
            tasks_of_conclusions(
                conference=held, chosen=rows, giver=held.host, by=by, on=THAT_DAY, at=MEETING
            )
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_recommendations_become_tasks_too() -> None:
    made = inspected()
    row = made.recommendations.get()
    assert row.lead is not None
    given: dict[str, Any] = {
        "inspection": made, "chosen": [Chosen(row, row.lead, row.term)],
        "giver": made.organisation, "by": works_for(made.organisation), "on": THAT_DAY,
        "at": MEETING,
    }  # fmt: skip
    (task,) = tasks_of_recommendations(**given)
    assert task.recommendation == row
    with pytest.raises(RefusedError, match="has_task"):
        tasks_of_recommendations(**given)


def test_a_long_conclusion_is_cut_at_a_word() -> None:
    title = title_of("việc " * 500)
    assert len(title) <= LONGEST_TITLE
    assert title.endswith("việc…")


@pytest.fixture
def at_desk(client: Client) -> tuple[Client, Conference]:
    """The officer of the host of a conference of which three conclusions ask for something."""
    held = three(host_body())
    client.force_login(works_for(held.host))
    return client, held


def address(conference: Conference) -> str:
    return reverse("concluding_work:conference", args=[conference.pk])


def answers(conference: Conference, *taken: int, **more: str) -> dict[str, str]:
    rows = list(conference.conclusions.select_related("lead"))
    typed: dict[str, str] = {"giver": str(conference.host_id)}
    for place, row in enumerate(rows):
        if place in taken:
            typed[f"take_{row.pk}"] = "on"
        typed[f"lead_{row.pk}"] = written(row.lead) if row.lead else ""
        typed[f"term_{row.pk}"] = "30/9/2024"
    return typed | more


def test_the_page_offers_what_has_a_lead(at_desk: tuple[Client, Conference]) -> None:
    client, held = at_desk
    page = client.get(address(held)).content.decode()
    assert len(TICKED.findall(page)) == 3
    assert "30/9/2024" in page


def test_ticked_rows_become_tasks_and_are_shown(at_desk: tuple[Client, Conference]) -> None:
    client, held = at_desk
    answer = client.post(address(held), answers(held, 0, 2), follow=True)
    assert [one.title for one in Task.objects.order_by("pk")] == ["Việc 0", "Việc 2"]
    page = answer.content.decode()
    assert "Đã giao 2 nhiệm vụ." in page
    assert len(TICKED.findall(page)) == 1


def test_bad_rows_are_told_at_their_fields(at_desk: tuple[Client, Conference]) -> None:
    client, held = at_desk
    key = held.conclusions.all()[0].pk
    typed = answers(held, 0, **{f"lead_{key}": "Không ai cả", f"term_{key}": "sớm"})
    answer = client.post(address(held), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Không có tổ chức nào là" in page
    assert "Thời hạn viết như" in page
    assert not Task.objects.exists()


def test_nothing_ticked_is_told(at_desk: tuple[Client, Conference]) -> None:
    client, held = at_desk
    answer = client.post(address(held), answers(held))
    assert "Hãy chọn ít nhất một mục" in answer.content.decode()


def test_strangers_find_no_page(client: Client) -> None:
    held = concluded()
    assert client.get(address(held)).status_code == 302
    client.force_login(works_for(body("Sở khác")))
    assert client.get(address(held)).status_code == 404
    assert (
        client.get(reverse("concluding_work:inspection", args=[inspected().pk])).status_code == 404
    )


def test_the_page_costs_the_same_for_one_row_and_for_many(client: Client) -> None:
    client.force_login(officer("quan-tri", is_superuser=True))
    counts = []
    for held in (concluded(), three(body("Sở khác"))):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(held)).status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0]
