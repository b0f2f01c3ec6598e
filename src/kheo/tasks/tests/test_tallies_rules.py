"""Sums close, also those of real reports."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kheo.tasks.rules.deadlines import Outcome
from kheo.tasks.rules.states import State
from kheo.tasks.rules.tallies import Cell, Counted, added, tally

DAY = date(2022, 5, 30)
OPEN = [state for state in State if state not in {State.DONE, State.CANCELLED}]
DAYS = st.dates(date(2021, 1, 1), date(2023, 12, 31))
TASKS = st.one_of(
    st.builds(Counted, st.sampled_from(OPEN), DAYS, st.none() | DAYS),
    st.builds(
        Counted, st.just(State.DONE), DAYS, st.none() | DAYS, outcome=st.sampled_from(Outcome)
    ),
    st.builds(Counted, st.just(State.CANCELLED), DAYS, st.none() | DAYS),
)


@given(st.lists(TASKS, max_size=30), DAYS)
def test_each_task_stands_in_one_cell(tasks: list[Counted], day: date) -> None:
    found = tally(tasks, day)
    assert found.cells.total() == len(tasks)
    assert found.total + found.count(Cell.CANCELLED) == len(tasks)
    assert found.doing == found.in_time + found.count(Cell.DOING_OVERDUE)


@given(st.lists(st.lists(TASKS, max_size=10), max_size=5), DAYS)
def test_units_add_up_to_the_whole(units: list[list[Counted]], day: date) -> None:
    together = tally([task for unit in units for task in unit], day)
    assert added(tally(unit, day) for unit in units) == together


@given(st.lists(TASKS, max_size=20), DAYS)
def test_a_verdict_that_was_written_down_never_changes(tasks: list[Counted], day: date) -> None:
    done = [task for task in tasks if task.state is State.DONE]
    assert tally(done, day) == tally(done, day + timedelta(days=400))


def counted(state: State, number: int, **more: object) -> list[Counted]:
    return [Counted(state, DAY, **more)] * number  # type: ignore[arg-type]


def test_the_report_of_binh_dinh_closes() -> None:
    """To 30/5/2022: 1,387 = 1,160 done (1,014 + 146) + 227 doing (211 in time + 16 overdue)."""
    found = tally(
        [
            *counted(State.DONE, 1014, due=DAY, outcome=Outcome.ON_TIME),
            *counted(State.DONE, 146, due=DAY, outcome=Outcome.LATE),
            *counted(State.DOING, 211 - 123, due=DAY + timedelta(days=9)),
            *counted(State.DOING, 123 - 21),
            *[Counted(State.DOING, DAY - timedelta(days=120))] * 21,
            *counted(State.DOING, 9, due=DAY - timedelta(days=5)),
            *counted(State.DOING, 7, due=DAY - timedelta(days=31)),
        ],
        DAY,
    )
    assert (found.total, found.done, found.doing) == (1387, 1160, 227)
    assert (found.in_time, found.count(Cell.DOING_OVERDUE)) == (211, 16)
    assert (found.count(Cell.DOING_NO_TERM), found.old_without_term) == (123, 21)
    assert found.long_overdue == 7


def test_the_report_of_quang_nam_closes() -> None:
    """To 06/7/2020: 833 = 585 done + 67 in time + 181 overdue."""
    found = tally(
        [
            *counted(State.DONE, 585, due=DAY, outcome=Outcome.ON_TIME),
            *counted(State.ACCEPTED, 67, due=DAY + timedelta(days=2)),
            *counted(State.DOING, 181, due=DAY - timedelta(days=121)),
        ],
        DAY,
    )
    assert (found.total, found.done, found.in_time) == (833, 585, 67)
    assert found.count(Cell.DOING_OVERDUE) == found.long_overdue == 181


def test_the_report_of_the_government_office_closes() -> None:
    """To 31/8/2016: of 6,272 tasks 2,723 were due = 2,501 done + 222 overdue."""
    found = tally(
        [
            *counted(State.DONE, 2501, due=DAY, outcome=Outcome.ON_TIME),
            *counted(State.DOING, 222, due=DAY - timedelta(days=1)),
            *counted(State.DOING, 6272 - 2723, due=DAY + timedelta(days=30)),
        ],
        DAY,
    )
    assert found.total == 6272
    assert found.done + found.count(Cell.DOING_OVERDUE) == 2723
