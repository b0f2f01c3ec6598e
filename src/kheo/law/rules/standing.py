"""How far a row of law can be trusted, and which part of the law it belongs to."""

from enum import StrEnum


class Standing(StrEnum):
    """Whether somebody has held a row against the text of the law.

    `unverified`: from a copy that others made, from a summary, or from general knowledge.
    `sourced`: a public source that can be named says so, but nobody here has read the text itself.
    `verified`: an officer has read it in the text; the row says who, when, and where.
    """

    UNVERIFIED = "unverified"
    SOURCED = "sourced"
    VERIFIED = "verified"


class Certainty(StrEnum):
    """How certain a special day is.

    `announced`: the day was announced, or the law itself names it. `expected`: the law grants it,
    the exact day is not announced yet; it counts, and due dates that rest on it say so.
    `proposed`: spoken of, not yet law; it is shown and does not count.
    """

    ANNOUNCED = "announced"
    EXPECTED = "expected"
    PROPOSED = "proposed"


class Topic(StrEnum):
    """The part of the law that a rule belongs to, in the order of the page."""

    TERMS = "terms"
    DISCLOSURE = "disclosure"
    DELIBERATION = "deliberation"
    CONSULTATION = "consultation"
    SUPERVISION = "supervision"
    AGENCIES = "agencies"
    REPORTS = "reports"
    RECEPTION = "reception"
    FEEDBACK = "feedback"
    COMPLAINTS = "complaints"
    DENUNCIATIONS = "denunciations"
    PERSONAL_DATA = "personal_data"
    LOCAL = "local"
