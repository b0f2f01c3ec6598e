"""Whose names stand on a paper of a programme: issuers, number, signatures, recipients."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kheo.documents.actions.numbering import sign_on
from kheo.documents.models import Document
from kheo.documents.rules import signing
from kheo.documents.rules.numbering import Regime, sign_of
from kheo.documents.rules.signing import SignedBy
from kheo.organisations.models import Organisation
from kheo.organisations.rules.organisations import OrganisationKind
from kheo.papers.rules.parts import (
    Authority,
    Issuer,
    IssuerKind,
    Number,
    PlaceAndDate,
    SignatureBlock,
    Warrant,
)
from kheo.programmes.models import Party, Programme

OF_PARTY: Final = frozenset(
    {
        OrganisationKind.PARTY_COMMITTEE,
        OrganisationKind.PARTY_BODY,
        OrganisationKind.PARTY_GROUP,
    }
)
UNIONS: Final = frozenset({OrganisationKind.FRONT, OrganisationKind.MASS})
TOGETHER: Final = frozenset(OrganisationKind) - {
    OrganisationKind.PARTY_BODY, OrganisationKind.DEPARTMENT, OrganisationKind.OTHER,
}  # fmt: skip
"""Bodies that decide together: whoever signs does so on their behalf (TM.)."""
PLACE_WORD: Final = re.compile(
    r"\A(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)\s+(?=\S)", re.IGNORECASE
)
DEPUTY: Final = re.compile(r"\Aphó\s+", re.IGNORECASE)
VALUE: Final = re.compile(r"\A(\d{1,6})")
UNKNOWN: Final = "…"
KEPT: Final = "Lưu: VT"


class Heading(StrEnum):
    """Whose heading stands over a paper of several issuers."""

    PARTY = "dang"
    STATE = "nha-nuoc"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs for a body, and in which office."""

    organisation: Organisation
    name: str
    office: str = ""


def kind_of(organisation: Organisation) -> IssuerKind:
    """Return whose rules a body follows for its papers."""
    if organisation.kind in OF_PARTY:
        return IssuerKind.PARTY
    return IssuerKind.UNION if organisation.kind in UNIONS else IssuerKind.STATE


def usual_heading(bodies: Sequence[Organisation]) -> Heading:
    """Return the heading that papers of some bodies usually bear.

    That of the Party where all are of the Party; joint papers with others bear that of the State.
    """
    party = all(kind_of(one) is IssuerKind.PARTY for one in bodies)
    return Heading.PARTY if party else Heading.STATE


def issuers_of(bodies: Sequence[Organisation], heading: Heading) -> tuple[Issuer, ...]:
    """Return bodies as issuers under a heading; the first one's rules are those of the paper."""
    over = IssuerKind.PARTY if heading is Heading.PARTY else IssuerKind.STATE
    return tuple(
        Issuer(one.name, over if place == 0 else kind_of(one)) for place, one in enumerate(bodies)
    )


def number_of(
    bodies: Sequence[Organisation], type_name: str, document: Document | None, *, day: date
) -> Number:
    """Return number and symbol; without a document that bears one, room for it is left.

    It is written as the first body writes it, whatever the heading.
    """
    of_party = kind_of(bodies[0]) is IssuerKind.PARTY
    regime = Regime.PARTY if of_party else Regime.STATE
    found = VALUE.match(document.number) if document else None
    return Number(
        signs_of(bodies, day), sign_of(type_name, regime), int(found[1]) if found else None,
        of_party=of_party,
    )  # fmt: skip


def signs_of(bodies: Sequence[Organisation], day: date) -> str:
    """Return the signs of bodies in a number: BDVTU-BCSĐUBND; a body without one shows as “…”."""
    return "-".join(sign_on(one, day) or UNKNOWN for one in bodies)


def symbol_left_open(bodies: Sequence[Organisation], type_name: str, *, day: date) -> str:
    """Return the symbol without its number, as officers complete it by hand: “-KH/BDVTU-UBND”."""
    number = number_of(bodies, type_name, None, day=day)
    if number.of_party:
        return f"-{number.kind}/{number.issuer}"
    return f"/{number.kind}-{number.issuer}"


def where_and_when(
    programme: Programme, bodies: Sequence[Organisation], day: date, *, dated: bool
) -> PlaceAndDate:
    """Return place and day of a paper; its place is that of the programme or of its first party."""
    place = programme.place or next((one.place for one in bodies if one.place), None)
    name = PLACE_WORD.sub("", place.name) if place else UNKNOWN
    return PlaceAndDate(name, day, dated=dated)


def signers_of(parties: Iterable[Party]) -> list[Signer]:
    """Return the leaders that parties have named."""
    return [Signer(one.organisation, one.leader, one.leader_office) for one in parties]


def signature(signer: Signer, heading: Heading) -> SignatureBlock:
    """Return a signature: on behalf of a body that decides together, in place of its head."""
    body, office = signer.organisation, signer.office.strip()
    warrants = []
    if body.kind in TOGETHER:
        warrants.append(Warrant(Authority.ON_BEHALF, body.name))
    head = DEPUTY.sub("", office)
    # A committee of the Party decides together: its deputy signs for it, not for its secretary.
    deputises = head != office and not (warrants and heading is Heading.PARTY)
    if deputises:
        warrants.append(Warrant(Authority.DEPUTY, of_body(head, body)))
    return SignatureBlock(signer.name, office if deputises else of_body(office, body),
                          tuple(warrants))  # fmt: skip


def of_body(office: str, body: Organisation) -> str:
    """Return an office with its body, which joint papers name: “Giám đốc Sở Nội vụ”.

    Bodies that decide together stand on the line above.
    """
    if not office or body.kind in TOGETHER:
        return office
    first, _space, rest = body.name.partition(" ")
    if office.lower().endswith(f" {first.lower()}"):
        return f"{office} {rest}"
    return f"{office} {body.name}"


def signed_by(signer: Signer) -> SignedBy:
    """Return a signature as the library keeps it."""
    together = signer.organisation.kind in TOGETHER
    authority = signing.Authority.ON_BEHALF if together else signing.Authority.ITSELF
    if not together and DEPUTY.match(signer.office.strip()):
        authority = signing.Authority.DEPUTY
    return SignedBy(
        signer.name.strip()[:120], signer.office.strip()[:200], authority,
        signer.organisation.name if authority is not signing.Authority.ITSELF else "",
    )  # fmt: skip


def usual_recipients(
    bodies: Sequence[Organisation], others: Iterable[Organisation]
) -> tuple[str, ...]:
    """Return who usually receives a paper: its parties, who else has to do with it, the file."""
    told = dict.fromkeys([*bodies, *others])
    return (*(one.name for one in told), KEPT)
