"""Documents are found by their words, and one of them straight by its number."""

from datetime import date

import pytest

from kheo.core.search import socket
from kheo.documents.models import DocumentText
from kheo.documents.models.documents import KIND
from kheo.documents.searching import Documents, jump
from kheo.documents.tests.factories import draft, published
from kheo.organisations.models import Place

pytestmark = pytest.mark.django_db


def test_the_search_knows_the_library():
    assert isinstance(socket.SOURCES[KIND], Documents)
    assert socket.JUMPS[KIND] is jump


def test_what_is_published_is_brought_with_its_text_place_and_issuer():
    place = Place.objects.create(name="Tỉnh An Lĩnh", kind="province", slug="tinh-an-linh")
    shown, hidden = published(place=place, text="Toàn văn."), draft(number="4/CT-TTg")
    assert list(Documents().keys()) == [str(shown.pk)]
    (item,) = Documents().items([str(shown.pk), str(hidden.pk)])
    assert (item.title, item.address) == (str(shown), shown.get_absolute_url())
    assert (item.text, item.day) == ("Toàn văn.", date(2021, 11, 26))
    assert [tag.label for tag in item.places] == ["Tỉnh An Lĩnh"]
    assert item.issuer == socket.Tag("thu-tuong-chinh-phu", "Thủ tướng Chính phủ")


@pytest.mark.parametrize("count", [1, 20])
def test_items_cost_one_query_however_many(count, django_assert_num_queries):
    keys = [str(published(number=f"{n + 1}/CT-TTg", text="Chữ.").pk) for n in range(count)]
    assert DocumentText.objects.count() == count
    with django_assert_num_queries(1):
        assert len(list(Documents().items(keys))) == count


@pytest.mark.parametrize(
    "typed",
    [
        "33/CT-TTg", "33/ct-ttg", " 33 / CT – TTg ", "33 ct ttg", "số 33/CT-TTg", "Số: 33/CT-TTg",
        "Chỉ thị số 33/CT-TTg", "chi thi 33/ct-ttg", "Chỉ thị 33/CT-TTg ngày 26/11/2021",
        "CHỈ THỊ SỐ 33/CT-TTG NĂM 2021", "033/CT-TTg", "“33/CT-TTg”",
    ],
)  # fmt: skip
def test_a_number_in_any_spelling_goes_straight_to_its_document(typed):
    directive = published()
    published(number="3/CT-TTg", title="Khác")
    assert jump(typed) == directive.get_absolute_url()


def test_marks_and_the_order_of_the_party_do_not_matter():
    decree = published(
        type="nghị định", number="42/2022/NĐ-CP", issuer="Chính phủ", signed_on=date(2022, 6, 24)
    )
    party = published(
        type="nghị quyết", number="60-NQ/TW", issuer="Ban Chấp hành Trung ương",
        signed_on=date(2025, 4, 12),
    )  # fmt: skip
    assert jump("nghi dinh 42/2022/nd-cp") == decree.get_absolute_url()
    assert jump("60/NQ-TW") == party.get_absolute_url()


def test_of_several_documents_the_day_or_the_type_decides_and_else_none():
    first = published()
    second = published(signed_on=date(2019, 5, 1))
    assert jump("33/CT-TTg") is None
    assert jump("Chỉ thị 33/CT-TTg ngày 1/5/2019") == second.get_absolute_url()
    assert jump("Chỉ thị 33/CT-TTg ngày 26/11/2021") == first.get_absolute_url()


@pytest.mark.parametrize(
    "typed",
    [
        "", "33", "2021", "dân vận", "33 năm đổi mới", "26/11/2021", "\x00", "9" * 1000, "%",
        "đồng chí nào đã ký văn bản có số là 33/CT-TTg", "33/CT-TTg và 34/CT-TTg",
    ],
)  # fmt: skip
def test_other_queries_go_nowhere(typed):
    published()
    assert jump(typed) is None


def test_a_draft_is_not_gone_to():
    draft()
    assert jump("33/CT-TTg") is None
