"""Places, organisations, officers and what they may do; all through time."""

from kheo.organisations.models.handovers import Handover, HandoverDecision, HandoverShare
from kheo.organisations.models.mandates import Mandate, Role, RoleVerb
from kheo.organisations.models.officers import Officer
from kheo.organisations.models.organisations import (
    Organisation,
    OrganisationName,
    OrganisationParent,
    Succession,
)
from kheo.organisations.models.places import (
    PLACE_KINDS,
    Place,
    PlaceName,
    PlaceParent,
    PlaceSuccession,
)
from kheo.organisations.rules.places import PlaceKind, PlaceNameKind, PlaceSuccessionKind

__all__ = [
    "PLACE_KINDS",
    "Handover",
    "HandoverDecision",
    "HandoverShare",
    "Mandate",
    "Officer",
    "Organisation",
    "OrganisationName",
    "OrganisationParent",
    "Place",
    "PlaceKind",
    "PlaceName",
    "PlaceNameKind",
    "PlaceParent",
    "PlaceSuccession",
    "PlaceSuccessionKind",
    "Role",
    "RoleVerb",
    "Succession",
]
