"""No duty is lost: the handover queue and its decisions."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.organisations import duties
from kheo.organisations.actions.handover import LostDutyError, close_duties, hand_over
from kheo.organisations.actions.open_mandates import NAME as MANDATES
from kheo.organisations.duties import DutyRef, open_of, waiting
from kheo.organisations.models import (
    Handover,
    HandoverDecision,
    HandoverShare,
    Mandate,
    Officer,
    Organisation,
)  # fmt: skip
from kheo.organisations.rules.mandates import MandateKind
from kheo.organisations.rules.succession import SHAPES
from kheo.organisations.rules.succession import SuccessionKind as K
from kheo.organisations.tests.bodies import (
    CUT,
    LAST,
    NOON,
    START,
    TODAY,
    Tasks,
    appointed,
    body,
    clerk,
    ended,
    followed,
    role,
    standing_in,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(db: None, monkeypatch: pytest.MonkeyPatch) -> Tasks:
    made = Tasks()
    monkeypatch.setitem(duties.SOURCES, made.name, made)
    return made


@pytest.fixture
def lan() -> Officer:
    return Officer.objects.create_user("lan", last_name="Trần Thị", first_name="Lan")


def pair() -> tuple[Organisation, Organisation]:
    old, heir = body("Ban Dân vận"), body("Ban Tuyên giáo và Dân vận", since=CUT)
    followed(K.RENAMED, [old], [heir])
    return Organisation.objects.get(pk=old.pk), heir


def handed(refs: list[DutyRef], *to: Organisation, **more: Any) -> Handover:
    given: dict[str, Any] = {"by": clerk(), "at": NOON}
    return hand_over(duties=refs, to=to, **(given | more))


def holders(tasks: Tasks) -> dict[str, int]:
    rows = tasks.run("SELECT id, holder FROM tests_task WHERE closed = 0")
    return {str(key): holder for key, holder in rows}


# --- The queue ---


def test_what_an_ended_organisation_owes_waits_and_what_a_living_one_owes_does_not(tasks):
    old, heir = pair()
    first, second = tasks.add(old), tasks.add(old)
    tasks.add(heir)
    assert waiting(on=LAST) == {}
    assert waiting(on=CUT) == {old.pk: 2}
    assert [duty.ref for duty in open_of([old.pk])] == [first, second]


def test_many_go_to_one_as_one_act_with_one_entry(tasks):
    old, heir = pair()
    refs = [tasks.add(old) for _ in range(20)]
    entries = Entry.objects.count()
    made = handed(refs, heir, document="Biên bản 1")
    assert set(holders(tasks).values()) == {heir.pk}
    assert waiting(on=TODAY) == {}
    assert made.decisions.count() == 20
    assert Entry.objects.count() == entries + 1
    entry = Entry.objects.newest_first()[0]
    facts: Any = entry.facts_read
    assert entry.verb == "organisations.handed_over"
    assert facts["count"] == 20
    assert facts["duties"][0] == [tasks.name, refs[0].key, old.pk, refs[0].key]


def test_one_goes_on_with_several_and_none_of_them_loses_it(tasks):
    old = body("Huyện ủy")
    xa, phuong = body("Đảng ủy xã", since=CUT), body("Đảng ủy phường", since=CUT)
    followed(K.SPLIT, [old], [xa, phuong])
    refs = [tasks.add(old), tasks.add(old)]
    made = handed(refs, xa, phuong)
    assert sorted(holders(tasks).values()) == sorted([xa.pk, phuong.pk] * 2)
    assert tasks.roots() == {1, 2}
    shares = HandoverShare.objects.filter(decision__handover=made)
    assert {(share.to, share.key) for share in shares} == {
        (xa, "1"), (phuong, "3"), (xa, "2"), (phuong, "4"),
    }  # fmt: skip


def test_several_organisations_are_handed_over_at_once(tasks):
    one, other, heir = body("Ban A"), body("Ban B"), body("Ban C", since=CUT)
    followed(K.MERGED, [one, other], [heir])
    handed([tasks.add(one), tasks.add(other)], heir)
    assert set(holders(tasks).values()) == {heir.pk}


def test_what_nobody_takes_over_is_closed_with_a_reason(tasks):
    old, _ = pair()
    refs = [tasks.add(old), tasks.add(old)]
    made = close_duties(duties=refs, by=clerk(), at=NOON, reason="Chương trình đã hết thời hạn")
    assert tasks.roots(closed=True) == {1, 2}
    assert made.reason == "Chương trình đã hết thời hạn"
    assert Entry.objects.newest_first()[0].verb == "organisations.duties_closed"
    assert waiting(on=TODAY) == {}


# --- Refusals ---


def refused(act: Callable[[], object]) -> str:
    counts = (Handover.objects.count(), Entry.objects.count())
    with pytest.raises(RefusedError) as caught:
        act()
    assert counts == (Handover.objects.count(), Entry.objects.count())
    return caught.value.verdict.reason


def test_a_decision_is_refused_with_its_reason(tasks):
    old, heir = pair()
    stranger, gone, young = body("Sở"), ended(body("Cũ")), body("Mới", since=date(2026, 1, 1))
    ref, held = tasks.add(old), tasks.add(heir)
    assert refused(lambda: handed([], heir)) == "nothing_chosen"
    assert refused(lambda: handed([ref])) == "no_target"
    assert refused(lambda: handed([ref], gone)) == "target_ended"
    assert refused(lambda: handed([ref], old)) == "target_ended"
    assert refused(lambda: handed([ref], young)) == "target_not_founded"
    assert refused(lambda: handed([held], stranger)) == "holder_lives"
    assert refused(lambda: handed([ref, held], heir)) == "holder_lives"
    assert refused(lambda: handed([ref], stranger)) == "stranger_without_reason"
    assert refused(lambda: handed([ref], heir, stranger)) == "stranger_without_reason"
    assert refused(lambda: handed([ref] * 3 + [DutyRef("tests.tasks", "99", old.pk)], heir)) == (
        "already_decided"
    )
    many = [DutyRef("tests.tasks", str(number), old.pk) for number in range(2001)]
    assert refused(lambda: handed(many, heir)) == "too_many_at_once"
    assert refused(
        lambda: close_duties(duties=[ref], by=clerk(), at=NOON, reason=" vì ")
    ) == "reason_missing"  # fmt: skip
    assert holders(tasks) == {ref.key: old.pk, held.key: heir.pk}


def test_it_goes_to_a_stranger_for_a_reason(tasks):
    old, _ = pair()
    made = handed([tasks.add(old)], body("Sở"), reason="Theo Kết luận 5-KL/TU")
    assert made.reason == "Theo Kết luận 5-KL/TU"


def test_the_second_of_two_sendings_changes_nothing(tasks):
    old, heir = pair()
    refs = [tasks.add(old), tasks.add(old)]
    handed(refs, heir)
    assert refused(lambda: handed(refs, heir)) == "already_decided"
    assert refused(lambda: handed([refs[0]], heir)) == "already_decided"


# --- Crashes, and sources that break their promise ---


def test_a_crash_in_the_middle_leaves_everything_where_it_was(tasks, monkeypatch):
    old, heir = pair()
    refs = [tasks.add(old) for _ in range(5)]
    before, entries = holders(tasks), Entry.objects.count()
    passed: Any = tasks.passed

    def crash(key: str, to: Any) -> Any:
        if key == refs[3].key:
            raise OSError("disk full")
        return passed(key, to)

    monkeypatch.setattr(tasks, "passed", crash)
    with pytest.raises(OSError, match="disk full"), transaction.atomic():
        handed(refs, heir)
    assert holders(tasks) == before
    assert (Handover.objects.count(), Entry.objects.count()) == (0, entries)


@pytest.mark.parametrize(
    "broken",
    [
        lambda tasks, key, to: [key],  # told, and not done
        lambda tasks, key, to: tasks.close([key], holder=None, act=None) or [key],  # lost
        lambda tasks, key, to: tasks.passed(key, to) and [],  # done, and not told
        lambda tasks, key, to: [tasks.add(to[0]).key],  # in two places
    ],
)
def test_a_source_that_would_lose_a_duty_is_found_in_the_act(tasks, monkeypatch, broken):
    old, heir = pair()
    ref = tasks.add(old)
    monkeypatch.setattr(
        tasks, "hand_over", lambda keys, *, to, **_: {key: broken(tasks, key, to) for key in keys}
    )
    with pytest.raises(LostDutyError), transaction.atomic():
        handed([ref], heir)
    assert holders(tasks) == {ref.key: old.pk}


def test_a_source_that_does_not_close_is_found_in_the_act(tasks, monkeypatch):
    old, _ = pair()
    ref = tasks.add(old)
    monkeypatch.setattr(tasks, "close", lambda *_, **__: None)
    with pytest.raises(LostDutyError), transaction.atomic():
        close_duties(duties=[ref], by=clerk(), at=NOON, reason="Không còn đối tượng")


# --- Mandates are duties of this room ---


def test_a_mandate_goes_on_in_the_successor_from_the_day_of_the_decision(lan):
    old = body("Ban Dân vận")
    mandate = appointed(lan, role(), old)
    standing_in(mandate, clerk("pho"), MandateKind.DEPUTY)
    over = appointed(clerk("het"), role(), old, until=date(2024, 1, 1))
    heir = body("Ban mới", since=CUT)
    followed(K.RENAMED, [old], [heir])
    (duty,) = open_of([old.pk])
    assert (duty.source, duty.title) == (MANDATES, "truong-ban: Trần Thị Lan")
    assert waiting(on=TODAY) == {old.pk: 1}
    handed([duty.ref], heir)
    mandate.refresh_from_db()
    over.refresh_from_db()
    assert (mandate.until, over.until) == (LAST, date(2024, 1, 1))
    (fresh,) = Mandate.objects.filter(organisation=heir)
    assert (fresh.officer, fresh.since, fresh.until) == (lan, TODAY, None)
    assert waiting(on=TODAY) == {}


def test_a_mandate_for_a_time_keeps_its_last_day(lan):
    old, heir = pair()
    Mandate.objects.create(
        officer=lan, role=role(), organisation=old, since=START, until=date(2025, 12, 31)
    )
    handed([duty.ref for duty in open_of([old.pk])], heir)
    assert Mandate.objects.get(organisation=heir).until == date(2025, 12, 31)


def test_a_mandate_that_is_there_already_is_not_made_twice(lan):
    one, other, heir = body("Ban A"), body("Ban B"), body("Ban C", since=CUT)
    for old in (one, other):
        appointed(lan, role(), old)
    followed(K.MERGED, [one, other], [heir])
    handed([duty.ref for duty in open_of([one.pk, other.pk])], heir)
    assert Mandate.objects.filter(organisation=heir).count() == 1


def test_a_mandate_that_is_closed_ends_with_its_organisation(lan):
    old, _ = pair()
    mandate = Mandate.objects.create(officer=lan, role=role(), organisation=old, since=START)
    refs = [duty.ref for duty in open_of([old.pk])]
    close_duties(duties=refs, by=clerk(), at=NOON, reason="Thôi việc từ khi kết thúc")
    mandate.refresh_from_db()
    assert mandate.until == LAST


def test_a_source_that_nobody_enlisted_is_not_asked():
    with pytest.raises(LookupError):
        duties.source("tests.nobody")


# --- What it costs ---


@pytest.mark.parametrize("count", [1, 20])
def test_the_queue_costs_the_same_for_one_and_twenty(lan, count, django_assert_num_queries):
    old, _ = pair()
    for number in range(count):
        Mandate.objects.create(
            officer=clerk(f"cb-{number}"), role=role(), organisation=old, since=START
        )
    one_a_source = len(duties.SOURCES)
    with django_assert_num_queries(one_a_source):
        assert waiting(on=TODAY) == {old.pk: count}
    with django_assert_num_queries(one_a_source):
        assert len(open_of([old.pk])) == count


# --- For any chain of mergers and splits ---

STEPS = st.lists(
    st.tuples(st.sampled_from(list(K)), st.randoms(use_true_random=False), st.booleans()),
    min_size=1, max_size=7,
)  # fmt: skip


class History:
    """Organisations that merge and split, with duties that are handed over now and then."""

    def __init__(self, tasks: Tasks) -> None:
        self.tasks = tasks
        self.day = date(2024, 1, 1)
        self.alive = [body(f"Tổ chức {number}") for number in range(3)]
        self.number = 3
        self.closed: set[int] = set()
        for one in self.alive:
            for _ in range(2):
                tasks.add(one)

    def founded(self, count: int) -> list[Organisation]:
        names = range(self.number, self.number + count)
        self.number += count
        return [body(f"Tổ chức {number}", since=self.day) for number in names]

    def step(self, kind: K, chance: Any) -> None:
        """Let organisations follow each other on the next day."""
        shape = SHAPES[kind]
        self.day += timedelta(days=30)
        many = min(shape.olds.start + chance.randint(0, 1), shape.olds.stop - 1)
        if many >= len(self.alive):
            return
        olds = chance.sample(self.alive, many)
        others = [one for one in self.alive if one not in olds]
        count = min(shape.news.start + chance.randint(0, 1), shape.news.stop - 1)
        news = self.founded(count) if shape.founds_new else others[:count]
        followed(kind, olds, news, day=self.day)
        if shape.ends_old:
            self.alive = others + [one for one in news if one not in others]
        for one in self.alive:
            self.tasks.add(one)

    def decide(self, chance: Any) -> None:
        """Hand over, or close, some of what waits."""
        for holder in waiting(on=self.day):
            refs = [duty.ref for duty in open_of([holder])]
            some = chance.sample(refs, chance.randint(1, len(refs)))
            at = NOON.replace(year=self.day.year, month=self.day.month, day=self.day.day)
            given = {"duties": some, "by": clerk(), "at": at, "reason": "Theo quyết định"}
            if chance.random() < 0.2:
                self.closed |= {self.root(ref) for ref in some}
                close_duties(**given)
            else:
                to = chance.sample(self.alive, chance.randint(1, min(2, len(self.alive))))
                hand_over(to=to, **given)

    def root(self, ref: DutyRef) -> int:
        ((root,),) = self.tasks.run("SELECT root FROM tests_task WHERE id = %s", int(ref.key))
        return int(root)

    def check(self) -> None:
        """Every duty is with a living one, waits in one queue, or was closed by a decision."""
        rows = self.tasks.run("SELECT root, holder FROM tests_task WHERE closed = 0")
        alive = set(Organisation.objects.alive_on(self.day).values_list("pk", flat=True))
        queued = waiting(on=self.day)
        for _, holder in rows:
            assert (holder in alive) != (holder in queued)
        assert sum(queued.values()) == sum(holder not in alive for _, holder in rows)
        roots = {row[0] for row in self.tasks.run("SELECT root FROM tests_task")}
        assert roots == {root for root, _ in rows} | self.closed


@given(STEPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_duty_is_lost_through_any_chain_of_mergers_and_splits(tasks, steps):
    with transaction.atomic():
        tasks.run("DELETE FROM tests_task")
        history = History(tasks)
        for kind, chance, decides in steps:
            history.step(kind, chance)
            history.check()
            if decides:
                history.decide(chance)
                history.check()
        transaction.set_rollback(True)


# --- At once ---


@pytest.mark.django_db(transaction=True)
def test_two_people_who_decide_at_once_decide_once(lan):
    old, heir = pair()
    Mandate.objects.create(officer=lan, role=role(), organisation=old, since=START)
    refs = [duty.ref for duty in open_of([old.pk])]
    start, people = Barrier(2), [clerk("a"), clerk("b")]

    def decide(by: Officer) -> str:
        start.wait(timeout=10)
        try:
            handed(refs, heir, by=by)
        except RefusedError as caught:
            return caught.verdict.reason
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as threads:
        said = sorted(threads.map(decide, people))
    assert said == ["already_decided", "done"]
    assert HandoverDecision.objects.count() == 1
