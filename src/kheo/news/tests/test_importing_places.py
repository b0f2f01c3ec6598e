"""The place before a title. Titles are invented; the provinces are real."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.news.importing.places import part

REST = "Gặp mặt già làng, trưởng thôn năm nay"


@pytest.mark.parametrize(
    "place",
    [
        "Kon Tum",
        "Đắk Lắk",
        "Huế",
        "TP. Đà Nẵng",
        "TP.HCM",
        "Huyện Đăk Hà",
        "Xã Ia Lin",
        "Quận 1",
        "Thị xã An Khê",
        "Bà Rịa - Vũng Tàu",
        "Gia Lai, Kon Tum",
        "Đăk Lin",
        "Thừa Thiên Huế",
        "Trường Sa",
    ],
)
def test_a_place_before_a_colon_is_taken(place):
    assert (part(f"{place}: {REST}").place, part(f"{place}: {REST}").title) == (place, REST)


@pytest.mark.parametrize(
    "label",
    [
        "Thông báo",
        "Infographic",
        "Video",
        "Dân vận khéo",
        "Nguyễn Văn Khảo",
        "Bà Rơ Châm H’Lin",
        "Chủ tịch UBND tỉnh",
        "Sở Nội vụ",
        "Covid-19",
        "Bà Lê Thị A, Trưởng ban Dân tộc tỉnh",
        "Y Lin Niê",
        "Kết luận số 12",
        "World Cup",
        "UBND tỉnh Kon Tum",
    ],
)
def test_a_label_or_a_person_before_a_colon_stays(label):
    assert part(f"{label}: {REST}").place == ""
    assert part(f"{label}: {REST}").title == f"{label}: {REST}"


@pytest.mark.parametrize("sign", ["–", "-", "—"])
def test_capitals_before_a_dash_are_a_place(sign):
    found = part(f"KON TUM {sign} {REST}")
    assert (found.place, found.title) == ("Kon Tum", REST)


@pytest.mark.parametrize(
    "title",
    [
        "Ban Dân vận Tỉnh ủy - Ban cán sự đảng UBND tỉnh tăng cường phối hợp",
        "Kon Tum - điểm đến của người yêu rừng",
        "Hà Nội - Hải Phòng tăng cường kết nối",
        "KON TUM – VÙNG ĐẤT GIÀU TIỀM NĂNG",
        "Một hai: ba",
        "Kon Tum:",
        "",
    ],
)
def test_a_dash_inside_a_title_and_a_colon_without_a_place_stay(title):
    assert part(title).title == title


def test_a_known_place_before_a_dash_stays_and_is_named():
    found = part(f"Kon Tum - {REST}")
    assert (found.place, found.title, found.unsure) == ("", f"Kon Tum - {REST}", "Kon Tum")


def test_a_name_that_may_be_a_place_is_taken_and_named():
    assert part(f"Đăk Lin: {REST}").unsure == "Đăk Lin"
    assert part(f"Kon Tum: {REST}").unsure == ""
    assert part("Mai Lan: “Tôi giữ rừng cho con cháu”").place == ""


@given(st.text(max_size=200))
def test_no_letter_of_a_title_is_lost(title):
    found = part(title)
    assert title.endswith(found.title)
    assert found.place or found.title == title
