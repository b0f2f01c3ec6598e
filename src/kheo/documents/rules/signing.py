"""In whose name a document is signed."""

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
