"""What a newer file changes."""

import pytest

from kheo.organisations.rules.place_changes import Changes, Living, changes, neat, told
from kheo.organisations.rules.place_files import PlacesRefusedError, Table, read_table
from kheo.organisations.rules.places import PlaceKind
from kheo.organisations.tests.registers import MAP, NORTH, SOUTH, table, units

COMMUNE, PROVINCE = PlaceKind.COMMUNE, PlaceKind.PROVINCE
NOW = [
    Living(1, PROVINCE, *NORTH),
    Living(2, PROVINCE, *SOUTH),
    Living(3, COMMUNE, "00001", "Xã Một", "01"),
    Living(4, COMMUNE, "00002", "Xã Hoà", "02"),
]
ROWS = [(*NORTH, "00001", "Xã Một"), (*SOUTH, "00002", "Xã Hoà")]


def newer(*rows: tuple[str, ...]) -> Table:
    return read_table("moi.csv", units(*rows))


def found(*rows: tuple[str, ...], communes: Table | None = None, many: bool = True) -> Changes:
    return changes(NOW, newer(*rows), communes, accept_many=many)


def test_the_same_file_changes_nothing():
    same = found(*ROWS)
    assert not same
    assert told(same) == []


def test_a_new_commune_comes_with_its_province():
    made = found(*ROWS, (*SOUTH, "00003", "Phường Ba"))
    assert [(one.code, one.province) for one in made.new] == [("00003", "02")]
    assert told(made) == ["mới: Phường Ba (mã 00003)"]


def test_a_commune_that_is_missing_has_ended():
    made = found(ROWS[0], (*SOUTH, "00009", "Xã Chín"))
    assert [one.code for one in made.ended] == ["00002"]


def test_a_name_is_another_or_only_spelled_otherwise():
    made = found((*NORTH, "00001", "Phường Một"), (*SOUTH, "00002", "Xã Hòa"))
    assert [(one.code, name) for one, name in made.renamed] == [("00001", "Phường Một")]
    assert [(one.code, name) for one, name in made.respelled] == [("00002", "Xã Hòa")]


def test_a_province_is_renamed_once_however_many_communes_name_it():
    rows = [("01", "Thành phố Bắc Thử", "00001", "Xã Một"), ROWS[1]]
    assert [name for _, name in found(*rows).renamed] == ["Thành phố Bắc Thử"]


def test_a_commune_moves_to_another_province():
    made = found((*SOUTH, "00001", "Xã Một"), ROWS[1], (*NORTH, "00005", "Xã Năm"))
    assert [(one.code, province) for one, province in made.moved] == [("00001", "02")]


def test_the_same_name_in_the_same_province_under_another_code_is_the_same_commune():
    made = found((*NORTH, "00008", "Xã Một"), ROWS[1])
    assert [(one.code, code) for one, code in made.recoded] == [("00001", "00008")]
    assert not made.new
    assert not made.ended


def test_a_former_code_still_means_its_commune():
    rows = newer((*NORTH, "00007", "Xã Mốt"), ROWS[1])
    made = changes(NOW, rows, other_codes={(COMMUNE, "00007"): 3}, accept_many=True)
    assert [name for _, name in made.renamed] == ["Xã Mốt"]


def test_a_second_file_tells_that_a_code_now_stands_for_other_ground():
    became = table(
        "xa.csv", MAP,
        ("", "00001", "00001", "whole", "1"),
        ("", "00002", "00001", "whole", "1"),
    )  # fmt: skip
    made = found((*NORTH, "00001", "Xã Một"), communes=became)
    assert {one.code for one in made.ended if one.kind is COMMUNE} == {"00001", "00002"}
    assert [one.code for one in made.new] == ["00001"]
    assert len(made.heirs) == 2


def test_a_second_file_that_knows_other_communes_is_refused():
    became = table("xa.csv", MAP, ("", "00077", "00001", "whole", "1"))
    with pytest.raises(PlacesRefusedError, match=r"xa.csv.*dòng 2, cột “old_ward_code”"):
        found(*ROWS, communes=became)


def test_a_file_that_lacks_many_communes_was_cut_off():
    with pytest.raises(PlacesRefusedError, match=r"thiếu 1 trên 2 xã.*--accept-many"):
        found(ROWS[0], many=False)


@pytest.mark.parametrize(
    ("rows", "told_so"),
    [
        ([*ROWS, ROWS[0]], "dòng 4, cột “ward_code”: mã 00001 đã có ở dòng 2"),
        ([*ROWS, ("01", "Tỉnh Khác", "00003", "X")], "dòng 4, cột “province”"),
    ],
)
def test_a_file_against_itself_is_refused(rows, told_so):
    with pytest.raises(PlacesRefusedError) as refused:
        found(*rows)
    assert told_so in str(refused.value)


def test_a_name_without_a_capital_gets_one_and_is_reported():
    made = found((*NORTH, "00001", "xã Một"), ROWS[1])
    assert not made.renamed
    assert "dòng 2, “xã Một” được viết hoa" in made.findings[0]
    assert neat(" xã  một ") == "Xã một"


def test_every_kind_of_change_has_its_line():
    made = Changes(
        new=[], ended=[NOW[2]], renamed=[(NOW[2], "B")], respelled=[(NOW[2], "C")],
        moved=[(NOW[2], "02")], recoded=[(NOW[2], "00005")],
    )  # fmt: skip
    assert len(told(made)) == 5
    assert made.counts()["moved"] == 1
