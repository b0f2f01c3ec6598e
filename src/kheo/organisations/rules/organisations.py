"""What organisations are."""

from enum import StrEnum
from typing import Final

from kheo.organisations.rules.place_names import plain

MOST_WORDS: Final = 8


class Level(StrEnum):
    """At what level of the country an organisation works. Districts ended on 30 June 2025."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


class OrganisationKind(StrEnum):
    """What an organisation is."""

    PARTY_COMMITTEE = "party_committee"
    PARTY_BODY = "party_body"
    PARTY_GROUP = "party_group"
    COUNCIL = "council"
    COMMITTEE = "committee"
    DEPARTMENT = "department"
    FRONT = "front"
    MASS = "mass"
    CONFERENCE = "conference"
    SUPERVISION = "supervision"
    OTHER = "other"


def found_by(name: str, abbreviation: str) -> str:
    """Return what a name is found by: its folded words, each behind a space.

    An abbreviation is found in its parts and as one word: “TG&DV”, “TGDV”.
    """
    short = plain(abbreviation)
    words = (plain(name), short, short.replace(" ", ""))
    return "".join(f" {part}" for part in words if part)


def asked_words(typed: str) -> list[str]:
    """Return the folded words that somebody looks for; a person means no more than eight."""
    return plain(typed).split()[:MOST_WORDS]
