"""Parties come to an agreement, and none of them can change it alone."""

from datetime import date

import pytest

from kheo.core.verdict import RefusedError
from kheo.documents.models import Reference
from kheo.documents.tests.factories import published
from kheo.ledger.models import Entry, Link
from kheo.programmes.actions.agreeing import (
    Signature,
    propose_change,
    send_for_comments,
    take_back,
    withdraw_change,
)
from kheo.programmes.actions.beginning import PartySaid, ProgrammeSaid, begin_programme
from kheo.programmes.actions.commenting import comment, reply
from kheo.programmes.actions.ending import drop, end_overdue
from kheo.programmes.actions.writing import Text, begin_version, write_version
from kheo.programmes.models import Programme, Version
from kheo.programmes.rules.changes import Change, changes
from kheo.programmes.rules.outline import Clause
from kheo.programmes.rules.states import State
from kheo.programmes.tests.factories import (
    CLAUSES,
    NOON,
    TODAY,
    begun,
    body,
    officer,
    running,
    signed_by,
    signing,
    two_bodies,
    works_for,
    written,
)

pytestmark = pytest.mark.django_db
SIGNATURE = Signature("Nguyễn Văn Mẫu", "Trưởng ban")


def refused(reason):
    return pytest.raises(RefusedError, match=reason)


def changed(programme: Programme, *clauses: Clause) -> Version:
    """Return a change that the second party proposes."""
    party = programme.parties.all()[1]
    by = works_for(party.organisation)
    version = begin_version(programme=programme, party=party, by=by, on=TODAY, at=NOON)
    text = Text(clauses=clauses or (*CLAUSES, Clause("", 1, "Kinh phí do ngân sách bảo đảm")))
    write_version(version=version, text=text, by=by, on=TODAY, at=NOON)
    return propose_change(version=version, signature=SIGNATURE, by=by, on=TODAY, at=NOON)


def test_a_programme_needs_two_parties_each_once():
    one, other = two_bodies()
    said = ProgrammeSaid("Chương trình", since=date(2024, 1, 1))
    for parties in ([one], [one, one]):
        with refused("parties_missing|party_twice"):
            begin_programme(
                said=said, parties=[PartySaid(body) for body in parties], by=works_for(one),
                on=TODAY, at=NOON,
            )  # fmt: skip
    assert not Programme.objects.exists()
    assert begun(one, other).state == State.DRAFT


def test_it_asks_leave_first_unless_leave_was_given():
    assert begun(asks_leave=True).state == State.ASKING_LEAVE
    version = Version.objects.get()
    with refused("not_next"):
        send_for_comments(
            version=written(version.programme), by=works_for(version.proposed_by.organisation),
            on=TODAY, at=NOON,
        )  # fmt: skip


def test_nobody_from_outside_signs():
    programme, version = signing()
    first, second = programme.parties.all()
    for stranger in (officer("nguoi-la"), works_for(second.organisation)):
        with refused("no_mandate|elsewhere"):
            signed_by(first, version, by=stranger)
    assert not version.answers.exists()


def test_it_runs_when_all_have_signed_and_not_before():
    programme, version = signing()
    first, second = programme.parties.all()
    signed_by(first, version)
    programme.refresh_from_db()
    assert programme.state == State.SIGNING
    signed_by(second, version)
    programme.refresh_from_db()
    version.refresh_from_db()
    assert (programme.state, programme.signed_on) == (State.RUNNING, TODAY)
    assert version.bound_at == NOON
    assert Entry.objects.filter(verb="programmes.version_bound").count() == 1


def test_a_party_signs_once():
    programme, version = signing()
    first = programme.parties.all()[0]
    signed_by(first, version)
    with refused("answered_before"):
        signed_by(first, version)


def test_a_no_sends_the_draft_back_and_signatures_count_no_more():
    programme, version = signing()
    first, second = programme.parties.all()
    signed_by(first, version)
    with refused("reason_missing"):
        signed_by(second, version, accepted=False)
    signed_by(second, version, accepted=False, reason="Thiếu phần kinh phí")
    programme.refresh_from_db()
    fresh = programme.versions.open().get()
    assert programme.state == State.DRAFT
    assert (fresh.number, fresh.is_editable, fresh.answers.count()) == (2, True, 0)
    assert [one.key for one in fresh.outline] == [one.key for one in version.outline]


def test_what_was_put_forward_is_fixed():
    programme, version = signing()
    by = works_for(version.proposed_by.organisation)
    with refused("version_fixed"):
        write_version(version=version, text=Text(), by=by, on=TODAY, at=NOON)
    take_back(version=version, reason="Bổ sung căn cứ", by=by, on=TODAY, at=NOON)
    programme.refresh_from_db()
    assert programme.state == State.DRAFT


def test_an_empty_draft_goes_nowhere():
    programme = begun()
    version = programme.versions.get()
    with refused("version_empty"):
        send_for_comments(
            version=version, by=works_for(version.proposed_by.organisation), on=TODAY, at=NOON
        )


def test_a_change_binds_nobody_until_all_accept_it():
    programme = running()
    before = programme.versions.binding().get()
    change = changed(programme)
    assert programme.versions.binding().get() == before
    signed_by(programme.parties.all()[0], change)
    assert programme.versions.binding().get() == change
    before.refresh_from_db()
    assert before.overtaken_at == NOON
    told = [one.change for one in changes(before.outline, change.outline)]
    assert told.count(Change.ADDED) == 1
    assert told.count(Change.SAME) == len(CLAUSES)


def test_a_declined_change_is_gone_and_another_may_follow():
    programme = running()
    change = changed(programme)
    signed_by(programme.parties.all()[0], change, accepted=False, reason="Chưa phù hợp")
    change.refresh_from_db()
    assert change.closed_at == NOON
    assert programme.versions.binding().get().number == 1
    assert changed(programme).number == 3


def test_one_change_is_open_at_a_time_and_one_that_changes_nothing_is_refused():
    programme = running()
    change = changed(programme)
    party = programme.parties.all()[0]
    by = works_for(party.organisation)
    with refused("version_waits"):
        begin_version(programme=programme, party=party, by=by, on=TODAY, at=NOON)
    withdraw_change(
        version=change, by=works_for(change.proposed_by.organisation), on=TODAY, at=NOON
    )
    same = begin_version(programme=programme, party=party, by=by, on=TODAY, at=NOON)
    with refused("version_same"):
        propose_change(version=same, signature=SIGNATURE, by=by, on=TODAY, at=NOON)


def test_bases_find_their_documents_and_the_document_knows_the_programme():
    document = published(number="33/CT-TTg")
    programme = running()
    basis = programme.versions.binding().get().bases.get()
    assert basis.document == document
    reference = Reference.objects.get(holder_kind="programmes.programme", target=document)
    assert (reference.holder_key, reference.relation) == (str(programme.pk), "based_on")
    assert Link.objects.in_force().get(from_kind="programmes.programme").to_key == str(document.pk)


def test_comments_are_answered_with_a_reason_for_a_no():
    programme = begun()
    version = written(programme)
    lead, partner = (party.organisation for party in programme.parties.all())
    send_for_comments(version=version, by=works_for(lead), on=TODAY, at=NOON)
    row = comment(
        version=version, organisation=partner, text="Nêu rõ thời gian.", clause_key="k3",
        by=works_for(partner), on=TODAY, at=NOON,
    )  # fmt: skip
    with refused("reason_missing"):
        reply(row=row, taken=False, text="", by=works_for(lead), on=TODAY, at=NOON)
    replied = reply(row=row, taken=True, text="", by=works_for(lead), on=TODAY, at=NOON)
    assert (replied.taken, replied.replied_at) == (True, NOON)


def test_a_programme_that_was_never_signed_is_dropped_with_a_reason():
    programme = begun()
    by = works_for(programme.parties.all()[0].organisation)
    with refused("reason_missing"):
        drop(programme=programme, reason=" ", by=by, on=TODAY, at=NOON)
    drop(programme=programme, reason="Không được cho chủ trương", by=by, on=TODAY, at=NOON)
    programme.refresh_from_db()
    assert (programme.state, programme.ended_on) == (State.DROPPED, TODAY)


def test_a_programme_ends_with_a_party_on_its_last_day():
    one, other = two_bodies()
    programme, third = running(one, other), body("Mặt trận Tổ quốc tỉnh An Lĩnh")
    untouched = running(one, third, title="Chương trình khác")
    other.until = date(2025, 2, 19)
    other.save()
    system = officer("he-thong")
    assert end_overdue(on=date(2025, 2, 19), by=system, at=NOON) == []
    (ended,) = end_overdue(on=date(2025, 2, 20), by=system, at=NOON)
    assert (ended.pk, ended.state, ended.ended_on) == (
        programme.pk, State.ENDED_WITH_PARTY, date(2025, 2, 19),
    )  # fmt: skip
    assert ended.ending == str(other)
    untouched.refresh_from_db()
    assert untouched.state == State.RUNNING
    assert [one.pk for one in end_overdue(on=date(2027, 1, 1), by=system, at=NOON)] == [
        untouched.pk
    ]
