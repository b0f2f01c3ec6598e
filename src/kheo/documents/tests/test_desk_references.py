"""What a document is to others, decided at the desk; and how names and signatures are read."""

from datetime import date

import pytest
import time_machine

from kheo.documents.recognising import recognised
from kheo.documents.refusals import REFUSALS
from kheo.documents.rules.relations import Standing
from kheo.documents.rules.signing import Authority
from kheo.documents.rules.spelled import Spelled, read_signature
from kheo.documents.tests.factories import draft, published
from kheo.documents.tests.keepers import FORM_OF_A_PLAN, keeper
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON
from kheo.organisations.models import OrganisationName

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/van-ban/"


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


def test_a_relation_is_stated_to_a_document_that_is_there_and_to_one_that_is_not(desk):
    old, new = published(signed_on=date(2015, 1, 2), number="1/CT-TTg"), draft()
    address = f"{DESK}{new.pk}/quan-he/"
    more = {"relation": "replaces", "part": "whole", "since": "01/01/2022"}
    desk.post(address, {"number": "01/CT-TTg", **more})
    desk.post(address, {"number": "99/CT-TTg", "relation": "cites", "part": "whole"})
    first, second = new.references.order_by("pk")
    assert (first.target, first.since) == (old, date(2022, 1, 1))
    assert (second.target, second.number) == (None, "99/CT-TTg")
    page = desk.post(address, {"number": "1/CT-TTg", **more})
    assert str(REFUSALS["reference_said_before"]) in page.content.decode()


def test_of_several_documents_of_one_number_one_must_be_chosen(desk):
    one = published(signed_on=date(2015, 1, 2), number="1/CT-TTg")
    published(signed_on=date(2016, 1, 2), number="1/CT-TTg")
    new = draft()
    data = {"number": "1/CT-TTg", "relation": "replaces", "part": "whole"}
    page = desk.post(f"{DESK}{new.pk}/quan-he/", data)
    assert "Nhiều văn bản có số, ký hiệu này. Hãy chọn một." in said(page)
    desk.post(f"{DESK}{new.pk}/quan-he/", data | {"target": str(one.pk)})
    assert new.references.get().target == one


def test_a_citation_that_waits_is_settled_from_its_page(desk):
    plan = draft(**FORM_OF_A_PLAN)
    directive = published(signed_on=date(2020, 1, 1))
    row = plan.references.get()
    address = f"{DESK}dan-chieu/{row.pk}/"
    assert directive.title in said(desk.get(address))
    how = {"relation": "implements", "part": "whole"}
    assert "Hãy chọn một văn bản." in said(desk.post(address, how))
    desk.post(address, how | {"target": str(directive.pk)})
    row.refresh_from_db()
    assert (row.target, row.standing) == (directive, Standing.CONFIRMED)
    desk.post(address, how | {"target": "khong"})
    row.refresh_from_db()
    assert (row.target, row.standing) == (None, Standing.DECLINED)
    page = desk.post(address, how | {"target": "999999"})
    assert "không còn" in said(page)


def test_a_document_to_choose_is_looked_for_by_words(desk):
    plan = draft(**FORM_OF_A_PLAN)
    other = published(number="77-KL/TW", type="kết luận", title="Về đoàn kết toàn dân")
    row = plan.references.get()
    assert other.title in said(desk.get(f"{DESK}dan-chieu/{row.pk}/?q=đoàn kết"))


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("A Sáu", Spelled("A Sáu")),
        ("Chủ tịch | A Sáu", Spelled("A Sáu", "Chủ tịch")),
        ("TM. UBND | Chủ tịch | A Sáu", Spelled("A Sáu", "Chủ tịch", Authority.ON_BEHALF, "UBND")),
        ("T/M Đảng ủy | Bí thư | A Sáu",
         Spelled("A Sáu", "Bí thư", Authority.ON_BEHALF, "Đảng ủy")),
        ("Q. Giám đốc | A Sáu", Spelled("A Sáu", "Giám đốc", Authority.ACTING)),
        ("TUQ. Bộ trưởng | Vụ trưởng | A Sáu",
         Spelled("A Sáu", "Vụ trưởng", Authority.AUTHORISED, "Bộ trưởng")),
        ("a | b | c | d", None),
        ("Chủ tịch |", None),
    ],
)  # fmt: skip
def test_a_signature_is_read_as_it_stands_on_paper(line, read):
    assert read_signature(line) == read
    if read:
        assert read_signature(str(read)) == read


def test_a_name_means_the_body_that_bore_it_on_the_day():
    old, new = factories.organisation("Sở A cũ"), factories.organisation("Sở A mới")
    OrganisationName.objects.create(
        organisation=old, name="Sở A", abbreviation="SA", until=date(2025, 6, 30)
    )
    OrganisationName.objects.create(
        organisation=new, name="Sở A", abbreviation="SA", since=date(2025, 7, 1)
    )
    assert recognised(["sở a"], on=date(2020, 1, 1))[0].organisation == old
    assert recognised(["SA"], on=date(2026, 1, 1))[0].organisation == new
    assert recognised(["Sở A"], on=None)[0].organisation is None
    assert recognised(["Sở B"], on=None)[0].organisation is None
