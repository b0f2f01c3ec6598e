"""The handbook shows the table of states as it is."""

from pathlib import Path

from kheo.core.diagrams import state_diagram
from kheo.programmes.rules import advice
from kheo.programmes.rules.states import NEXT, State

PAGE = Path(__file__).parents[4] / "docs/reference/programmes.md"


def test_the_diagram_in_the_handbook_is_drawn_from_the_table() -> None:
    assert state_diagram(NEXT, State.ASKING_LEAVE) in PAGE.read_text(encoding="utf-8")


def test_the_diagram_of_advice_is_drawn_from_its_table() -> None:
    drawn = state_diagram(advice.NEXT, advice.Decision.WAITING)
    assert drawn in PAGE.read_text(encoding="utf-8")
