"""Sessions can be seen and ended, by their officer and by who has all rights."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from kheo.accounts.actions.sessions import end_sessions, forget_what_is_over, sessions_of
from kheo.accounts.caching import shared
from kheo.accounts.models import SharedValue
from kheo.accounts.tests import people
from kheo.accounts.tests.people import by_password, text_of

pytestmark = pytest.mark.django_db
SESSIONS = "/tai-khoan/phien/"
DESK = "/quan-tri/dang-nhap-can-bo/"
PHONE = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
DESKTOP = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"


def browser(agent: str = DESKTOP, network: str = "10.1.2.3", name: str = "lan") -> Client:
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=network)
    by_password(client, name)
    return client


def works(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def test_an_officer_sees_device_network_and_times_of_each_session():
    people.officer("lan")
    browser(PHONE, "203.0.113.9")
    page = text_of(browser().get(SESSIONS))
    assert "Edge trên Windows" in page
    assert "(máy này)" in page
    assert page.index("Edge") < page.index("Chrome trên Android")
    assert "203.0.113.9" in page
    assert timezone.localtime().strftime("%d/%m/%Y") in page


def test_one_session_is_ended():
    people.officer("lan")
    here, lost, other = browser(), browser(PHONE), browser(PHONE, "10.9.9.9")
    row = UserSession.objects.get(session_key=lost.session.session_key)
    here.post(f"{SESSIONS}{row.pk}/ket-thuc/")
    assert [works(one) for one in (here, lost, other)] == [True, False, True]
    assert people.verbs() == ["sessions_ended"]


def test_all_others_are_ended():
    people.officer("lan")
    here, *others = [browser() for _ in range(3)]
    here.post(f"{SESSIONS}ket-thuc/")
    assert works(here)
    assert not any(works(one) for one in others)
    assert people.entries()[0].facts_read == {"count": 2}
    here.post(f"{SESSIONS}ket-thuc/")
    assert len(people.entries()) == 1


def test_nobody_ends_the_session_of_another_or_the_one_at_hand_by_this_way():
    people.officer("lan")
    people.officer("minh")
    lan, minh = browser(), browser(name="minh")
    for client in (lan, minh):
        row = UserSession.objects.get(session_key=lan.session.session_key)
        assert client.post(f"{SESSIONS}{row.pk}/ket-thuc/").status_code == 404
    assert works(lan)


def test_sessions_are_nothing_for_strangers_and_nothing_ends_by_a_mere_look(client):
    assert client.get(SESSIONS)["Location"].startswith("/tai-khoan/dang-nhap/")
    assert client.post(f"{SESSIONS}ket-thuc/").status_code == 302
    people.officer("lan")
    assert browser().get(f"{SESSIONS}ket-thuc/").status_code == 405


def test_when_a_session_was_last_used_is_noted_every_few_minutes_on_staff_pages(monkeypatch):
    one = people.give_totp(people.approver())
    client = people.whole_sign_in(Client(), one)
    long_ago = timezone.now() - timedelta(hours=2)
    UserSession.objects.update(last_seen_at=long_ago)
    client.get("/")
    assert UserSession.objects.get().last_seen_at == long_ago
    client.get("/quan-tri/")
    seen = UserSession.objects.get().last_seen_at
    assert seen > long_ago
    client.get("/quan-tri/")
    assert UserSession.objects.get().last_seen_at == seen


def test_ending_that_cannot_be_written_down_ends_nothing(monkeypatch):
    def no_ledger(*_args, **_more):
        raise RuntimeError("no ledger")

    one = people.officer("lan")
    client = browser()
    monkeypatch.setattr("kheo.accounts.actions.sessions.record", no_ledger)
    with pytest.raises(RuntimeError, match="no ledger"):
        end_sessions(officer=one, sessions=sessions_of(one), by=one, at=timezone.now())
    assert works(client)


def test_what_is_over_is_forgotten():
    people.officer("lan")
    gone, kept = browser(), browser()
    Session.objects.filter(session_key=gone.session.session_key).update(
        expire_date=timezone.now() - timedelta(minutes=1)
    )
    shared().set("ended", 1, timeout=60)
    SharedValue.objects.filter(cache_key__endswith="ended").update(
        expires=timezone.now() - timedelta(minutes=1)
    )
    shared().set("still", 1, timeout=600)
    forget_what_is_over(at=timezone.now())
    assert UserSession.objects.get().session_key == kept.session.session_key
    assert Session.objects.count() == 1
    assert not SharedValue.objects.filter(cache_key__endswith="ended").exists()
    assert shared().get("still") == 1


# --- Who has all rights ---


@pytest.fixture
def root() -> Client:
    one = people.officer("root", is_superuser=True, first_name="Quản trị", last_name="Người")
    return people.whole_sign_in(Client(), people.give_totp(one))


def test_who_has_all_rights_ends_all_sessions_of_an_officer(root):
    one = people.officer("lan")
    theirs = [browser(), browser(PHONE)]
    page = root.get(f"{DESK}{one.pk}/").content.decode()
    assert "Edge trên Windows" in page
    assert "Chrome trên Android" in page
    root.post(f"{DESK}{one.pk}/ket-thuc-phien/")
    assert not any(works(client) for client in theirs)
    assert works(root)
    entry = people.entries()[-1]
    assert (entry.verb, entry.actor_name) == ("accounts.sessions_ended", "Người Quản trị")
    assert entry.target_key == str(one.pk)


def test_nobody_else_gets_there(client):
    one = people.officer("lan")
    people.whole_sign_in(client, people.give_totp(people.approver()))
    for path in (DESK, f"{DESK}{one.pk}/"):
        assert client.get(path).status_code == 302
    theirs = browser()
    client.post(f"{DESK}{one.pk}/ket-thuc-phien/")
    assert works(theirs)


def test_the_list_tells_who_has_a_second_factor(root):
    people.give_totp(people.approver("minh"))
    people.officer("nghi", is_active=False)
    page = root.get(DESK).content.decode()
    assert "ngừng dùng" in page
    assert page.count("Đã bật") == 2


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_costs_the_same_however_long(root, number, django_assert_max_num_queries):
    for n in range(number):
        people.officer(f"ai-{n}")
    root.get(DESK)
    with django_assert_max_num_queries(16):
        root.get(DESK)
