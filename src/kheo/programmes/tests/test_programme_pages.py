"""Working on programmes, from the first line to the last signature."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.accounts import second_factor
from kheo.documents.tests.factories import published
from kheo.ledger.models import Entry, Link
from kheo.organisations.forms.organisation_fields import written as line_of
from kheo.organisations.models import Mandate
from kheo.programmes.actions.agreeing import send_for_comments, send_for_signing
from kheo.programmes.models import DraftComment, Party, Programme
from kheo.programmes.rules.openness import Openness
from kheo.programmes.rules.states import State
from kheo.programmes.tests.factories import (
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


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def signed_in(who):
    client = Client()
    client.force_login(who)
    return client


def at(name, *keys):
    return reverse(f"programmes_work:{name}", args=keys)


def sides(programme):
    """Return a client for each party, in order."""
    return [signed_in(works_for(one.organisation)) for one in programme.parties.all()]


def new_programme(first, second, **more):
    return {
        "title": "Chương trình phối hợp giai đoạn 2026–2031", "instrument": "programme",
        "since": "1/1/2026", "until": "31/12/2031", "openness": "public", "so_ben": "2",
        "ben-0-organisation": line_of(first), "ben-0-role": "lead", "ben-0-leader": "Lê Thị Mẫu",
        "ben-1-organisation": line_of(second), "ben-1-role": "partner",
    } | more  # fmt: skip


# --- The list ---


def test_work_on_programmes_is_for_who_is_signed_in(client):
    programme = running()
    party = programme.parties.all()[0]
    for address in (
        at("list"), at("new"), at("programme", programme.pk), at("version", programme.pk, 1),
        at("answer", programme.pk, party.pk), at("end", programme.pk), at("change", programme.pk),
        at("text", programme.pk), at("attach", programme.pk),
    ):  # fmt: skip
        assert client.get(address).status_code == 302


def test_an_officer_sees_the_programmes_of_his_organisations_only():
    programme = running()
    stranger = signed_in(works_for(body("Sở Nội vụ")))
    mine, _other = sides(programme)
    assert programme.title in text_of(mine.get(at("list")))
    assert programme.title not in text_of(stranger.get(at("list")))
    party = programme.parties.all()[0]
    for address in (
        at("programme", programme.pk), at("version", programme.pk, 1), at("end", programme.pk),
        at("answer", programme.pk, party.pk), at("contacts", programme.pk, party.pk),
        at("attach", programme.pk), at("begin_version", programme.pk, party.pk),
    ):  # fmt: skip
        assert stranger.get(address).status_code == 404
        assert stranger.post(address).status_code in {404, 405}


def test_a_contact_and_who_stands_above_a_party_see_it_too_and_an_administrator_sees_all():
    above = body("Tỉnh ủy An Lĩnh")
    one = body("Ban Dân vận", above)
    programme = running(one, body("Ban cán sự đảng"))
    contact = officer("theo-doi")
    Party.objects.filter(organisation=one).update(contact_officer=contact)
    for who in (works_for(above), contact, officer("quan-tri", is_superuser=True)):
        assert signed_in(who).get(at("programme", programme.pk)).status_code == 200
    assert programme.title in text_of(signed_in(contact).get(at("list")))


def test_what_waits_for_an_officer_stands_on_top_until_he_did_it():
    programme, version = signing()
    first, second = sides(programme)
    assert "Chờ ký" in text_of(second.get(at("list")))
    signed_by(programme.parties.all()[1], version)
    assert "Chờ ký" not in text_of(second.get(at("list")))
    assert "Chờ ký" in text_of(first.get(at("list")))


def test_the_list_is_filtered_by_state():
    programme = running()
    mine, _other = sides(programme)
    assert programme.title in text_of(mine.get(at("list"), {"tinh_trang": "running"}))
    assert programme.title not in text_of(mine.get(at("list"), {"tinh_trang": "draft"}))
    assert mine.get(at("list"), {"trang": "9"}).status_code == 404


def test_the_list_asks_as_much_for_many_programmes_as_for_few():
    one, other = two_bodies()
    mine, counts = signed_in(works_for(one)), []
    for _round in range(2):
        for number in range(3):
            signing(one, other, title=f"Chương trình thứ {number}")
        mine.get(at("list"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            mine.get(at("list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 20, counts


# --- Beginning ---


def test_a_programme_is_begun_by_a_form_with_its_parties():
    one, other = two_bodies()
    mine = signed_in(works_for(one))
    assert line_of(one) in text_of(mine.get(at("new")))
    answer = mine.post(at("new"), new_programme(one, other, asks_leave="on"))
    programme = Programme.objects.get()
    assert answer.url == at("programme", programme.pk)
    assert programme.state == State.ASKING_LEAVE
    assert [one.organisation for one in programme.parties.all()] == [one, other]
    assert programme.parties.all()[0].leader == "Lê Thị Mẫu"
    shown = text_of(mine.get(answer.url))
    assert "Trình xin chủ trương" in shown
    assert "Soạn nội dung" in shown


def test_another_party_is_one_button_away_and_nothing_typed_is_lost():
    one, other = two_bodies()
    mine = signed_in(works_for(one))
    answer = mine.post(at("new"), new_programme(one, other, them="1", theme="Năm dân vận khéo"))
    shown = text_of(answer)
    assert answer.status_code == 200
    assert 'name="ben-2-organisation"' in shown
    assert "Năm dân vận khéo" in shown
    assert "Lê Thị Mẫu" in shown
    assert not Programme.objects.exists()


def test_a_programme_that_cannot_be_is_refused_with_what_was_typed():
    one, other = two_bodies()
    mine = signed_in(works_for(one))
    third = {"so_ben": "3", "ben-2-role": "partner", "ben-2-leader": "Ai đó"}
    for wrong, said in (
        ({"ben-1-organisation": ""}, "ít nhất hai bên"),
        ({"ben-1-organisation": line_of(one)}, "chỉ là một bên"),
        ({"ben-1-organisation": "Không có đâu"}, "Không có tổ chức nào"),
        ({"until": "1/1/2020"}, "Ngày cuối phải sau ngày đầu"),
        ({"since": "hôm qua"}, "Ngày viết như"),
        ({"place": "Xứ lạ"}, "Không tìm thấy"),
        ({"parent": "Chương trình lạ"}, "Không tìm thấy"),
        (third, "Hãy ghi tổ chức, hoặc xóa hết dòng này"),
        ({"ben-0-organisation": line_of(other), "ben-1-organisation": line_of(one)},
         "không có nhiệm vụ"),
        ({"so_ben": "x"}, "ít nhất hai bên"),
    ):  # fmt: skip
        answer = mine.post(at("new"), new_programme(one, other) | wrong)
        assert answer.status_code == 422
        assert said in text_of(answer), said
        assert "Chương trình phối hợp giai đoạn 2026–2031" in text_of(answer)
    assert not Programme.objects.exists()


def test_a_programme_names_its_parent_by_title_or_address_and_secrets_stay_unnamed():
    one, other = two_bodies()
    parent = running(title="Chương trình trung ương")
    hidden = running(
        body("Bên kín"), body("Bên kín khác"), title="Chương trình kín", openness=Openness.INTERNAL
    )
    mine = signed_in(works_for(one))
    by_title = new_programme(one, other, parent="trung ương")
    by_address = new_programme(one, other, parent=f"https://x/chuong-trinh/{parent.slug}/")
    for sent in (by_title, by_address):
        mine.post(at("new"), sent)
    assert Programme.objects.filter(parent=parent).count() == 2
    answer = mine.post(at("new"), new_programme(one, other, parent=hidden.title))
    assert "Không tìm thấy" in text_of(answer)


def test_what_is_said_of_a_programme_is_changed_until_somebody_signed():
    programme, version = signing()
    lead, partner = sides(programme)
    address = at("change", programme.pk)
    assert "Đang ký" in text_of(lead.get(at("programme", programme.pk)))
    sent = {"title": "Tên mới", "instrument": "regulation", "since": "1/1/2021",
            "openness": "sums"}  # fmt: skip
    assert partner.get(address).status_code == 302
    assert "không có nhiệm vụ" in text_of(partner.post(address, sent))
    assert lead.post(address, sent).status_code == 302
    programme.refresh_from_db()
    assert (programme.title, programme.openness) == ("Tên mới", "sums")
    signed_by(programme.parties.all()[1], version)
    answer = lead.post(address, sent | {"title": "Tên khác nữa"})
    assert answer.status_code == 422
    assert "Đã có bên trả lời" in text_of(answer)
    assert lead.get(address).status_code == 302


def test_parties_are_set_anew_and_their_people_at_any_time():
    programme = begun()
    lead, partner = sides(programme)
    third = body("Mặt trận Tổ quốc tỉnh")
    rows = list(programme.parties.all())
    address = at("parties", programme.pk)
    assert line_of(rows[1].organisation) in text_of(lead.get(address))
    sent = {"so_ben": "3", "ben-0-organisation": line_of(rows[0].organisation),
            "ben-0-role": "lead", "ben-1-role": "partner",
            "ben-2-organisation": line_of(third), "ben-2-role": "partner"}  # fmt: skip
    assert 'name="ben-3-organisation"' in text_of(lead.post(address, sent | {"them": "1"}))
    assert lead.post(address, sent).status_code == 302
    assert [one.organisation for one in programme.parties.all()] == [rows[0].organisation, third]
    assert partner.get(address).status_code == 404
    address = at("contacts", programme.pk, rows[0].pk)
    assert lead.get(address).status_code == 200
    assert lead.post(address, {"contact": "Trần Văn Mẫu"}).status_code == 302
    assert Party.objects.get(pk=rows[0].pk).contact == "Trần Văn Mẫu"
    assert Entry.objects.filter(verb="programmes.contacts_changed").count() == 1


def test_a_party_sets_its_own_people_and_not_those_of_the_other():
    programme = running()
    _lead, partner = sides(programme)
    first, second = programme.parties.all()
    sent = {"leader": "Người khác"}
    assert partner.get(at("contacts", programme.pk, first.pk)).status_code == 302
    answer = partner.post(at("contacts", programme.pk, first.pk), sent)
    assert "không có nhiệm vụ" in text_of(answer)
    assert partner.post(at("contacts", programme.pk, second.pk), sent).status_code == 302


# --- From draft to signature ---


def test_a_draft_goes_to_comments_is_answered_and_is_signed_by_both():
    programme = begun()
    written(programme)
    lead, partner = sides(programme)
    first, second = programme.parties.all()
    page = at("programme", programme.pk)
    assert "5 mục" in text_of(lead.get(at("send_for_comments", programme.pk)))
    assert partner.get(at("send_for_comments", programme.pk)).status_code == 302
    assert lead.post(at("send_for_comments", programme.pk)).url == page
    assert "Chờ góp ý" in text_of(partner.get(at("list")))
    address = at("comment", programme.pk, second.pk)
    assert "mục II.1" in text_of(partner.get(address))
    assert "Hãy ghi nội dung" in text_of(partner.post(address, {"text": ""}))
    partner.post(address, {"text": "Nêu rõ thời gian", "clause": "k3"})
    row = DraftComment.objects.get()
    assert (row.clause_key, row.organisation) == ("k3", second.organisation)
    assert "Chờ góp ý" not in text_of(partner.get(at("list")))
    assert "Nêu rõ thời gian" in text_of(lead.get(page))
    address = at("reply", programme.pk, row.pk)
    assert partner.get(address).status_code == 404
    assert "Hãy ghi lý do" in text_of(lead.post(address, {"taken": "khong"}))
    assert lead.post(address, {"taken": "khong", "text": "Đã nêu ở mục I"}).status_code == 302
    assert lead.post(at("send_for_signing", programme.pk)).url == page
    for client, party in ((lead, first), (partner, second)):
        address = at("answer", programme.pk, party.pk)
        shown = text_of(client.get(address))
        assert "Lần 1, 5 mục" in shown
        sent = {"answer": "co", "name": "Nguyễn Văn Mẫu", "office": "Trưởng ban"}
        assert client.post(address, sent).url == page
    programme.refresh_from_db()
    assert programme.state == State.RUNNING
    shown = text_of(lead.get(page))
    assert "Nguyễn Văn Mẫu, Trưởng ban" in shown
    assert "đã bổ sung" not in shown


def test_the_standing_desk_comments_for_its_party_and_does_not_sign():
    programme = begun()
    version = written(programme)
    second = programme.parties.all()[1]
    desk = body("Sở Nội vụ tỉnh An Lĩnh")
    Party.objects.filter(pk=second.pk).update(desk=desk)
    send_for_comments(
        version=version, by=works_for(version.proposed_by.organisation), on=TODAY, at=NOON
    )
    theirs = signed_in(works_for(desk))
    assert "Chờ góp ý" in text_of(theirs.get(at("list")))
    address = at("comment", programme.pk, second.pk)
    assert "Sở Nội vụ" in text_of(theirs.get(address))
    theirs.post(address, {"text": "Nhất trí"})
    assert DraftComment.objects.get().organisation == desk
    assert "Chờ góp ý" not in text_of(theirs.get(at("list")))
    send_for_signing(
        version=version, by=works_for(version.proposed_by.organisation), on=TODAY, at=NOON
    )
    assert theirs.get(at("answer", programme.pk, second.pk)).status_code == 302


def test_signing_is_filled_with_the_leader_of_the_party_and_only_its_own_hand_signs():
    programme, version = signing()
    first, second = programme.parties.all()
    Party.objects.filter(pk=first.pk).update(leader="Lê Thị Lãnh Đạo", leader_office="Trưởng ban")
    lead, partner = sides(programme)
    address = at("answer", programme.pk, first.pk)
    assert 'value="Lê Thị Lãnh Đạo"' in text_of(lead.get(address))
    assert partner.get(address).status_code == 302
    sent = {"answer": "co", "name": "Kẻ mạo danh", "version": version.pk}
    answer = partner.post(address, sent)
    assert answer.status_code == 422
    assert "không có nhiệm vụ" in text_of(answer)
    assert "Kẻ mạo danh" in text_of(answer)
    assert not version.answers.exists()
    assert lead.post(at("answer", programme.pk, 10**6), sent).status_code == 404
    for wrong, said in (
        ({"answer": ""}, "Hãy chọn đồng ý hoặc không đồng ý"),
        ({"name": ""}, "Hãy điền ô này"),
        ({"answer": "khong"}, "Hãy ghi lý do"),
    ):
        assert said in text_of(lead.post(address, sent | wrong))
    assert second.pk != first.pk


def test_nobody_signs_another_text_than_the_one_he_saw():
    programme, version = signing()
    lead, partner = sides(programme)
    second = programme.parties.all()[1]
    lead.post(at("take_back", programme.pk), {"reason": "Bổ sung kinh phí", "version": version.pk})
    fresh = programme.versions.open().get()
    by = works_for(fresh.proposed_by.organisation)
    send_for_comments(version=fresh, by=by, on=TODAY, at=NOON)
    send_for_signing(version=fresh, by=by, on=TODAY, at=NOON)
    sent = {"answer": "co", "name": "Nguyễn Văn Mẫu", "version": version.pk}
    answer = partner.post(at("answer", programme.pk, second.pk), sent)
    assert "không còn chờ trả lời" in text_of(answer)
    assert not fresh.answers.exists()
    elsewhere = signing(body("Một bên"), body("Bên kia"))[1]
    sent["version"] = elsewhere.pk
    assert partner.post(at("answer", programme.pk, second.pk), sent).status_code == 404


def test_a_running_programme_is_supplemented_when_both_agree_and_the_change_can_be_read():
    programme = running()
    lead, partner = sides(programme)
    first, second = programme.parties.all()
    page = at("programme", programme.pk)
    assert partner.get(at("begin_version", programme.pk, second.pk)).status_code == 200
    assert partner.post(at("begin_version", programme.pk, second.pk)).url == page
    shown = partner.get(at("text", programme.pk)).context["form"]
    sent = {name: shown[name].value() for name in ("bases", "seen")} | {"ghi": "1"}
    text = shown["clauses"].value().replace("thi đua", "thi đua yêu nước") + "\nIV. Kinh phí"
    assert partner.post(at("text", programme.pk), sent | {"clauses": text}).url == page
    address = at("propose_change", programme.pk)
    assert partner.get(address).status_code == 200
    assert lead.get(address).status_code == 302
    assert partner.post(address, {"name": "Trần Văn Mẫu"}).url == page
    assert "Chờ trả lời nội dung bổ sung" in text_of(lead.get(at("list")))
    change = text_of(lead.get(at("diff", programme.pk, 2, 1)))
    assert "1 mục sửa, 1 mục thêm" in change
    assert "<ins>" in change
    assert "[thêm:]" in change
    assert "Xem nội dung thay đổi" in text_of(lead.get(at("answer", programme.pk, first.pk)))
    sent = {"answer": "co", "name": "Nguyễn Văn Mẫu"}
    assert lead.post(at("answer", programme.pk, first.pk), sent).url == page
    assert "đã bổ sung 1 lần" in text_of(partner.get(page))
    keys = [one.key for one in programme.versions.binding().get().outline]
    assert keys[:5] == ["k1", "k2", "k3", "k4", "k5"]


def test_a_change_is_withdrawn_and_one_that_changes_nothing_is_refused():
    programme = running()
    lead, _partner = sides(programme)
    first = programme.parties.all()[0]
    lead.post(at("begin_version", programme.pk, first.pk))
    answer = lead.post(at("propose_change", programme.pk), {"name": "Nguyễn Văn Mẫu"})
    assert "không thay đổi gì" in text_of(answer)
    assert lead.post(at("withdraw_change", programme.pk)).status_code == 302
    assert not programme.versions.open().exists()


def test_the_signed_document_is_found_by_its_number_and_stays_through_changes():
    programme = running()
    document = published(number="05-CTr/BDVTU")
    lead, partner = sides(programme)
    address = at("attach", programme.pk)
    assert partner.get(address).status_code == 302
    assert "Không tìm thấy" in text_of(lead.post(address, {"document": "99-XX/YY"}))
    assert lead.post(address, {"document": "05-CTr/BDVTU"}).status_code == 302
    programme.refresh_from_db()
    assert programme.document == document
    assert "đã được gắn" in text_of(lead.post(address, {"document": "05-CTr/BDVTU"}))
    assert "05-CTr/BDVTU" in text_of(partner.get(at("programme", programme.pk)))
    first, second = programme.parties.all()
    lead.post(at("begin_version", programme.pk, first.pk))
    shown = lead.get(at("text", programme.pk)).context["form"]
    sent = {name: shown[name].value() for name in ("bases", "seen")} | {"ghi": "1"}
    lead.post(at("text", programme.pk), sent | {"clauses": "I. Nội dung mới"})
    lead.post(at("propose_change", programme.pk), {"name": "Nguyễn Văn Mẫu"})
    partner.post(at("answer", programme.pk, second.pk), {"answer": "co", "name": "Trần Văn Mẫu"})
    assert programme.versions.binding().get().number == 2
    tied = Link.objects.in_force().filter(kind="causes", from_kind="programmes.programme")
    assert tied.get().to_key == str(document.pk)
    other = published(number="06-CTr/BDVTU")
    lead.post(address, {"document": "06-CTr/BDVTU"})
    assert tied.get().to_key == str(other.pk)


def test_a_programme_is_dropped_or_ended_with_a_reason():
    programme, other = begun(), running(body("Bên A"), body("Bên B"), title="Khác")
    lead, _partner = sides(programme)
    assert "Hãy ghi lý do" in text_of(lead.post(at("drop", programme.pk), {"reason": ""}))
    assert lead.post(at("drop", programme.pk), {"reason": "Không cần nữa"}).status_code == 302
    lead, partner = sides(other)
    assert partner.get(at("end", other.pk)).status_code == 302
    assert "không có nhiệm vụ" in text_of(partner.post(at("end", other.pk), {"reason": "Thôi"}))
    assert lead.post(at("end", other.pk), {"reason": "Hết việc"}).status_code == 302
    shown = text_of(lead.get(at("programme", other.pk)))
    assert "Hết việc" in shown
    assert "Bạn có thể" not in shown
    states = Programme.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [State.DROPPED, State.ENDED]


def test_a_page_costs_the_same_however_much_was_said():
    programme, version = signing()
    lead, _partner = sides(programme)
    address, counts = at("programme", programme.pk), []
    for number in range(2):
        for place in range(1 + 4 * number):
            DraftComment.objects.create(
                version=version, organisation=programme.parties.all()[0].organisation,
                text=f"Ý kiến {number} {place}", by=officer("van-thu"), at=NOON,
            )  # fmt: skip
        lead.get(address)
        with CaptureQueriesContext(connection) as asked:
            lead.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 25, counts


# --- The second factor ---


def test_who_may_sign_needs_a_second_factor_while_his_mandate_holds(django_assert_num_queries):
    one, _other = two_bodies()
    signer = works_for(one)
    need = second_factor.NEEDS["programmes.sign"]
    with django_assert_num_queries(1):
        assert need.holds(signer)
    assert not need.holds(officer("nguoi-khac"))
    Mandate.objects.filter(officer=signer).update(limits=["programmes.draft"])
    assert not need.holds(signer)
    Mandate.objects.filter(officer=signer).update(limits=[], until=TODAY)
    assert not need.holds(signer)
