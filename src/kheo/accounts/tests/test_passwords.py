"""Changing a password, and getting in again without it."""

import re

import pytest
from django.db import transaction
from django.test import Client

from kheo.accounts.tests import people
from kheo.accounts.tests.people import by_password, is_signed_in, text_of
from kheo.news.tests.mailroom import Mailroom, open_mailroom

pytestmark = pytest.mark.django_db
CHANGE, FORGOTTEN = "/tai-khoan/mat-khau/doi/", "/tai-khoan/mat-khau/quen/"
NEW = "con-suối-chảy-về-bản-7"


@pytest.fixture
def at_once(monkeypatch):
    """Let what waits for the end of a transaction happen, though a test never ends its own."""
    monkeypatch.setattr(transaction, "on_commit", lambda job, **_more: job())


@pytest.fixture
def mail(settings, at_once):
    with open_mailroom(Mailroom(), settings) as room:
        yield room


def change(client: Client, **fields: str):
    given = {"oldpassword": people.PASSWORD, "password1": NEW, "password2": NEW}
    return client.post(CHANGE, given | fields)


# --- Changing ---


def test_a_change_ends_every_other_session_and_stands_in_the_ledger(client):
    people.officer("lan")
    elsewhere = Client()
    for one in (client, elsewhere):
        by_password(one, "lan")
    assert change(client)["Location"] == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert people.verbs() == ["password_changed", "sessions_ended"]
    client.logout()
    by_password(client, "lan")
    assert not is_signed_in(client)
    by_password(client, "lan", NEW)
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"oldpassword": "sai"}, "error-summary"),
        ({"password2": "khác"}, "error-summary"),
        ({"password1": "12345678", "password2": "12345678"}, "error-summary"),
        ({"password1": "password", "password2": "password"}, "error-summary"),
        ({"password1": "lan@xa.example.vn", "password2": "lan@xa.example.vn"}, "error-summary"),
        ({"password1": "", "password2": ""}, "error-summary"),
    ],
)
def test_a_bad_change_changes_nothing(client, fields, sentence):
    one = people.officer("lan")
    by_password(client, "lan")
    assert sentence in text_of(change(client, **fields))
    one.refresh_from_db()
    assert one.check_password(people.PASSWORD)
    assert people.verbs() == []


def test_a_change_that_cannot_be_written_down_is_not_done(client, monkeypatch):
    def no_ledger(*_args, **_more):
        raise RuntimeError("no ledger")

    one = people.officer("lan")
    by_password(client, "lan")
    monkeypatch.setattr("kheo.accounts.views.recorded.record", no_ledger)
    with pytest.raises(RuntimeError, match="no ledger"):
        change(client)
    one.refresh_from_db()
    assert one.check_password(people.PASSWORD)


def test_who_came_by_another_provider_may_set_a_first_password(client):
    one = people.officer("lan")
    one.set_unusable_password()
    one.save()
    client.force_login(one)
    assert client.get(CHANGE)["Location"] == "/tai-khoan/mat-khau/dat/"
    assert "chưa có mật khẩu" in text_of(client.get("/tai-khoan/mat-khau/dat/"))
    client.post("/tai-khoan/mat-khau/dat/", {"password1": NEW, "password2": NEW})
    one.refresh_from_db()
    assert one.check_password(NEW)


def test_the_rules_stand_in_one_paragraph(client):
    people.officer("lan")
    by_password(client, "lan")
    page = text_of(client.get(CHANGE))
    assert 'aria-describedby="id_password1_helptext"' in page
    assert "<ul>" not in page


# --- Forgotten ---


def ask(email: str) -> str:
    answer = Client().post(FORGOTTEN, {"email": email}, follow=True)
    return str(answer.redirect_chain) + text_of(answer)


def way_in(mail: Mailroom) -> str:
    body = people.words_of(mail.letters[-1])
    found = re.search(r"http://testserver(/tai-khoan/mat-khau/dat-lai/\S+)", body)
    assert found, body
    return found[1]


def test_an_address_that_nobody_has_is_answered_alike_and_gets_a_letter_too(mail):
    people.officer("lan")
    people.officer("nghi", is_active=False)
    said = {ask(f"{name}@xa.example.vn") for name in ("lan", "khong-co", "nghi")}
    assert len(said) == 1
    assert "Đã gửi thư" in said.pop()
    assert len(mail.letters) == 3
    bodies = [people.words_of(letter) for letter in mail.letters]
    assert ["dat-lai/" in body for body in bodies] == [True, False, False]
    assert "Không có cán bộ nào" in bodies[1]


def test_the_letter_sets_a_new_password_once(mail, client):
    one = people.officer("lan")
    before = Client()
    by_password(before, "lan")
    ask("LAN@xa.example.vn")
    word = way_in(mail)
    form = client.get(word, follow=True)
    # The word is no longer in the address, which goes on to other pages.
    address = form.redirect_chain[-1][0]
    assert address.endswith("-set-password/")
    answer = client.post(address, {"password1": NEW, "password2": NEW}, follow=True)
    assert "Mọi phiên đăng nhập cũ đã kết thúc" in text_of(answer)
    one.refresh_from_db()
    assert one.check_password(NEW)
    assert before.get("/tai-khoan/").status_code == 302
    assert people.verbs() == ["password_reset", "sessions_ended"]
    assert not is_signed_in(client)
    assert "đã được dùng" in text_of(Client().get(word, follow=True))


def test_a_new_password_alone_does_not_pass_the_second_step(mail, client):
    people.give_totp(people.approver())
    ask("minh@xa.example.vn")
    address = client.get(way_in(mail), follow=True).redirect_chain[-1][0]
    client.post(address, {"password1": NEW, "password2": NEW})
    by_password(client, "minh", NEW)
    assert not is_signed_in(client)


@pytest.mark.parametrize("word", ["1-abc", "zz-abc-def", "0-set-password", "1-" + "a" * 400])
def test_a_forged_word_opens_nothing(client, word):
    page = client.get(f"/tai-khoan/mat-khau/dat-lai/{word}/", follow=True)
    assert "đã được dùng" in text_of(page)


def test_asking_too_often_is_answered_with_a_page_of_ours(mail):
    people.officer("lan")
    client = Client()
    for _ in range(2):
        client.post(FORGOTTEN, {"email": "lan@xa.example.vn"})
    answer = client.post(FORGOTTEN, {"email": "lan@xa.example.vn"})
    assert answer.status_code == 429
    assert "Thử quá nhiều lần" in text_of(answer)
    assert len(mail.letters) == 2


def test_without_a_mail_server_the_page_says_so(client):
    assert "chưa gửi được thư" in text_of(client.get(FORGOTTEN))


def test_a_mail_server_that_fails_is_told_to_nobody(settings, caplog, at_once):
    settings.MAIL_SERVER = "smtp://127.0.0.1:1"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    people.officer("lan")
    assert len({ask("lan@xa.example.vn"), ask("khong-co@xa.example.vn")}) == 1
    assert "xa.example.vn" not in caplog.text
    assert "not taken" in caplog.text


def test_what_happened_to_an_account_is_mailed_to_its_officer(mail, client):
    people.officer("lan")
    by_password(client, "lan")
    change(client)
    assert mail.recipients == ["lan@xa.example.vn"]
    assert "vừa được đổi" in mail.letters[0]["Subject"]
    assert "đặt lại mật khẩu ngay" in people.words_of(mail.letters[0])
