"""Plans and obligations for tests."""

from datetime import UTC, date, datetime
from typing import Any, Final

from kheo.core.terms import Term, TermKind
from kheo.documents.models import Document
from kheo.documents.tests.factories import published
from kheo.organisations.models import Organisation, Place
from kheo.programmes.actions.obligations import ObligationSaid, note_obligation
from kheo.programmes.actions.plan_steps import adopt_plan
from kheo.programmes.actions.planning import ItemSaid, PlanSaid, draw_plan, write_items
from kheo.programmes.models import Conference, Obligation, Plan, Programme
from kheo.programmes.rules.conferences import ConferenceKind, ConferenceState
from kheo.programmes.tests import factories
from kheo.programmes.tests.factories import NOON, TODAY, works_for

YEAR: Final = 2024
TEXT: Final = """CHỈ THỊ
Về việc tăng cường công tác dân vận
1. Các bộ, ngành, địa phương:
a) Xây dựng kế hoạch thực hiện hằng năm.
b) Tổ chức đối thoại với Nhân dân.
2. Bộ Nội vụ theo dõi, đôn đốc việc thực hiện.
"""


def lead_of(programme: Programme) -> Organisation:
    return programme.parties.order_by("order")[0].organisation


def acting(programme: Programme, **more: Any) -> dict[str, Any]:
    """Return who acts, for whom and when."""
    body = more.pop("behalf", None) or lead_of(programme)
    return {"behalf": body, "by": works_for(body), "on": TODAY, "at": NOON} | more


def drawn(programme: Programme | None = None, year: int = YEAR, **more: Any) -> Plan:
    """Return the draft of a plan, drawn from a running programme."""
    found = programme or factories.running()
    said = PlanSaid(more.pop("title", f"Kế hoạch thực hiện {found.title} năm {year}"))
    given = acting(found, **{key: more.pop(key) for key in ("behalf",) if key in more})
    return draw_plan(programme=found, year=year, said=said, **(given | more))


def filled(plan: Plan) -> Plan:
    """Return a plan whose items all say who leads and by when."""
    lead = lead_of(plan.programme)
    items = [
        ItemSaid(one.text, key=one.pk, lead=lead, product="Báo cáo",
                 term=Term(TermKind.QUARTER, date(plan.year, 4, 1)))
        for one in plan.items.all()
    ]  # fmt: skip
    return write_items(plan=plan, items=items, **acting(plan.programme))


def adopted(programme: Programme | None = None, **more: Any) -> Plan:
    """Return a plan that was adopted on a day."""
    plan = filled(drawn(programme, **more))
    return adopt_plan(plan=plan, day=TODAY, **acting(plan.programme))


def conference(programme: Programme | None = None, **fields: Any) -> Conference:
    """Return a conference that was held, written straight down."""
    number = Conference.objects.count()
    given: dict[str, Any] = {
        "kind": ConferenceKind.FINAL, "title": "Hội nghị tổng kết năm 2023",
        "slug": f"hoi-nghi-{number}", "programme": programme,
        "starts_at": datetime(2024, 1, 10, 1, tzinfo=UTC), "venue": "Hội trường tỉnh",
        "state": ConferenceState.HELD, "created_at": NOON,
    }  # fmt: skip
    given |= fields
    if "host" not in given:
        given["host"] = lead_of(programme) if programme else factories.body("Sở Nội vụ")
    return Conference.objects.create(**given)


def directive(**more: Any) -> Document:
    """Return a published directive with a text that gives work."""
    return published(**({"text": TEXT} | more))


def noted(
    document: Document, *bound: Organisation, behalf: Organisation | None = None, **more: Any
) -> Obligation:
    """Return an obligation of a document, noted for some organisation."""
    body = behalf or factories.body("Văn phòng Tỉnh ủy An Lĩnh")
    given: dict[str, Any] = {"spot": "mục 1, điểm a", "text": "Xây dựng kế hoạch hằng năm."}
    return note_obligation(
        document=document, said=ObligationSaid(bound=bound, **(given | more)), behalf=body,
        by=works_for(body), on=TODAY, at=NOON,
    )  # fmt: skip


def place(name: str = "Tỉnh An Lĩnh") -> Place:
    return Place.objects.create(name=name, slug="an-linh", kind="province")
