"""Boxes of a diagram never lie over each other, and every line ends at a box."""

import re
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.documents.diagram import MOST, diagram_of, short
from kheo.documents.models import Document
from kheo.documents.reading.relations import Group, Relations, Tie
from kheo.documents.rules.diagram import Box, layout, wrapped
from kheo.documents.rules.relations import Relation

SIDES = st.lists(st.integers(1, 6), max_size=7)
WORDS = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=120)


def boxes(found: Any) -> list[Box]:
    sides = [box for stack in (*found.left, *found.right) for box in stack.boxes]
    return [found.centre, *sides]


def apart(one: Box, other: Box) -> bool:
    beside = one.right <= other.x or other.right <= one.x
    return beside or one.bottom <= other.y or other.bottom <= one.y


@given(left=SIDES, right=SIDES)
def test_no_box_lies_over_another_and_all_lie_inside(left: list[int], right: list[int]) -> None:
    found = layout(left, right)
    for one, other in combinations(boxes(found), 2):
        assert apart(one, other), (one, other)
    for box in boxes(found):
        assert 0 <= box.x < box.right <= found.width
        assert 0 <= box.y < box.bottom <= found.height


@given(left=SIDES, right=SIDES)
def test_each_group_has_its_boxes_and_a_line_from_each_to_the_centre(
    left: list[int], right: list[int]
) -> None:
    found = layout(left, right)
    assert [len(stack.boxes) for stack in found.left] == left
    assert [len(stack.boxes) for stack in found.right] == right
    for stack in (*found.left, *found.right):
        for box, curve in zip(stack.boxes, stack.curves, strict=True):
            start_x, start_y, *_between, end_x, end_y = map(int, re.findall(r"\d+", curve))
            assert (start_x in {box.x, box.right}, start_y) == (True, box.middle)
            assert end_x in {found.centre.x, found.centre.right}
            assert end_y == found.centre.middle


@given(left=SIDES, right=SIDES)
def test_headings_stand_over_their_boxes_and_under_what_is_above(
    left: list[int], right: list[int]
) -> None:
    found = layout(left, right)
    for side in (found.left, found.right):
        above = 0
        for stack in side:
            assert above < stack.heading < stack.boxes[0].y
            above = stack.boxes[-1].bottom


@given(words=WORDS, width=st.integers(4, 40), lines=st.integers(1, 4))
def test_wrapped_words_fit_and_are_none_but_those_given(words: str, width: int, lines: int) -> None:
    found = wrapped(words, width=width, lines=lines)
    assert len(found) <= lines
    for line in found:
        assert len(line) <= width
        assert all(part.rstrip("…") in words for part in line.split())
    if len(" ".join(words.split())) <= width:
        assert found == [" ".join(words.split())] * bool(words.split())


# --- What stands in the boxes ---


def tied(number: int, relation: Relation = Relation.IMPLEMENTS) -> Group:
    ties = [
        Tie(
            relation,
            Document(
                type="kế hoạch", number=f"{place}/KH-UBND", slug=f"ke-hoach-{place}",
                issuer_name="Ủy ban nhân dân tỉnh Kon Tum", signed_on=date(2022, 1, 20),
            ),
            f"Kế hoạch {place}/KH-UBND", is_confirmed=False,
        )
        for place in range(number)
    ]  # fmt: skip
    return Group("back-implements", "Được triển khai bởi", relation, ties, number)


DIRECTIVE = Document(type="chỉ thị", number="33/CT-TTg", slug="chi-thi-33", title="Dân vận")


def test_a_document_without_relations_has_no_diagram() -> None:
    assert diagram_of(DIRECTIVE, Relations([], [])) is None


@pytest.mark.parametrize("number", [1, MOST, MOST + 1, 30])
def test_where_not_all_fit_the_last_box_leads_to_the_list(number: int) -> None:
    found = diagram_of(DIRECTIVE, Relations([], [tied(number)]))
    assert found
    (cluster,) = found.clusters
    assert len(cluster.nodes) == min(number, MOST)
    last = cluster.nodes[-1]
    if number <= MOST:
        assert last.address == f"/van-ban/ke-hoach-{number - 1}/"
    else:
        assert (last.name, last.address) == (f"và {number - MOST + 1} văn bản nữa",
                                             "#back-implements")  # fmt: skip


def test_what_the_library_lacks_has_a_box_that_leads_nowhere() -> None:
    lacking = Tie(Relation.BASED_ON, None, "Kết luận số 114-KL/TW", is_confirmed=False)
    group = Group("based_on", "Căn cứ", Relation.BASED_ON, [lacking], 1)
    found = diagram_of(DIRECTIVE, Relations([group], []))
    assert found
    (node,) = found.clusters[0].nodes
    assert (node.name, node.note, node.address) == (
        "Kết luận số 114-KL/TW", "Chưa có trong thư viện", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "tone"),
    [
        (Relation.REPLACES, "changing"), (Relation.ANNULS, "changing"),
        (Relation.AMENDS, "changing"), (Relation.GUIDES, "carrying"),
        (Relation.IMPLEMENTS, "carrying"), (Relation.CITES, "plain"),
    ],
)  # fmt: skip
def test_relations_that_change_and_that_carry_out_look_different(
    relation: Relation, tone: str
) -> None:
    found = diagram_of(DIRECTIVE, Relations([tied(1, relation)], []))
    assert found
    assert found.clusters[0].tone == tone


def test_a_body_is_shortened_so_that_its_place_shows() -> None:
    assert short("Ủy ban nhân dân thành phố Hà Nội") == "UBND TP Hà Nội"
