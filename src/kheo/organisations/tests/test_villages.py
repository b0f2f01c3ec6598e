"""Communes keep their villages: acts, entries, refusals, and the desk."""

from datetime import UTC, date, datetime
from unittest import mock

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry
from kheo.organisations.actions import villages
from kheo.organisations.actions.villages import (
    add_village,
    add_villages,
    end_village,
    may_keep_villages,
    rename_village,
)
from kheo.organisations.models import Officer, Place, PlaceName, PlaceParent
from kheo.organisations.reading.places import children_of, who_is
from kheo.organisations.rules.organisations import Level
from kheo.organisations.tests import bodies

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY = date(2026, 11, 23)
BEGUN = date(2025, 7, 1)


@pytest.fixture
def commune() -> Place:
    province = Place.objects.create(name="Tỉnh Thử", slug="tinh-thu", kind="province")
    made = Place.objects.create(name="Xã Thử", slug="xa-thu", kind="commune", since=BEGUN)
    PlaceParent.objects.create(place=made, parent=province, since=BEGUN)
    return made


@pytest.fixture
def village(commune: Place) -> Place:
    return add_village(commune=commune, name="Thôn Hòa", by=bodies.clerk(), at=NOON)


def keeper() -> Officer:
    """Return an officer of the desk."""
    officer = Officer.objects.create_user("ban-dia-ban")
    wanted = Permission.objects.filter(codename__in=["access_admin", "change_place"])
    officer.user_permissions.add(*wanted)
    return officer


def verbs() -> list[str]:
    made = Entry.objects.filter(verb__startswith="organisations.village")
    return list(made.order_by("id").values_list("verb", flat=True))


def test_a_village_lies_in_its_commune_from_the_day_of_the_commune(commune, village):
    assert (village.kind, village.since, village.slug) == ("village", BEGUN, "thon-hoa-xa-thu")
    assert list(children_of(commune, on=TODAY)) == [village]
    assert not children_of(commune, on=date(2025, 6, 30)).exists()
    [entry] = Entry.objects.filter(verb="organisations.village_added")
    assert (entry.target_name, entry.facts_read["commune"]) == ("Thôn Hòa", commune.pk)


def test_a_list_is_added_whole_with_an_entry_each(commune):
    made = add_villages(
        commune=commune, names=["Thôn 1", "Thôn 2"], since=date(2026, 1, 1), by=keeper(), at=NOON
    )
    assert [one.since for one in made] == [date(2026, 1, 1)] * 2
    assert verbs() == ["organisations.village_added"] * 2


def test_villages_of_one_name_in_different_spellings_have_different_addresses(commune, village):
    other = add_village(commune=commune, name="Thôn Hoa", by=keeper(), at=NOON)
    assert other.slug == "thon-hoa-xa-thu-2"


@pytest.mark.parametrize(
    ("names", "since", "reason"),
    [
        (["Thôn Hoà"], None, "name_taken"),
        (["Thôn 1", "thôn 1"], None, "name_taken"),
        (["Thôn 1", "!!"], None, "not_a_name"),
        (["Thôn 1"], date(2025, 6, 30), "before_commune"),
        (["Thôn 1"], date(2026, 12, 1), "day_to_come"),
    ],
)
def test_a_refusal_adds_none_of_a_list(commune, village, names, since, reason):
    with pytest.raises(RefusedError, match=reason):
        add_villages(commune=commune, names=names, since=since, by=bodies.clerk(), at=NOON)
    assert Place.objects.filter(kind="village").count() == 1
    assert len(verbs()) == 1


def test_villages_lie_only_in_living_communes(commune, village):
    province = commune.parents.get().parent
    with pytest.raises(RefusedError, match="not_a_commune"):
        add_village(commune=province, name="Thôn 1", by=bodies.clerk(), at=NOON)
    Place.objects.filter(pk=commune.pk).update(until=TODAY)
    with pytest.raises(RefusedError, match="commune_ended"):
        add_village(commune=commune, name="Thôn 1", by=bodies.clerk(), at=NOON)


def test_a_crash_in_the_ledger_leaves_no_village(commune):
    crash = mock.patch.object(villages, "record", side_effect=[None, OSError("full")])
    with crash, pytest.raises(OSError, match="full"):
        add_villages(commune=commune, names=["Thôn 1", "Thôn 2"], by=bodies.clerk(), at=NOON)
    assert not Place.objects.filter(kind="village").exists()
    assert not PlaceParent.objects.filter(parent=commune).exists()


def test_a_village_is_found_by_both_names_each_in_its_time(village):
    day = date(2026, 3, 1)
    rename_village(
        village=village, name="Thôn Mới", day=day, by=bodies.clerk(), at=NOON, document="NQ 1"
    )
    assert [one.place for one in who_is("Thôn Hòa", on=date(2026, 2, 28))] == [village]
    assert who_is("Thôn Hòa", on=day) == []
    assert [one.name for one in who_is("Thôn Mới", on=day)] == ["Thôn Mới"]
    former = PlaceName.objects.get(place=village)
    assert (former.since, former.until, former.document) == (BEGUN, date(2026, 2, 28), "NQ 1")
    entry = Entry.objects.get(verb="organisations.village_renamed")
    assert (entry.facts_read["former"], entry.rule) == ("Thôn Hòa", "NQ 1")


@pytest.mark.parametrize(
    ("name", "day", "reason"),
    [
        ("Thôn Hòa", date(2026, 3, 1), "same_name"),
        ("Thôn 2", date(2026, 3, 1), "name_taken"),
        ("!", date(2026, 3, 1), "not_a_name"),
        ("Thôn Mới", BEGUN, "before_village"),
        ("Thôn Mới", date(2026, 12, 1), "day_to_come"),
    ],
)
def test_a_refused_name_changes_nothing(commune, village, name, day, reason):
    add_village(commune=commune, name="Thôn 2", by=bodies.clerk(), at=NOON)
    with pytest.raises(RefusedError, match=reason):
        rename_village(village=village, name=name, day=day, by=bodies.clerk(), at=NOON)
    village.refresh_from_db()
    assert village.name == "Thôn Hòa"
    assert not PlaceName.objects.exists()


def test_a_second_name_begins_after_the_first(village):
    rename_village(village=village, name="Thôn A", day=date(2026, 3, 1), by=bodies.clerk(), at=NOON)
    with pytest.raises(RefusedError, match="before_village"):
        rename_village(
            village=village, name="Thôn B", day=date(2026, 3, 1), by=bodies.clerk(), at=NOON
        )
    rename_village(village=village, name="Thôn B", day=date(2026, 3, 2), by=bodies.clerk(), at=NOON)
    assert PlaceName.objects.count() == 2


def test_the_tone_of_a_name_may_move(village):
    day = date(2026, 3, 1)
    done = rename_village(village=village, name="Thôn Hoà", day=day, by=bodies.clerk(), at=NOON)
    assert done.name == "Thôn Hoà"


def test_a_village_ends_with_its_last_day_and_its_name_is_free_again(commune, village):
    last = date(2026, 6, 30)
    end_village(village=village, last_day=last, by=bodies.clerk(), at=NOON)
    assert not children_of(commune, on=TODAY).exists()
    assert list(children_of(commune, on=last)) == [village]
    again = add_village(
        commune=commune, name="Thôn Hòa", since=date(2026, 7, 1), by=bodies.clerk(), at=NOON
    )
    assert again.slug == "thon-hoa-xa-thu-2"
    with pytest.raises(RefusedError, match="village_ended"):
        end_village(village=village, last_day=last, by=bodies.clerk(), at=NOON)
    assert verbs()[-1] == "organisations.village_added"


def test_only_a_village_is_renamed_or_ended(commune):
    with pytest.raises(RefusedError, match="not_a_village"):
        end_village(village=commune, last_day=TODAY, by=bodies.clerk(), at=NOON)
    with pytest.raises(RefusedError, match="not_a_village"):
        rename_village(village=commune, name="X", day=TODAY, by=bodies.clerk(), at=NOON)


def test_who_holds_the_verb_in_an_organisation_of_the_commune_may(commune):
    own = bodies.body("UBND xã Thử", place=commune, level=Level.COMMUNE)
    elsewhere = bodies.body("UBND xã Khác", level=Level.COMMUNE)
    here, there = bodies.clerk("o-day"), bodies.clerk("noi-khac")
    keeps = bodies.role("giu-dia-ban", organisations__keep_villages=True)
    bodies.appointed(here, keeps, own)
    bodies.appointed(there, keeps, elsewhere)
    assert may_keep_villages(here, commune, on=TODAY)
    assert may_keep_villages(there, commune, on=TODAY).reason == "not_of_commune"
    assert may_keep_villages(keeper(), commune, on=TODAY)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(keeper())
    return client


def page(commune: Place, end: str = "") -> str:
    return f"/quan-tri/dia-ban/{commune.pk}/{end}"


def test_the_desk_finds_a_commune(desk, commune):
    text = desk.get("/quan-tri/dia-ban/", {"q": "xa thu"}).content.decode()
    assert page(commune) in text
    assert "Tỉnh Thử" in text
    assert "Không tìm thấy" in desk.get("/quan-tri/dia-ban/", {"q": "zz"}).content.decode()


def test_the_desk_is_not_for_readers(client, commune, village):
    addresses = ("/quan-tri/dia-ban/", page(commune), f"/quan-tri/dia-ban/thon/{village.pk}/")
    for address in addresses:
        assert client.get(address).status_code == 302


def test_one_village_is_added_by_the_form(desk, commune):
    response = desk.post(page(commune, "them/"), {"name": " Thôn  Một ", "since": "1/8/2025"})
    assert response.status_code == 302
    made = Place.objects.get(kind="village")
    assert (made.name, made.since) == ("Thôn Một", date(2025, 8, 1))
    assert "Thôn Một" in desk.get(page(commune)).content.decode()


def test_a_list_is_added_by_pasting(desk, commune):
    response = desk.post(page(commune, "dan/"), {"names": "1. Thôn Một\r\n2. Thôn Hai\r\n\r\n"})
    assert response.status_code == 302
    names = Place.objects.filter(kind="village").order_by("pk")
    assert [one.name for one in names] == ["Thôn Một", "Thôn Hai"]


@pytest.mark.parametrize(
    ("end", "typed", "told"),
    [
        ("them/", {"name": "thôn hoà"}, "Xã này đã có thôn, tổ dân phố mang tên đó."),
        ("them/", {"name": ""}, "Hãy điền ô này."),
        ("them/", {"name": "Thôn 1", "since": "hôm qua"}, "Ngày viết như 30/6/2025."),
        ("them/", {"name": "Thôn 1", "since": "1/1/2020"}, "trước ngày xã được thành lập"),
        ("dan/", {"names": "Thôn 1\nThôn 1\n"}, "“Thôn 1”: Xã này đã có"),
        ("dan/", {"names": "Thôn Hoà\n…"}, "“…”: Tên phải có chữ hoặc số"),
        ("dan/", {"names": "- \n- "}, "Hãy điền ô này."),
        ("dan/", {"names": "\n".join(f"Thôn {n}" for n in range(501))}, "nhiều nhất 500 tên"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(desk, commune, village, end, typed, told):
    response = desk.post(page(commune, end), typed)
    text = response.content.decode()
    assert response.status_code == 200
    assert told in text
    assert Place.objects.filter(kind="village").count() == 1


def test_a_village_is_renamed_and_ended_at_the_desk(desk, village):
    address = f"/quan-tri/dia-ban/thon/{village.pk}/"
    typed = {"name": "Thôn Mới", "day": "1/3/2026", "document": "NQ 1"}
    assert desk.post(f"{address}doi-ten/", typed).status_code == 302
    assert "Đổi tên từ Thôn Hòa thành Thôn Mới." in desk.get(address).content.decode()
    assert desk.post(f"{address}ket-thuc/", {"last_day": "30/6/2026"}).status_code == 302
    assert "Đã kết thúc, đến hết ngày 30/06/2026." in desk.get(address).content.decode()
    text = desk.post(f"{address}ket-thuc/", {"last_day": "30/6/2026"}).content.decode()
    assert "Thôn, tổ dân phố này đã kết thúc." in text
    assert desk.post(f"{address}doi-ten/", {"name": "X"}).status_code == 200


def test_who_may_not_sees_why_and_changes_nothing(client, commune, village):
    stranger = Officer.objects.create_user("khach")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    why = "Chỉ người được xã giao mới thêm, sửa được"
    assert why in client.get(page(commune)).content.decode()
    assert why in client.post(page(commune, "them/"), {"name": "Thôn 1"}).content.decode()
    address = f"/quan-tri/dia-ban/thon/{village.pk}/"
    assert why in client.get(address).content.decode()
    assert why in client.post(f"{address}ket-thuc/", {"last_day": "1/1/2026"}).content.decode()
    assert Place.objects.get(kind="village").until is None


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_of_a_commune_costs_the_same_however_long(
    desk, commune, count, django_assert_max_num_queries
):
    add_villages(
        commune=commune, names=[f"Thôn {n}" for n in range(count)], by=bodies.clerk(), at=NOON
    )
    desk.get(page(commune))
    with django_assert_max_num_queries(24):
        assert desk.get(page(commune)).status_code == 200
