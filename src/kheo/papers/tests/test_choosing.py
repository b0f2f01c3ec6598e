"""Which layout holds, by issuer and day; what each layout says."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.papers.rules.choosing import LAYOUTS, choose_layout, is_in_force
from kheo.papers.rules.looks import Part
from kheo.papers.rules.parts import Issuer, IssuerKind
from kheo.papers.rules.party import PARTY_2004, PARTY_2018, PARTY_2026
from kheo.papers.rules.state import STATE_2011, STATE_2020

PARTY = Issuer("Đảng ủy", IssuerKind.PARTY)
STATE = Issuer("Ủy ban nhân dân", IssuerKind.STATE)
UNION = Issuer("Ủy ban Mặt trận", IssuerKind.UNION)
ALL = {layout.key: layout for known in LAYOUTS.values() for layout in known}.values()
FACES = {
    # part: case, smallest and largest size, bold, italic: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    Part.MOTTO: (True, 12, 13, True, False),
    Part.SLOGAN: (False, 13, 14, True, False),
    Part.SUPERIOR: (True, 12, 13, False, False),
    Part.ISSUER: (True, 12, 13, True, False),
    Part.NUMBER: (False, 13, 13, False, False),
    Part.PLACE: (False, 13, 14, False, True),
    Part.KIND: (True, 13, 14, True, False),
    Part.SUBJECT: (False, 13, 14, True, False),
    Part.LETTER_SUBJECT: (False, 12, 13, False, False),
    Part.BODY: (False, 13, 14, False, False),
    Part.BASIS: (False, 13, 14, False, True),
    Part.WARRANT: (True, 13, 14, True, False),
    Part.OFFICE: (True, 13, 14, True, False),
    Part.SIGNATORY: (False, 13, 14, True, False),
    Part.TO: (False, 13, 14, False, False),
    Part.RECIPIENTS_LABEL: (False, 12, 12, True, True),
    Part.RECIPIENT: (False, 11, 11, False, False),
    Part.URGENCY: (True, 13, 14, True, False),
    Part.PAGE_NUMBER: (False, 13, 14, False, False),
}


@pytest.mark.parametrize(
    ("issuers", "day", "layout"),
    [
        ([STATE], date(2020, 3, 5), STATE_2020),
        ([STATE], date(2026, 11, 23), STATE_2020),
        ([UNION], date(2026, 11, 23), STATE_2020),
        ([STATE], date(2020, 3, 4), STATE_2011),
        ([UNION], date(2011, 3, 5), STATE_2011),
        ([STATE], date(2011, 3, 4), None),
        ([PARTY], date(2018, 4, 3), PARTY_2018),
        ([PARTY], date(2018, 4, 2), PARTY_2004),
        ([PARTY], date(2004, 5, 28), PARTY_2004),
        ([PARTY], date(2004, 5, 27), None),
        ([PARTY], date(2026, 5, 26), PARTY_2018),
        ([PARTY], date(2026, 5, 27), PARTY_2026),
        ([PARTY, STATE], date(2026, 11, 23), PARTY_2026),
        ([STATE, PARTY], date(2026, 11, 23), STATE_2020),
        ([], date(2026, 11, 23), None),
    ],
)
def test_issuer_and_day_choose_the_layout(issuers, day, layout):
    assert choose_layout(issuers, day) is layout


@given(st.sampled_from(list(IssuerKind)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_day_never_has_two_layouts(kind, day):
    assert sum(is_in_force(layout, day) for layout in LAYOUTS[kind]) <= 1


def test_a_layout_begins_the_day_after_the_former_one_ends():
    for known in LAYOUTS.values():
        for former, later in pairwise(known):
            assert former.until == later.since - timedelta(days=1)
        assert known[-1].until is None


@pytest.mark.parametrize(("part", "wanted"), FACES.items())
def test_the_state_layout_says_what_the_decree_says(part, wanted):
    upper, smallest, most, bold, italic = wanted
    look = STATE_2020.looks[part]

    assert (look.upper, look.bold, look.italic) == (upper, bold, italic)
    assert smallest <= look.size <= most
    assert smallest <= (look.smallest or look.size)


def test_margins_lie_within_what_the_rules_allow():
    state, now, before = STATE_2020.margins, PARTY_2026.margins, PARTY_2018.margins

    assert 20 <= state.top <= 25
    assert 20 <= state.bottom <= 25
    assert 30 <= state.left <= 35
    assert 15 <= state.right <= 20
    assert (now.top, now.bottom, now.left, now.right) == (20, 20, 30, 15)
    assert before.left == 30


def test_the_party_sets_18_points_and_10_mm_and_no_colon():
    assert (PARTY_2026.setting.exactly, PARTY_2026.setting.first_line) == (18, 10)
    assert PARTY_2026.words.number == "Số "
    assert PARTY_2026.words.end == "."
    assert STATE_2020.words.number == "Số: "
    assert STATE_2020.words.end == "./."


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.key)
def test_each_layout_gives_every_part_a_look_and_fills_the_line(layout):
    wanted = set(Part) - ({Part.SLOGAN} if len(layout.heading) == 1 else set())

    assert set(layout.looks) == wanted
    assert sum(layout.columns) == pytest.approx(layout.text_width)
    assert layout.instrument
