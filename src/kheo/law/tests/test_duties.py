"""Open terms of an organisation that ended wait until they are handed over or closed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.core.verdict import RefusedError
from kheo.law.duties import NAME, OpenDeadlines
from kheo.law.models import Deadline, DeadlineChange
from kheo.law.rules.deadlines import State
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON, TODAY
from kheo.ledger.models import Entry
from kheo.organisations import duties
from kheo.organisations.duties import Act

pytestmark = pytest.mark.django_db
SOURCE = OpenDeadlines()


@pytest.fixture
def old():
    return factories.organisation("Huyen", until=date(2025, 6, 30))


@pytest.fixture
def act():
    return Act(by=factories.officer(), at=NOON, on=TODAY, reason="Sắp xếp đơn vị")


def give(keys, old, to, act):
    return SOURCE.hand_over([str(key) for key in keys], holder=old, to=to, act=act)


def test_they_are_in_the_queue(old):
    deadline = factories.deadline(holder=old)
    (duty,) = [one for one in duties.open_of([old.pk]) if one.source == NAME]
    assert (duty.key, duty.holder, duty.due) == (str(deadline.pk), old.pk, deadline.due)
    assert duty.title == "Phản ánh số 1: Chuyển đến cơ quan có thẩm quyền"
    assert duties.source(NAME).label == SOURCE.label
    assert SOURCE.counts(ended_by=TODAY) == {old.pk: 1}
    assert SOURCE.counts(ended_by=date(2025, 6, 30)) == {}


def test_one_organisation_takes_the_term_as_it_runs(old, act):
    deadline, new = factories.deadline(holder=old), factories.organisation("Xa")
    assert give([deadline.pk], old, [new], act) == {str(deadline.pk): [str(deadline.pk)]}
    deadline.refresh_from_db()
    assert (deadline.holder, deadline.due) == (new, date(2026, 11, 27))
    change = DeadlineChange.objects.get()
    assert (change.old_holder, change.new_holder, change.on) == (old, new, TODAY)
    assert change.reason == "Sắp xếp đơn vị"
    entry = Entry.objects.get(verb="law.deadline_handed_over")
    assert entry.target == deadline.target
    assert entry.facts_read == {"deadline": deadline.pk, "from": "Huyen", "to": ["Xa"]}


def test_several_organisations_each_have_the_term(old, act):
    deadline = factories.deadline(holder=old)
    new = [factories.organisation(name) for name in ("Xa 1", "Xa 2")]
    keys = give([deadline.pk], old, new, act)[str(deadline.pk)]
    assert [Deadline.objects.get(pk=key).holder for key in keys] == new
    assert len({Deadline.objects.get(pk=key).due for key in keys}) == 1
    assert DeadlineChange.objects.count() == 2


def test_statistics_charge_whoever_held_it_on_the_day_it_was_due(old, act):
    late, later = factories.deadline(1, start=date(2026, 11, 2), holder=old), factories.deadline(
        2, holder=old
    )  # fmt: skip
    new = factories.organisation("Xa")
    give([late.pk, later.pk], old, [new], act)
    assert list(Deadline.objects.charged_to(old)) == [late]
    assert list(Deadline.objects.charged_to(new)) == [later]


def test_a_term_may_end_without_a_successor(old, act):
    deadline = factories.deadline(holder=old)
    SOURCE.close([str(deadline.pk)], holder=old, act=act)
    deadline.refresh_from_db()
    assert (deadline.state, deadline.cancelled_on) == (State.CANCELLED, TODAY)
    assert Entry.objects.get(verb="law.deadline_cancelled").reason == "Sắp xếp đơn vị"


def test_what_is_closed_by_now_is_refused_and_nothing_moves(old, act):
    one, two = (factories.deadline(number, holder=old) for number in (1, 2))
    SOURCE.close([str(one.pk)], holder=old, act=act)
    with pytest.raises(RefusedError, match="deadline_closed"):
        give([one.pk, two.pk], old, [factories.organisation("Xa")], act)
    two.refresh_from_db()
    assert two.holder == old


@pytest.mark.parametrize("targets", [1, 2])
def test_one_and_twenty_cost_the_same(old, act, targets):
    def cost(count):
        keys = [factories.deadline(number, holder=old).pk for number in range(count)]
        with CaptureQueriesContext(connection) as queries:
            give(keys, old, new, act)
        return len(queries)

    new = [factories.organisation(f"Xa {n}") for n in range(targets)]
    assert cost(1) == cost(20)
