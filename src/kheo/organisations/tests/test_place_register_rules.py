"""The register of both eras: who goes on, who ends, who became whom."""

import pytest

from kheo.organisations.rules.place_files import PlacesRefusedError
from kheo.organisations.rules.place_register import FIRST_DAY, LAST_DAY, Key, Link
from kheo.organisations.rules.places import PlaceKind, PlaceNameKind, PlaceSuccessionKind
from kheo.organisations.tests.registers import (
    MAP_ROWS,
    NEW_ROWS,
    NORTH,
    OLD_ROWS,
    PROVINCE_ROWS,
    SOUTH,
    register,
)

COMMUNE, DISTRICT, PROVINCE = PlaceKind.COMMUNE, PlaceKind.DISTRICT, PlaceKind.PROVINCE


def old(code: str, kind: PlaceKind = COMMUNE) -> Key:
    return Key(kind, code, old=True)


def new(code: str, kind: PlaceKind = COMMUNE) -> Key:
    return Key(kind, code, old=False)


def test_a_commune_on_the_same_ground_is_one_record_through_both_eras():
    made = register()
    assert old("00004") not in made.units
    unit = made.units[new("00004")]
    assert (unit.since, unit.until) == (None, None)
    assert [link for link in made.links if link.unit == new("00004")] == [
        Link(new("00004"), old("002", DISTRICT), None, LAST_DAY),
        Link(new("00004"), new("01", PROVINCE), FIRST_DAY, None),
    ]


def test_a_new_name_on_the_same_ground_is_a_former_name():
    made = register()
    assert made.stands(old("00003")) == new("00003")
    [called] = made.names
    assert (called.kind, called.name, called.until) == (
        PlaceNameKind.FORMER, "Thị trấn Ba", LAST_DAY,
    )  # fmt: skip


def test_another_spelling_is_no_former_name():
    made = register(new=[*NEW_ROWS[:2], (*NORTH, "00004", "XÃ BỐN"), NEW_ROWS[3]])
    assert [called.kind for called in made.names if called.unit == new("00004")] == ["spelling"]


@pytest.mark.parametrize("code", ["00001", "00002"])
def test_a_commune_that_was_merged_or_split_ends(code):
    made = register()
    unit = made.units[old(code)]
    assert unit.until == LAST_DAY
    assert made.units[new("00001")].since == FIRST_DAY


def test_the_code_of_an_ended_commune_may_come_again_for_another():
    made = register()
    assert made.units[old("00001")].name == "Xã Một"
    assert made.units[new("00001")].name == "Xã Một Hai"


def test_heirs_are_whole_or_split_and_none_is_its_own_heir():
    made = register()
    heirs = {(heir.old, heir.new): (heir.kind, heir.is_default) for heir in made.heirs}
    assert heirs[old("00002"), new("00009")] == (PlaceSuccessionKind.SPLIT, False)
    assert heirs[old("00001"), new("00001")] == (PlaceSuccessionKind.WHOLE, True)
    assert not any(made.stands(one) == other for one, other in heirs)


def test_an_island_district_without_communes_becomes_a_commune_and_is_reported():
    made = register()
    assert (old("003", DISTRICT), new("00009")) in {(one.old, one.new) for one in made.heirs}
    [finding] = made.findings
    assert "Huyện Đảo (dòng 6)" in finding
    assert "4 xã, phường, thị trấn trên 5 dòng" in finding


def test_all_provinces_that_were_merged_end():
    made = register()
    for code, name in (NORTH, SOUTH):
        assert made.units[old(code, PROVINCE)].name == name
        assert made.units[old(code, PROVINCE)].until == LAST_DAY


def test_a_province_alone_goes_on():
    made = register(
        old=[row for row in OLD_ROWS if row[0] == "01"],
        new=NEW_ROWS[:1],
        communes=[MAP_ROWS[0], ("001", "00002", "00001", "whole", "1")],
        provinces=PROVINCE_ROWS[:1],
    )
    assert made.stands(old("01", PROVINCE)) == new("01", PROVINCE)
    assert made.units[new("01", PROVINCE)].since is None


def test_a_commune_that_nobody_took_over_is_reported():
    made = register(communes=[row for row in MAP_ROWS if row[1] != "00001"])
    assert any("không rõ ai kế thừa: Xã Một" in finding for finding in made.findings)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"old": [*OLD_ROWS, OLD_ROWS[0]]}, "dòng 7, cột “ward_code”: mã 00001 đã có ở dòng 2"),
        ({"new": [*NEW_ROWS, NEW_ROWS[0]]}, "dòng 6, cột “ward_code”: mã 00001 đã có ở dòng 2"),
        ({"new": [*NEW_ROWS, ("01", "Tỉnh Khác", "00010", "Xã X")]}, "dòng 6, cột “province”"),
        (
            {"communes": [*MAP_ROWS, ("001", "00001", "00077", "whole", "1")]},
            "dòng 8, cột “new_ward_code”: không có đơn vị nào mang mã “00077”",
        ),
        (
            {"communes": [*MAP_ROWS, ("001", "00077", "00001", "whole", "1")]},
            "dòng 8, cột “old_ward_code”: không có đơn vị nào mang mã “00077”",
        ),
        ({"communes": [*MAP_ROWS, MAP_ROWS[0]]}, "dòng 8, cột “kind”: 00001 thành 00001"),
        (
            {"provinces": [*PROVINCE_ROWS, ("07", "T", "01", "Tỉnh Bắc Thử")]},
            "dòng 4, cột “old_code”: không có đơn vị nào mang mã “07”",
        ),
    ],
)
def test_files_that_disagree_are_refused(files, told):
    with pytest.raises(PlacesRefusedError) as refused:
        register(**files)
    assert told in str(refused.value)
