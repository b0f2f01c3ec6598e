"""Writing the text of a programme by typing and pasting, and reading versions side by side."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from kheo.core.verdict import RefusedError
from kheo.documents.tests.factories import published
from kheo.ledger.models import Entry
from kheo.programmes.actions import writing
from kheo.programmes.actions.agreeing import Signature, propose_change, send_for_comments
from kheo.programmes.actions.beginning import (
    PartySaid,
    ProgrammeSaid,
    change_parties,
    change_programme,
)
from kheo.programmes.actions.commenting import comment
from kheo.programmes.actions.writing import Text, begin_version, write_version
from kheo.programmes.models import Clause, PartyAnswer
from kheo.programmes.rules.outline import Clause as Said
from kheo.programmes.rules.outline import ClauseKind
from kheo.programmes.tests.factories import (
    CLAUSES,
    NOON,
    TODAY,
    begun,
    body,
    running,
    signed_by,
    signing,
    works_for,
    written,
)

pytestmark = pytest.mark.django_db
WORD = (
    "I- MỤC ĐÍCH, YÊU CẦU\r\n1) Mục đích\r\n•\u00a0Nâng cao nhận thức\r\n"
    "II – NỘI DUNG PHỐI HỢP\r\na. Tuyên truyền\r\nIII. KINH PHÍ\r\n"
)


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def at(name, *keys):
    return reverse(f"programmes_work:{name}", args=keys)


def writer(programme):
    client = Client()
    client.force_login(works_for(programme.parties.all()[0].organisation))
    return client


def form_of(client, programme):
    form = client.get(at("text", programme.pk)).context["form"]
    return {name: form[name].value() for name in ("bases", "clauses", "note", "seen")}


def rows_of(programme):
    version = programme.versions.order_by("-number")[0]
    return [(one.depth, one.text, one.kind) for one in version.clauses.all()]


def test_a_text_from_a_word_processor_is_looked_over_and_kept_with_the_kinds_chosen():
    programme, document = begun(), published(number="33/CT-TTg")
    client = writer(programme)
    sent = form_of(client, programme) | {
        "bases": "- Căn cứ Luật X;\nThực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021;",
        "clauses": WORD,
    }
    shown = client.post(at("text", programme.pk), sent | {"xem": "1"})
    assert shown.status_code == 200
    assert "6 mục. Chưa ghi" in text_of(shown)
    assert not Clause.objects.exists()
    again = client.post(at("text", programme.pk), sent | {"sua": "1"})
    assert "II – NỘI DUNG" in text_of(again)
    answer = client.post(at("text", programme.pk), sent | {"ghi": "1", "loai-4": "assignment"})
    assert answer.url == at("programme", programme.pk)
    assert rows_of(programme) == [
        (1, "MỤC ĐÍCH, YÊU CẦU", "purpose"), (2, "Mục đích", "purpose"),
        (3, "Nâng cao nhận thức", "purpose"), (1, "NỘI DUNG PHỐI HỢP", "content"),
        (2, "Tuyên truyền", "assignment"), (1, "KINH PHÍ", "funding"),
    ]  # fmt: skip
    bases = programme.versions.get().bases.all()
    assert [(one.opening, one.document) for one in bases] == [
        ("based_on", None), ("carrying_out", document),
    ]  # fmt: skip
    page = text_of(client.get(at("version", programme.pk, 1)))
    assert document.get_absolute_url() in page
    assert "Thực hiện" in page


def test_what_is_shown_and_kept_again_keeps_every_key_and_kind():
    programme = begun()
    version = written(programme)
    client = writer(programme)
    before = [(one.key, one.depth, one.kind, one.text) for one in version.clauses.all()]
    client.post(at("text", programme.pk), form_of(client, programme) | {"ghi": "1"})
    after = [(one.key, one.depth, one.kind, one.text) for one in version.clauses.all()]
    assert after == before


def test_a_clause_that_was_cut_and_saved_comes_back_as_itself_from_the_text_that_binds():
    programme = running()
    client = writer(programme)
    client.post(at("begin_version", programme.pk, programme.parties.all()[0].pk))
    sent = form_of(client, programme)
    full = sent["clauses"]
    cut = full.replace("1. Tuyên truyền, vận động Nhân dân\n", "")
    preview = client.post(at("text", programme.pk), sent | {"clauses": cut, "xem": "1"})
    assert "Các mục sau sẽ không còn" in text_of(preview)
    client.post(at("text", programme.pk), sent | {"clauses": cut, "ghi": "1"})
    assert len(rows_of(programme)) == len(CLAUSES) - 1
    sent = form_of(client, programme) | {"clauses": full, "ghi": "1"}
    client.post(at("text", programme.pk), sent)
    version = programme.versions.open().get()
    assert [one.key for one in version.clauses.all()] == [one.key for one in CLAUSES]


def test_two_who_write_at_once_do_not_overwrite_each_other_unseen():
    programme = begun()
    client = writer(programme)
    stale = form_of(client, programme)
    client.post(at("text", programme.pk), stale | {"clauses": "I. Một", "ghi": "1"})
    answer = client.post(at("text", programme.pk), stale | {"clauses": "I. Hai", "ghi": "1"})
    assert answer.status_code == 422
    assert "người khác đã ghi" in text_of(answer)
    assert "I. Hai" in text_of(answer)
    assert rows_of(programme) == [(1, "Một", "content")]
    seen = answer.context["form"]["seen"].value()
    client.post(at("text", programme.pk), stale | {"clauses": "I. Hai", "seen": seen, "ghi": "1"})
    assert rows_of(programme) == [(1, "Hai", "content")]


def test_what_was_put_forward_is_written_no_more():
    programme = begun()
    version = written(programme)
    client = writer(programme)
    sent = form_of(client, programme) | {"version": version.pk, "ghi": "1"}
    send_for_comments(
        version=version, by=works_for(version.proposed_by.organisation), on=TODAY, at=NOON
    )
    assert client.get(at("text", programme.pk)).status_code == 302
    answer = client.post(at("text", programme.pk), sent | {"clauses": "I. Lén sửa"})
    assert "đã gửi các bên thì không sửa được" in text_of(answer)
    assert len(rows_of(programme)) == len(CLAUSES)


def test_the_other_party_writes_no_draft_of_the_first():
    programme = begun()
    client = Client()
    client.force_login(works_for(programme.parties.all()[1].organisation))
    assert client.get(at("text", programme.pk)).status_code == 302
    version = programme.versions.get()
    seen = form_of(writer(programme), programme)["seen"]
    sent = {"clauses": "I. Chen vào", "ghi": "1", "seen": seen, "version": version.pk}
    assert "không có nhiệm vụ" in text_of(client.post(at("text", programme.pk), sent))
    assert not Clause.objects.exists()


def test_too_many_clauses_are_refused_with_the_text_kept():
    programme = begun()
    client = writer(programme)
    text = "\n".join(f"{number % 90 + 1}. Việc {number}" for number in range(501))
    sent = form_of(client, programme) | {"clauses": text, "ghi": "1"}
    answer = client.post(at("text", programme.pk), sent)
    assert "quá 500 mục" in text_of(answer)
    assert "Việc 500" in text_of(answer)


def test_versions_are_read_side_by_side_with_words_moves_and_removals():
    programme = running()
    party = programme.parties.all()[1]
    by = works_for(party.organisation)
    version = begin_version(programme=programme, party=party, by=by, on=TODAY, at=NOON)
    _k1, k2, k3, k4, k5 = CLAUSES
    clauses = (
        Said("k1", 1, "Mục đích", ClauseKind.REQUIREMENT), k2, k4,
        Said("k3", 2, "Tuyên truyền, vận động các tầng lớp Nhân dân"),
        Said("", 1, "Kinh phí", ClauseKind.FUNDING),
    )  # fmt: skip
    write_version(version=version, text=Text(clauses=clauses), by=by, on=TODAY, at=NOON)
    client = writer(programme)
    page = text_of(client.get(at("diff", programme.pk, 2, 1)))
    assert "1 mục sửa, 1 mục thêm, 1 mục bỏ, 2 mục chuyển chỗ" in page
    assert "căn cứ có sửa" in page
    assert "Đổi loại" in page
    assert "mục II.2, nay là mục II.1" in page
    assert "mục III" in page
    assert k5.text in page
    back = text_of(client.get(at("diff", programme.pk, 1, 2)))
    assert "1 mục sửa, 1 mục thêm, 1 mục bỏ" in back
    assert client.get(at("diff", programme.pk, 1, 1)).status_code == 404
    assert client.get(at("diff", programme.pk, 1, 9)).status_code == 404
    assert "So với lần 1" in text_of(client.get(at("version", programme.pk, 2)))
    assert k3.key != k5.key


# --- What the kernel must refuse ---


def refused(reason):
    return pytest.raises(RefusedError, match=reason)


def test_who_is_neither_party_nor_desk_comments_nothing_and_no_clause_is_invented():
    programme = begun()
    version = written(programme)
    lead, partner = (one.organisation for one in programme.parties.all())
    send_for_comments(version=version, by=works_for(lead), on=TODAY, at=NOON)
    stranger = body("Sở khác")
    with refused("not_a_party"):
        comment(version=version, organisation=stranger, text="Hỏi dò", by=works_for(stranger),
                on=TODAY, at=NOON)  # fmt: skip
    with refused("clause_unknown"):
        comment(version=version, organisation=partner, text="Ý kiến", clause_key="zz",
                by=works_for(partner), on=TODAY, at=NOON)  # fmt: skip
    programme.parties.filter(organisation=partner).update(desk=stranger)
    comment(version=version, organisation=stranger, text="Nay là thường trực",
            by=works_for(stranger), on=TODAY, at=NOON)  # fmt: skip
    assert version.comments.count() == 1


def test_what_a_party_has_signed_changes_neither_in_name_nor_in_parties():
    programme, version = signing()
    lead = programme.parties.all()[0].organisation
    signed_by(programme.parties.all()[1], version)
    said = ProgrammeSaid("Tên khác", since=programme.since)
    with refused("party_has_answered"):
        change_programme(programme=programme, said=said, by=works_for(lead), on=TODAY, at=NOON)
    others = [PartySaid(lead), PartySaid(body("Bên thứ ba"))]
    with refused("party_has_answered"):
        change_parties(programme=programme, parties=others, by=works_for(lead), on=TODAY, at=NOON)


def test_a_party_may_join_after_a_no_and_who_answered_before_stays():
    programme, version = signing()
    lead, partner = (one.organisation for one in programme.parties.all())
    signed_by(programme.parties.all()[1], version, accepted=False, reason="Thiếu một bên")
    third = body("Bên thứ ba")
    with refused("party_has_answered"):
        change_parties(programme=programme, parties=[PartySaid(lead), PartySaid(third)],
                       by=works_for(lead), on=TODAY, at=NOON)  # fmt: skip
    with refused("no_mandate|elsewhere|not_a_party|party_drafts"):
        change_parties(programme=programme, parties=[PartySaid(partner), PartySaid(third)],
                       by=works_for(lead), on=TODAY, at=NOON)  # fmt: skip
    three = [PartySaid(lead), PartySaid(partner), PartySaid(third)]
    rows = change_parties(programme=programme, parties=three, by=works_for(lead), on=TODAY, at=NOON)
    assert len(rows) == 3


def test_a_crash_while_the_last_one_signs_leaves_nothing(monkeypatch):
    programme, version = signing()
    first, second = programme.parties.all()
    signed_by(first, version)
    entries = Entry.objects.filter(verb__startswith="programmes.").count()

    def crash(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr("kheo.programmes.actions.agreeing.cite", crash)
    with pytest.raises(RuntimeError):
        signed_by(second, version)
    programme.refresh_from_db()
    version.refresh_from_db()
    assert (programme.state, version.bound_at) == ("signing", None)
    assert PartyAnswer.objects.count() == 1
    assert Entry.objects.filter(verb__startswith="programmes.").count() == entries


def test_a_change_of_the_note_alone_is_no_change():
    programme = running()
    party = programme.parties.all()[0]
    by = works_for(party.organisation)
    version = begin_version(programme=programme, party=party, by=by, on=TODAY, at=NOON)
    bases = tuple(writing.BasisSaid(one.text) for one in version.bases.all())
    text = Text(bases, tuple(version.outline), "Chỉ ghi chú")
    write_version(version=version, text=text, by=by, on=TODAY, at=NOON)
    with refused("version_same"):
        propose_change(version=version, signature=Signature("Ai đó"), by=by, on=TODAY, at=NOON)
