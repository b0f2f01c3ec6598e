"""The desk where numbers are given."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.documents.models import IssuedNumber, Register
from kheo.documents.tests import factories
from kheo.documents.tests.books import DAY, PLAN, book, committee, number, party_book
from kheo.law.tests.factories import NOON
from kheo.organisations.models import Officer
from kheo.organisations.tests.bodies import appointed, clerk, role

pytestmark = pytest.mark.django_db
DESK = "/quan-tri/van-ban/so/"
GIVEN = {"title": "Về công tác dân vận", "dated_on": "23/11/2026"}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def keeper(client):
    """Somebody who gives the numbers of the province's committee."""
    user = clerk("thu-so")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    appointed(user, role("van-thu-co-quan", documents__number=False), committee())
    client.force_login(Officer.objects.get(pk=user.pk))
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_desk_is_for_staff(client):
    assert client.get(DESK).status_code == 302


def test_a_book_is_opened_and_gives_its_first_number(keeper):
    assert "Chưa có sổ nào." in text_of(keeper.get(DESK))
    given = {"organisation": committee().name, "regime": "state", "type_name": PLAN,
             "on": "23/11/2026", "first": "1"}  # fmt: skip
    assert keeper.get(f"{DESK}mo/").status_code == 200
    shown = text_of(keeper.post(f"{DESK}mo/", given, follow=True))
    assert "Đã mở sổ." in shown
    register = Register.objects.get()
    assert "Kế hoạch – 2026" in text_of(keeper.get(DESK, {"q": "An Lĩnh"}))
    told = text_of(keeper.post(f"{DESK}{register.pk}/cap/", GIVEN, follow=True))
    assert "Đã cấp số 01/KH-UBND." in told
    twice = text_of(keeper.post(f"{DESK}mo/", given))
    assert "đã có sổ này" in twice


def test_who_has_no_mandate_is_told_why(keeper):
    other = book(committee("Ủy ban nhân dân xã Suối Mây"))
    shown = text_of(keeper.get(f"{DESK}{other.pk}/"))
    assert "Bạn không cấp số ở sổ này: Không giữ nhiệm vụ nào" in shown
    assert "Không giữ nhiệm vụ nào" in text_of(keeper.post(f"{DESK}{other.pk}/cap/", GIVEN))
    given = {"organisation": other.organisation.name, "regime": "state", "on": "23/11/2026",
             "type_name": "", "first": "1"}  # fmt: skip
    assert "Không giữ nhiệm vụ nào" in text_of(keeper.post(f"{DESK}mo/", given))
    one = number(other)
    for end, said in (("huy/", {"huy-reason": "x"}), ("noi/", {})):
        keeper.post(f"{DESK}da-cap/{one.pk}/{end}", said)
    one.refresh_from_db()
    assert (one.voided_at, one.document) == (None, None)
    assert IssuedNumber.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": ""}, "Hãy điền ô này."),
        ({"dated_on": "hôm nay"}, "Ngày viết như 28/4/2025."),
        ({"dated_on": "1/1/2027"}, "nằm ngoài năm hoặc nhiệm kỳ"),
        ({"dated_on": "1/11/2026"}, "Số cấp sau không được có ngày trước"),
    ],
)
def test_a_number_that_may_not_be_given_is_told_and_takes_none(keeper, said, sentence):
    register = book()
    number(register)
    assert sentence in text_of(keeper.post(f"{DESK}{register.pk}/cap/", GIVEN | said))
    assert IssuedNumber.objects.count() == 1


def test_a_common_book_asks_for_the_type_and_a_letter_for_its_unit(keeper):
    register = book(type_name="")
    letter = GIVEN | {"type_name": "công văn"}
    told = text_of(keeper.post(f"{DESK}{register.pk}/cap/", letter))
    assert "Công văn cần chữ viết tắt của đơn vị soạn thảo" in told
    keeper.post(f"{DESK}{register.pk}/cap/", letter | {"unit": "NC"})
    assert IssuedNumber.objects.get().symbol == "01/UBND-NC"


def test_a_forgotten_number_is_inserted(keeper):
    register = book()
    number(register, dated_on=date(2026, 11, 20))
    said = {f"chen-{name}": value for name, value in GIVEN.items()} | {"chen-beside": "1"}
    told = text_of(keeper.post(f"{DESK}{register.pk}/chen/", said, follow=True))
    assert "Đã cấp số 01a/KH-UBND." in told
    assert "không có số ấy" in text_of(
        keeper.post(f"{DESK}{register.pk}/chen/", said | {"chen-beside": "7"})
    )


def test_a_number_is_voided_with_a_reason_and_stays(keeper):
    one = number(book())
    address = f"{DESK}da-cap/{one.pk}/"
    assert "chưa có văn bản nào mang số này" in text_of(keeper.get(address))
    assert "Hãy điền" in text_of(keeper.post(f"{address}huy/", {"huy-reason": ""}))
    told = text_of(keeper.post(f"{address}huy/", {"huy-reason": "Không ban hành"}, follow=True))
    assert "số này không được cấp lại" in told
    assert "Số đã cấp ở lại trong sổ mãi mãi" in told
    again = text_of(keeper.post(f"{address}huy/", {"huy-reason": "Lại"}))
    assert "Đã hủy" in text_of(keeper.get(f"{DESK}{one.register_id}/"))
    assert again


def test_a_number_is_bound_to_its_document(keeper):
    one = number(book())
    ours = factories.draft(type=PLAN, number="01/KH-UBND", signed_on=DAY, issuer=committee().name)
    address = f"{DESK}da-cap/{one.pk}/"
    assert ours.title in text_of(keeper.get(address))
    assert "Hãy điền ô này." in text_of(keeper.post(f"{address}noi/", {}))
    told = text_of(keeper.post(f"{address}noi/", {"noi-document": str(ours.pk)}, follow=True))
    assert "Đã nối số với văn bản." in told
    one.refresh_from_db()
    assert one.document == ours


def test_a_term_is_begun_for_a_committee_of_the_party(keeper):
    party = committee("Đảng ủy xã Suối Mây", "ĐU")
    user = Officer.objects.get(username="thu-so")
    appointed(user, role("van-thu-dang", documents__number=False), party)
    given = {"organisation": party.name, "label": "2025–2030", "since": "1/7/2025"}
    assert keeper.get(f"{DESK}nhiem-ky/").status_code == 200
    assert "Đã ghi nhiệm kỳ." in text_of(keeper.post(f"{DESK}nhiem-ky/", given, follow=True))
    assert "đã có nhiệm kỳ ấy" in text_of(keeper.post(f"{DESK}nhiem-ky/", given))
    wrong = given | {"organisation": "Không có"}
    assert "Không có tổ chức nào" in text_of(keeper.post(f"{DESK}nhiem-ky/", wrong))


def test_a_book_is_printed_by_days(keeper):
    register = party_book()
    for day in (date(2025, 8, 1), date(2025, 9, 1)):
        number(register, dated_on=day, title=f"Việc ngày {day.day}/{day.month}")
    address = f"{DESK}{register.pk}/in/"
    whole = text_of(keeper.get(address))
    assert "01-NQ/ĐU" in whole
    assert "Việc ngày 1/8" in whole
    part = text_of(keeper.get(address, {"tu": "2/8/2025", "den": "30/9/2025"}))
    assert "02-NQ/ĐU" in part
    assert "01-NQ/ĐU" not in part


@pytest.mark.parametrize("end", ["cap/", "chen/"])
def test_nothing_is_given_by_looking(keeper, end):
    assert keeper.get(f"{DESK}{book().pk}/{end}").status_code == 405


def test_the_desk_costs_the_same_for_one_and_twenty(keeper):
    register = book()

    def cost(count):
        for place in range(count):
            number(register)
            book(committee(f"Ủy ban nhân dân xã {count} {place}"))
        found = []
        for address in (DESK, f"{DESK}{register.pk}/", f"{DESK}{register.pk}/in/"):
            keeper.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert keeper.get(address).status_code == 200
            found.append(len(queries))
        return found

    assert cost(1) == cost(20)
