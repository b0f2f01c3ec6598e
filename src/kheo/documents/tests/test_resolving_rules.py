"""Which document a citation means."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.documents.rules.resolving import (
    Known,
    Outcome,
    Resolution,
    Wanted,
    is_local,
    own_place,
    resolve,
)

DIRECTIVE = Known(1, "33/CT-TTg", "chỉ thị", 2021, "2021-11-26", "Thủ tướng Chính phủ")
PLAN = Known(
    2, "21/KH-UBND", "kế hoạch", 2022, "2022-01-20", "Ủy ban nhân dân tỉnh Kon Tum",
    frozenset({"kon tum"}),
)  # fmt: skip
OTHER = replace(PLAN, pk=3, issuer="Ủy ban nhân dân tỉnh Gia Lai", places=frozenset({"gia lai"}))


def test_number_and_year_of_a_central_body_are_enough() -> None:
    said = Wanted("33/CT-TTg", "chỉ thị", "2021")
    assert resolve(said, [DIRECTIVE]) == Resolution(Outcome.FOUND, 1)


def test_a_day_that_is_mistyped_within_the_year_does_not_matter() -> None:
    assert resolve(Wanted("33/CT-TTg", date="2021-11-16"), [DIRECTIVE]).pk == 1


def test_without_a_year_nothing_is_guessed() -> None:
    found = resolve(Wanted("33/CT-TTg", "chỉ thị"), [DIRECTIVE])
    assert found == Resolution(Outcome.UNCLEAR, candidates=(1,))


def test_the_year_in_the_number_goes_before_that_of_the_date() -> None:
    decree = Known(4, "42/2014/QĐ-TTg", "quyết định", 2014, "2014-07-27", "Thủ tướng Chính phủ")
    assert resolve(Wanted("42/2014/QĐ-TTg", date="2015-07-07"), [decree]).pk == 4


@pytest.mark.parametrize("issuer", ["UBND tỉnh Kon Tum", "Ủy ban nhân dân tỉnh Kon Tum"])
def test_a_local_body_is_known_by_its_place(issuer: str) -> None:
    said = Wanted("21/KH-UBND", "kế hoạch", "2022-01-20", issuer)
    assert resolve(said, [PLAN, OTHER]).pk == 2


def test_the_holder_s_place_tells_which_province_is_meant() -> None:
    said = Wanted("21/KH-UBND", date="2022", issuer="UBND tỉnh", places=frozenset({"gia lai"}))
    assert resolve(said, [PLAN, OTHER]).pk == 3


def test_a_place_that_is_named_goes_before_the_holder_s() -> None:
    said = Wanted("21/KH-UBND", "", "2022", "UBND tỉnh Gia Lai", frozenset({"kon tum"}))
    assert resolve(said, [PLAN, OTHER]).pk == 3
    assert resolve(said, [PLAN]).outcome is Outcome.WAITING


def test_a_local_number_without_any_place_is_unclear() -> None:
    assert resolve(Wanted("21/KH-UBND", date="2022"), [PLAN]).outcome is Outcome.UNCLEAR


def test_the_party_s_sign_stands_for_two_types() -> None:
    rule = Known(5, "66-QĐ/TW", "quy định", 2017, "2017-02-06", "Ban Bí thư")
    assert resolve(Wanted("66-QĐ/TW", "quyết định", "2017-02-06"), [rule]).pk == 5


def test_the_party_s_sign_in_the_state_s_order_means_the_same() -> None:
    one = Known(6, "60-NQ/TW", "nghị quyết", 2025, "2025-04-12", "Ban Chấp hành Trung ương")
    assert resolve(Wanted("60/NQ-TW", "nghị quyết", "2025-04-12"), [one]).pk == 6


def test_a_law_is_told_by_its_term() -> None:
    law = Known(7, "10/2022/QH15", "luật", 2022, "2022-11-10", "Quốc hội")
    assert resolve(Wanted("10/2022/QH15", "luật"), [law]).pk == 7


@pytest.mark.parametrize(
    ("number", "local"),
    [
        ("33/CT-TTg", False), ("30/2020/NĐ-CP", False), ("10/2022/QH15", False),
        ("25-NQ/TW", False), ("31-CTr/BDVTW", False), ("5/2020/TT-BNV", False),
        ("21/KH-UBND", True), ("17-CTr/TU", True), ("08-HD/BDVTU", True), ("15/KH-SNV", True),
        ("7-QĐ/BTGDVTU", True), ("2/NQ-HĐND", True),
    ],
)  # fmt: skip
def test_some_signs_are_borne_by_bodies_of_many_places(number: str, local: bool) -> None:
    assert is_local(number) is local


def test_what_is_left_of_a_body_s_name_is_its_place() -> None:
    assert own_place("Ủy ban nhân dân tỉnh Kon Tum") == "kon tum"
    assert own_place("UBND tỉnh") == ""


NUMBERS = st.sampled_from(["33/CT-TTg", "21/KH-UBND", "66-QĐ/TW", "x", ""])


@given(
    st.builds(
        Wanted, NUMBERS, st.sampled_from(["", "chỉ thị", "kế hoạch"]),
        st.sampled_from(["", "2021", "2022-01-20", "XXXX-06-02"]), st.text(max_size=20),
    ),
    st.permutations([DIRECTIVE, PLAN, OTHER]),
)  # fmt: skip
def test_what_is_found_has_the_number_and_the_order_of_the_library_does_not_matter(
    wanted: Wanted, library: list[Known]
) -> None:
    found = resolve(wanted, library)
    assert found.pk == resolve(wanted, sorted(library, key=lambda one: one.pk)).pk
    if found.pk is not None:
        assert [one.number for one in library if one.pk == found.pk] == [wanted.number]
