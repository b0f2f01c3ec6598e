"""What tests of programmes are made of: an invented province whose organisations sign."""

from datetime import UTC, date, datetime
from typing import Any, Final

from kheo.core.terms import Term, TermKind
from kheo.organisations.actions.mandates import appoint, define_role
from kheo.organisations.actions.organisations import found_organisation
from kheo.organisations.models import Officer, Organisation, Role
from kheo.organisations.rules.organisations import Level, OrganisationKind
from kheo.programmes.actions.agreeing import (
    Signature,
    answer,
    send_for_comments,
    send_for_signing,
)
from kheo.programmes.actions.beginning import PartySaid, ProgrammeSaid, begin_programme
from kheo.programmes.actions.writing import BasisSaid, Text, write_version
from kheo.programmes.authority import ADVISE, DRAFT, HOLD, SIGN
from kheo.programmes.models import Party, Plan, PlanItem, Programme, Version
from kheo.programmes.rules.instruments import PartyRole
from kheo.programmes.rules.outline import Clause, ClauseKind
from kheo.programmes.rules.plans import PlanState

NOON: Final = datetime(2024, 3, 1, 5, tzinfo=UTC)
TODAY: Final = date(2024, 3, 1)
START: Final = date(2020, 1, 1)
ALL_VERBS: Final = {
    **dict.fromkeys((DRAFT, SIGN, ADVISE, HOLD), False),
    "tasks.assign": False, "tasks.work": False, "tasks.confirm": False,
}  # fmt: skip
CLAUSES: Final = (
    Clause("k1", 1, "Mục đích", ClauseKind.PURPOSE),
    Clause("k2", 1, "Nội dung phối hợp", ClauseKind.CONTENT),
    Clause("k3", 2, "Tuyên truyền, vận động Nhân dân", ClauseKind.CONTENT),
    Clause("k4", 2, "Phong trào thi đua “Dân vận khéo”", ClauseKind.CONTENT),
    Clause("k5", 1, "Tổ chức thực hiện", ClauseKind.ASSIGNMENT),
)


def officer(username: str = "lan", **fields: Any) -> Officer:
    found = Officer.objects.filter(username=username).first()
    return found or Officer.objects.create_user(
        username, f"{username}@mau.example", first_name=username.capitalize(), **fields
    )


def body(name: str, parent: Organisation | None = None, **fields: Any) -> Organisation:
    given: dict[str, Any] = {
        "kind": OrganisationKind.DEPARTMENT, "level": Level.PROVINCE, "since": START,
        "by": officer("van-thu"), "at": NOON,
    }  # fmt: skip
    return found_organisation(name=name, parent=parent, **(given | fields))


def role() -> Role:
    found = Role.objects.filter(code="can-bo-thu").first()
    return found or define_role(
        code="can-bo-thu", name="Cán bộ thử", verbs=ALL_VERBS, by=officer("van-thu"), at=NOON
    )


def works_for(one: Organisation, username: str = "") -> Officer:
    """Return an officer who may do all of these rooms for an organisation, and nowhere else."""
    who = officer(username or f"can-bo-{one.pk}")
    if not who.mandates.filter(organisation=one).exists():
        appoint(
            officer=who, role=role(), organisation=one, since=START, by=officer("van-thu"), at=NOON
        )
    return who


def two_bodies() -> tuple[Organisation, Organisation]:
    return (
        body("Ban Dân vận Tỉnh ủy An Lĩnh", kind=OrganisationKind.PARTY_BODY),
        body("Ban cán sự đảng UBND tỉnh An Lĩnh", kind=OrganisationKind.PARTY_GROUP),
    )


def begun(*bodies: Organisation, asks_leave: bool = False, **fields: Any) -> Programme:
    """Return a programme of some bodies (else of two new ones), with an empty first version."""
    who = bodies or two_bodies()
    given: dict[str, Any] = {
        "title": "Chương trình phối hợp công tác dân vận giai đoạn 2021–2026",
        "since": date(2021, 1, 1), "until": date(2026, 12, 31),
    }  # fmt: skip
    parties = [
        PartySaid(one, PartyRole.PARTNER if number else PartyRole.LEAD)
        for number, one in enumerate(who)
    ]
    return begin_programme(
        said=ProgrammeSaid(**(given | fields)), parties=parties, by=works_for(who[0]), on=TODAY,
        at=NOON, asks_leave=asks_leave,
    )  # fmt: skip


def written(programme: Programme, clauses: tuple[Clause, ...] = CLAUSES) -> Version:
    """Return the open version of a programme with a text."""
    version = programme.versions.open().get()
    bases = (BasisSaid("Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ"),)
    return write_version(
        version=version, text=Text(bases=bases, clauses=clauses),
        by=works_for(version.proposed_by.organisation), on=TODAY, at=NOON,
    )  # fmt: skip


def signed_by(party: Party, version: Version, **more: Any) -> None:
    """Let a party say yes (or, with `accepted=False`, no) to a version."""
    given: dict[str, Any] = {
        "accepted": True,
        "signature": Signature("Nguyễn Văn Mẫu", "Trưởng ban"),
    }
    answer(
        version=version, party=party, on=TODAY, at=NOON,
        **({"by": works_for(party.organisation)} | given | more),
    )  # fmt: skip


def signing(*bodies: Organisation, **fields: Any) -> tuple[Programme, Version]:
    """Return a programme that waits for signatures, with the version to be signed."""
    programme = begun(*bodies, **fields)
    version = written(programme)
    by = works_for(version.proposed_by.organisation)
    send_for_comments(version=version, by=by, on=TODAY, at=NOON)
    send_for_signing(version=version, by=by, on=TODAY, at=NOON)
    programme.refresh_from_db()
    return programme, version


def running(*bodies: Organisation, **fields: Any) -> Programme:
    """Return a programme that all its parties have signed."""
    programme, version = signing(*bodies, **fields)
    for party in programme.parties.all():
        signed_by(party, version)
    programme.refresh_from_db()
    return programme


def adopted_plan(programme: Programme, year: int = 2024, items: int = 2) -> Plan:
    """Return an adopted plan with items under the programme's content, written straight down."""
    version = programme.versions.binding().get()
    plan = Plan.objects.create(
        programme=programme, version=version, year=year, created_at=NOON, adopted_on=TODAY,
        title=f"Kế hoạch thực hiện chương trình phối hợp năm {year}", state=PlanState.ADOPTED,
    )  # fmt: skip
    lead = programme.parties.all()[0].organisation
    for order in range(items):
        term = Term(TermKind.DAY, date(year, 6, 30))
        PlanItem.objects.create(
            plan=plan, order=order, clause_key="k3", clause_path="mục II.1",
            text=f"Việc {order + 1} của kế hoạch", product="Báo cáo", lead=lead,
            term_kind=term.kind, term_day=term.day,
        )  # fmt: skip
    return plan
