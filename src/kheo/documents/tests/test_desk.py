"""The desk where documents are entered, published and decided upon."""

import json
import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.core.verdict import RefusedError
from kheo.documents.actions.discrepancies import settle_discrepancy
from kheo.documents.models import Discrepancy, Document, DocumentText, Subject
from kheo.documents.numbering_notes import note_on
from kheo.documents.refusals import REFUSALS
from kheo.documents.tests.factories import draft, published
from kheo.documents.tests.keepers import FORM_OF_A_PLAN, keeper, visitor
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON
from kheo.ledger.models import Entry
from kheo.organisations.models import Officer, OrganisationName

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/van-ban/"
FORM = {
    "type": "kế hoạch",
    "number": "21/KH-UBND",
    "title": "Triển khai Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ",
    "issuers": "UBND xã Đăk Pék\nỦy ban MTTQ xã Đăk Pék",
    "signed_on": "05/03/2026",
    "signatories": "KT. Chủ tịch | Phó Chủ tịch | Y Ngọc\nBí thư | A Sáu",
    "addressees": "Các thôn\nNhư trên",
    "new_subject": "Dân vận chính quyền",
    "text": "Điều 1. Làm.\nĐiều 2. Kiểm tra theo Nghị quyết số 25-NQ/TW.",
}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def desk(client):
    client.force_login(keeper("lan", "publish_document"))
    return client


def said(response):
    return " ".join(response.content.decode().split())


PAGES = ["", "moi/", "tai-len/"]
ACTS = ["cong-bo/", "rut/", "doi-chieu/", "quan-he/", "mau-thuan/1/", "tep/1/go/"]


@pytest.mark.parametrize("end", PAGES)
def test_the_desk_is_for_those_who_keep_the_library(client, end):
    assert client.get(DESK + end).status_code == 302
    client.force_login(visitor("ba"))
    assert client.get(DESK + end).status_code == 302


@pytest.mark.parametrize("end", ACTS)
def test_nothing_changes_by_looking(desk, end):
    assert desk.get(f"{DESK}{draft().pk}/{end}").status_code == 405


@pytest.mark.parametrize("end", ["cong-bo/", "rut/"])
def test_who_may_not_publish_neither_publishes_nor_withdraws(client, end):
    document = draft()
    client.force_login(keeper("ba"))
    client.post(f"{DESK}{document.pk}/{end}", {"reason": "x"})
    document.refresh_from_db()
    assert document.state == "draft"
    assert "Công bố</button>" not in said(client.get(f"{DESK}{document.pk}/"))


def test_a_document_is_entered_by_form_with_all_its_parts(desk):
    body = factories.organisation()
    OrganisationName.objects.create(organisation=body, name=body.name)
    page = desk.post(DESK + "moi/", FORM, follow=True)
    document = Document.objects.get()
    assert document.state == "draft"
    assert [(one.name, one.organisation) for one in document.issuers.all()] == [
        ("UBND xã Đăk Pék", body), ("Ủy ban MTTQ xã Đăk Pék", None),
    ]  # fmt: skip
    first, second = document.signatories.all()
    assert (first.authority, first.behalf, first.office) == ("deputy", "Chủ tịch", "Phó Chủ tịch")
    assert (second.authority, second.office, second.name) == ("itself", "Bí thư", "A Sáu")
    assert document.subject == Subject.objects.get(name="Dân vận chính quyền")
    assert {one.number for one in document.references.all()} == {"33/CT-TTg", "25-NQ/TW"}
    assert "Chưa nhận ra trong danh mục tổ chức: Ủy ban MTTQ xã Đăk Pék" in said(page)
    assert Entry.objects.filter(verb="documents.entered", target_key=str(document.pk)).count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"signed_on": "31/02/2026"}, "Ngày viết như"),
        ({"signed_on": "05/13/2026"}, "Ngày viết như"),
        ({"effective_on": "2/3/2026", "expires_on": "1/3/2026"}, "đứng trước ngày có hiệu lực"),
        ({"year": "2025"}, "Năm không khớp"),
        ({"signatories": "a | b | c | d"}, "Dòng 1 không đọc được"),
        ({"issuers": "x" * 300}, "mỗi dòng nhiều nhất 255 chữ"),
        ({"commune": "xã Không Có Thật"}, "Không có địa bàn nào"),
        ({"source_address": "javascript:alert(1)"}, "Địa chỉ bắt đầu bằng"),
        ({"text": "TỐI MẬT\nSố: 1/KH"}, "Bí mật nhà nước"),
        ({"type": "thần chú"}, "error-message"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(desk, wrong, sentence):
    page = desk.post(DESK + "moi/", FORM | wrong)
    assert page.status_code == 200
    assert sentence in said(page)
    assert not Document.objects.exists()
    assert not Subject.objects.exists()


def test_the_same_document_is_not_entered_twice(desk):
    desk.post(DESK + "moi/", FORM)
    page = desk.post(DESK + "moi/", FORM)
    assert str(REFUSALS["document_is_here"]) in page.content.decode()
    assert Document.objects.count() == 1


def test_a_number_in_the_wrong_grammar_is_kept_and_asked_about(desk):
    page = desk.post(
        DESK + "moi/", FORM | {"number": "60/NQ-TW", "type": "nghị quyết"}, follow=True
    )
    assert "Có phải là “60-NQ/TW” không?" in said(page)
    assert Document.objects.get().number == "60/NQ-TW"


@pytest.mark.parametrize(
    ("number", "words"),
    [("33/CT-TTg", ""), ("", ""), ("60/NQ-TW", "60-NQ/TW"), ("67", "chưa có ký hiệu"),
     ("không số", "không giống")],
)  # fmt: skip
def test_a_number_is_looked_at(number, words):
    assert words in note_on(number)
    assert bool(words) == bool(note_on(number))


def test_what_is_known_is_changed_and_the_form_shows_it_as_it_is(desk):
    desk.post(DESK + "moi/", FORM)
    document = Document.objects.get()
    address = f"{DESK}{document.pk}/sua/"
    form = desk.get(address).context["form"]
    assert form["signatories"].value() == "KT. Chủ tịch | Phó Chủ tịch | Y Ngọc\nBí thư | A Sáu"
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"signed_on": "05/03/2026", "title": "Tên mới"}
    page = desk.post(address, data, follow=True)
    assert "Đã lưu thay đổi." in said(page)
    document.refresh_from_db()
    assert document.title == "Tên mới"
    assert document.signatories.count() == 2
    assert DocumentText.objects.get().text == FORM["text"]
    entry = Entry.objects.get(verb="documents.changed")
    assert list(json.loads(entry.facts)) == ["title"]


def test_a_published_document_keeps_what_readers_must_know(desk):
    document = published()
    data = {"type": "chỉ thị", "number": "33/CT-TTg", "title": ""}
    page = desk.post(f"{DESK}{document.pk}/sua/", data)
    assert str(REFUSALS["title_missing"]) in page.content.decode()


def test_a_draft_is_published_withdrawn_and_published_again(desk):
    document = draft()
    address = f"{DESK}{document.pk}/"
    assert "Đã công bố." in said(desk.post(address + "cong-bo/", follow=True))
    assert "Hãy ghi lý do." in said(desk.post(address + "rut/", {"reason": ""}))
    assert "Đã rút văn bản." in said(desk.post(address + "rut/", {"reason": "Nhầm"}, follow=True))
    document.refresh_from_db()
    assert document.state == "withdrawn"
    desk.post(address + "cong-bo/")
    document.refresh_from_db()
    assert document.state == "published"
    verbs = Entry.objects.filter(target_key=str(document.pk)).values_list("verb", flat=True)
    assert {"documents.published", "documents.withdrawn"} <= set(verbs)


def test_a_document_of_which_too_little_is_known_is_not_published(desk):
    document = draft(title="")
    page = desk.post(f"{DESK}{document.pk}/cong-bo/", follow=True)
    assert str(REFUSALS["title_missing"]) in page.content.decode()
    document.refresh_from_db()
    assert document.state == "draft"


def test_a_record_is_held_against_its_original(desk):
    document = draft()
    address = f"{DESK}{document.pk}/doi-chieu/"
    assert str(REFUSALS["where_missing"]) in desk.post(address, {"where": " "}).content.decode()
    desk.post(address, {"where": "Công báo số 905 + 906"})
    document.refresh_from_db()
    assert str(document.verified_by) == str(Officer.objects.get(username="lan"))


def quarrel(document):
    return Discrepancy.objects.create(
        document=document, field="signed_on", kept="26/11/2021", said="25/11/2021",
        source="Báo", noted_at=NOON,
    )  # fmt: skip


def test_a_contradiction_is_shown_and_settled_once(desk):
    document = draft()
    one = quarrel(document)
    address = f"{DESK}{document.pk}/"
    assert "nguồn khác ghi “25/11/2021”" in said(desk.get(address))
    act = f"{address}mau-thuan/{one.pk}/"
    assert str(REFUSALS["outcome_missing"]) in desk.post(act, {"outcome": ""}).content.decode()
    desk.post(act, {"outcome": "Bản gốc ghi 26/11"})
    one.refresh_from_db()
    assert (one.outcome, one.settled_by.username) == ("Bản gốc ghi 26/11", "lan")
    entry = Entry.objects.get(verb="documents.discrepancy_settled")
    assert entry.reason == "Bản gốc ghi 26/11"
    page = desk.post(act, {"outcome": "Khác"}, follow=True)
    assert str(REFUSALS["discrepancy_settled"]) in page.content.decode()


def test_a_settling_that_breaks_off_settles_nothing(monkeypatch):
    one = quarrel(draft())
    monkeypatch.setattr("kheo.documents.actions.discrepancies.record", None)
    with pytest.raises(TypeError):
        settle_discrepancy(discrepancy=one, outcome="x", by=keeper("lan"), at=NOON)
    one.refresh_from_db()
    assert one.settled_at is None
    with pytest.raises(RefusedError):
        settle_discrepancy(discrepancy=one, outcome=" ", by=keeper("ba"), at=NOON)


def test_the_desk_finds_by_number_words_without_marks_state_issuer_and_year(desk):
    first = published(number="01-NQ/TU", type="nghị quyết", issuer="Tỉnh ủy Kon Tum",
                      title="Về công tác dân vận", signed_on=date(2020, 1, 2))  # fmt: skip
    second = draft()
    for query, wanted in (
        ("q=1-NQ/TU", first), ("q=công tác", second), ("loai=nghị quyết", first),
        ("tinh_trang=draft", second), ("co_quan=tinh uy kon", first), ("nam=2020", first),
    ):  # fmt: skip
        rows = list(desk.get(f"{DESK}?{query}").context["rows"])
        assert wanted in rows, query
    assert len(desk.get(f"{DESK}?nam=khong").context["rows"]) == 2
    assert "Không có văn bản nào như vậy" in said(desk.get(f"{DESK}?q=zzzz"))


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_the_list_costs_the_same_however_long(desk):
    draft()
    desk.get(DESK)
    one = queries(desk, DESK)
    for number in range(2, 21):
        draft(number=f"{number}/CT-TTg")
    assert queries(desk, DESK) <= one


def test_a_document_costs_the_same_however_much_hangs_on_it(desk):
    plan = draft(**FORM_OF_A_PLAN)
    address = f"{DESK}{plan.pk}/"
    desk.get(address)
    one = queries(desk, address)
    text = "\n".join(f"Căn cứ Nghị quyết số {n}-NQ/TW;" for n in range(1, 21))
    many = draft(**FORM_OF_A_PLAN | {"number": "6/KH-UBND", "text": text})
    for n in range(20):
        quarrel_of = Discrepancy(document=many, field="x", said=str(n), noted_at=NOON)
        quarrel_of.save()
    assert many.references.count() == 21
    assert queries(desk, f"{DESK}{many.pk}/") <= one + 1
    assert queries(desk, f"{DESK}{many.pk}/dan-chieu/") <= one
    assert desk.get(f"{DESK}{many.pk}/dan-chieu/?cho=1").context["rows"].paginator.count == 21


def test_a_draft_is_looked_at_before_readers_do(desk):
    plan = draft(**FORM_OF_A_PLAN, text="Điều 1. Làm.\n<script>alert(1)</script>")
    page = said(desk.get(f"{DESK}{plan.pk}/xem-truoc/"))
    assert "Điều 1. Làm." in page
    assert "<script>alert" not in page


def test_no_page_of_the_desk_bears_a_style_or_a_script_of_its_own(desk):
    plan = draft(**FORM_OF_A_PLAN)
    for end in ("", "moi/", "tai-len/", f"{plan.pk}/", f"{plan.pk}/sua/"):
        main = desk.get(DESK + end).content.decode().partition('id="main"')[2]
        assert not re.search(r"\sstyle=|\son[a-z]+=", main)


def test_every_refusal_has_its_sentence():
    assert all(str(sentence).endswith(".") for sentence in REFUSALS.values())
