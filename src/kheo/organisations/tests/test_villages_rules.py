"""Villages: their names and days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.organisations.rules.villages import listed, may_be_called, may_begin, may_change

DAY = date(2026, 5, 1)
EARLY, LATE = date(2025, 7, 1), date(2026, 11, 23)


@given(st.lists(st.sampled_from(["Thôn Một", "Tổ dân phố 2", "Buôn Ea H'Leo", "3"])))
def test_a_list_is_read_with_or_without_marks_before_its_lines(names):
    plain = "\n".join(names)
    marked = "\r\n\n".join(f" - {name}  " for name in names)
    numbered = "\n".join(f"{number}. {name}" for number, name in enumerate(names, 1))
    assert listed(plain) == listed(marked) == listed(numbered) == names


@pytest.mark.parametrize(
    ("name", "others", "reason"),
    [
        ("Thôn Một", [], ""),
        ("Thôn Một", ["Thôn Hai"], ""),
        ("Thôn Hoà", ["thôn Hòa"], "name_taken"),
        ("Thôn Ngọc Tụ", ["Thôn Ngọc Tu"], ""),
        ("Tổ dân phố 1", ["Thôn 1"], ""),
        ("…", [], "not_a_name"),
        ("<b>Thôn</b>", [], "not_a_name"),
        ("Thôn\u202eMột", [], "not_a_name"),
        ("Thôn " + "a" * 120, [], "name_too_long"),
    ],
)
def test_a_name_must_be_one_and_free(name, others, reason):
    assert may_be_called(name, others).reason == reason


@pytest.mark.parametrize(
    ("day", "since", "until", "reason"),
    [
        (None, EARLY, None, ""),
        (DAY, EARLY, None, ""),
        (DAY, None, None, ""),
        (date(2024, 1, 1), EARLY, None, "before_commune"),
        (date(2027, 1, 1), EARLY, None, "day_to_come"),
        (DAY, EARLY, LATE, "commune_ended"),
    ],
)
def test_a_village_begins_within_the_life_of_its_commune(day, since, until, reason):
    verdict = may_begin(day, commune_since=since, commune_until=until, today=LATE)
    assert verdict.reason == reason


@pytest.mark.parametrize(
    ("day", "since", "until", "reason"),
    [
        (DAY, EARLY, None, ""),
        (DAY, None, None, ""),
        (EARLY, DAY, None, "before_village"),
        (date(2027, 1, 1), EARLY, None, "day_to_come"),
        (DAY, EARLY, DAY, "village_ended"),
    ],
)
def test_a_village_changes_within_its_own_life(day, since, until, reason):
    assert may_change(day, since=since, until=until, today=LATE).reason == reason
