"""Officers and how they sign in, as the tests of the room need them."""

import re
import time
from email.message import EmailMessage
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import Group
from django.test import Client

from kheo.ledger.models import Entry
from kheo.organisations.models import Officer
from kheo.portal.actions import APPROVERS

PASSWORD = "cây-đa-bến-nước-2026"
SECRET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
HOME = "/tai-khoan/"
LOGIN = "/tai-khoan/dang-nhap/"
FACTORS = "/tai-khoan/xac-thuc-hai-buoc/"
PROVE = f"{FACTORS}nhap-ma/"


def officer(username: str = "lan", *, group: str = "", **fields: Any) -> Officer:
    given = {"email": f"{username}@xa.example.vn", "last_name": "Đỗ Thị", "first_name": "Lan"}
    made = Officer.objects.create_user(username, password=PASSWORD, **(given | fields))
    if group:
        made.groups.add(Group.objects.get(name=group))
    return made


def approver(username: str = "minh", **fields: Any) -> Officer:
    """Return somebody who must have a second factor."""
    return officer(username, group=APPROVERS, **fields)


def give_totp(one: Officer) -> Officer:
    TOTP.activate(one, SECRET)
    return one


def give_codes(one: Officer) -> list[str]:
    return list(RecoveryCodes.activate(one).get_unused_codes())


def code(secret: str = SECRET, late: int = 0) -> str:
    step = int(time.time()) // app_settings.TOTP_PERIOD
    return str(format_hotp_value(hotp_value(secret, step + late)))


def wrong_code() -> str:
    right = {code(late=late) for late in range(-3, 4)}
    return next(f"{n:06}" for n in range(100) if f"{n:06}" not in right)


def by_password(client: Client, login: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(LOGIN, {"login": login, "password": password, **more})


def whole_sign_in(client: Client, one: Officer, late: int = 0) -> Client:
    """Sign in as an officer with an app does; each late step gives another code."""
    by_password(client, one.username)
    answer = client.post(PROVE, {"code": code(late=late)})
    assert answer.status_code == 302, text_of(answer)
    return client


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def kinds(one: Officer) -> list[str]:
    return sorted(Authenticator.objects.filter(user=one).values_list("type", flat=True))


def entries() -> list[Entry]:
    """Return what the ledger holds of this room, oldest first."""
    return list(Entry.objects.filter(verb__startswith="accounts.").order_by("id"))


def verbs() -> list[str]:
    return [entry.verb.removeprefix("accounts.") for entry in entries()]


def words_of(letter: EmailMessage) -> str:
    """Return the words of a letter."""
    body = letter.get_body()
    assert body is not None
    return str(body.get_content())


def text_of(response: Any) -> str:
    found = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    return re.sub(r"csrfmiddlewaretoken\W+value=\W+\w+", "", found[0] if found else "")
