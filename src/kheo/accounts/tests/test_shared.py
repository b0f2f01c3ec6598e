"""What all processes count together, and what stays in the memory of each."""

import subprocess
import sys

import pytest
from django.core.cache import cache, caches
from django.test import RequestFactory
from tests.killing import environment

from kheo.accounts.adapters.account import NOWHERE, AccountAdapter
from kheo.accounts.caching import is_shared, shared
from kheo.accounts.models import SharedValue
from kheo.core.front.generation import next_generation

COUNT = """
import django, sys
django.setup()
from django.conf import settings
from django.test import override_settings
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
override_settings(
    ALLOWED_HOSTS=["testserver"],
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    STORAGES=settings.STORAGES | {"staticfiles": plain},
).enable()
from django.test import Client
said = {"login": "khong-co-ai", "password": "sai"}
answers = [
    Client(REMOTE_ADDR=sys.argv[1]).post("/tai-khoan/dang-nhap/", said) for _ in range(4)
]
print(sum("mật khẩu không đúng" in answer.content.decode() for answer in answers))
"""


@pytest.mark.django_db
def test_only_what_allauth_counts_is_shared():
    cache.set("allauth:rl:x", 1, 60)
    cache.set("menu:1", 2, 60)
    assert [row.cache_key for row in SharedValue.objects.all()] == [":1:allauth:rl:x"]
    next_generation()
    assert cache.get("allauth:rl:x") == 1
    assert cache.get("menu:1") is None
    assert not cache.add("allauth:rl:x", 2)
    assert cache.delete("allauth:rl:x")
    assert cache.get("allauth:rl:x", "nothing") == "nothing"
    assert shared() is caches["shared"]


@pytest.mark.parametrize(
    ("key", "together"),
    [
        ("allauth:rl:allauth.account:login_failed:5/300/key:abc", True),
        ("allauth:rl:allauth.account:login_failed:5/300/key:abc:lock", True),
        ("allauth.mfa.totp.used?user=1&code=123456", True),
        ("jwt:iss=a,jti=b", True),
        ("menu:1", False),
        ("at:/tin-tuc/allauth/", False),
    ],
)
def test_which_keys_are_counted_together(key, together):
    assert is_shared(key) is together


@pytest.mark.django_db(transaction=True)
def test_attempts_in_several_processes_add_up(tmp_path):
    """Each sends four wrong passwords from a network of its own; five in all are looked at."""
    running = [
        subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", COUNT, f"10.0.0.{number}"],
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in (1, 2, 3)
    ]
    said = [one.communicate(timeout=120)[0].split() for one in running]
    assert sum(int(words[-1]) for words in said) == 5


@pytest.mark.parametrize(
    ("forwarded", "proxies", "seen"),
    [
        ("", 0, "10.0.0.7"),
        ("203.0.113.9", 0, "10.0.0.7"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", 1, "203.0.113.9"),
        ("203.0.113.9", 2, "10.0.0.7"),
        ("không phải mạng", 1, NOWHERE),
        ("2001:db8::1", 1, "2001:db8::1"),
    ],
)
def test_a_network_is_the_one_that_trusted_proxies_saw(settings, forwarded, proxies, seen):
    settings.TRUSTED_PROXIES = proxies
    headers = {"x-forwarded-for": forwarded.encode().decode("latin-1")} if forwarded else {}
    request = RequestFactory(REMOTE_ADDR="10.0.0.7").get("/", headers=headers)
    assert AccountAdapter().get_client_ip(request) == seen
