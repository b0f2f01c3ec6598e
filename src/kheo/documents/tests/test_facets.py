"""Each facet counts under the other choices, and leads to as many documents as it says."""

from collections import Counter
from datetime import date
from itertools import product
from typing import Any

import pytest
from django.test import Client

from kheo.documents.actions.entering import IssuedBy
from kheo.documents.actions.referring import state_reference
from kheo.documents.forms.asking import AskForm
from kheo.documents.models import Document, Subject
from kheo.documents.models.words import TYPE_NAMES
from kheo.documents.reading.effects import effects_on
from kheo.documents.reading.facets import MOST, Facet, facets, named_choices
from kheo.documents.reading.shelves import STATUSES, TYPES, Asked, found
from kheo.documents.rules.relations import Relation
from kheo.documents.rules.validity import Status
from kheo.documents.tests.factories import LIBRARIAN, draft, published
from kheo.law.tests.factories import NOON
from kheo.organisations.models import Place
from kheo.organisations.rules.places import PlaceKind

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
ISSUERS = ("Chính phủ", "Bộ Nội vụ", "Ban Dân vận Trung ương")
KINDS = ("nghị định", "thông tư", "kế hoạch")


@pytest.fixture
def shelf() -> list[Document]:
    """Documents that differ in everything, with a draft that no count may hold."""
    subjects = [Subject.objects.create(name=name, slug=name) for name in ("dan-van", "van-thu")]
    places = [
        Place.objects.create(name=f"Tỉnh {n}", slug=f"tinh-{n}", kind=PlaceKind.PROVINCE)
        for n in (1, 2)
    ]
    made = []
    for place, (issuer, kind, year) in enumerate(product(ISSUERS, KINDS, (2020, 2021))):
        made.append(
            published(
                number=f"{place + 1}/VB", type=kind, issuer=issuer, title=f"Việc số {place}",
                signed_on=date(year, 1 + place % 12, 3),
                effective_on=date(2030, 1, 1) if place % 5 == 0 else None,
                expires_on=date(2025, 1, 1) if place % 5 == 1 else None,
                subject=subjects[place % 2] if place % 3 else None,
                place=places[place % 2] if place % 4 else None,
            )
        )  # fmt: skip
    joint = published(
        number="9/CTPH", type="chương trình", title="Phối hợp",
        issuers=[IssuedBy("Chính phủ"), IssuedBy("Ban Dân vận Trung ương")],
    )  # fmt: skip
    state_reference(document=joint, relation=Relation.ANNULS, target=made[4], by=LIBRARIAN, at=NOON)
    draft(number="99/VB", issuer="Chính phủ")
    return [*made, joint]


def every(asked: Asked) -> dict[str, Facet]:
    return {facet.name: facet for facet in facets(asked)}


def choices(facet: Facet) -> dict[str, int]:
    return {str(choice.label): choice.number for choice in facet.choices}


def test_each_choice_leads_to_as_many_documents_as_it_says(
    shelf: list[Document], client: Client
) -> None:
    starts = [Asked(TODAY), Asked(TODAY, year="2021"), Asked(TODAY, type="ke-hoach", year="2020")]
    for start in starts:
        for facet in facets(start):
            for choice in facet.choices:
                params = dict(part.split("=") for part in choice.query.split("&") if part)
                led = AskForm(params).asked(TODAY)
                if not choice.is_chosen:
                    assert found(led).count() == choice.number, (facet.name, choice)


def test_statuses_are_counted_as_the_rule_says(shelf: list[Document]) -> None:
    effects = effects_on(TODAY, shelf)
    by_rule = Counter(str(effect.status) for effect in effects.values())
    rows = {choice.query: choice.number for choice in every(Asked(TODAY))["status"].choices}
    slugs = {str(status): slug for slug, status in STATUSES.items()}
    assert rows == {f"hieu-luc={slugs[status]}": number for status, number in by_rule.items()}
    assert by_rule[str(Status.ENDED)] > 1


def test_a_facet_counts_under_the_other_choices_not_under_its_own(shelf: list[Document]) -> None:
    narrowed = every(Asked(TODAY, type="thong-tu", year="2021"))
    assert choices(narrowed["type"]) == {"Nghị định": 3, "Thông tư": 3, "Kế hoạch": 3,
                                         "Chương trình": 1}  # fmt: skip
    assert choices(narrowed["year"]) == {"2021": 3, "2020": 3}
    assert choices(narrowed["issuer"]) == dict.fromkeys(sorted(ISSUERS), 1)


def test_a_joint_document_counts_for_each_of_its_issuers(shelf: list[Document]) -> None:
    assert choices(every(Asked(TODAY, type="chuong-trinh"))["issuer"]) == {
        "Ban Dân vận Trung ương": 1, "Chính phủ": 1,
    }  # fmt: skip


def test_the_choice_that_is_made_stays_in_sight_and_can_be_undone(shelf: list[Document]) -> None:
    asked = Asked(TODAY, words="Việc", type="ke-hoach", year="1999")
    facet = every(asked)["year"]
    assert facet.chosen
    assert (facet.chosen.label, facet.chosen.number) == ("1999", 0)
    assert facet.chosen.query == "q=Vi%E1%BB%87c&loai=ke-hoach"


def test_the_issuer_that_is_chosen_shows_among_however_many_others() -> None:
    for number in range(MOST + 5):
        published(number=f"{number}/A", issuer=f"Sở {number:03}")
    issuers = every(Asked(TODAY, issuer=f"so-{MOST + 4:03}"))["issuer"]
    assert len(issuers.choices) == MOST
    assert issuers.chosen
    assert issuers.chosen.label == f"Sở {MOST + 4:03}"


def test_what_a_list_is_narrowed_to_has_its_name(shelf: list[Document]) -> None:
    asked = Asked(
        TODAY, words="việc", issuer="chinh-phu", type="nghi-dinh", subject="dan-van",
        year="2020", place="tinh-1", status="het-hieu-luc",
    )  # fmt: skip
    assert named_choices(asked) == [
        "việc", "Chính phủ", "Nghị định", "dan-van", "2020", "Tỉnh 1", "Hết hiệu lực",
    ]  # fmt: skip
    assert named_choices(Asked(TODAY, issuer="khong-co")) == ["khong-co"]


def test_every_type_and_status_has_a_word_of_its_own_in_addresses() -> None:
    assert sorted(TYPES.values()) == sorted(TYPE_NAMES)
    assert set(STATUSES.values()) == set(Status)


def test_the_page_shows_counts_and_what_is_chosen(client: Client, shelf: list[Document]) -> None:
    html = client.get("/van-ban/?loai=ke-hoach").content.decode()
    assert "Loại văn bản: Kế hoạch" in html
    assert '<span class="count">6</span>' in html
    assert 'aria-current="true"' in html


@pytest.mark.parametrize("n", [1, 20])
def test_facets_cost_one_query_each(n: int, django_assert_num_queries: Any) -> None:
    for number in range(n):
        published(number=f"{number}/A", issuer=f"Sở {number}")
    with django_assert_num_queries(6):
        facets(Asked(TODAY))
