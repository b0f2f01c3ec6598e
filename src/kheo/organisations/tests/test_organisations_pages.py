"""Organisations as readers see them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from kheo.core.http import FOR_ALL
from kheo.organisations.actions.organisations import Witness, rename_organisation
from kheo.organisations.models import Organisation
from kheo.organisations.rules.lives import Precision
from kheo.organisations.rules.succession import SuccessionKind as K
from kheo.organisations.tests.bodies import CUT, NOON, body, clerk, ended, followed

pytestmark = pytest.mark.django_db
ALL = "/to-chuc/"


def text_of(response: Any) -> str:
    return " ".join(str(response.content.decode()).split())


def page(client: Client, one: Organisation, **asked: str) -> str:
    return text_of(client.get(f"{ALL}{one.slug}/", asked))


def merged() -> tuple[Organisation, Organisation]:
    old, beside = body("Ban Dân vận", abbreviation="BDVTU"), body("Ban Tuyên giáo")
    heir = body("Ban Tuyên giáo và Dân vận", since=CUT)
    witness = Witness(document="Kết luận 121-KL/TW", source="bản chép lại", note="Theo Trung ương.")
    followed(K.MERGED, [old, beside], [heir], witness=witness)
    return old, heir


def test_an_ended_organisation_says_who_answers_and_by_what(client):
    old, heir = merged()
    shown = page(client, old)
    assert "Đã kết thúc: 30/6/2025" in shown
    assert f"/to-chuc/{heir.slug}/" in shown
    assert "Hợp nhất: <strong>Ban Dân vận</strong>" in shown
    assert "Ban Tuyên giáo</a>" in shown
    for part in ("Theo Kết luận 121-KL/TW.", "bản chép lại", "Chưa kiểm chứng", "Theo Trung ương."):
        assert part in shown


def test_a_successor_says_on_an_earlier_day_who_it_was(client):
    old, heir = merged()
    shown = page(client, heir, ngay="1/1/2025")
    assert "Ngày 1/1/2025 tổ chức này chưa thành lập." in shown
    assert f'href="/to-chuc/{old.slug}/"' in shown
    assert 'content="noindex, follow"' in shown


def test_an_end_without_successor_is_told_from_one_not_written_down(client):
    one, other = body("Huyện ủy"), ended(body("Huyện đoàn"))
    followed(K.ENDED, [one], [])
    assert "kết thúc mà không có tổ chức kế tục" in page(client, one)
    assert "Chưa ghi tổ chức nào kế tục Huyện đoàn" in page(client, other)


def test_a_day_that_is_not_known_exactly_is_not_shown_as_one(client):
    old, heir = body("Ban cũ"), body("Ban mới", since=CUT, precision=Precision.MONTH)
    followed(K.RENAMED, [old], [heir], precision=Precision.YEAR)
    shown = page(client, old)
    assert "Năm 2025, chưa rõ ngày" in shown
    assert "30/6/2025" not in shown.replace("Ví dụ 30/6/2025", "")
    assert "tháng 7/2025, chưa rõ ngày" in page(client, heir)


def test_it_bears_the_name_that_it_had_on_the_day(client):
    one = body("Sở Nội vụ", body("UBND tỉnh"), abbreviation="SNV")
    rename_organisation(organisation=one, name="Sở Nội vụ mới", day=CUT, by=clerk(), at=NOON)
    one.refresh_from_db()
    shown = page(client, one, ngay="1/1/2025")
    assert "<h1>Sở Nội vụ</h1>" in shown
    assert "Tên gần đây nhất: Sở Nội vụ mới." in shown
    assert "Đổi tên từ Sở Nội vụ (SNV) thành Sở Nội vụ mới." in shown
    assert "<h1>Sở Nội vụ mới</h1>" in page(client, one)


def test_what_stands_below_on_the_day_is_listed(client):
    top = body("Tỉnh ủy")
    old = body("Ban Dân vận", top)
    ended(old)
    assert f'href="/to-chuc/{old.slug}/?ngay=' in page(client, top, ngay="1/1/2025")
    assert f'href="/to-chuc/{old.slug}/' not in page(client, top)


def test_the_tree_is_that_of_the_day(client):
    top = body("Tỉnh ủy")
    old, heir = body("Ban Dân vận", top), body("Ban mới", top, since=CUT)
    followed(K.RENAMED, [old], [heir])
    now, then = text_of(client.get(ALL)), text_of(client.get(ALL, {"ngay": "30/6/2025"}))
    assert "Ban mới</a>" in now
    assert "Ban Dân vận</a>" not in now
    assert "Cây tổ chức ngày 30/6/2025" in then
    assert "Ban Dân vận</a>" in then
    assert "Không có dữ liệu về ngày này" in text_of(client.get(ALL, {"ngay": "1/1/1990"}))


@pytest.mark.parametrize("words", ["bdvtu", "ban dan van", "BAN DÂN VẬN"])
def test_a_search_finds_the_former_one_and_names_who_answers(client, words):
    old, heir = merged()
    shown = text_of(client.get(ALL, {"q": words}))
    assert f'<a href="/to-chuc/{old.slug}/">Ban Dân vận</a>' in shown
    assert "Nay chịu trách nhiệm:" in shown
    assert f'href="/to-chuc/{heir.slug}/"' in shown
    assert ("Tìm thấy theo “Ban Dân vận (BDVTU)”" in shown) == (words == "bdvtu")


def test_what_is_not_there_is_said(client):
    assert "Không tìm thấy tổ chức nào" in text_of(client.get(ALL, {"q": "không có"}))
    assert client.get(f"{ALL}khong-co/").status_code == 404
    assert client.get(ALL, {"trang": "2"}).status_code == 404


@pytest.mark.parametrize("bad", ["31/2/2025", "hôm qua", "1/1/0001", "2025"])
def test_a_day_that_is_none_is_told(client, bad):
    one = body("Ban")
    for address in (ALL, f"{ALL}{one.slug}/"):
        shown = client.get(address, {"ngay": bad})
        assert shown.status_code == 200
        assert "Ngày viết như 30/6/2025" in text_of(shown)


def test_what_is_typed_stays_text(client):
    shown = text_of(client.get(ALL, {"q": "<script>alert(1)</script>"}))
    assert "<script>alert(1)" not in shown


def test_every_page_is_the_same_for_every_reader(client, admin_client):
    old, _ = merged()
    for address in (ALL, f"{ALL}?q=ban", f"{ALL}{old.slug}/"):
        anonymous, staff = client.get(address), admin_client.get(address)
        assert anonymous.content == staff.content
        assert anonymous["Cache-Control"] == FOR_ALL
        assert not anonymous.cookies
        assert b"csrfmiddlewaretoken" not in anonymous.content


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize("where", ["tree", "search", "page"])
def test_no_page_costs_more_for_more_organisations(
    client, django_assert_max_num_queries, count, where
):
    top = body("Tỉnh ủy")
    for number in range(count):
        old = body(f"Ban {number}", top)
        body(f"Chi bộ {number}", old)
        heir = body(f"Ban mới {number}", top, since=date(2025, 7, 1))
        ended(Organisation.objects.get(name=f"Chi bộ {number}"))
        followed(K.RENAMED, [old], [heir])
    address = {"tree": ALL, "search": f"{ALL}?q=ban", "page": f"{ALL}{top.slug}/"}[where]
    client.get(address)
    with django_assert_max_num_queries(13):
        assert client.get(address).status_code == 200


def test_the_foot_of_every_page_leads_there(client):
    assert 'href="/to-chuc/"' in text_of(client.get("/"))
