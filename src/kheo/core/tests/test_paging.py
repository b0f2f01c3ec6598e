import pytest
from django.contrib.auth.models import Group
from django.http import Http404
from django.test import RequestFactory

from kheo.core.paging import page_of

pytestmark = pytest.mark.django_db


def test_the_first_page_comes_without_asking():
    Group.objects.bulk_create(Group(name=f"g{n:02}") for n in range(30))
    page = page_of(Group.objects.order_by("name"), RequestFactory().get("/"), per_page=10)
    assert page.number == 1
    assert len(page) == 10


@pytest.mark.parametrize("asked", ["0", "-1", "x", "99", "1e3", "１", "9" * 20, ""])
def test_a_page_that_does_not_exist_is_not_found(asked):
    with pytest.raises(Http404):
        page_of(Group.objects.order_by("name"), RequestFactory().get("/", {"trang": asked}))
