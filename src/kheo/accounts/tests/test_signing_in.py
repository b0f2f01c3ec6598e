"""Password and second step: who gets in, who does not, and that nobody learns who exists."""

import logging
import time

import pytest
from django.contrib.auth import hashers
from django.test import Client

from kheo.accounts.caching import shared
from kheo.accounts.tests import people
from kheo.accounts.tests.people import LOGIN, PROVE, by_password, is_signed_in, text_of

pytestmark = pytest.mark.django_db
WRONG = "Tên đăng nhập, thư điện tử hoặc mật khẩu không đúng."


@pytest.mark.parametrize("login", ["lan", "LAN", "lan@xa.example.vn", "Lan@Xa.example.vn", " lan "])
def test_a_user_name_or_an_address_signs_in(client, login):
    people.officer("lan")
    answer = by_password(client, login)
    assert answer["Location"] == "/tai-khoan/"
    assert is_signed_in(client)


def test_who_works_as_an_editor_comes_to_the_editors_half(client):
    one = people.give_totp(people.approver())
    by_password(client, one.username)
    assert client.post(PROVE, {"code": people.code()})["Location"] == "/quan-tri/"


def test_one_comes_back_to_where_one_wanted_to_go_but_never_to_another_host(client):
    people.officer("lan")
    assert by_password(client, "lan", next="/tai-khoan/phien/")["Location"] == "/tai-khoan/phien/"
    client.logout()
    answer = by_password(client, "lan", next="https://xau.example.com/")
    assert answer["Location"] == "/tai-khoan/"


def test_the_exact_name_goes_before_the_same_letters_and_before_an_address(client):
    people.officer("lan")
    people.officer("Lan", email="")
    people.officer("minh", email="thay-the@xa.example.vn")
    people.officer("thay-the@xa.example.vn", email="")
    for name in ("lan", "Lan", "thay-the@xa.example.vn"):
        by_password(client, name)
        assert client.get("/tai-khoan/").context["officer"].username == name
        client.logout()


# --- Nobody learns who exists ---


def refused(login: str, typed: str = "sai") -> str:
    answer = by_password(Client(), login, typed)
    assert answer.status_code == 200
    return text_of(answer).replace(login, "…")


def test_an_unknown_name_a_wrong_password_and_a_closed_account_are_answered_alike():
    people.officer("lan")
    people.officer("nghi", is_active=False)
    people.officer("qua-don-vi").set_unusable_password()
    said = {
        refused("lan"),
        refused("khong-co-ai"),
        refused("nghi"),
        refused("nghi", people.PASSWORD),
        refused("lan@xa.example.vn"),
        refused("khong@co.example.vn"),
        refused("qua-don-vi"),
    }
    assert len(said) == 1
    assert WRONG in said.pop()


@pytest.mark.parametrize(
    "login", ["lan", "lan@xa.example.vn", "khong-co-ai", "khong@co.example.vn", "nghi", "chua-dat"]
)
def test_a_password_is_hashed_exactly_once_whoever_is_named(login, monkeypatch):
    people.officer("lan")
    people.officer("nghi", is_active=False)
    without = people.officer("chua-dat")
    without.set_unusable_password()
    without.save()
    hashed = []

    class Counting(hashers.MD5PasswordHasher):
        def encode(self, password, salt):
            hashed.append(salt)
            return super().encode(password, salt)

    monkeypatch.setattr(hashers, "get_hashers", lambda: [Counting()])
    monkeypatch.setattr(hashers, "get_hasher", lambda algorithm="default": Counting())
    refused(login)
    assert len(hashed) == 1


@pytest.mark.slow
def test_the_answer_takes_as_long_whether_or_not_the_name_exists(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = False
    people.officer("lan")
    refused("lan")  # what the first request loads counts for none

    def quickest(login: str) -> float:
        taken = []
        for _ in range(3):
            start = time.thread_time()
            refused(login)
            taken.append(time.thread_time() - start)
        return min(taken)

    known, unknown = quickest("lan@xa.example.vn"), quickest("ai-do@xa.example.vn")
    assert 0.8 < known / unknown < 1.25


def test_a_refusal_is_logged_without_what_was_typed(client, caplog):
    with caplog.at_level(logging.DEBUG):
        by_password(client, "lan@xa.example.vn", "mật-khẩu-thật-của-tôi")
    assert "mật-khẩu" not in caplog.text
    assert "lan@xa" not in caplog.text


# --- Throttled ---


def test_after_five_wrong_passwords_even_the_right_one_waits(client):
    people.officer("lan")
    for _ in range(5):
        assert WRONG in text_of(by_password(client, "lan", "sai"))
    answer = by_password(client, "lan")
    assert not is_signed_in(client)
    assert WRONG not in text_of(answer)


def test_a_name_that_nobody_has_waits_just_as_long(client):
    said = [text_of(by_password(client, "khong-co-ai", "sai")) for _ in range(6)]
    assert WRONG in said[4]
    assert WRONG not in said[5]


def test_signing_in_rightly_costs_nothing():
    people.officer("lan")
    for _ in range(8):
        client = Client()
        by_password(client, "lan")
        assert is_signed_in(client)


def test_one_network_may_not_try_many_names(client):
    said = [text_of(by_password(client, f"ai-{n}", "sai")) for n in range(11)]
    assert WRONG in said[9]
    assert WRONG not in said[10]


def test_attempts_are_counted_in_the_database_and_outlive_a_publication(client):
    from django.core.cache import cache

    from kheo.core.front.generation import next_generation

    people.officer("lan")
    for _ in range(5):
        by_password(client, "lan", "sai")
    next_generation()
    cache.clear()
    by_password(client, "lan")
    assert not is_signed_in(client)


def test_codes_are_throttled_too(client):
    one = people.give_totp(people.approver())
    by_password(client, one.username)
    for _ in range(5):
        client.post(PROVE, {"code": people.wrong_code()})
    client.post(PROVE, {"code": people.code()})
    assert not is_signed_in(client)


# --- The second step ---


@pytest.fixture
def waiting(client):
    """A browser that stands before the second step."""
    by_password(client, people.give_totp(people.approver()).username)
    return client


def test_the_password_alone_opens_nothing_where_there_is_a_second_factor(waiting):
    assert not is_signed_in(waiting)
    assert waiting.get("/quan-tri/").status_code == 302
    assert waiting.get("/tai-khoan/")["Location"].startswith(LOGIN)


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_a_telephone_may_be_half_a_minute_off(waiting, late):
    waiting.post(PROVE, {"code": people.code(late=late)})
    assert is_signed_in(waiting)


@pytest.mark.parametrize("late", [-3, 3])
def test_a_code_of_another_time_is_refused(waiting, late):
    answer = waiting.post(PROVE, {"code": people.code(late=late)})
    assert answer.status_code == 200
    assert not is_signed_in(waiting)


@pytest.mark.parametrize("typed", ["", "abc", "0" * 400, "１２３４５６", "'; --", "\0"])
def test_what_is_no_code_is_refused_with_a_sentence(waiting, typed):
    answer = waiting.post(PROVE, {"code": typed})
    assert answer.status_code == 200
    assert "error-summary" in text_of(answer)
    assert not is_signed_in(waiting)


def test_a_code_counts_once_as_long_as_it_would_fit():
    one = people.give_totp(people.approver())
    typed = people.code()
    for counts in (True, False):
        client = Client()
        by_password(client, one.username)
        # Spaces between digits make it no other code.
        client.post(PROVE, {"code": typed if counts else f"{typed[:3]} {typed[3:]}"})
        assert is_signed_in(client) == counts
    kept = shared().get(f"code:{one.pk}:{typed}")
    assert kept == "used"


def test_a_recovery_code_counts_once():
    one = people.give_totp(people.approver())
    codes = people.give_codes(one)
    assert len(codes) == 10
    for counts in (True, False):
        client = Client()
        by_password(client, one.username)
        client.post(PROVE, {"code": codes[0]})
        assert is_signed_in(client) == counts


def test_the_second_step_of_one_does_not_open_the_session_of_another(client):
    minh, lan = people.give_totp(people.approver("minh")), people.approver("lan")
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(lan, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    by_password(client, lan.username)
    client.post(PROVE, {"code": people.code()})
    assert not is_signed_in(client)
    assert minh.pk != lan.pk


def test_without_a_first_step_there_is_no_second(client):
    assert client.get(PROVE)["Location"] == LOGIN
    assert client.post(PROVE, {"code": people.code()})["Location"] == LOGIN


# --- Wagtail's own doors are shut ---


def test_wagtails_sign_in_leads_to_ours(client):
    people.officer("lan")
    assert client.get("/quan-tri/login/?next=/quan-tri/pages/")["Location"] == (
        f"{LOGIN}?next=/quan-tri/pages/"
    )
    client.post("/quan-tri/login/", {"username": "lan", "password": people.PASSWORD})
    assert not is_signed_in(client)
    assert client.get("/quan-tri/")["Location"] == f"{LOGIN}?next=/quan-tri/"


def test_wagtails_password_pages_are_shut(client):
    assert client.get("/quan-tri/password_reset/").status_code == 404
    client.force_login(people.officer("root", is_superuser=True))
    page = client.get("/quan-tri/account/").content.decode()
    assert 'type="password"' not in page
    assert 'type="email"' not in page


def test_nobody_makes_an_account_for_himself(client):
    for address in ("/tai-khoan/dang-ky/", "/tai-khoan/signup/", "/accounts/signup/"):
        assert client.get(address).status_code == 404


def test_signing_out_ends_the_session(client):
    people.officer("lan")
    by_password(client, "lan")
    assert client.get("/tai-khoan/dang-xuat/").status_code == 200
    assert is_signed_in(client)
    assert client.post("/tai-khoan/dang-xuat/")["Location"] == "/"
    assert not is_signed_in(client)


def test_public_pages_are_the_same_for_officers_and_readers_and_never_touch_the_session(client):
    people.officer("lan")
    by_password(client, "lan")
    seen = client.get("/tin-tuc/")
    assert "Cookie" not in seen.get("Vary", "")
    assert not seen.cookies
    assert seen.content == Client().get("/tin-tuc/").content


def test_pages_about_sign_in_are_kept_by_nobody_and_found_by_no_search_engine(client):
    people.officer("lan")
    for path in ("dang-nhap/", "mat-khau/quen/", "loi-moi/abc/"):
        answer = client.get(f"/tai-khoan/{path}")
        assert answer["Cache-Control"] == "private, no-store"
        assert 'content="noindex"' in answer.content.decode()
    assert "Disallow: /tai-khoan/" in client.get("/robots.txt").content.decode()
