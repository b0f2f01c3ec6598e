"""Words for what a programme is and what it is made of."""

from enum import StrEnum


class Instrument(StrEnum):
    """What the parties sign."""

    PROGRAMME = "programme"  # chương trình phối hợp
    REGULATION = "regulation"  # quy chế phối hợp


class PartyRole(StrEnum):
    """How a party stands among the others."""

    LEAD = "lead"
    PARTNER = "partner"


class Opening(StrEnum):
    """How a legal basis begins (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6)."""

    BASED_ON = "based_on"
    CARRYING_OUT = "carrying_out"
    CONSIDERING = "considering"
    AT_REQUEST = "at_request"


class ItemKind(StrEnum):
    """What a plan asks for."""

    WORK = "work"
    COMMUNICATION = "communication"
