"""Lists are read as secretaries paste them; sums of who came always close."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.terms import Term, TermKind
from kheo.core.text import one_line
from kheo.programmes.rules.attendance import Attendance, may_attend, sums
from kheo.programmes.rules.conferences import (
    CONFERENCE_NEXT,
    INSPECTION_NEXT,
    ConferenceState,
    InspectionState,
    Presence,
    may_move_conference,
    may_move_inspection,
)
from kheo.programmes.rules.meeting_lines import (
    AgendaLine,
    ChairLine,
    agenda_in,
    agenda_written,
    chairs_in,
    chairs_written,
    lines_of,
)
from kheo.programmes.rules.said_terms import NotATermError, term_in, term_written

WORDS = st.text(st.sampled_from("abcdđêơứ XYZ"), min_size=1, max_size=20).map(
    lambda text: "X" + one_line(text)
)
TOLD = st.builds(Attendance, st.sampled_from(Presence), st.one_of(st.none(), st.integers(0, 500)))


@given(st.lists(TOLD))
def test_who_was_invited_is_present_represented_absent_or_not_yet_said(
    told: list[Attendance],
) -> None:
    found = sums(told)
    assert found.invited == len(told)
    assert found.invited == found.present + found.represented + found.absent + found.unsaid
    assert found.came <= found.invited


@given(st.lists(TOLD.filter(lambda one: bool(may_attend(one)))))
def test_who_came_is_one_head_at_least(told: list[Attendance]) -> None:
    assert sums(told).people >= sums(told).came


def test_who_did_not_come_brought_nobody() -> None:
    assert not may_attend(Attendance(Presence.ABSENT, 2))
    assert not may_attend(Attendance(Presence.INVITED, 2))
    assert not may_attend(Attendance(Presence.PRESENT, 0))
    assert may_attend(Attendance(Presence.REPRESENTED, 2))


@pytest.mark.parametrize(
    "line",
    [
        "1. Nguyễn Văn A, Trưởng ban",
        "- Nguyễn Văn A – Trưởng ban",
        "a) Nguyễn Văn A, Trưởng ban",
        "•\u00a0Nguyễn Văn A\tTrưởng ban",
        "Nguyễn Văn A | Trưởng ban",
    ],
)
def test_a_chair_is_read_from_any_habit_of_lists(line: str) -> None:
    assert chairs_in(line) == [ChairLine("Nguyễn Văn A", "Trưởng ban")]


def test_a_chair_with_an_account_names_the_organisation_where_it_must() -> None:
    assert chairs_in("@lan\n2. @minh [ban-dan-van]") == [
        ChairLine(account="lan"),
        ChairLine(account="minh", slug="ban-dan-van"),
    ]


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("08:00 Khai mạc", time(8)),
        ("8h30: Khai mạc", time(8, 30)),
        ("8 giờ 30 phút Khai mạc", time(8, 30)),
        ("7.30 – 8.00\tKhai mạc", time(7, 30)),
        ("1. 14h Khai mạc", time(14)),
        ("Khai mạc", None),
    ],
)
def test_the_time_of_an_item_is_read_as_people_write_it(line: str, at: time | None) -> None:
    assert agenda_in(line) == [AgendaLine("Khai mạc", at)]


def test_a_number_at_the_beginning_is_no_time() -> None:
    assert agenda_in("10 đại biểu phát biểu") == [AgendaLine("10 đại biểu phát biểu")]


@given(st.lists(st.builds(ChairLine, WORDS, WORDS)))
def test_chairs_that_were_written_are_read_again(chairs: list[ChairLine]) -> None:
    assert chairs_in(chairs_written(chairs)) == chairs


@given(
    st.lists(
        st.builds(
            AgendaLine,
            WORDS,
            st.one_of(st.none(), st.times().map(lambda at: time(at.hour, at.minute))),
            st.one_of(st.just(""), WORDS),
        )
    )
)
def test_an_agenda_that_was_written_is_read_again(items: list[AgendaLine]) -> None:
    assert agenda_in(agenda_written(items)) == items


@given(st.text())
def test_any_text_gives_lines_in_which_something_stands(text: str) -> None:
    for line in lines_of(text):
        assert any(line.cells)
        assert all(cell == one_line(cell) for cell in line.cells)
    chairs_in(text)
    agenda_in(text)


TERMS = st.one_of(
    st.sampled_from([Term(TermKind.NONE), Term(TermKind.REGULAR)]),
    st.dates(date(1945, 1, 1), date(2200, 1, 1)).map(lambda day: Term(TermKind.DAY, day)),
    st.dates(date(1945, 1, 1), date(2200, 1, 1)).map(
        lambda day: Term(TermKind.MONTH, day.replace(day=1))
    ),
    st.dates(date(1945, 1, 1), date(2200, 1, 1)).map(
        lambda day: Term(TermKind.QUARTER, day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1))
    ),
)


@given(TERMS)
def test_a_term_that_was_written_is_read_again(term: Term) -> None:
    assert term_in(term_written(term)) == term


@pytest.mark.parametrize("said", ["31/2/2024", "sớm", "tháng 13/2024", "quý V/2024"])
def test_what_is_no_term_is_refused(said: str) -> None:
    with pytest.raises(NotATermError):
        term_in(said)


def test_every_state_has_its_row() -> None:
    assert set(CONFERENCE_NEXT) == set(ConferenceState)
    assert set(INSPECTION_NEXT) == set(InspectionState)


@given(st.sampled_from(ConferenceState), st.sampled_from(ConferenceState))
def test_a_conference_moves_by_its_table(now: ConferenceState, to: ConferenceState) -> None:
    assert bool(may_move_conference(now, to, reason="x")) is (to in CONFERENCE_NEXT[now])
    if to is ConferenceState.CANCELLED:
        assert not may_move_conference(now, to)


@given(st.sampled_from(InspectionState), st.integers(0, 5))
def test_an_inspection_closes_when_nothing_is_open(now: InspectionState, waiting: int) -> None:
    allowed = may_move_inspection(now, InspectionState.CLOSED, open_recommendations=waiting)
    assert bool(allowed) is (now is InspectionState.CONCLUDED and waiting == 0)
