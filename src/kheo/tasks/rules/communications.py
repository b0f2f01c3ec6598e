"""Words for communication activities."""

from enum import StrEnum


class Channel(StrEnum):
    """How something is said to people."""

    MEETING = "meeting"
    TALK = "talk"
    BROADCAST = "broadcast"
    TELEVISION = "television"
    PRESS = "press"
    PORTAL = "portal"
    SOCIAL = "social"
    PRINT = "print"
    VISIT = "visit"
    EVENT = "event"


class Precision(StrEnum):
    """How exact a figure is: reports say “trên 1.900”."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
