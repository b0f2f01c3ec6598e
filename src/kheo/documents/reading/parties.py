"""Who issued and who signed a document, as of its day and as of today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kheo.core.days import short_day
from kheo.documents.citations import Grammar, NotANumberError, parse
from kheo.documents.models import Document, Issuing, Signatory
from kheo.documents.models.words import SIGNS
from kheo.documents.rules.signing import Authority
from kheo.organisations.models import Organisation
from kheo.organisations.reading.organisations import Lineage

PARTY_SIGNS: Final = {
    Authority.ON_BEHALF: "T/M",
    Authority.DEPUTY: "K/T",
    Authority.BY_ORDER: "T/L",
}
"""What stands before an office in a signature of the Party (Quy định 399-QĐ/TW)."""


@dataclass(frozen=True, slots=True)
class ShownIssuer:
    """An issuer by the name of the document's day; `heirs` answer today for one that has ended."""

    name: str
    address: str
    heirs: list[Organisation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line by line: “TM. ỦY BAN NHÂN DÂN”, “CHỦ TỊCH”, the name."""

    name: str
    office: str
    sign: str
    behalf: str


def issuers_of(document: Document, *, today: date) -> list[ShownIssuer]:
    """Return who issued a document; at most five queries."""
    rows = list(document.issuers.select_related("organisation"))
    known = [row.organisation for row in rows if row.organisation]
    ended = [one for one in known if one.until and one.until < today]
    lineage = Lineage(ended, back=False) if ended else None
    return [shown_issuer(row, document, lineage, today) for row in rows]


def shown_issuer(
    row: Issuing, document: Document, lineage: Lineage | None, today: date
) -> ShownIssuer:
    """Return one issuer, with who answers for it today where it has ended."""
    one = row.organisation
    if one is None:
        return ShownIssuer(row.name, "")
    day = f"?ngay={short_day(document.signed_on)}" if document.signed_on else ""
    has_ended = lineage and one.until and one.until < today
    heirs = lineage.named(lineage.heirs(one, today).holders) if has_ended and lineage else []
    return ShownIssuer(row.name, f"{one.get_absolute_url()}{day}", heirs)


def signatures_of(document: Document) -> list[Signature]:
    """Return the signatures with the signs of the State or of the Party; one query."""
    signs = SIGNS | PARTY_SIGNS if is_of_party(document.number) else SIGNS
    return [signature(row, signs) for row in document.signatories.all()]


def signature(row: Signatory, signs: Mapping[Authority, str]) -> Signature:
    """Return one signature."""
    return Signature(row.name, row.office, signs[Authority(row.authority)], row.behalf)


def is_of_party(number: str) -> bool:
    """Return whether a number is of a body of the Party."""
    try:
        return parse(number).grammar is Grammar.PARTY
    except NotANumberError:
        return False
