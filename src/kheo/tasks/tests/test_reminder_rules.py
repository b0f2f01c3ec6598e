"""Each thing is told once, nothing is told of what is over, and quiet hours are quiet."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kheo.tasks.models.tasks import TO_UNIT
from kheo.tasks.models.words import REMINDERS
from kheo.tasks.reminding.letters import HEADINGS, IN_SUBJECT
from kheo.tasks.rules.digests import (
    DIGEST,
    LIFETIME,
    LONGEST_PAUSE,
    ORDER,
    STRONGEST,
    Dispatch,
    Manner,
    Told,
    dispatch,
    may_wish,
    pause_after,
    told_once,
)
from kheo.tasks.rules.quiet import is_quiet, quiet_ends
from kheo.tasks.rules.reminding import (
    ESCALATE_AFTER,
    OF_RULING,
    OF_STEP,
    OF_TERM,
    UNIT_TURN,
    ReminderKind,
    asked_on,
    is_still_true,
    wanted_on,
)
from kheo.tasks.rules.states import CLOSED, State

DUE = date(2026, 3, 2)
DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))
HOURS = st.integers(0, 24 * 60 - 1).map(lambda minutes: time(minutes // 60, minutes % 60))
STATES = st.sampled_from(State)
KINDS = st.sampled_from(ReminderKind)


def test_every_kind_has_its_words_and_its_place() -> None:
    assert set(ORDER) == set(ReminderKind) == set(HEADINGS) == set(IN_SUBJECT) == set(REMINDERS)
    assert OF_TERM | {*OF_STEP.values(), *OF_RULING.values()} == set(ReminderKind)
    assert {str(state) for state in UNIT_TURN} == set(TO_UNIT)


@given(st.lists(DAYS, max_size=40), DAYS)
def test_on_whatever_days_it_runs_each_thing_is_told_once(days: list[date], due: date) -> None:
    told: list[tuple[ReminderKind, int]] = []
    for day in sorted(days):
        asked = [(one.kind, one.number) for one in wanted_on(day, due)]
        told += [one for one in asked if one not in told]
    assert len(told) == len(set(told))
    escalated = [number for kind, number in told if kind is ReminderKind.ESCALATED]
    assert escalated == sorted(escalated)


@given(DAYS, DAYS)
def test_what_a_day_asks_for_grows_with_the_days(day: date, due: date) -> None:
    now = {(one.kind, one.number) for one in wanted_on(day, due)}
    if day > due:
        over = (day - due).days
        assert (ReminderKind.OVERDUE, 0) in now
        assert max(number for _kind, number in now) == sum(n <= over for n in ESCALATE_AFTER)
    assert len([one for one in now if one[0] in STRONGEST]) <= 1


@given(DAYS, STATES, st.none() | DAYS)
def test_nothing_is_asked_for_what_is_closed_or_waits_for_others(
    day: date, state: State, due: date | None
) -> None:
    asked = asked_on(day, state, due)
    if state in CLOSED | {State.SUBMITTED, State.PAUSED}:
        assert asked == []
    assert all(
        is_still_true(one.kind, due.isoformat(), state=state, due=due) for one in asked if due
    )


@given(KINDS, STATES, DAYS, DAYS, st.booleans())
def test_of_a_closed_task_only_its_confirmation_is_told(
    kind: ReminderKind, state: State, due: date, other: date, wished: bool
) -> None:
    true = is_still_true(kind, due.isoformat(), state=state, due=other, wished=wished)
    if kind is ReminderKind.WISHED and not wished:
        assert not true, "it was answered"
    if state in CLOSED and true:
        assert (kind, state) == (ReminderKind.CONFIRMED, State.DONE)
    if kind in OF_TERM and due != other:
        assert not true


@given(HOURS, HOURS, HOURS)
def test_an_hour_is_quiet_in_exactly_one_of_two_opposite_spans(
    now: time, start: time, end: time
) -> None:
    if start == end:
        assert not is_quiet(now, start, end)
    else:
        assert is_quiet(now, start, end) is not is_quiet(now, end, start)


@given(HOURS, HOURS)
def test_quiet_hours_begin_with_their_start_and_are_over_at_their_end(
    start: time, end: time
) -> None:
    assert is_quiet(start, start, end) is (start != end)
    assert not is_quiet(end, start, end)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30)), HOURS, HOURS)  # noqa: DTZ001
def test_what_waits_goes_at_the_end_of_the_quiet_hours_within_a_day(
    plain: datetime, start: time, end: time
) -> None:
    at = plain.replace(tzinfo=UTC)
    free = quiet_ends(at, start, end)
    assert at <= free < at + timedelta(days=1)
    assert not is_quiet(free.time(), start, end)
    assert (free == at) is not is_quiet(at.time(), start, end)


def test_quiet_hours_cross_midnight() -> None:
    quiet = Manner()
    for hour, said in ((19, False), (20, True), (23, True), (0, True), (6, True), (7, False)):
        assert quiet.is_quiet(time(hour)) is said
    assert not quiet.is_quiet(time(6, 30))


MANNERS = st.builds(Manner, HOURS, HOURS, HOURS, st.booleans())


@given(HOURS, MANNERS, st.booleans(), st.booleans())
def test_nothing_goes_in_quiet_hours_and_no_second_digest(
    now: time, manner: Manner, day_off: bool, has_digest: bool
) -> None:
    what = dispatch(now, manner, day_off=day_off, has_digest=has_digest)
    assert (what is Dispatch.NOTHING) is manner.is_quiet(now)
    if what is Dispatch.DIGEST:
        assert not has_digest
        assert now >= manner.digest_at
        assert manner.on_days_off or not day_off


@given(MANNERS)
def test_an_hour_that_may_be_wished_is_kept_on_each_working_day(manner: Manner) -> None:
    at_hour = dispatch(manner.digest_at, manner, day_off=False, has_digest=False)
    assert (at_hour is Dispatch.DIGEST) is bool(may_wish(manner))


TOLD = st.lists(
    st.builds(Told, st.integers(1, 99), st.integers(1, 5), KINDS, st.integers(0, 3)),
    unique_by=lambda one: one.key,
)


@given(TOLD)
def test_a_mail_says_of_a_term_only_the_worst(told: list[Told]) -> None:
    found = told_once(told)
    by_key = {one.key: one for one in told}
    terms = [
        by_key[key].task for kind in STRONGEST for key in found.get(kind, [])
    ]  # fmt: skip
    assert len(terms) == len(set(terms))
    assert list(found) == [kind for kind in ORDER if kind in found]
    for one in told:
        if one.kind is ReminderKind.OVERDUE:
            assert one.task in {by_key[key].task for key in found[ReminderKind.OVERDUE]}
        tasks = {by_key[key].task for keys in found.values() for key in keys}
        assert one.task in tasks


@given(st.integers(1, 200))
def test_pauses_grow_and_never_beyond_six_hours(tries: int) -> None:
    assert pause_after(tries) <= pause_after(tries + 1) <= LONGEST_PAUSE < LIFETIME
    assert DIGEST == 0
