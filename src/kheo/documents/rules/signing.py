"""In whose name a document is signed."""

from dataclasses import dataclass
from enum import StrEnum


class Authority(StrEnum):
    """How the signatory signs; the words are those of the room `papers`.

    State: TM., Q., KT., TL., TUQ.; Party: T/M, K/T, T/L.
    """

    ITSELF = "itself"
    ON_BEHALF = "on_behalf"
    ACTING = "acting"
    DEPUTY = "deputy"
    BY_ORDER = "by_order"
    AUTHORISED = "authorised"


@dataclass(frozen=True, slots=True)
class SignedBy:
    """A signature as a person or a source gives it."""

    name: str
    office: str = ""
    authority: Authority = Authority.ITSELF
    behalf: str = ""
