"""Bodies that no longer issue anything, for a later warning in new drafts.

Each row: the sign, what it was, its last day, what ended it, and who is asked now. Sources are the
documents named. No successor stands where several bodies took over parts.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Abolished:
    """A body that ended."""

    code: str
    name: str
    until: date
    document: str
    successor: str


TWO_TIERS: Final = "60-NQ/TW; 76/2025/UBTVQH15"
MERGER: Final = "121-KL/TW; 246-QĐ/TW"
LAST_DAY_OF_DISTRICTS: Final = date(2025, 6, 30)
LAST_DAY_OF_BRANCHES: Final = date(2025, 2, 2)
# Province by province in the course of the year: none is left after it.
LAST_DAY_IN_PROVINCES: Final = date(2025, 12, 31)
ABOLISHED: Final = (
    Abolished("BDVTW", "Ban Dân vận Trung ương", LAST_DAY_OF_BRANCHES, MERGER, "BTGDVTW"),
    Abolished("BTGTW", "Ban Tuyên giáo Trung ương", LAST_DAY_OF_BRANCHES, MERGER, "BTGDVTW"),
    Abolished("BCSĐCP", "Ban cán sự đảng Chính phủ", LAST_DAY_OF_BRANCHES, MERGER, "ĐUCP"),
    Abolished("BDVTU", "Ban Dân vận Tỉnh ủy", LAST_DAY_IN_PROVINCES, MERGER, "BTGDVTU"),
    Abolished("BTGTU", "Ban Tuyên giáo Tỉnh ủy", LAST_DAY_IN_PROVINCES, MERGER, "BTGDVTU"),
    Abolished("HU", "Huyện ủy", LAST_DAY_OF_DISTRICTS, TWO_TIERS, ""),
    Abolished("QU", "Quận ủy", LAST_DAY_OF_DISTRICTS, TWO_TIERS, ""),
    Abolished("ThU", "Thị ủy", LAST_DAY_OF_DISTRICTS, TWO_TIERS, ""),
    Abolished("BDVHU", "Ban Dân vận Huyện ủy", LAST_DAY_OF_DISTRICTS, TWO_TIERS, ""),
)


def ended(code: str, on: date) -> Abolished | None:
    """Return the body behind a sign when it had ended by that day."""
    return next((body for body in ABOLISHED if body.code == code and body.until < on), None)
