"""From a central document down to the provinces, with those of which nothing is known."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from kheo.documents.actions.entering import IssuedBy
from kheo.documents.actions.publishing import withdraw_document
from kheo.documents.models import Document
from kheo.documents.reading.implementing import Implementation, implementation_of
from kheo.documents.rules.homes import province_in
from kheo.documents.tests.factories import DIRECTIVE, LIBRARIAN, published
from kheo.law.tests.factories import NOON
from kheo.organisations.models import Place
from kheo.organisations.rules.organisations import Level
from kheo.organisations.tests.bodies import body
from kheo.organisations.tests.national import national

__all__ = ["national"]
TODAY = date(2026, 11, 23)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("national")]
NAMED = f"Chỉ thị số {DIRECTIVE} ngày 26/11/2021 của Thủ tướng Chính phủ"
OF_DIRECTIVE = f"Triển khai thực hiện {NAMED}"


def plan(ordinal: int, issuer: str, **more: Any) -> Document:
    given = {
        "type": "kế hoạch", "number": f"{ordinal}/KH-UBND", "title": OF_DIRECTIVE,
        "issuer": issuer, "signed_on": date(2022, 1, 20),
    }  # fmt: skip
    return published(**given | more)


def known(document: Document) -> dict[str, list[str]]:
    found = of(document)
    return {
        str(province.place): [branch.document.number for branch in province.branches]
        for province in found.known
    }


def of(document: Document) -> Implementation:
    return implementation_of(document, on=TODAY)


def place(name: str, **more: Any) -> Place:
    return Place.objects.filter(name=name, **more).earliest("until", "pk")


def test_known_and_unknown_provinces_are_all_that_there_are() -> None:
    directive = published()
    assert (len(of(directive).known), len(of(directive).unknown)) == (0, 34)
    plan(1, "Ủy ban nhân dân tỉnh Lào Cai")
    found = of(directive)
    assert (len(found.known), len(found.unknown), found.provinces) == (1, 33, 34)


def test_a_plan_of_a_former_province_counts_for_the_one_that_answers_now() -> None:
    directive = published()
    plan(21, "Ủy ban nhân dân tỉnh Kon Tum")
    plan(18, "Ủy ban nhân dân tỉnh Quảng Ngãi")
    assert known(directive) == {"Tỉnh Quảng Ngãi": ["21/KH-UBND", "18/KH-UBND"]}


def test_the_place_of_a_document_and_of_its_issuer_go_before_the_issuer_s_name() -> None:
    directive = published()
    commune = Place.objects.filter(until=None, kind="commune", parents__parent__name="Tỉnh Cà Mau")
    department = body("Sở Nội vụ", place=commune.first())
    plan(3, "x", issuers=[IssuedBy("Sở Nội vụ", department)])
    plan(4, "Ủy ban nhân dân tỉnh Lào Cai", place=place("Tỉnh Yên Bái"))
    assert known(directive) == {"Tỉnh Cà Mau": ["3/KH-UBND"], "Tỉnh Lào Cai": ["4/KH-UBND"]}


def test_what_implements_a_plan_implements_the_directive_too_three_steps_down() -> None:
    directive = published()
    plan(21, "Ủy ban nhân dân tỉnh Lào Cai")
    named = "Thực hiện Kế hoạch số {}/KH-UBND ngày 20/01/2022 của Ủy ban nhân dân tỉnh Lào Cai"
    for number in (21, 22, 23):
        plan(number + 1, "Ủy ban nhân dân tỉnh Lào Cai", title=named.format(number))
    (province,) = of(directive).known
    assert [(branch.document.number, branch.depth) for branch in province.branches] == [
        ("21/KH-UBND", 1), ("22/KH-UBND", 2), ("23/KH-UBND", 3),
    ]  # fmt: skip
    assert province.branches[2].via.number == "22/KH-UBND"


def test_central_bodies_and_those_of_unknown_home_stand_apart() -> None:
    directive = published()
    guide = f"Hướng dẫn thực hiện {NAMED}"
    plan(5, "Bộ Nội vụ", type="công văn", number="5/BNV-VP", title=guide)
    plan(6, "x", issuers=[IssuedBy("Hội Mẫu", body("Hội Mẫu", level=Level.CENTRAL))])
    plan(7, "Ủy ban nhân dân huyện Không Tên")
    found = of(directive)
    assert {one.document.number for one in found.central.branches} == {"5/BNV-VP", "6/KH-UBND"}
    assert [one.document.number for one in found.nowhere.branches] == ["7/KH-UBND"]
    assert found.number == 3


def test_what_only_cites_or_is_withdrawn_does_not_implement() -> None:
    directive = published()
    plan(1, "Ủy ban nhân dân tỉnh Lào Cai", title="Việc khác", text=f"Theo {OF_DIRECTIVE}.")
    gone = plan(2, "Ủy ban nhân dân tỉnh Lào Cai")
    withdraw_document(document=gone, reason="Nhập nhầm.", by=LIBRARIAN, at=NOON)
    assert of(directive).number == 0


def test_the_page_adds_up(client: Client) -> None:
    directive = published()
    plan(21, "Ủy ban nhân dân tỉnh Kon Tum")
    answer = client.get(f"{directive.get_absolute_url()}thuc-hien/")
    assert answer["Cache-Control"] == "public, no-cache"
    html = " ".join(answer.content.decode().split())
    for number in (1, 33, 34):
        assert f'<td class="number">{number}</td>' in html
    assert "Tỉnh Quảng Ngãi" in html
    assert "Chưa có thông tin" in html


@pytest.mark.parametrize("n", [1, 20])
def test_the_page_costs_the_same_however_many_implement(
    client: Client, n: int, django_assert_max_num_queries: Any
) -> None:
    directive = published()
    office = body("UBND tỉnh Lào Cai", place=place("Tỉnh Lào Cai", until=None))
    for number in range(n):
        plan(number + 1, "x", issuers=[IssuedBy("UBND tỉnh Lào Cai", office)])
    address = f"{directive.get_absolute_url()}thuc-hien/"
    client.get(address)
    with django_assert_max_num_queries(14):
        client.get(address)


@pytest.mark.parametrize(
    ("issuer", "province"),
    [
        ("Ủy ban nhân dân tỉnh Kon Tum", "kon tum"),
        ("Ban Dân vận Tỉnh ủy Kon Tum", "kon tum"),
        ("Thành ủy Hà Nội", "ha noi"),
        ("UBND TP. Hồ Chí Minh", "ho chi minh"),
        ("Sở Nội vụ tỉnh Hà Nam – Ban Dân vận Tỉnh ủy Hà Nam", "ha nam"),
        ("Ủy ban nhân dân tỉnh", ""),
        ("Tỉnh ủy", ""),
        ("Bộ Chính trị", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_body_says_its_province(issuer: str, province: str) -> None:
    assert province_in(issuer) == province
