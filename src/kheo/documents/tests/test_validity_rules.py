"""Whether a document is in force on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kheo.documents.rules.relations import CHANGING, Part, Relation
from kheo.documents.rules.validity import Blow, Span, Status, Why, effect_on

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 3000)).map(
    lambda pair: Span(pair[0], pair[0] + timedelta(days=pair[1]))
)
BLOWS = st.builds(
    Blow,
    relation=st.sampled_from(sorted(CHANGING)),
    part=st.sampled_from(Part),
    since=DAYS,
    by=st.integers(1, 9),
)


@given(DAYS, SPANS, st.lists(BLOWS, max_size=4))
def test_what_has_ended_never_comes_back(day: date, span: Span, blows: list[Blow]) -> None:
    if effect_on(day, span, blows).status is Status.ENDED:
        assert effect_on(day + timedelta(days=1), span, blows).status is Status.ENDED


@given(DAYS, SPANS, st.lists(BLOWS, max_size=4))
def test_the_order_in_which_blows_are_told_does_not_matter(
    day: date, span: Span, blows: list[Blow]
) -> None:
    one, other = effect_on(day, span, blows), effect_on(day, span, blows[::-1])
    assert (one.status, one.since) == (other.status, other.since)


@given(DAYS, SPANS, st.lists(BLOWS, max_size=4))
def test_a_blow_of_a_later_day_changes_nothing(day: date, span: Span, blows: list[Blow]) -> None:
    landed = [blow for blow in blows if blow.since <= day]
    assert effect_on(day, span, blows) == effect_on(day, span, landed)


def test_the_last_day_still_counts() -> None:
    span = Span(date(2020, 1, 1), date(2020, 12, 31))
    assert effect_on(date(2020, 12, 31), span, []).status is Status.IN_FORCE
    over = effect_on(date(2021, 1, 1), span, [])
    assert (over.status, over.why) == (Status.ENDED, Why.LAST_DAY_OVER)


def test_a_replaced_document_names_what_replaced_it() -> None:
    blow = Blow(Relation.REPLACES, Part.WHOLE, date(2022, 1, 1), by=7)
    found = effect_on(date(2022, 1, 1), Span(date(2020, 1, 1), None), [blow])
    assert (found.status, found.why, found.by) == (Status.ENDED, Why.REPLACED, (7,))


def test_an_end_of_its_own_before_a_replacement_counts() -> None:
    blow = Blow(Relation.REPLACES, Part.WHOLE, date(2025, 1, 1), by=7)
    found = effect_on(date(2026, 1, 1), Span(date(2020, 1, 1), date(2021, 1, 1)), [blow])
    assert found.why is Why.LAST_DAY_OVER


def test_parts_that_are_annulled_leave_the_rest_in_force() -> None:
    blow = Blow(Relation.ANNULS, Part.PARTS, date(2022, 1, 1), by=7)
    assert effect_on(date(2023, 1, 1), Span(date(2020, 1, 1), None), [blow]).status is Status.PARTLY


def test_an_amended_document_is_in_force_and_says_so() -> None:
    blow = Blow(Relation.AMENDS, Part.PARTS, date(2022, 1, 1), by=7)
    found = effect_on(date(2023, 1, 1), Span(date(2020, 1, 1), None), [blow])
    assert (found.status, found.why) == (Status.IN_FORCE, Why.AMENDED)


def test_without_a_day_of_effect_only_a_known_end_is_told() -> None:
    assert effect_on(date(2023, 1, 1), Span(None, None), []).status is Status.UNKNOWN
    blow = Blow(Relation.ANNULS, Part.WHOLE, date(2022, 1, 1), by=7)
    assert effect_on(date(2023, 1, 1), Span(None, None), [blow]).status is Status.ENDED
