"""The overdue table: who sees which part of the tree, and what it costs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kheo.organisations.models import Officer
from kheo.programmes.tests.factories import body, works_for
from kheo.tasks.tests.factories import given

pytestmark = pytest.mark.django_db
ADDRESS = "/lam-viec/nhiem-vu/qua-han/"


@pytest.fixture
def tree():
    """A province with three communes that are late, and one that stands elsewhere."""
    province = body("UBND tỉnh An Lĩnh")
    late = timezone.localdate() - timedelta(days=3)
    units = [body(f"UBND xã số {n}", province, level="commune") for n in range(3)]
    for unit in [*units, body("UBND xã ngoài")]:
        given(lead=unit, due=late)
    return province, units


def signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def test_a_province_sees_what_is_late_below_it_and_the_sum(tree, django_assert_max_num_queries):
    client = signed_in(works_for(tree[0]))
    client.get(ADDRESS)
    with django_assert_max_num_queries(15):
        page = client.get(ADDRESS).content.decode()
    assert page.count("UBND xã số") == 3
    assert "UBND xã ngoài" not in page
    assert "<td>3</td>" in page


def test_nobody_looks_under_a_unit_that_is_not_below_his(tree):
    stranger = signed_in(works_for(body("Sở khác")))
    assert stranger.get(ADDRESS, {"duoi": tree[0].slug}).status_code == 404
    assert stranger.get(ADDRESS, {"duoi": "khong-co"}).status_code == 404
    assert Client().get(ADDRESS).status_code == 302


def test_who_may_all_begins_at_the_top(tree):
    root = signed_in(Officer.objects.create_superuser("root", "root@mau.example"))
    page = root.get(ADDRESS).content.decode()
    assert "UBND tỉnh An Lĩnh" in page
    assert "UBND xã ngoài" in page
