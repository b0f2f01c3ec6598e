"""Sample accounts: usable at once in a demo, impossible in a real site."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from config.serve import refuse_sample_accounts
from kheo.accounts import sample
from kheo.accounts.tests import people
from kheo.accounts.tests.people import PROVE, by_password, is_signed_in, text_of
from kheo.core.keeping import doctor
from kheo.organisations.models import Officer
from kheo.portal.sample.accounts import ACCOUNTS, PASSWORD
from kheo.portal.sample.guarding import examine, open_to_everybody
from kheo.portal.sample.staff import make_accounts

pytestmark = pytest.mark.django_db


def shown(client: Client, name: str) -> str:
    """Sign in with the printed password and return the code that the page shows."""
    by_password(client, name, PASSWORD)
    page = client.get(PROVE)
    return str(page.context["sample_code"])


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.name)
def test_in_a_demo_the_page_shows_the_code_and_it_opens_the_door(client, account):
    make_accounts()
    code = shown(client, account.name)
    assert f'id="sample-code">{code}<' in text_of(client.get(PROVE))
    assert "Chỉ trong bản dùng thử" in text_of(client.get(PROVE))
    client.post(PROVE, {"code": code})
    door = "/lam-viec/" if account.role else "/quan-tri/"
    assert client.get(door).status_code == 200


def test_three_people_try_the_same_account_in_one_minute_and_each_gets_a_code_of_his_own():
    make_accounts()
    codes = []
    for _ in range(3):
        client = Client()
        codes.append(shown(client, "bientap"))
        client.post(PROVE, {"code": codes[-1]})
        assert is_signed_in(client)
    assert len(set(codes)) == 3
    assert shown(Client(), "bientap") == ""


def test_no_other_account_is_ever_shown_a_code(client):
    people.give_totp(people.approver())
    by_password(client, "minh")
    assert client.get(PROVE).context["sample_code"] == ""
    assert "sample-code" not in text_of(client.get(PROVE))


def test_a_sample_account_that_set_up_its_own_is_shown_none(client):
    make_accounts()
    one = Officer.objects.get(username="bientap")
    Authenticator.objects.filter(user=one).delete()
    people.give_totp(one)
    assert shown(client, "bientap") == ""


# --- A real site ---


def test_a_real_site_shows_no_code(client, settings):
    make_accounts()
    settings.PRODUCTION = True
    assert shown(client, "duyetbai") == ""


def test_a_real_site_makes_no_second_factor_that_everybody_knows(settings):
    one = people.officer("lan")
    settings.PRODUCTION = True
    with pytest.raises(sample.NotInARealSiteError):
        sample.give_second_factor(one)
    assert people.kinds(one) == []


def test_a_real_site_with_sample_accounts_does_not_start_and_names_them(settings):
    make_accounts()
    refuse_sample_accounts()
    settings.PRODUCTION = True
    with pytest.raises(SystemExit, match=", ".join(sorted(one.name for one in ACCOUNTS))):
        refuse_sample_accounts()
    assert len(list(examine())) == len(ACCOUNTS)
    assert "portal.sample" in doctor.EXAMINATIONS


def test_closed_or_changed_sample_accounts_stop_nobody(settings):
    make_accounts()
    settings.PRODUCTION = True
    for one in open_to_everybody():
        one.is_active = False
        one.save()
    assert open_to_everybody() == []
    refuse_sample_accounts()
    assert list(examine()) == []


@pytest.mark.parametrize("left", ["password", "second factor"])
def test_half_of_a_sample_account_is_enough_to_stop(settings, left):
    make_accounts()
    settings.PRODUCTION = True
    for one in open_to_everybody():
        if left == "password":
            Authenticator.objects.filter(user=one).delete()
        else:
            one.set_password("một mật khẩu không ai biết 2026")
            one.save()
    assert len(open_to_everybody()) == len(ACCOUNTS)


def test_a_demo_says_nothing_of_it():
    make_accounts()
    assert list(examine()) == []


def test_the_code_of_one_is_no_setting_of_the_library_that_a_real_site_could_forget():
    from allauth.mfa import app_settings

    try:
        assert app_settings.TOTP_INSECURE_BYPASS_CODE is None
    except ImproperlyConfigured:  # pragma: no cover - what allauth says when it is set
        pytest.fail("a code that fits everybody is set")
