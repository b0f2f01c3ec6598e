"""Signing in by another identity provider: a real one, in a process of its own."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone
from tests.provider.running import go_through, provider_settings, running_provider

from config import sign_in
from kheo.accounts.actions import invitations
from kheo.accounts.actions.invitations import Person
from kheo.accounts.adapters.provider import forget_claims
from kheo.accounts.tests import people
from kheo.accounts.tests.people import FACTORS, PROVE, is_signed_in, text_of
from kheo.core.verdict import RefusedError
from kheo.organisations.models import Officer
from kheo.portal.actions import EDITORS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("provider")]
HERE = "http://testserver"
GO = "/tai-khoan/dang-nhap-don-vi/"
BACK = f"{GO}tro-ve/"


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    with running_provider(tmp_path_factory.mktemp("provider"), HERE + BACK) as running:
        yield running


@pytest.fixture
def provider(address, settings):
    settings.SOCIALACCOUNT_PROVIDERS = provider_settings(address)
    return settings


def start(client: Client, **words: str) -> str:
    answer = client.get(GO, {"process": "login", **words})
    assert answer.status_code == 302
    return str(answer["Location"])


def sign_in_as(client: Client, name: str, **words: str):
    """Go to the provider, sign in there, and come back."""
    back = go_through(start(client, **words), name, HERE)
    return client.get(back.removeprefix(HERE))


def refusal(answer) -> str:
    assert answer.status_code == 403
    return text_of(answer)


# --- The way there ---


def test_the_sign_in_page_links_to_the_provider_and_the_request_is_bound_to_this_browser(
    client, provider
):
    page = text_of(client.get("/tai-khoan/dang-nhap/?next=/tai-khoan/phien/"))
    assert "Đăng nhập qua Đơn vị thử" in page
    assert f'href="{GO}?process=login&amp;next=%2Ftai-khoan%2Fphien%2F"' in page
    asked = parse_qs(urlsplit(start(client)).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [HERE + BACK]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert len(asked["state"][0]) >= 16


def test_the_level_is_asked_for(client, address, settings, monkeypatch):
    monkeypatch.setattr(sign_in, "OIDC_LEVELS", ["loa3", "loa4"])
    for name, value in (("URL", address), ("CLIENT", "a"), ("SECRET", "b")):
        monkeypatch.setenv(f"KHEO_OIDC_{name}", value)
    settings.SOCIALACCOUNT_PROVIDERS = sign_in.providers()
    assert parse_qs(urlsplit(start(client)).query)["acr_values"] == ["loa3 loa4"]


def test_without_a_provider_there_is_no_such_page(client):
    for path in (GO, BACK):
        assert client.get(path).status_code == 404
    assert "Đăng nhập qua" not in text_of(client.get("/tai-khoan/dang-nhap/"))


# --- Who gets in ---


def test_an_officer_is_found_by_the_verified_address_and_tied_to_the_person(client, provider):
    lan = people.officer("lan")
    answer = sign_in_as(client, "lan-tinh", next="/tai-khoan/phien/")
    assert answer["Location"] == "/tai-khoan/phien/"
    assert client.get("/tai-khoan/").context["officer"] == lan
    assert people.verbs() == ["provider_linked"]
    lan.refresh_from_db()
    assert lan.check_password(people.PASSWORD)


def test_nothing_that_the_provider_said_is_kept_but_who_it_is(client, provider):
    people.officer("lan")
    for _ in range(2):
        sign_in_as(client, "lan-tinh")
        row = SocialAccount.objects.get()
        assert row.extra_data == {}
        assert row.uid
        client.logout()


def test_from_then_on_the_person_counts_and_no_longer_the_address(client, provider):
    lan = people.officer("lan")
    sign_in_as(client, "lan-tinh")
    client.logout()
    Officer.objects.filter(pk=lan.pk).update(email="khac@xa.example.vn")
    sign_in_as(client, "lan-tinh")
    assert is_signed_in(client)
    assert people.verbs() == ["provider_linked"]


def test_another_person_to_whom_the_address_was_given_later_does_not_get_in(client, provider):
    people.officer("lan")
    sign_in_as(client, "lan-tinh")
    other = Client()
    assert "chưa gắn với cán bộ nào" in refusal(sign_in_as(other, "lan-the"))
    assert not is_signed_in(other)
    assert SocialAccount.objects.count() == 1


def test_who_is_invited_becomes_an_officer_at_once(client, provider):
    root = people.officer("root", is_superuser=True)
    person = Person("Hoa@xa.example.vn", "Y", "Hoa")
    groups = list(Group.objects.filter(name=EDITORS))
    invitations.invite(person=person, groups=groups, by=root, at=timezone.now())
    sign_in_as(client, "hoa")
    hoa = Officer.objects.get(email="hoa@xa.example.vn")
    assert is_signed_in(client)
    assert not hoa.has_usable_password()
    assert [group.name for group in hoa.groups.all()] == [EDITORS]
    assert people.verbs() == ["invited", "invitation_accepted", "provider_linked"]


def test_an_invitation_that_is_over_makes_no_officer(client, provider):
    root = people.officer("root", is_superuser=True)
    at = timezone.now() - timedelta(days=30)
    person = Person("hoa@xa.example.vn", "Y", "Hoa")
    invitations.invite(person=person, groups=[], by=root, at=at)
    refusal(sign_in_as(client, "hoa"))
    assert Officer.objects.count() == 1


@pytest.mark.parametrize("name", ["hoa", "khong-thu", "lan-chua-xac-minh"])
def test_nobody_else_gets_an_account(client, provider, name):
    people.officer("lan")
    page = refusal(sign_in_as(client, name))
    assert "chưa gắn với cán bộ nào" in page
    assert not is_signed_in(client)
    assert Officer.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_an_officer_may_be_found_by_a_claim_instead(client, provider):
    provider.OIDC_CLAIM = "preferred_username"
    people.officer("lan", email="khac@xa.example.vn")
    sign_in_as(client, "lan-tinh")
    assert is_signed_in(client)
    other = Client()
    refusal(sign_in_as(other, "lan-the"))


def test_an_officer_who_left_does_not_get_in(client, provider):
    people.officer("lan", is_active=False)
    answer = sign_in_as(client, "lan-tinh")
    assert answer["Location"] == "/tai-khoan/ngung-dung/"
    assert "ngừng dùng" in text_of(client.get(answer["Location"]))
    assert not is_signed_in(client)


# --- How sure the provider is ---


def test_a_level_that_is_too_low_is_refused_with_its_own_sentence(client, provider):
    provider.OIDC_LEVELS = ["loa3"]
    people.officer("lan")
    assert "chưa bảo đảm danh tính" in refusal(sign_in_as(client, "lan-tinh"))
    assert not SocialAccount.objects.exists()
    sign_in_as(client, "lan-the")
    assert is_signed_in(client)


def test_a_second_factor_there_does_not_count_here_by_itself(client, provider):
    people.give_totp(people.approver("lan"))
    answer = sign_in_as(client, "lan-the")
    assert answer["Location"] == PROVE
    assert not is_signed_in(client)
    client.post(PROVE, {"code": people.code()})
    assert client.get("/quan-tri/").status_code == 200


def test_who_has_none_here_is_led_to_setting_one_up(client, provider):
    people.approver("lan")
    sign_in_as(client, "lan-the")
    assert client.get("/quan-tri/")["Location"].startswith(FACTORS)


@pytest.mark.parametrize("counted", ["otp", "loa3"])
def test_where_the_site_says_so_a_second_factor_there_counts(client, provider, counted):
    provider.OIDC_SECOND_FACTORS = [counted]
    people.give_totp(people.approver("lan"))
    sign_in_as(client, "lan-the")
    assert client.get("/quan-tri/").status_code == 200


def test_it_counts_only_where_it_was_really_used(client, provider):
    provider.OIDC_SECOND_FACTORS = ["otp"]
    people.give_totp(people.approver("lan"))
    assert sign_in_as(client, "lan-tinh")["Location"] == PROVE


def test_signing_in_again_over_an_open_session_raises_it(client, provider):
    provider.OIDC_SECOND_FACTORS = ["otp"]
    people.approver("lan")
    people.by_password(client, "lan")
    assert client.get("/quan-tri/").status_code == 302
    sign_in_as(client, "lan-the")
    assert client.get("/quan-tri/").status_code == 200


# --- Refusals on the way back ---


def test_what_comes_back_counts_once_and_only_in_the_browser_that_went(client, provider):
    people.officer("lan")
    back = go_through(start(client), "lan-tinh", HERE).removeprefix(HERE)
    thief = Client()
    assert thief.get(back).status_code == 401
    assert not is_signed_in(thief)
    client.get(back)
    assert is_signed_in(client)
    client.logout()
    assert client.get(back).status_code == 401
    assert not is_signed_in(client)


@pytest.mark.parametrize("query", ["", "?code=abc", "?state=abc", "?code=abc&state=abc"])
def test_what_we_did_not_ask_for_is_refused(client, provider, query):
    answer = client.get(BACK + query)
    assert answer.status_code == 401
    assert "đăng nhập lại từ đầu" in text_of(answer)


def test_who_gives_up_there_is_told_so_here(client, provider):
    state = parse_qs(urlsplit(start(client)).query)["state"][0]
    answer = client.get(BACK, {"state": state, "error": "access_denied"}, follow=True)
    assert "Bạn đã dừng ở đơn vị xác thực" in text_of(answer)


def test_a_code_that_the_provider_does_not_know_is_refused(client, provider):
    state = parse_qs(urlsplit(start(client)).query)["state"][0]
    assert client.get(BACK, {"state": state, "code": "bịa"}).status_code == 401


def test_a_provider_that_does_not_answer_is_no_failure_of_ours(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = provider_settings("http://localhost:1/o")
    answer = client.get(GO, {"process": "login"})
    assert answer.status_code == 503
    assert "đăng nhập lại từ đầu" in text_of(answer)


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_the_provider_is_for_signing_in_and_nothing_else(client, provider, process):
    people.officer("lan")
    people.by_password(client, "lan")
    page = refusal(sign_in_as(client, "lan-tinh", process=process))
    assert "không dùng ở đây" in page
    assert not SocialAccount.objects.exists()


def test_two_persons_in_one_answer_are_refused():
    account = SocialAccount(
        uid="1", extra_data={"id_token": {"sub": "1"}, "userinfo": {"sub": "2"}}
    )
    sociallogin = type("Login", (), {"account": account})()
    with pytest.raises(RefusedError, match="two_persons"):
        forget_claims(sociallogin)
    assert account.extra_data == {}


# --- Ending the tie ---


def test_an_officer_ends_the_tie_and_it_stands_in_the_ledger(client, provider):
    people.officer("lan")
    sign_in_as(client, "lan-tinh")
    client.post("/tai-khoan/xac-nhan-lai/", {"password": people.PASSWORD})
    row = SocialAccount.objects.get()
    ties = f"{GO}lien-ket/"
    assert "Đơn vị thử" in text_of(client.get(ties))
    client.post(ties, {"account": row.pk})
    assert not SocialAccount.objects.exists()
    assert people.verbs() == ["provider_linked", "provider_unlinked"]
    assert "không gắn với đơn vị xác thực nào" in text_of(client.get(ties))


def test_a_tie_that_cannot_be_written_down_is_not_made(client, provider, monkeypatch):
    def no_ledger(*_args, **_more):
        raise RuntimeError("no ledger")

    people.officer("lan")
    monkeypatch.setattr("kheo.accounts.actions.providers.record", no_ledger)
    with pytest.raises(RuntimeError, match="no ledger"):
        sign_in_as(client, "lan-tinh")
    assert not SocialAccount.objects.exists()
    assert not is_signed_in(client)


# --- Settings ---


@pytest.mark.parametrize("missing", ["CLIENT", "SECRET"])
def test_half_a_provider_stops_the_start(monkeypatch, missing):
    for name, value in (("URL", "https://id.example.vn"), ("CLIENT", "a"), ("SECRET", "b")):
        monkeypatch.setenv(f"KHEO_OIDC_{name}", value)
    monkeypatch.delenv(f"KHEO_OIDC_{missing}")
    with pytest.raises(ImproperlyConfigured, match=f"KHEO_OIDC_{missing}"):
        sign_in.providers()


def test_a_real_site_asks_no_provider_without_tls(monkeypatch):
    for name, value in (("URL", "http://id.example.vn"), ("CLIENT", "a"), ("SECRET", "b")):
        monkeypatch.setenv(f"KHEO_OIDC_{name}", value)
    monkeypatch.setenv("KHEO_ENV", "production")
    with pytest.raises(ImproperlyConfigured, match="KHEO_OIDC_URL"):
        sign_in.providers()
