"""Rules, days, organisations and records for tests."""

from datetime import date, datetime
from typing import Any

from kheo.law.actions.calendar import NewDay
from kheo.law.actions.deadlines import open_deadline
from kheo.law.models import Deadline, Rule
from kheo.law.rules.calendar import DayKind
from kheo.law.tests.strategies import here
from kheo.ledger.rules import Ref, system
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.rules.organisations import Level, OrganisationKind

NOON = here(2026, 11, 23, 12)
TODAY = NOON.date()
CULTURE_DAY = NewDay(
    day=date(2026, 11, 24), kind=DayKind.HOLIDAY, name="Ngày Văn hóa Việt Nam",
    document="1/TB-BNV", document_name="Thông báo",
)  # fmt: skip


def officer(name: str = "lan", **more: Any) -> Officer:
    return Officer.objects.create(username=name, last_name="Đỗ Thị", first_name="Lan", **more)


def organisation(name: str = "UBND xã Đăk Pék", **more: Any) -> Organisation:
    slug = name.lower().replace(" ", "-").encode("ascii", "ignore").decode()
    return Organisation.objects.create(
        name=name, slug=slug, kind=next(iter(OrganisationKind)), level=next(iter(Level)), **more
    )


TRANSFER = "feedback.transfer"


def rule(key: str = TRANSFER, **more: Any) -> Rule:
    given = {
        "topic": "feedback", "label": "Chuyển đến cơ quan có thẩm quyền", "unit": "working_days",
        "number": 5, "bound": "at_most", "since": date(2024, 1, 1),
        "document": "20/2008/NĐ-CP", "document_name": "Nghị định", "article": "9",
    }  # fmt: skip
    made: Rule = Rule.objects.create(key=key, **given | more)
    return made


def deadline(
    number: int = 1, *, start: date | datetime = date(2026, 11, 20), **more: Any
) -> Deadline:
    """A term of five working days, on the way when it is Monday, 23/11/2026."""
    given: dict[str, Any] = {
        "target": Ref("tests.report", str(number), f"Phản ánh số {number}"),
        "holder": more.pop("holder", None) or Organisation.objects.first() or organisation(),
        "rule": more.pop("rule", None) or Rule.objects.filter(key=TRANSFER).first() or rule(),
        "by": system("thử"), "at": NOON,
    }  # fmt: skip
    return open_deadline(start=start, **given | more)
