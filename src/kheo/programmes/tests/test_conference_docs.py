"""The handbook shows the tables of states as they are."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from kheo.core.diagrams import state_diagram
from kheo.programmes.rules.conferences import (
    CONFERENCE_NEXT,
    INSPECTION_NEXT,
    ConferenceState,
    InspectionState,
)

PAGE = Path(__file__).parents[4] / "docs/reference/meetings.md"


@pytest.mark.parametrize(
    ("table", "first"),
    [
        (CONFERENCE_NEXT, ConferenceState.PREPARED),
        (INSPECTION_NEXT, InspectionState.SET_UP),
    ],
)
def test_the_diagrams_in_the_handbook_are_drawn_from_the_tables(
    table: Mapping[Any, Any], first: StrEnum
) -> None:
    assert state_diagram(table, first) in PAGE.read_text(encoding="utf-8")
