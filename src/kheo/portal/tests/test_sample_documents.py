"""The sample's documents lead to each other, and articles lead to them."""

from datetime import datetime

import pytest
from django.utils import timezone

from kheo.documents.models import Document, IssuedNumber, Reference
from kheo.documents.rules.relations import Relation
from kheo.ledger.models import Entry
from kheo.portal.sample.documents import GUIDANCE, load_documents
from kheo.portal.sample.loading import make_place
from kheo.portal.sample.organisations import load_bodies
from kheo.portal.sample.staff import make_accounts
from kheo.portal.sample.texts import site

pytestmark = pytest.mark.django_db
AT = timezone.make_aware(datetime(2026, 9, 2, 10))  # noqa: DTZ001 - made aware


@pytest.fixture(autouse=True)
def library(db: None) -> None:
    make_accounts()
    for place in site()["places"]:
        make_place(**place)
    load_bodies(at=AT)
    load_documents(at=AT)


def test_loaded_again_it_adds_nothing():
    before = Entry.objects.count()
    load_documents(at=AT)
    assert Entry.objects.count() == before


def test_the_invented_ones_say_so_and_all_are_published():
    assert Document.objects.published().count() == Document.objects.count() == 7
    for one in Document.objects.all():
        assert one.is_sample == ("An Lĩnh" in one.issuer_name or "Suối Mây" in one.issuer_name)
        assert one.is_sample or one.source


def test_the_directive_is_implemented_down_to_the_commune():
    def implementing(number: str) -> set[str]:
        rows = Reference.objects.filter(target__number=number, relation=Relation.IMPLEMENTS)
        return {row.document.number for row in rows if row.document}

    assert implementing("33/CT-TTg") == {"45/KH-UBND"}
    assert "08/KH-UBND" in implementing("45/KH-UBND")
    assert not Reference.objects.filter(target=None).exists()


def test_the_guidance_has_its_number_from_the_book_of_the_term():
    number = IssuedNumber.objects.get()
    assert (number.symbol, str(number.register.term)) == (GUIDANCE, "2025–2030")
    assert number.document == Document.objects.get(number=GUIDANCE)
