"""Staff who may read the ledger find what was done, by whom and on what."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils.html import strip_tags

from kheo.ledger import verbs
from kheo.ledger.actions import link, record
from kheo.ledger.models import LinkKind
from kheo.ledger.rules import Ref
from kheo.ledger.sealing import seal_pending
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
LEDGER = "/quan-tri/so-ghi-viec/"
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def enlisted(monkeypatch):
    monkeypatch.setitem(verbs.VERBS, "tests.done", "Đã làm")
    monkeypatch.setitem(verbs.VERBS, "tests.closed", "Đã đóng")


@pytest.fixture
def lan():
    return Officer.objects.create_superuser("lan", last_name="Đỗ Thị", first_name="Lan")


@pytest.fixture
def desk(client, lan):
    client.force_login(lan)
    return client


def note(lan, verb="tests.done", key="7", **also):
    with transaction.atomic():
        return record(
            verb, target=Ref("tests.thing", key, f"Việc {key}"), by=lan, **{"at": NOON, **also}
        )


def words(response):
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


def test_the_ledger_is_for_those_who_may_read_it(client, lan):
    note(lan)
    minh = Officer.objects.create_user("minh")
    minh.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(minh)
    assert client.get(LEDGER).status_code == 302
    minh.user_permissions.add(Permission.objects.get(codename="view_entry"))
    assert client.get(LEDGER).status_code == 200


def test_the_list_says_who_did_what_on_what_and_how_far_the_chain_reaches(desk, lan):
    note(lan, reason="Vì cần")
    assert "Chưa có việc nào được đóng dấu" in words(desk.get(LEDGER))
    seal_pending()
    shown = words(desk.get(LEDGER))
    assert "Sổ đã đóng dấu đến việc thứ 1" in shown
    assert "Đã làm Đỗ Thị Lan Lý do: Vì cần Việc 7 1" in shown


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"q": "lan khẩn"}, ["8"]),
        ({"verb": "tests.closed"}, ["9"]),
        ({"since": "24/11/2026"}, ["9"]),
        ({"until": "23/11/2026"}, ["7", "8"]),
        ({"q": "không ai"}, []),
    ],
)
def test_the_list_is_asked_by_words_verb_and_days(desk, lan, question, found):
    note(lan)
    note(lan, key="8", reason="Khẩn")
    note(lan, "tests.closed", "9", at=NOON + timedelta(days=1))
    shown = words(desk.get(LEDGER, question))
    assert [key for key in "789" if f"Việc {key}" in shown] == found


def test_a_wrong_day_is_told_and_all_is_shown(desk, lan):
    note(lan)
    shown = words(desk.get(LEDGER, {"since": "31/02/2026"}))
    assert "Việc 7" in shown
    assert "hợp lệ" in shown
    shown = words(desk.get(LEDGER, {"since": "2/2/2026", "until": "1/2/2026"}))
    assert "Ngày cuối phải không trước ngày đầu." in shown


def test_one_entry_is_shown_whole(desk, lan):
    entry = note(
        lan, rule="Điều 5", reason="Dòng 1\nDòng 2", facts={"số việc": 3, "đã chuyển": [1, 2]}
    )
    seal_pending()
    shown = words(desk.get(f"{LEDGER}{entry.pk}/"))
    assert "Căn cứ Điều 5" in shown
    assert "số việc 3" in shown
    assert "đã chuyển 1, 2" in shown
    assert entry.seal.hash in shown


def test_a_record_shows_all_that_was_done_on_it_and_what_it_is_tied_to(desk, lan):
    entry = note(lan)
    note(lan, "tests.closed")
    link(LinkKind.CAUSES, source=entry.target, to=note(lan, key="8").target, entry=entry)
    link(LinkKind.CITES, source=entry.target, to=Ref("tests.other", "9", ""), entry=entry)
    shown = words(desk.get(f"{LEDGER}ban-ghi/", {"loai": "tests.thing", "khoa": "7"}))
    assert "Việc 7 dẫn đến Việc 8 Việc 7 trích dẫn tests.other 9" in shown
    assert shown.index("Đã đóng") < shown.index("Đã làm")
    nothing = desk.get(f"{LEDGER}ban-ghi/", {"loai": "tests.thing", "khoa": "99"})
    assert nothing.status_code == 404


@pytest.mark.parametrize("key", ["", "a/b", "một hai", "?x=1&y", "%2F"])
def test_a_key_may_be_anything(desk, lan, key):
    note(lan, key=key)
    (address,) = re.findall(r'href="([^"]*ban-ghi/[^"]*)"', desk.get(LEDGER).content.decode())
    assert f"Việc {key}" in html.unescape(words(desk.get(html.unescape(address))))


def test_names_are_text_and_not_markup(desk, lan):
    with transaction.atomic():
        record("tests.done", target=Ref("a", "1", "<b>x</b>"), by=lan, at=NOON, reason="<i>")
    page = desk.get(LEDGER).content.decode()
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_the_list_costs_the_same_for_one_and_twenty(desk, lan, django_assert_num_queries):
    def cost():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.get(LEDGER)
        return len(asked)

    note(lan)
    cost()
    one = cost()
    for number in range(20):
        note(lan, key=str(number))
    seal_pending()
    assert cost() == one
