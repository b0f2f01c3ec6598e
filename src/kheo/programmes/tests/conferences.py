"""What tests of conferences and inspections are made of."""

from datetime import UTC, date, datetime
from typing import Any, Final

from kheo.core.terms import Term, TermKind
from kheo.organisations.models import Organisation
from kheo.programmes.actions.conferences import ConferenceSaid, announce, hold, prepare_conference
from kheo.programmes.actions.conferences_concluding import ConclusionSaid, conclude
from kheo.programmes.actions.conferences_people import ChairSaid, set_chairs
from kheo.programmes.actions.inspections import (
    InspectionSaid,
    MemberSaid,
    begin_inspection,
    set_up,
)
from kheo.programmes.actions.inspections_concluding import (
    FindingSaid,
    RecommendationSaid,
    conclude_inspection,
)
from kheo.programmes.models import Conference, Inspection
from kheo.programmes.rules.conferences import ConferenceKind
from kheo.programmes.tests.factories import NOON, body, works_for

MEETING: Final = datetime(2024, 6, 28, 1, tzinfo=UTC)  # 8 o'clock here
THAT_DAY: Final = date(2024, 6, 28)
BY_SEPTEMBER: Final = Term(TermKind.DAY, date(2024, 9, 30))


def host_body() -> Organisation:
    found = Organisation.objects.filter(name="Ban Dân vận Tỉnh ủy An Lĩnh").first()
    return found or body("Ban Dân vận Tỉnh ủy An Lĩnh")


def said(**fields: Any) -> ConferenceSaid:
    given: dict[str, Any] = {
        "kind": ConferenceKind.INTERIM, "title": "Hội nghị sơ kết 6 tháng đầu năm 2024",
        "starts_at": MEETING, "venue": "Hội trường Tỉnh ủy",
    }  # fmt: skip
    return ConferenceSaid(**(given | fields))


def prepared(host: Organisation | None = None, **fields: Any) -> Conference:
    who = host or host_body()
    return prepare_conference(
        said=said(**fields), host=who, by=works_for(who), on=date(2024, 6, 1), at=NOON
    )


def with_chair(conference: Conference) -> Conference:
    set_chairs(
        conference=conference, chairs=[ChairSaid("Nguyễn Văn Mẫu", "Trưởng Ban Dân vận")],
        by=works_for(conference.host), on=date(2024, 6, 1), at=NOON,
    )  # fmt: skip
    return conference


def announced(host: Organisation | None = None, **fields: Any) -> Conference:
    made = with_chair(prepared(host, **fields))
    return announce(conference=made, by=works_for(made.host), on=date(2024, 6, 1), at=NOON)


def was_held(host: Organisation | None = None, **fields: Any) -> Conference:
    made = announced(host, **fields)
    return hold(conference=made, by=works_for(made.host), on=THAT_DAY, at=MEETING)


def concluded(
    host: Organisation | None = None, *conclusions: ConclusionSaid, **fields: Any
) -> Conference:
    made = was_held(host, **fields)
    asked = conclusions or (
        ConclusionSaid("Tổng hợp kết quả thực hiện", made.host, BY_SEPTEMBER),
        ConclusionSaid("Tiếp tục phát huy kết quả đạt được"),
    )
    conclude(
        conference=made, summary="Các bên báo cáo kết quả.", conclusions=asked,
        by=works_for(made.host), on=THAT_DAY, at=MEETING,
    )  # fmt: skip
    made.refresh_from_db()
    return made


def team_said(**fields: Any) -> InspectionSaid:
    given: dict[str, Any] = {
        "title": "Đoàn kiểm tra quy chế dân chủ ở cơ sở", "since": date(2024, 6, 3),
        "scope": "Việc công khai ở cấp xã", "decision_words": "Quyết định số 12-QĐ/BDVTU",
        "members": (MemberSaid("Trần Thị Mẫu", "Phó Trưởng ban", "Trưởng đoàn"),),
    }  # fmt: skip
    return InspectionSaid(**(given | fields))


def team(organisation: Organisation | None = None, **fields: Any) -> Inspection:
    who = organisation or host_body()
    return set_up(
        said=team_said(**fields), organisation=who, by=works_for(who), on=date(2024, 6, 1), at=NOON
    )


def at_work(organisation: Organisation | None = None, **fields: Any) -> Inspection:
    made = team(organisation, **fields)
    by = works_for(made.organisation)
    return begin_inspection(inspection=made, by=by, on=date(2024, 6, 3), at=NOON)


def inspected(organisation: Organisation | None = None, **fields: Any) -> Inspection:
    made = at_work(organisation, **fields)
    return conclude_inspection(
        inspection=made,
        findings=[FindingSaid("Chưa niêm yết thu chi", made.organisation, is_fault=True)],
        recommendations=[
            RecommendationSaid("Niêm yết đủ các khoản", made.organisation, BY_SEPTEMBER, 1)
        ],
        by=works_for(made.organisation), on=date(2024, 6, 10), at=NOON,
    )  # fmt: skip
