"""From which day a document takes effect, and until when, as far as it says so itself."""

import re
from datetime import date
from typing import Final

from kheo.documents.intake.heads import DAY, day_of
from kheo.documents.intake.proposals import Proposals, Spot, Sure

OWN: Final = re.compile(
    r"(?:luật|nghị\s+định|nghị\s+quyết|thông\s+tư|quyết\s+định|chỉ\s+thị|quy\s+định|quy\s+chế|"
    r"pháp\s+lệnh|thông\s+tư\s+liên\s+tịch|kế\s+hoạch|hướng\s+dẫn|chương\s+trình|văn\s+bản)\s+này\s+"
    r"(?:có\s+hiệu\s+lực|được\s+thực\s+hiện)(?:\s+thi\s+hành)?,?\s+(?:kể\s+)?từ\s+(?:ngày\s+)?"
    r"(?:(ngày\s+ký(?:\s+ban\s+hành)?|ký(?:\s+ban\s+hành)?|ngày\s+ban\s+hành)|(?:ngày\s*)?"
    r"(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4}))",
    re.IGNORECASE,
)
UNTIL: Final = re.compile(r"\A[^.;]{0,60}đến\s+hết\s+" + DAY.pattern, re.IGNORECASE)


def read_effect(text: str, found: Proposals) -> None:
    """Propose first and last day of effect. The day of signing must be known by then."""
    own = OWN.search(text)
    if own is None:
        return
    words = " ".join(own[0].split())
    if own[1]:
        found.add("effective_on", found.value("signed_on"), words, Spot.BODY, Sure.LIKELY)
        return
    day = day_of(*own.groups()[1:])
    if day is None:
        return
    found.add("effective_on", day.isoformat(), words, Spot.BODY, Sure.SURE)
    last = UNTIL.search(text[own.end() : own.end() + 120])
    until: date | None = day_of(*last.groups()) if last else None
    if last and until and until >= day:
        found.add(
            "expires_on", until.isoformat(), " ".join(last[0].split()), Spot.BODY, Sure.LIKELY
        )
