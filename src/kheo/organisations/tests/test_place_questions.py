"""Questions about places, asked of the whole country; what they cost does not grow with it."""

from datetime import date

import pytest

from kheo.organisations.models import Place, PlaceKind
from kheo.organisations.reading.place_lines import heirs_each, line_of, today_of
from kheo.organisations.reading.place_search import find
from kheo.organisations.reading.places import children_of, meant, paths, tree_on, who_is
from kheo.organisations.tests.national import AFTER, BEFORE, TODAY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("places"),
    pytest.mark.usefixtures("national"),
]
LONG_AGO = date(2024, 5, 8)


def one(asked: str, day: date) -> Place:
    [known] = who_is(asked, on=day)
    return known.place


@pytest.mark.parametrize(
    ("asked", "day", "name"),
    [
        ("00004", BEFORE, "Phường Trúc Bạch"),
        ("00004", AFTER, "Phường Ba Đình"),
        ("06970", AFTER, "Xã Ba Chẽ"),
        ("06978", AFTER, "Xã Ba Chẽ"),
        ("Tỉnh Kon Tum", LONG_AGO, "Tỉnh Kon Tum"),
        ("tinh kon tum", LONG_AGO, "Tỉnh Kon Tum"),
        ("Tỉnh Đồng Nai", AFTER, "Tỉnh Đồng Nai"),
        ("TP. Đồng Nai", TODAY, "Thành phố Đồng Nai"),
        ("TP.HCM", TODAY, None),
        ("Xã Bà Gia", LONG_AGO, "Xã Bà Gia"),
        ("Xã Đạ Huoai 3", AFTER, "Xã Đạ Huoai 3"),
        ("Q.1, TPHCM", LONG_AGO, "Quận 1"),
        ("Tỉnh Kon Tum", TODAY, None),
        ("Xã Bà Gia", TODAY, "Xã Ba Gia"),
        ("Tỉnh Đồng Nai", TODAY, None),
        ("", TODAY, None),
        ("%", TODAY, None),
    ],
)
def test_who_somebody_was_on_a_day(asked, day, name, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        known = who_is(asked, on=day)
    assert [found.name for found in known] == ([name] if name else [])


def test_a_name_that_many_bear_gives_them_all():
    assert len(who_is("Xã Hòa Bình", on=BEFORE)) > 5
    assert one("Xã Hòa Bình, Kon Tum", BEFORE).slug.startswith("xa-hoa-binh")


def test_over_an_article_a_bare_name_is_the_province():
    assert [place.name for place in meant("Kon Tum", on=LONG_AGO)] == ["Tỉnh Kon Tum"]
    assert [place.name for place in meant("Kon Tum", on=TODAY)] == ["Phường Kon Tum"]
    assert meant("Hòa Bình", on=TODAY) == []
    assert meant("", on=TODAY) == []


@pytest.mark.parametrize(
    ("asked", "day", "heirs", "most"),
    [
        ("Tỉnh Kon Tum", BEFORE, [("Tỉnh Quảng Ngãi", True)], 1),
        ("Huyện Côn Đảo", BEFORE, [("Đặc khu Côn Đảo", True)], 1),
        ("Thị trấn Lai Uyên", BEFORE, [("Xã Bàu Bàng", False), ("Xã Trừ Văn Thố", False)], 1),
        ("Thành phố Hà Nội", BEFORE, [("Thành phố Hà Nội", True)], 0),
        (
            "Quận 1, TPHCM",
            BEFORE,
            [("Phường Bến Thành", False), ("Phường Cầu Ông Lãnh", False),
             ("Phường Sài Gòn", False), ("Phường Tân Định", False)],
            3,
        ),
    ],
)  # fmt: skip
def test_who_answers_for_a_place_today(asked, day, heirs, most, django_assert_max_num_queries):
    place = one(asked, day)
    with django_assert_max_num_queries(most):
        found = today_of(place, on=TODAY)
    assert [(share.place.name, share.is_whole) for share in found] == heirs


def test_on_a_day_of_its_life_a_place_answers_for_itself():
    kon_tum = one("Tỉnh Kon Tum", BEFORE)
    assert [share.place for share in today_of(kon_tum, on=BEFORE)] == [kon_tum]


def test_a_chain_of_heirs_is_followed_to_its_end_and_a_ring_ends():
    from kheo.organisations.models import PlaceSuccession

    made = [
        Place.objects.create(name=f"Xã {n}", slug=f"xa-{n}", kind="commune", until=TODAY)
        for n in range(4)
    ]
    for old, new in zip(made, [*made[1:], made[0]], strict=True):
        PlaceSuccession.objects.create(old=old, new=new, kind="whole", day=TODAY)
    assert today_of(made[0], on=date(2027, 1, 1)) == []
    assert len(line_of(made[0]).after) == 4
    Place.objects.filter(pk=made[3].pk).update(until=None)
    assert [share.place for share in today_of(made[0], on=date(2027, 1, 1))] == [made[3]]


def test_a_line_goes_back_and_forward(django_assert_max_num_queries):
    ward = one("Phường Kon Tum", TODAY)
    with django_assert_max_num_queries(5):
        line = line_of(ward)
    [step] = line.before
    assert step.day == AFTER
    assert len(step.shares) == 5
    assert line.after == []
    [step] = line_of(one("Tỉnh Kon Tum", BEFORE)).after
    assert step.documents == ["Nghị quyết số 202/2025/QH15"]


def test_heirs_of_many_cost_one_query(django_assert_num_queries):
    places = list(Place.objects.filter(kind="province", until=BEFORE))
    with django_assert_num_queries(1):
        assert len(heirs_each(places)) == 52


@pytest.mark.parametrize(("day", "sizes"), [(TODAY, (34, 3321, 0)), (BEFORE, (63, 696, 10_035))])
def test_the_tree_of_a_day_costs_two_queries(day, sizes, django_assert_num_queries):
    with django_assert_num_queries(2):
        tree = tree_on(day)
    second = [child for branch in tree for child in branch.children]
    third = [child for branch in second for child in branch.children]
    assert (len(tree), len(second), len(third)) == sizes


def test_the_tree_of_some_levels():
    assert {len(branch.children) for branch in tree_on(TODAY, [PlaceKind.PROVINCE])} == {0}


def test_children_and_all_below(django_assert_num_queries):
    kon_tum = one("Tỉnh Kon Tum", BEFORE)
    with django_assert_num_queries(2):
        assert len(children_of(kon_tum, on=BEFORE)) == 10
        assert Place.objects.under(kon_tum, on=BEFORE).count() == 112
    assert not children_of(kon_tum, on=TODAY).exists()


def test_the_way_up_is_that_of_the_day(django_assert_num_queries):
    commune = one("24235", TODAY)
    with django_assert_num_queries(1):
        way = paths([commune], on=BEFORE)[commune.pk]
    assert [above.name for above in way] == ["Huyện Buôn Đôn", "Tỉnh Đắk Lắk"]
    way = paths([commune], on=TODAY)[commune.pk]
    assert [(above.name, above.until) for above in way] == [("Tỉnh Đắk Lắk", None)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("tphcm", "Thành phố Hồ Chí Minh"),
        ("BRVT", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("ha noi", "Thành phố Hà Nội"),
        ("tỉnh đồng nai", "Thành phố Đồng Nai"),
        ("hoà binh, kon tum", "Xã Hòa Bình"),
        ("q.1", "Quận 1"),
        ("p.5, q.3, tphcm", "Phường 5"),
        ("tt dak glei", "Thị trấn Đăk Glei"),
        ("Ea H’leo", "Xã Ea H'Leo"),
        ("xã quan son", "Xã Quan Sơn"),
        ("Quan Sơn", "Xã Quan Sơn"),
        ("phường kon tum, kon tum", "Phường Kon Tum"),
        ("06970", "Xã Ba Chẽ"),
        ("23293", "Phường Kon Tum"),
        ("rịa vũng", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("ia vung", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("xã bà gia", "Xã Đạ Huoai 3"),
        ("xã ba gia", "Xã Ba Gia"),
        ("thanh phong", "Xã Thanh Phong"),
    ],
)
def test_a_place_is_found_by_any_spelling(typed, first, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        found = find(typed, today=TODAY)
    assert found[0].place.name == first


def test_the_living_stand_before_those_that_ended_and_whole_names_before_parts():
    found = [one.place for one in find("kon tum", today=TODAY)]
    assert [(place.name, place.until) for place in found] == [
        ("Phường Kon Tum", None),
        ("Tỉnh Kon Tum", BEFORE),
        ("Thành phố Kon Tum", BEFORE),
    ]
    names = [one.place.key for one in find("đồng nai", today=TODAY)]
    assert names == ["dong nai", "dong nai", "dong nai", "dong nai thuong"]


def test_a_search_keeps_to_a_day_and_to_kinds():
    assert [one.place.name for one in find("kon tum", today=TODAY, on=BEFORE)] == [
        "Tỉnh Kon Tum",
        "Thành phố Kon Tum",
    ]
    found = find("kon tum", today=TODAY, kinds=[PlaceKind.PROVINCE])
    assert [one.place.name for one in found] == ["Tỉnh Kon Tum"]


@pytest.mark.parametrize(
    "typed", ["", "  ", ",", "…", "zzzz", "%", "_", "'; drop table", "x" * 5000]
)
def test_a_search_for_nothing_finds_nothing(typed):
    assert find(typed, today=TODAY) == []


def test_a_search_gives_no_more_than_asked():
    assert len(find("a", today=TODAY, most=7)) == 7
    assert len({one.place.pk for one in find("hoa", today=TODAY)}) == 20


def test_what_was_found_tells_the_name_that_it_was_found_by():
    [first, *_] = find("tphcm", today=TODAY)
    assert first.via == "HCM"
    assert [above.name for above in find("xã hoà bình", today=TODAY)[0].within]
