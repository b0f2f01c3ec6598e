"""The register comes in once, newer files change it, and nothing is ever half done."""

from collections import Counter
from datetime import date
from typing import Any
from unittest import mock

import pytest
from django.core.management import CommandError, call_command

from kheo.ledger.models import Entry
from kheo.organisations.actions import load_places, place_changes
from kheo.organisations.actions.load_places import Given, load_newer
from kheo.organisations.actions.place_changes import Since
from kheo.organisations.models import (
    Place,
    PlaceKind,
    PlaceName,
    PlaceParent,
    PlaceSuccession,
)
from kheo.organisations.rules.place_files import PlacesRefusedError, read_table
from kheo.organisations.tests.national import AFTER, BEFORE, LOADER, NOON, TODAY, load, quiet
from kheo.organisations.tests.registers import UNITS, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("places")]
DAY = date(2026, 9, 1)
SINCE = Since(DAY, document="Nghị quyết số 1/NQ")
CURRENT = load_places.carried()[load_places.CURRENT]


def rows() -> list[tuple[str, ...]]:
    """Return what the newest carried file says, as rows to change."""
    table = read_table("x.csv", CURRENT.data)
    return [tuple(row[column] for column in UNITS) for row in table.rows]


def newer(*changed: tuple[str, ...], without: tuple[str, ...] = ()) -> Given:
    """A newer file: rows replaced by their code, added, or left out."""
    codes = {row[2] for row in changed} | set(without)
    kept = [row for row in rows() if row[2] not in codes]
    return Given("moi.csv", sheet(UNITS, *kept, *changed))


def bring(*files: Given, since: Since = SINCE, **more: Any) -> load_places.Loaded:
    return load_newer(
        files=files, since=since, data_of=since.day, by=LOADER, at=NOON, say=quiet, **more
    )


def everything() -> tuple[list[Any], ...]:
    """Return all rows that a load may write."""
    models = (Place, PlaceParent, PlaceName, PlaceSuccession, Entry)
    return tuple(list(model.objects.order_by("pk").values_list()) for model in models)


def alive(day: date) -> Counter[str]:
    return Counter(Place.objects.alive_on(day).exclude(code="").values_list("kind", flat=True))


@pytest.mark.usefixtures("national")
class TestTheCountry:
    def test_there_are_34_provinces_and_3321_communes_today(self):
        assert alive(TODAY) == {"province": 34, "commune": 3321}
        assert alive(AFTER) == alive(TODAY)

    def test_there_were_63_provinces_696_districts_and_10035_communes_before(self):
        assert alive(BEFORE) == {"province": 63, "district": 696, "commune": 10_035}

    def test_everybody_but_a_province_belongs_somewhere_on_every_day(self):
        for day in (BEFORE, AFTER, TODAY):
            below = Place.objects.alive_on(day).exclude(kind="province").exclude(code="")
            from kheo.organisations.models.spans import on_day

            linked = PlaceParent.objects.filter(on_day(day), place__in=below)
            assert linked.values("place").distinct().count() == below.count() == linked.count()
            assert not linked.exclude(on_day(day, "parent__")).exists()

    def test_everybody_who_ended_has_an_heir_but_districts(self):
        ended = Place.objects.filter(until=BEFORE, heirs=None)
        assert set(ended.values_list("kind", flat=True)) == {"district"}
        assert ended.count() == 691

    def test_all_10597_rows_of_communes_stand_as_heirs_or_as_one_record(self):
        both = Place.objects.filter(since=None, until=None, kind=PlaceKind.COMMUNE)
        from_communes = PlaceSuccession.objects.filter(old__kind=PlaceKind.COMMUNE)
        assert both.exclude(code="").count() == 132
        assert from_communes.count() + 132 == 10_597

    def test_what_is_odd_in_the_files_is_told(self, national):
        told = "\n".join(national.findings)
        assert "5 huyện đảo" in told
        assert "xã Bắc Sơn" in told
        assert "10 dòng khác nhau hơn một cách đặt dấu" in told

    def test_a_code_that_only_one_file_has_is_another_code_of_the_same_commune(self, national):
        assert [code for _, code in national.changes.recoded] == ["06978"]
        assert Place.objects.get(code="06978", until=None).names.get(kind="code").name == "06970"

    def test_changes_since_have_their_day_and_document(self):
        former = PlaceName.objects.get(place__slug="thanh-pho-dong-nai", kind="former")
        assert (former.name, former.until) == ("Tỉnh Đồng Nai", date(2026, 4, 29))
        assert "30/2026/QH16" in former.document
        assert former.is_exact

    def test_spellings_with_the_tone_elsewhere_are_kept(self):
        place = Place.objects.get(code="00175", until=None)
        assert place.name == "Phường Yên Hoà"
        assert [name.name for name in place.names.all()] == ["Phường Yên Hòa"]

    def test_spellings_of_a_commune_that_nobody_knows_are_told(self):
        columns = ("ward_code", "ward_vietnamadminunits", "ward_thanglequoc")
        table = read_table("v.csv", sheet(columns, ("99999", "Xã Hòa", "Xã Hoà")))
        made, told = place_changes.write_spellings(table, TODAY)
        assert (made, told) == (0, ["v.csv: không có xã nào mang mã 99999."])

    def test_a_second_load_changes_nothing(self):
        before = everything()
        assert not load()
        assert everything() == before

    def test_one_entry_in_the_ledger_tells_of_a_load(self):
        entry = Entry.objects.get(verb="organisations.places_loaded")
        facts: Any = entry.facts_read
        assert facts["counts"]["places"] == 14_006
        assert facts["data_of"] == "2026-07-25"
        assert set(facts["files"]) == set(load_places.carried())

    def test_a_dry_run_tells_all_and_writes_nothing(self):
        before = everything()
        done = bring(newer(("01", "Thành phố Hà Nội", "00004", "Phường Trúc Bạch")), check=True)
        assert [name for _, name in done.changes.renamed] == ["Phường Trúc Bạch"]
        assert everything() == before

    def test_a_new_name_begins_on_its_day(self):
        bring(newer(("01", "Thành phố Hà Nội", "00004", "Phường Trúc Bạch")))
        place = Place.objects.get(code="00004", until=None)
        former = place.names.get(kind="former")
        assert (place.name, place.key, place.slug) == (
            "Phường Trúc Bạch", "truc bach", "phuong-ba-dinh",
        )  # fmt: skip
        assert (former.name, former.since, former.until) == (
            "Phường Ba Đình", AFTER, date(2026, 8, 31),
        )  # fmt: skip
        assert former.document == SINCE.document

    def test_a_second_new_name_follows_the_first(self):
        bring(newer(("01", "Thành phố Hà Nội", "00004", "Phường Trúc Bạch")))
        bring(
            newer(("01", "Thành phố Hà Nội", "00004", "Phường X")), since=Since(date(2026, 10, 1))
        )
        names = Place.objects.get(code="00004", until=None).names.filter(kind="former")
        assert [(name.name, name.since) for name in names.order_by("until")] == [
            ("Phường Ba Đình", AFTER),
            ("Phường Trúc Bạch", DAY),
        ]

    def test_a_commune_ends_another_begins_and_a_third_moves(self):
        bring(
            newer(
                ("01", "Thành phố Hà Nội", "99999", "Phường Mới"),
                ("04", "Tỉnh Cao Bằng", "00008", "Phường Ngọc Hà"),
                without=("00004",),
            )
        )
        assert Place.objects.get(slug="phuong-ba-dinh").until == date(2026, 8, 31)
        made = Place.objects.get(code="99999")
        assert (made.since, made.slug) == (DAY, "phuong-moi")
        moved = Place.objects.get(code="00008", until=None)
        links = moved.parents.order_by("since").values_list("parent__name", "since", "until")
        assert list(links)[-2:] == [
            ("Thành phố Hà Nội", AFTER, date(2026, 8, 31)),
            ("Tỉnh Cao Bằng", DAY, None),
        ]

    def test_a_second_file_tells_who_became_whom(self):
        became = Given(
            "thay.csv",
            sheet(
                ("old_ward_code", "new_ward_code", "kind"),
                ("00004", "00004", "whole"),
                ("00008", "00004", "whole"),
            ),
        )
        row = ("01", "Thành phố Hà Nội", "00004", "Phường Ba Đình")
        bring(newer(row, without=("00008",)), became)
        made = Place.objects.get(code="00004", until=None)
        assert made.since == DAY
        former = {one.old.name for one in made.forebears.select_related("old")}
        assert former == {"Phường Ba Đình", "Phường Ngọc Hà"}
        assert Place.objects.filter(code="00004").count() == 3

    def test_a_new_province_comes_with_its_communes(self):
        moved = [("99", "Tỉnh Mới", code, name) for p, _, code, name in rows() if p == "01"]
        done = bring(newer(*moved))
        province = Place.objects.get(code="99")
        assert Place.objects.directly_under(province, on=TODAY).count() == len(moved) == 126
        assert [one.name for one in done.changes.ended] == ["Thành phố Hà Nội"]

    def test_the_same_newer_file_twice_changes_nothing_more(self):
        file = newer(("01", "Thành phố Hà Nội", "00004", "Phường Trúc Bạch"))
        bring(file)
        before = everything()
        assert not bring(file)
        assert everything() == before

    def test_a_newer_file_without_changes_still_makes_the_data_newer(self):
        assert not bring(newer())
        assert load_places.loaded_on() == DAY
        assert not load(), "the carried register does not bring older things back"
        assert load_places.loaded_on() == DAY

    def test_a_crash_in_the_middle_leaves_nothing(self):
        before = everything()
        file = newer(("01", "Thành phố Hà Nội", "99999", "Phường Mới"), without=("00004",))
        with (
            mock.patch.object(place_changes, "move", side_effect=OSError("full")),
            pytest.raises(OSError, match="full"),
        ):
            bring(file)
        assert everything() == before

    @pytest.mark.parametrize(
        ("files", "since", "told"),
        [
            ([newer(without=("00004",))], Since(date(2027, 1, 1)), "ngày 1/1/2027 chưa đến"),
            ([newer(without=("00004",))], Since(date(2026, 4, 30)), "cũ hơn dữ liệu đang có"),
            ([Given("t.csv", sheet(UNITS, *rows()[:2000]))], SINCE, "thiếu 1321 trên 3321"),
            ([newer(), newer()], SINCE, "cùng loại với “moi.csv”"),
            ([Given("t.csv", sheet(("old_ward_code", "new_ward_code", "kind"),
                                   ("00004", "00008", "whole")))], SINCE, "đi cùng"),
            ([Given("t.csv", sheet(("old_code", "old_province", "new_code", "new_province"),
                                   ("01", "A", "02", "B")))], SINCE, "không phải danh mục"),
            ([Given("t.csv", b"<html>")], SINCE, "là một trang web"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_is_refused_and_changes_nothing(self, files, since, told):
        before = everything()
        with pytest.raises(PlacesRefusedError, match=told):
            bring(*files, since=since)
        assert everything() == before

    def test_changes_of_one_day_do_not_come_in_two_loads(self):
        bring(newer(without=("00004",)))
        with pytest.raises(PlacesRefusedError, match="phải sau ngày 1/9/2026"):
            bring(newer(without=("00004", "00008")))


@pytest.mark.usefixtures("national")
class TestTheCommand:
    def run(self, capsys: Any, *words: str) -> str:
        call_command("load_places", *words)
        return str(capsys.readouterr().out)

    def test_it_says_that_nothing_changed(self, capsys):
        assert "Không có gì thay đổi" in self.run(capsys)
        assert "Không có gì thay đổi" in self.run(capsys, "--check")

    def test_it_tells_first_and_loads_then(self, capsys, tmp_path):
        path = tmp_path / "danh-muc-2026-09-20.csv"
        path.write_bytes(newer(("01", "Thành phố Hà Nội", "00004", "Phường Trúc Bạch")).data)
        told = self.run(capsys, str(path), "--check")
        assert "đổi tên: Phường Ba Đình thành Phường Trúc Bạch (mã 00004)" in told
        assert "Nếu nạp sẽ ghi: 1 thay đổi. Chưa ghi gì." in told
        assert "Đã nạp 1 thay đổi; dữ liệu ngày 20/9/2026." in self.run(capsys, str(path))
        former = PlaceName.objects.get(place__slug="phuong-ba-dinh", kind="former")
        assert former.until == date(2026, 9, 19)
        assert not former.is_exact, "the day is that of the file"

    def test_it_takes_the_day_and_the_document_of_the_changes(self, capsys, tmp_path):
        path = tmp_path / "danh-muc-2026-09-20.csv"
        path.write_bytes(newer(("01", "Thành phố Hà Nội", "00004", "Phường Trúc Bạch")).data)
        self.run(capsys, str(path), "--from", "2026-09-01", "--document", "Nghị quyết 9")
        former = PlaceName.objects.get(place__slug="phuong-ba-dinh", kind="former")
        assert (former.until, former.is_exact) == (date(2026, 8, 31), True)
        assert former.document == "Nghị quyết 9"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["khong-co.csv"], "Không đọc được tệp “khong-co.csv”"),
            (["{good}"], "Cho biết ngày các thay đổi có hiệu lực: --from"),
            (["{good}", "--from", "mai"], "“mai” không phải là một ngày"),
            (["--from", "2026-09-01"], "--from đi cùng một tệp mới hơn"),
            (["{html}", "--from", "2026-09-01"], "Tệp “trang.csv”: dòng 1: là một trang web"),
        ],
    )
    def test_it_refuses_in_one_sentence(self, words, told, tmp_path):
        good, html = tmp_path / "tot.csv", tmp_path / "trang.csv"
        good.write_bytes(newer().data)
        html.write_bytes(b"<!doctype html><html></html>")
        before = everything()
        with pytest.raises(CommandError, match=told):
            call_command("load_places", *(word.format(good=good, html=html) for word in words))
        assert everything() == before
