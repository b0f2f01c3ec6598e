"""What places are, and what one may become."""

from enum import StrEnum
from typing import Final


class PlaceKind(StrEnum):
    """What a place is. Districts ended on 30 June 2025."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


class PlaceNameKind(StrEnum):
    """Why a place is also found under a name."""

    FORMER = "former"
    SPELLING = "spelling"
    ABBREVIATION = "abbreviation"
    CODE = "code"


class PlaceSuccessionKind(StrEnum):
    """How much of a place went into its heir."""

    WHOLE = "whole"
    SPLIT = "split"


ABOVE: Final = {
    PlaceKind.PROVINCE: frozenset[PlaceKind](),
    PlaceKind.DISTRICT: frozenset({PlaceKind.PROVINCE}),
    PlaceKind.COMMUNE: frozenset({PlaceKind.DISTRICT, PlaceKind.PROVINCE}),
    PlaceKind.VILLAGE: frozenset({PlaceKind.COMMUNE}),
}
"""What a place of a kind may belong to."""
