"""Places typed one a line."""

import pytest
from django import forms

from kheo.organisations.forms.place_lines import PlaceLines
from kheo.organisations.models import Place, PlaceParent

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    places = forms.ModelMultipleChoiceField(Place.objects.all(), widget=PlaceLines)


@pytest.fixture
def places() -> list[Place]:
    province = Place.objects.create(name="Tỉnh Thử", slug="tinh-thu", kind="province")
    made = [
        Place.objects.create(name="Xã Hòa Bình", slug=f"xa-{n}", kind="commune") for n in (1, 2)
    ]
    PlaceParent.objects.create(place=made[0], parent=province)
    return [province, *made]


def typed(text: str) -> Form:
    return Form({"places": text})


def test_names_mean_places(places):
    form = typed("tinh thu\n\nXã Hoà Bình, Thử")
    assert form.is_valid()
    assert set(form.cleaned_data["places"]) == set(places[:2])


def test_what_is_shown_is_read_again(places):
    shown = PlaceLines().format_value([place.pk for place in places])
    assert "Xã Hòa Bình, Tỉnh Thử [xa-1]" in shown
    form = typed(shown)
    assert form.is_valid()
    assert set(form.cleaned_data["places"]) == set(places)


@pytest.mark.parametrize("line", ["Hòa Bình", "Tỉnh Khác", "[xa-9]", "1", "٣"])
def test_a_line_that_means_many_or_none_is_refused_and_stays(places, line):
    form = typed(f"Tỉnh Thử\n{line}")
    assert not form.is_valid()
    assert line in str(form["places"])
    assert "Tỉnh Thử [tinh-thu]" in str(form["places"])


def test_nothing_is_nothing():
    assert PlaceLines().format_value(None) == ""


@pytest.mark.parametrize("count", [1, 20])
def test_lines_cost_two_queries_however_many(count, django_assert_num_queries):
    made = [
        Place.objects.create(name=f"Xã {n}", slug=f"xa-{n}", kind="commune").pk
        for n in range(count)
    ]
    with django_assert_num_queries(2):
        PlaceLines().format_value(made)
