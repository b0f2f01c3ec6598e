"""Setting up, keeping and removing second factors; each act stands in the ledger."""

import re
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from kheo.accounts.actions.factors import reset_second_factor
from kheo.accounts.adapters.mfa import is_readable
from kheo.accounts.doctor import second_factors
from kheo.accounts.tests import people
from kheo.accounts.tests.people import FACTORS, by_password, text_of
from kheo.core.verdict import RefusedError
from kheo.ledger.rules import system

pytestmark = pytest.mark.django_db
ACTIVATE, DEACTIVATE = f"{FACTORS}ung-dung/bat/", f"{FACTORS}ung-dung/tat/"
CODES = f"{FACTORS}ma-khoi-phuc/"


def secret_on(page) -> str:
    found = re.search(r'class="secret">([A-Z2-7]+)<', page.content.decode())
    assert found
    return found[1]


def set_up(client: Client) -> str:
    """Set up an app as a person does and return its secret."""
    secret = secret_on(client.get(ACTIVATE))
    answer = client.post(ACTIVATE, {"code": people.code(secret)})
    assert answer["Location"] == CODES
    return secret


# --- Setting up ---


def test_who_has_just_signed_in_sets_an_app_up_at_once_and_may_go_on(client):
    one = people.approver()
    by_password(client, one.username)
    client.get(client.get("/quan-tri/phan-hoi/")["Location"])
    set_up(client)
    assert people.kinds(one) == ["recovery_codes", "totp"]
    assert people.verbs() == ["second_factor_set"]
    codes = client.get(CODES)
    assert len(codes.context["unused_codes"]) == 10
    assert 'href="/quan-tri/phan-hoi/"' in text_of(codes)
    assert client.get("/quan-tri/phan-hoi/").status_code == 200


def test_the_page_shows_a_picture_to_scan_and_the_same_secret_in_letters(client):
    by_password(client, people.approver().username)
    page = client.get(ACTIVATE)
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert secret_on(page) in page.context["totp_url"]
    assert "otpauth://totp/minh" in page.context["totp_url"]
    assert "lan@" not in page.context["totp_url"]


def test_the_way_on_never_leads_to_another_host(client):
    by_password(client, people.approver().username)
    client.get(f"{FACTORS}?next=https://xau.example.com/")
    set_up(client)
    assert client.get(CODES).context["onward"] == "/tai-khoan/"


@pytest.mark.parametrize("typed", ["", "000000", "abc"])
def test_a_wrong_code_sets_nothing_up(client, typed):
    one = people.approver()
    by_password(client, one.username)
    client.get(ACTIVATE)
    answer = client.post(ACTIVATE, {"code": typed})
    assert "error-summary" in text_of(answer)
    assert people.kinds(one) == []
    assert people.verbs() == []


def test_the_code_that_set_it_up_does_not_sign_in_as_well(client):
    one = people.approver()
    by_password(client, one.username)
    secret = set_up(client)
    other = Client()
    by_password(other, one.username)
    other.post(people.PROVE, {"code": people.code(secret)})
    assert not people.is_signed_in(other)
    other.post(people.PROVE, {"code": people.code(secret, late=1)})
    assert people.is_signed_in(other)


def test_some_minutes_after_signing_in_the_password_is_asked_for_again(client):
    by_password(client, people.approver().username)
    session = client.session
    session["kheo_signed_in_at"] -= 6 * 60
    session.save()
    answer = client.get(ACTIVATE)
    assert answer["Location"].startswith("/tai-khoan/xac-nhan-lai/")
    refused = client.post(answer["Location"], {"password": "sai"})
    assert "error-summary" in text_of(refused)
    assert client.post(answer["Location"], {"password": people.PASSWORD})["Location"] == ACTIVATE


def test_with_a_second_factor_a_further_one_needs_a_fresh_proof(client):
    people.whole_sign_in(client, people.give_totp(people.approver()))
    assert client.get(f"{FACTORS}khoa/them/")["Location"].startswith("/tai-khoan/xac-nhan-lai/")
    assert client.get(CODES).status_code in {302, 404}


def test_an_act_that_cannot_be_written_down_is_not_done(client, monkeypatch):
    def no_ledger(*_args, **_more):
        raise RuntimeError("no ledger")

    one = people.approver()
    by_password(client, one.username)
    secret = secret_on(client.get(ACTIVATE))
    monkeypatch.setattr("kheo.accounts.views.recorded.record", no_ledger)
    with pytest.raises(RuntimeError, match="no ledger"):
        client.post(ACTIVATE, {"code": people.code(secret)})
    assert people.kinds(one) == []


# --- Secrets ---


def test_secrets_lie_encrypted():
    one = people.give_totp(people.approver())
    people.give_codes(one)
    for row in Authenticator.objects.filter(user=one):
        assert people.SECRET not in str(row.data)
        assert is_readable(row)


def test_a_new_secret_of_the_site_reads_what_the_old_one_wrote(settings, client):
    one = people.give_totp(people.approver())
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "một khóa mới, dài và không ai đoán được, của cùng một trang 2026"
    people.whole_sign_in(client, one)
    assert people.is_signed_in(client)


def test_a_lost_secret_of_the_site_lets_no_code_in_and_the_doctor_says_so(settings, client):
    one = people.give_totp(people.approver())
    settings.SECRET_KEY = "một khóa khác hẳn, và khóa cũ đã mất, không còn ở đâu cả 2026"
    by_password(client, one.username)
    assert client.post(people.PROVE, {"code": people.code()}).status_code == 200
    assert not people.is_signed_in(client)
    assert "Không đọc được" in next(iter(second_factors())).sentence


def test_the_doctor_names_who_still_lacks_one():
    people.approver("minh", last_name="Trần Văn", first_name="Minh")
    people.give_totp(people.approver("lan"))
    people.officer("hoa")
    found = [finding.sentence for finding in second_factors()]
    assert found == ["Trần Văn Minh cần xác thực hai bước mà chưa bật."]


# --- Removing ---


@pytest.fixture
def fresh(client):
    """Sign in and prove it again, so that everything may be changed."""

    def sign_in(one):
        people.whole_sign_in(client, one)
        client.post("/tai-khoan/xac-nhan-lai/", {"password": people.PASSWORD})
        return client

    return sign_in


def test_who_needs_one_keeps_the_last(fresh):
    one = people.give_totp(people.approver())
    client = fresh(one)
    assert "công việc của bạn cần có" in text_of(client.get(DEACTIVATE))
    client.post(DEACTIVATE)
    assert people.kinds(one) == ["totp"]
    assert people.verbs() == []


def test_who_needs_none_may_switch_it_off(fresh):
    one = people.give_totp(people.officer("lan"))
    people.give_codes(one)
    client = fresh(one)
    assert client.post(DEACTIVATE)["Location"] == FACTORS
    assert people.kinds(one) == []
    assert people.verbs() == ["second_factor_removed"]


def passkey(one) -> Authenticator:
    return Authenticator.objects.create(user=one, type="webauthn", data={"name": "Khóa của tôi"})


def test_of_two_one_may_go(fresh):
    one = people.give_totp(people.approver())
    key = passkey(one)
    client = fresh(one)
    assert "Khóa của tôi" in text_of(client.get(f"{FACTORS}khoa/"))
    assert client.get(f"{FACTORS}khoa/{key.pk}/go/").status_code == 200
    client.post(f"{FACTORS}khoa/{key.pk}/go/")
    assert people.kinds(one) == ["totp"]
    assert people.verbs() == ["second_factor_removed"]


def test_the_last_passkey_stays_as_well(fresh):
    one = people.give_totp(people.approver())
    key = passkey(one)
    client = fresh(one)
    Authenticator.objects.filter(user=one, type="totp").delete()
    answer = client.post(f"{FACTORS}khoa/{key.pk}/go/", follow=True)
    assert "Không gỡ được" in text_of(answer)
    assert people.kinds(one) == ["webauthn"]
    assert people.verbs() == []


def test_a_passkey_gets_another_name(fresh):
    one = people.give_totp(people.approver())
    key = passkey(one)
    client = fresh(one)
    assert client.get(f"{FACTORS}khoa/{key.pk}/doi-ten/").status_code == 200
    client.post(f"{FACTORS}khoa/{key.pk}/doi-ten/", {"name": "Điện thoại"})
    assert "Điện thoại" in text_of(client.get(f"{FACTORS}khoa/"))


def test_nobody_touches_the_passkey_of_another(fresh):
    other = passkey(people.approver("lan"))
    client = fresh(people.give_totp(people.approver()))
    for end in ("go", "doi-ten"):
        assert client.post(f"{FACTORS}khoa/{other.pk}/{end}/").status_code == 404


def test_new_recovery_codes_end_the_old_ones(fresh):
    one = people.give_totp(people.approver())
    old = people.give_codes(one)
    client = fresh(one)
    assert "10 mã" in text_of(client.get(f"{CODES}tao/"))
    client.post(f"{CODES}tao/")
    new = client.get(CODES).context["unused_codes"]
    assert not set(old) & set(new)
    assert people.verbs() == ["recovery_codes_made"]
    downloaded = client.get(f"{CODES}tai-ve/")
    assert downloaded.content.decode().split() == new
    assert downloaded["Cache-Control"] == "private, no-store"


# --- Lost ---


def test_a_lost_one_is_reset_by_command_with_an_entry_and_all_sessions_end(client, capsys):
    one = people.give_totp(people.approver())
    people.give_codes(one)
    people.whole_sign_in(client, one)
    call_command("reset_second_factor", "minh", reason="Mất điện thoại")
    assert "Đỗ Thị Lan" in capsys.readouterr().out
    assert people.kinds(one) == []
    assert client.get("/tai-khoan/").status_code == 302
    first, second = people.entries()
    assert (first.verb, first.reason) == ("accounts.second_factor_reset", "Mất điện thoại")
    assert first.facts_read == {"kinds": ["totp"]}
    assert second.verb == "accounts.sessions_ended"
    by_password(client, one.username)
    assert client.get("/quan-tri/")["Location"].startswith(FACTORS)


def test_the_command_refuses_in_vietnamese():
    people.officer("lan")
    with pytest.raises(CommandError, match="chưa bật"):
        call_command("reset_second_factor", "lan")
    with pytest.raises(CommandError, match="Không có cán bộ nào"):
        call_command("reset_second_factor", "khong-co-ai")


def test_a_reset_that_breaks_off_takes_nothing(monkeypatch):
    def crash(**_more):
        raise RuntimeError("power cut")

    one = people.give_totp(people.approver())
    monkeypatch.setattr("kheo.accounts.actions.factors.end_sessions", crash)
    at = datetime(2026, 11, 23, tzinfo=UTC)
    with pytest.raises(RuntimeError, match="power cut"):
        reset_second_factor(officer=one, by=system("tests"), at=at)
    assert people.kinds(one) == ["totp"]
    assert people.verbs() == []


def test_there_is_nothing_to_reset_where_there_is_none():
    with pytest.raises(RefusedError, match="no_second_factor"):
        reset_second_factor(
            officer=people.officer("lan"), by=system("tests"), at=datetime(2026, 11, 23, tzinfo=UTC)
        )


# --- Pages ---


@pytest.mark.parametrize("path", ["", "ung-dung/bat/", "khoa/", "khoa/them/"])
def test_pages_before_a_second_factor_is_there_open(client, path):
    by_password(client, people.approver().username)
    assert client.get(f"{FACTORS}{path}").status_code == 200


def test_the_overview_says_why_one_is_needed(client):
    by_password(client, people.approver().username)
    assert "Chưa bật, nhưng cần có" in text_of(client.get("/tai-khoan/"))
    other = people.whole_sign_in(Client(), people.give_totp(people.approver("lan")))
    assert "Đã bật" in text_of(other.get("/tai-khoan/"))
    assert "xem ai gửi phản hồi" in text_of(other.get(FACTORS))
