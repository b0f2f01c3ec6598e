"""A conference from its notice to its conclusions: what each act does, writes, and refuses."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kheo.core.terms import Term, TermKind
from kheo.core.verdict import RefusedError
from kheo.documents.tests.factories import draft, published
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry
from kheo.organisations.actions.mandates import appoint
from kheo.programmes.actions import conferences as actions
from kheo.programmes.actions import conferences_concluding as concluding
from kheo.programmes.actions.conferences_concluding import ConclusionSaid
from kheo.programmes.actions.conferences_papers import set_agenda, set_documents
from kheo.programmes.actions.conferences_people import (
    ChairSaid,
    GuestSaid,
    invite,
    set_chairs,
    tell_attendance,
)
from kheo.programmes.models import Conclusion, Conference
from kheo.programmes.reading.conferences_showing import changes_of
from kheo.programmes.rules.attendance import Attendance
from kheo.programmes.rules.conferences import Presence
from kheo.programmes.rules.meeting_lines import AgendaLine
from kheo.programmes.rules.openness import Openness
from kheo.programmes.tests.conferences import (
    MEETING,
    THAT_DAY,
    announced,
    host_body,
    prepared,
    said,
    was_held,
    with_chair,
)
from kheo.programmes.tests.factories import NOON, TODAY, body, officer, role, running, works_for

pytestmark = pytest.mark.django_db


def verbs_of(conference: Conference) -> list[str]:
    return list(Entry.objects.about(ref_of(conference)).values_list("verb", flat=True))


def refused(act: Any, **given: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        act(**given)
    return caught.value.verdict.reason


def who(conference: Conference) -> dict[str, Any]:
    return {"by": works_for(conference.host), "on": THAT_DAY, "at": MEETING}


def test_a_prepared_conference_is_read_by_nobody_else() -> None:
    made = prepared()
    assert not Conference.objects.shown().exists()
    assert made.slug == "hoi-nghi-so-ket-6-thang-dau-nam-2024"
    assert verbs_of(made) == ["programmes.conference_prepared"]


def test_who_may_not_hold_for_an_organisation_prepares_nothing() -> None:
    stranger = works_for(body("Sở khác"))
    given = {"said": said(), "host": host_body(), "by": stranger, "on": TODAY, "at": NOON}
    assert refused(actions.prepare_conference, **given)
    assert not Conference.objects.exists()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": " "}, "title_missing"),
        ({"venue": ""}, "venue_missing"),
        ({"ends_at": MEETING}, "ends_before_start"),
    ],
)
def test_what_cannot_stand_is_refused(fields: dict[str, Any], reason: str) -> None:
    host = host_body()
    given = {"said": said(**fields), "host": host, "by": works_for(host), "on": TODAY, "at": NOON}
    assert refused(actions.prepare_conference, **given) == reason


def test_a_conference_of_a_programme_is_held_by_one_of_its_bodies() -> None:
    programme, other = running(), body("Sở khác")
    given = {"host": other, "by": works_for(other), "on": TODAY, "at": NOON}
    wrong = refused(actions.prepare_conference, said=said(programme=programme), **given)
    assert wrong == "host_no_party"
    party = programme.parties.all()[0].organisation
    assert prepared(party, programme=programme).programme == programme


def test_notice_needs_somebody_who_presides() -> None:
    made = prepared()
    assert refused(actions.announce, conference=made, **who(made)) == "chairs_missing"
    actions.announce(conference=with_chair(made), **who(made))
    assert Conference.objects.shown().get() == made


def test_an_internal_conference_is_announced_to_nobody_outside() -> None:
    announced(openness=Openness.INTERNAL)
    assert not Conference.objects.shown().exists()


def test_a_change_after_notice_is_told_as_it_was_and_as_it_is() -> None:
    made = announced()
    later = said(starts_at=MEETING + timedelta(hours=2), venue="Hội trường UBND tỉnh")
    at = NOON + timedelta(days=1)
    actions.change_conference(conference=made, said=later, by=works_for(made.host), on=TODAY, at=at)
    made.refresh_from_db()
    told = {one.label: (one.old, one.new) for one in changes_of(made)}
    assert told == {
        "Bắt đầu": ("08:00, 28/6/2024", "10:00, 28/6/2024"),
        "Địa điểm": ("Hội trường Tỉnh ủy", "Hội trường UBND tỉnh"),
    }


def test_what_was_held_is_changed_no_more() -> None:
    made = was_held()
    assert refused(actions.change_conference, conference=made, said=said(), **who(made)) == (
        "not_next"
    )


def test_it_was_not_held_before_its_day() -> None:
    made = announced()
    early = {**who(made), "on": THAT_DAY - timedelta(days=1)}
    assert refused(actions.hold, conference=made, **early) == "day_not_come"


def test_a_conference_is_cancelled_with_a_reason() -> None:
    made = announced()
    act = actions.cancel_conference
    assert refused(act, conference=made, reason=" ", **who(made)) == "reason_missing"
    act(conference=made, reason="Mưa bão", **who(made))
    last = Entry.objects.about(ref_of(made)).newest_first()[0]
    assert (last.verb, last.reason) == ("programmes.conference_moved", "Mưa bão")


def test_an_officer_presides_in_the_office_of_that_day() -> None:
    made, chair = prepared(), officer("chu-tri")
    appoint(officer=chair, role=role(), organisation=made.host, since=date(2024, 6, 1),
            until=date(2024, 6, 30), by=officer("van-thu"), at=NOON)  # fmt: skip
    rows = set_chairs(conference=made, chairs=[ChairSaid(officer=chair)], **who(made))
    assert str(rows[0]) == "Chu-tri, Cán bộ thử, Ban Dân vận Tỉnh ủy An Lĩnh"
    assert rows[0].organisation == made.host


def test_who_holds_no_office_on_the_new_day_is_told_before_the_day_is_changed() -> None:
    made, chair = prepared(), officer("chu-tri")
    appoint(officer=chair, role=role(), organisation=made.host, since=date(2024, 6, 1),
            until=date(2024, 6, 30), by=officer("van-thu"), at=NOON)  # fmt: skip
    set_chairs(conference=made, chairs=[ChairSaid(officer=chair)], **who(made))
    later = said(starts_at=datetime(2024, 7, 5, 1, tzinfo=UTC))
    wrong = refused(actions.change_conference, conference=made, said=later, **who(made))
    assert wrong == "chair_without_office"
    made.refresh_from_db()
    assert made.starts_at == MEETING


def test_an_office_that_ended_later_stays_written_down() -> None:
    made, chair = prepared(), officer("chu-tri")
    mandate = appoint(officer=chair, role=role(), organisation=made.host, since=date(2024, 6, 1),
                      by=officer("van-thu"), at=NOON)  # fmt: skip
    set_chairs(conference=made, chairs=[ChairSaid(officer=chair)], **who(made))
    mandate.until = date(2024, 6, 2)
    mandate.save()
    assert made.chairs.get().office == "Cán bộ thử, Ban Dân vận Tỉnh ủy An Lĩnh"


@pytest.mark.parametrize(
    ("chairs", "reason"),
    [
        ([], "chairs_missing"),
        ([ChairSaid("Nguyễn Văn A")], "chair_incomplete"),
        ([ChairSaid("A", "B"), ChairSaid("A", "C")], "chair_twice"),
    ],
)
def test_chairs_that_cannot_be_are_refused(chairs: list[ChairSaid], reason: str) -> None:
    made = prepared()
    assert refused(set_chairs, conference=made, chairs=chairs, **who(made)) == reason


def test_who_stays_on_the_list_keeps_what_is_said_of_them() -> None:
    made = was_held()
    rows = invite(conference=made, guests=[GuestSaid("A"), GuestSaid("B")], **who(made))
    told = {rows[0].pk: Attendance(Presence.PRESENT, 3)}
    tell_attendance(conference=made, told=told, **who(made))
    again = invite(conference=made, guests=[GuestSaid("C"), GuestSaid("A")], **who(made))
    assert [(one.name, one.presence, one.people) for one in again] == [
        ("C", "invited", None),
        ("A", "present", 3),
    ]
    assert made.guests.count() == 2


def test_a_guest_is_invited_once() -> None:
    made = prepared()
    twice = [GuestSaid("A"), GuestSaid(" A ")]
    assert refused(invite, conference=made, guests=twice, **who(made)) == "guest_twice"
    assert refused(invite, conference=made, guests=[GuestSaid()], **who(made)) == "guest_nobody"


def test_the_sums_of_who_came_close() -> None:
    made = was_held()
    guests = [GuestSaid(name) for name in "ABCD"]
    rows = invite(conference=made, guests=guests, **who(made))
    told = {
        rows[0].pk: Attendance(Presence.PRESENT, 2),
        rows[1].pk: Attendance(Presence.REPRESENTED),
        rows[2].pk: Attendance(Presence.ABSENT),
    }
    found = tell_attendance(conference=made, told=told, **who(made))
    assert (found.invited, found.came, found.absent, found.unsaid, found.people) == (4, 2, 1, 1, 3)
    assert verbs_of(made)[-1] == "programmes.conference_attended"


def test_attendance_is_told_of_those_invited_only() -> None:
    made, other = was_held(), was_held(body("Sở khác"))
    guest = invite(conference=other, guests=[GuestSaid("A")], **who(other))[0]
    told = {guest.pk: Attendance(Presence.PRESENT)}
    assert refused(tell_attendance, conference=made, told=told, **who(made)) == "guest_of_other"
    assert refused(tell_attendance, conference=announced(), told={}, **who(made)) == "not_next"


def test_an_agenda_is_written_in_place_of_that_before() -> None:
    made = prepared()
    for items in ([AgendaLine("A"), AgendaLine("B")], [AgendaLine("C")]):
        set_agenda(conference=made, items=items, **who(made))
    assert [one.text for one in made.agenda.all()] == ["C"]


def test_only_published_documents_lie_before_a_conference() -> None:
    made, shown = prepared(), published()
    hidden = draft(number="35/CT-TTg")
    wrong = refused(set_documents, conference=made, documents=[shown, hidden], **who(made))
    assert wrong == "document_not_published"
    set_documents(conference=made, documents=[shown], **who(made))
    assert list(made.documents.all()) == [shown]


def test_conclusions_are_written_until_they_are_fixed() -> None:
    made = was_held()
    asked = [ConclusionSaid("Việc một", made.host, Term(TermKind.QUARTER, date(2024, 7, 1)))]
    write = {"conference": made, "summary": "Diễn biến", "conclusions": asked, **who(made)}
    concluding.write_conclusions(**write)
    concluding.conclude(**write)
    assert made.conclusions.get().term.due == date(2024, 9, 30)
    made.refresh_from_db()
    assert (made.state, made.summary) == ("concluded", "Diễn biến")
    assert refused(concluding.write_conclusions, **write) == "not_next"
    assert verbs_of(made)[-1] == "programmes.conference_concluded"


def test_nothing_is_concluded_of_nothing() -> None:
    made = was_held()
    given = {"conference": made, "summary": "", **who(made)}
    assert refused(concluding.conclude, conclusions=[], **given) == "conclusions_missing"
    empty = [ConclusionSaid(" ")]
    assert refused(concluding.conclude, conclusions=empty, **given) == "conclusion_empty"


def test_a_crash_while_concluding_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    made = was_held()
    before = [ConclusionSaid("Nháp")]
    given = {"conference": made, "summary": "", **who(made)}
    concluding.write_conclusions(conclusions=before, **given)

    def crash(*_args: Any, **_more: Any) -> None:
        raise OSError

    monkeypatch.setattr(concluding, "record", crash)
    with pytest.raises(OSError):  # noqa: PT011 - the one raised above
        concluding.conclude(conclusions=[ConclusionSaid("Khác")], **given)
    made.refresh_from_db()
    assert made.state == "held"
    assert [one.text for one in Conclusion.objects.all()] == ["Nháp"]


def test_two_conferences_of_one_title_have_two_addresses() -> None:
    assert prepared().slug != prepared().slug
