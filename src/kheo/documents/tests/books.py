"""Bodies and books for tests of numbers."""

from datetime import date
from typing import Any, Final

from kheo.documents.actions.numbering import give_number
from kheo.documents.actions.registers import begin_term, open_register
from kheo.documents.models import IssuedNumber, Register, Term
from kheo.documents.rules.numbering import Regime
from kheo.law.tests.factories import NOON
from kheo.organisations.models import Officer, Organisation
from kheo.organisations.tests.bodies import body, clerk

DAY: Final = date(2026, 11, 23)
PROVINCE: Final = "Ủy ban nhân dân tỉnh An Lĩnh"
PLAN: Final = "kế hoạch"
RESOLUTION: Final = "nghị quyết"


def committee(
    name: str = "Ủy ban nhân dân tỉnh An Lĩnh", abbreviation: str = "UBND"
) -> Organisation:
    found = Organisation.objects.filter(name=name).first()
    return found or body(name, abbreviation=abbreviation)


def book(organisation: Organisation | None = None, **more: Any) -> Register:
    given: dict[str, Any] = {
        "regime": Regime.STATE, "type_name": PLAN, "on": DAY, "by": clerk(), "at": NOON,
    }  # fmt: skip
    return open_register(organisation=organisation or committee(), **(given | more))


def party_book(**more: Any) -> Register:
    party = committee("Đảng ủy xã Suối Mây", "ĐU")
    if not Term.objects.filter(organisation=party).exists():
        begin_term(
            organisation=party, label="2025–2030", since=date(2025, 7, 1), by=clerk(), at=NOON
        )
    return book(party, **({"regime": Regime.PARTY, "type_name": RESOLUTION} | more))


def number(register: Register, **more: Any) -> IssuedNumber:
    by: Officer = more.pop("by", None) or clerk()
    given: dict[str, Any] = {
        "type_name": register.type or PLAN, "title": "Về công tác dân vận", "dated_on": DAY,
        "at": NOON,
    }  # fmt: skip
    return give_number(register=register, by=by, **(given | more))
