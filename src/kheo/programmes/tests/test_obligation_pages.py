"""Pages of what documents ask for."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.documents.models import Document
from kheo.documents.tests.factories import draft
from kheo.organisations.models import Organisation
from kheo.programmes.models import Obligation
from kheo.programmes.tests.factories import body, officer, works_for
from kheo.programmes.tests.plans import directive, noted

pytestmark = pytest.mark.django_db


def at(name: str, *args: Any) -> str:
    return reverse(f"plans_work:{name}", args=args)


@pytest.fixture
def document() -> Document:
    return directive()


@pytest.fixture
def desk() -> Organisation:
    return body("Sở Nội vụ tỉnh An Lĩnh")


@pytest.fixture
def writer(client: Client, desk: Organisation) -> Client:
    client.force_login(works_for(desk))
    return client


def sent(desk: Organisation, **more: str) -> dict[str, str]:
    return {
        "behalf": str(desk.pk), "spot": "mục 1, điểm a", "text": "Xây dựng kế hoạch",
        "term": "quý II/2026", "organisations": "", "under": "", "level": "", "kind": "",
    } | more  # fmt: skip


OF_DOCUMENT = ("obligation_document", "obligation_note", "obligation_bound", "obligation_silent")


def test_nobody_comes_in_without_signing_in(client, document):
    for address in (at("obligations"), at("obligations_taskless"),
                    *(at(name, document.pk) for name in OF_DOCUMENT)):  # fmt: skip
        assert client.get(address).status_code == 302


def test_who_works_for_nobody_sees_nothing(client, document):
    client.force_login(officer("moi"))
    assert client.get(at("obligations")).status_code == 403
    assert client.get(at("obligation_document", document.pk)).status_code == 403


def test_a_document_that_is_not_published_has_no_page(writer):
    waiting = draft(number="9/CT-TTg")
    for name in OF_DOCUMENT:
        assert writer.get(at(name, waiting.pk)).status_code == 404


def test_a_document_is_found_by_its_number_and_by_words_without_marks(writer, document):
    empty = writer.get(at("obligations")).content.decode()
    assert "Chưa ghi việc nào." in empty
    for words in ("33/CT-TTg", "cong tac dan van"):
        page = writer.get(at("obligations"), {"q": words}).content.decode()
        assert at("obligation_document", document.pk) in page
    assert "không có văn bản" in writer.get(at("obligations"), {"q": "lúa nước"}).content.decode()


def test_a_passage_fills_the_form(writer, document, desk):
    page = writer.get(at("obligation_document", document.pk)).content.decode()
    assert "Ghi việc từ đoạn này" in page
    place = page.split("?doan=")[3].split('"')[0]
    form = writer.get(at("obligation_note", document.pk), {"doan": place}).content.decode()
    assert 'value="mục 1, điểm a"' in form
    assert "a) Xây dựng kế hoạch thực hiện hằng năm." in form


def test_what_a_document_asks_for_is_noted_of_all_communes_at_once(writer, document, desk):
    province = body("UBND tỉnh An Lĩnh", kind="committee")
    communes = [body(f"UBND xã {n}", province, level="commune", kind="committee") for n in "AB"]
    answer = writer.post(at("obligation_note", document.pk), sent(
        desk, under="UBND tỉnh An Lĩnh", level="commune", organisations="UBND xã A"
    ))  # fmt: skip
    assert answer.status_code == 302
    obligation = Obligation.objects.get()
    assert list(obligation.organisations.order_by("name")) == communes
    assert (obligation.noted_for, str(obligation.term.due)) == (desk, "2026-06-30")
    page = writer.get(at("obligation_document", document.pk)).content.decode()
    assert "2 = 0 đã có nhiệm vụ + 2 chưa có" in page
    assert "đã ghi việc" in page


def test_what_is_wrong_is_told(writer, document, desk):
    answer = writer.post(at("obligation_note", document.pk), sent(
        desk, text="", term="mai", organisations="Không có", level="commune"
    ))  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Không rõ thời hạn “mai”" in page
    assert "Không có tổ chức nào là “Không có”" in page
    assert "Hãy ghi tổ chức cấp trên" in page


def test_nobody_notes_for_an_organisation_of_others(writer, document, desk):
    other = body("Sở Y tế")
    answer = writer.post(at("obligation_note", document.pk), sent(other))
    assert answer.status_code == 422
    assert not Obligation.objects.exists()


def test_who_may_everything_says_for_whom(client, document, desk):
    client.force_login(officer("quan-tri", is_superuser=True))
    answer = client.post(at("obligation_note", document.pk), sent(desk, behalf=desk.name))
    assert answer.status_code == 302
    assert Obligation.objects.get().noted_for == desk


def test_an_obligation_is_changed_and_removed_by_its_own_alone(writer, client, document, desk):
    obligation = noted(document, body("Bộ Nội vụ"), behalf=desk)
    change, remove = (at(name, obligation.pk) for name in ("obligation_change",
                                                           "obligation_remove"))  # fmt: skip
    form = writer.get(change).content.decode()
    assert "Bộ Nội vụ [bo-noi-vu]" in form
    assert writer.post(change, sent(desk, spot="mục 2")).status_code == 302
    obligation.refresh_from_db()
    assert obligation.spot == "mục 2"
    assert not obligation.organisations.exists()
    assert writer.get(remove).status_code == 200
    assert writer.post(remove, {"reason": ""}).status_code == 422
    client.force_login(works_for(body("Sở Y tế")))
    for address in (change, remove):
        assert client.get(address).status_code == 403
        assert client.post(address, sent(desk)).status_code == 403
    assert Obligation.objects.exists()
    client.force_login(works_for(desk))
    assert client.post(remove, {"reason": "Ghi nhầm"}).status_code == 302
    assert not Obligation.objects.exists()


def test_a_long_list_stays_when_nothing_is_typed(writer, document, desk):
    many = [body(f"UBND xã {n}") for n in range(22)]
    obligation = noted(document, *many, behalf=desk)
    page = writer.get(at("obligation_change", obligation.pk)).content.decode()
    assert "Để trống là giữ nguyên" in page
    writer.post(at("obligation_change", obligation.pk), sent(desk))
    assert obligation.organisations.count() == 22


def test_the_two_questions_are_answered_with_sums_that_close(writer, document, desk):
    noted(document, body("Sở A"), body("Sở B"), behalf=desk)
    page = writer.get(at("obligation_bound", document.pk)).content.decode()
    assert "Lượt chưa có nhiệm vụ" in page
    assert "Sở A" in page
    page = writer.get(at("obligation_silent", document.pk)).content.decode()
    assert "Chưa ban hành văn bản nào" in page
    assert "Sở B" in page
    page = writer.get(at("obligations_taskless")).content.decode()
    assert "1 việc chưa có nhiệm vụ" in page
    mine = writer.get(at("obligations_taskless"), {"cua_toi": "on"}).content.decode()
    assert "không còn việc nào chưa có nhiệm vụ" in mine


def test_pages_cost_as_much_for_many_as_for_few(client):
    client.force_login(officer("quan-tri", is_superuser=True))
    costs: dict[str, list[int]] = {}
    one = directive()
    client.get(at("obligations"))
    bodies = [body(f"Sở {n}") for n in range(12)]
    for size in (1, 10):
        for number in range(size):
            other = directive(number=f"{size}{number}/CT-TTg")
            noted(other, *bodies, spot=f"mục {number}")
            noted(one, *bodies[:size], spot=f"mục {size}.{number}")
        for address in (at("obligations"), at("obligations_taskless"),
                        *(at(name, one.pk) for name in OF_DOCUMENT)):  # fmt: skip
            with CaptureQueriesContext(connection) as found:
                assert client.get(address).status_code == 200
            costs.setdefault(address, []).append(len(found))
    assert all(few == many <= 20 for few, many in costs.values()), costs
