"""Addresses of places."""

from hypothesis import given
from hypothesis import strategies as st

from kheo.organisations.rules.place_slugs import Titled, addresses

PROVINCES = ("Tỉnh Kon Tum", "Tỉnh Phú Yên")
places = st.builds(
    Titled,
    st.sampled_from(["Xã Hòa Bình", "Xã Hoà Bình", "Thị trấn Sa", "…"]),
    st.sampled_from([(), PROVINCES[:1], PROVINCES[1:], ("Huyện Sa", *PROVINCES[:1])]),
    st.sampled_from(["", "00001", "00002"]),
    st.booleans(),
)


@given(st.lists(places, max_size=25), st.sets(st.sampled_from(["xa-hoa-binh", "thi-tran-sa"])))
def test_no_address_comes_twice_or_is_taken(some, taken):
    made = addresses(some, taken)
    assert len(made) == len(some) == len(set(made))
    assert not taken & set(made)
    assert all(slug and slug == slug.strip("-") for slug in made)


def test_a_name_that_is_alone_is_its_address():
    assert addresses([Titled("Tỉnh Kon Tum")], set()) == ["tinh-kon-tum"]


def test_a_name_that_several_have_stands_with_its_province_for_all():
    some = [Titled("Xã Hòa Bình", (province,)) for province in PROVINCES]
    assert addresses(some, set()) == ["xa-hoa-binh-kon-tum", "xa-hoa-binh-phu-yen"]


def test_the_living_go_before_those_that_ended():
    some = [Titled("Tỉnh Kon Tum", ended=True), Titled("Tỉnh Kon Tum")]
    assert addresses(some, set()) == ["tinh-kon-tum-cu", "tinh-kon-tum"]


def test_a_name_twice_in_a_province_takes_its_code():
    some = [Titled(name, PROVINCES[:1], code) for name, code in (("Xã A", "1"), ("Xã Á", "2"))]
    assert addresses(some, set()) == ["xa-a-kon-tum", "xa-a-kon-tum-2"]
