"""Communication activities: told with their task in one step, figures afterwards."""

from datetime import date
from unittest.mock import patch

import pytest

from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.programmes.rules.instruments import ItemKind
from kheo.programmes.tests.factories import body, works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.assigning import Assignment
from kheo.tasks.actions.communications import Activity, give_communication, tell_communication
from kheo.tasks.models import Communication, Task
from kheo.tasks.models.tasks import KIND
from kheo.tasks.refusals import REFUSALS
from kheo.tasks.rules.communications import Channel, Precision
from kheo.tasks.rules.states import State
from kheo.tasks.tests.communications import activity, held
from kheo.tasks.tests.factories import NOON, TODAY, commune, confirmed, desk, given, submitted

pytestmark = pytest.mark.django_db


def tell(task, **more):
    by = more.pop("by", None) or works_for(task.lead)
    said = activity(**more)
    return tell_communication(task=task, said=said, by=by, on=TODAY, at=NOON)


def refused(act, *args, **said):
    with pytest.raises(RefusedError) as error:
        act(*args, **said)
    return error.value.verdict.reason


def give(**more):
    said = Assignment(title="Nói chuyện về dân vận khéo", lead=commune())
    giver = desk()
    return give_communication(
        said=said, activity=activity(**more), giver=giver, by=works_for(giver), on=TODAY, at=NOON
    )


def test_a_task_and_its_activity_come_in_one_step():
    task = give()
    assert (task.kind, task.state) == (ItemKind.COMMUNICATION, "assigned")
    assert task.communication.audience == "Hội viên phụ nữ"
    verbs = list(
        Entry.objects.filter(target_kind=KIND, target_key=str(task.pk)).values_list(
            "verb", flat=True
        )
    )
    assert verbs == ["tasks.assigned", "tasks.communication_told"]


def test_a_crash_between_task_and_activity_leaves_neither():
    crash = patch("kheo.tasks.actions.communications.record", side_effect=RuntimeError)
    with crash, pytest.raises(RuntimeError):
        give()
    assert not Task.objects.exists()
    assert not Communication.objects.exists()


def test_an_activity_that_cannot_be_gives_no_task():
    assert refused(give, audience=" ") == "audience_missing"
    assert not Task.objects.exists()


def test_figures_come_afterwards_and_the_ledger_tells_what_changed():
    task = held()
    tell(task, reach=1900, reach_precision=Precision.OVER, cost=2_500_000)
    row = Communication.objects.get(task=task)
    assert (row.reach, row.reach_precision, row.cost) == (1900, "over", 2_500_000)
    entry = Entry.objects.filter(verb="tasks.communication_told").latest("pk")
    assert '"reach":[null,1900]' in entry.facts.replace(" ", "")
    assert "audience" not in entry.facts
    assert entry.behalf_name == str(task.lead)


def test_what_stays_the_same_leaves_no_entry():
    task = held()
    before = Entry.objects.count()
    tell(task)
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"audience": "  "}, "audience_missing"),
        ({"ends_on": date(2024, 2, 1)}, "days_out_of_order"),
        ({"reach": -1}, "count_out_of_range"),
        ({"cost": 10**16}, "count_out_of_range"),
    ],
)
def test_what_cannot_be_is_refused(said, reason):
    assert refused(tell, held(), **said) == reason


def test_only_tasks_of_this_kind_have_an_activity():
    assert refused(tell, given()) == "not_communication"


def test_strangers_and_who_only_presses_tell_nothing():
    task = held()
    assert refused(tell, task, by=works_for(body("Sở Công Thương"))) not in REFUSALS
    assert Communication.objects.get(task=task).reach is None


def test_handed_in_without_figures_they_may_still_come_and_nothing_else_changes():
    task = held()
    submitted(task)
    assert refused(tell, task, venue="Nơi khác") == "figures_only"
    tell(task, reach=40)
    assert refused(tell, task, reach=400) == "figures_only"
    assert refused(tell, task, reach=40, reach_precision=Precision.ABOUT) == "figures_only"
    tell(task, reach=40, cost=0)
    row = Communication.objects.get(task=task)
    assert (row.reach, row.cost) == (40, 0)


def test_a_confirmed_activity_without_a_figure_is_completed_later():
    task = confirmed(held())
    tell(task, reach=40, reach_precision=Precision.ABOUT)
    assert Communication.objects.get(task=task).reach_precision == "about"


def test_a_cancelled_one_takes_nothing_more():
    task = held()
    moving.move(
        task=task, to=State.CANCELLED, by=works_for(task.overseer), on=TODAY, at=NOON,
        reason="Trùng",
    )  # fmt: skip
    assert refused(tell, task, reach=40) == "task_closed"


def test_an_activity_knows_its_words():
    assert Activity("x", Channel.TALK, TODAY).reach_precision is Precision.EXACT
