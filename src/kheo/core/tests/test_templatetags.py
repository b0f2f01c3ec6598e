"""What the base page asks for is right, cheap, and safe where there is no request."""

from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.models import Page, Site

from kheo.core.templatetags import kheo as tags


@pytest.fixture
def home(db: None) -> Page:
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    site.root_page.get_children().update(show_in_menus=False)
    return site.root_page


def menu_page(home: Page, title: str, *, live: bool = True, in_menu: bool = True) -> Page:
    fields = {
        "title": title,
        "slug": f"muc-{title.lower()}",
        "live": live,
        "show_in_menus": in_menu,
    }
    page: Page = home.add_child(instance=Page(**fields))
    return page


def seen_at(path: str, **query: str) -> Context:
    return Context({"request": RequestFactory().get(path, query)})


def test_the_menu_holds_published_pages_that_editors_put_into_it_in_their_order(home: Page) -> None:
    menu_page(home, "Hai")
    menu_page(home, "Nhap", live=False)
    menu_page(home, "An", in_menu=False)
    menu_page(home, "Ba")
    assert [entry.title for entry in tags.top_sections(seen_at("/"))] == ["Hai", "Ba"]


def test_the_menu_marks_the_section_a_reader_is_in(home: Page) -> None:
    menu_page(home, "Hai")
    menu_page(home, "Ba")
    entries = tags.top_sections(seen_at("/muc-ba/mot-bai/"))
    assert [entry.is_current for entry in entries] == [False, True]


@pytest.mark.parametrize("n", [1, 20])
def test_the_menu_costs_one_query_however_long(
    home: Page, n: int, django_assert_num_queries: Any
) -> None:
    for number in range(n):
        menu_page(home, str(number))
    context = seen_at("/")
    Site.find_for_request(context["request"])
    Site.get_site_root_paths()
    with django_assert_num_queries(1):
        assert len(tags.top_sections(context)) == n
        assert len(tags.top_sections(context)) == n


def test_without_a_request_there_is_no_menu_and_no_address() -> None:
    assert tags.top_sections(Context()) == []
    assert tags.canonical(Context()) == ""
    assert tags.absolute(Context(), "/tep/anh.jpg") == "/tep/anh.jpg"


@pytest.mark.parametrize(
    ("query", "end"),
    [
        ({}, ""),
        ({"trang": "2"}, "?trang=2"),
        ({"trang": "1"}, ""),
        ({"trang": "hai"}, ""),
        ({"utm_source": "zalo"}, ""),
        ({"utm_source": "zalo", "trang": "3"}, "?trang=3"),
    ],
)
def test_a_page_has_one_address_whatever_is_added_to_it(query: dict[str, str], end: str) -> None:
    assert tags.canonical(seen_at("/tin-tuc/", **query)) == f"http://testserver/tin-tuc/{end}"


def test_the_address_of_the_site_is_what_its_settings_say(settings: Any) -> None:
    settings.SITE_URL = "https://danvan.example.vn/"
    context = seen_at("/tin-tuc/")
    assert tags.canonical(context) == "https://danvan.example.vn/tin-tuc/"
    assert tags.absolute(context, "/tep/a.jpg") == "https://danvan.example.vn/tep/a.jpg"
    assert tags.absolute(context, "https://kho.example.vn/a.jpg") == "https://kho.example.vn/a.jpg"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, [1, 2, 0, 10]), (5, [1, 0, 4, 5, 6, 0, 10]), (10, [1, 0, 9, 10])],
)
def test_page_numbers_show_the_ends_and_the_neighbours(number: int, shown: list[int]) -> None:
    assert tags.page_numbers(Paginator(range(100), 10).page(number)) == shown


def test_one_line_has_single_spaces_and_keeps_what_is_safe_as_it_is() -> None:
    wrapped = Template(
        "{% load kheo %}{% filter one_line %}\n  {{ words }}\n  -  Khéo {% endfilter %}"
    )
    assert wrapped.render(Context({"words": "Bàn & làm"})) == "Bàn &amp; làm - Khéo"


def test_the_name_and_the_contact_come_from_the_settings(settings: Any) -> None:
    settings.WAGTAIL_SITE_NAME = "Dân vận tỉnh"
    settings.SITE_CONTACT = "0260 3 862 000"
    assert (tags.site_name(), tags.site_contact()) == ("Dân vận tỉnh", "0260 3 862 000")
