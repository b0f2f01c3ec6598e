"""Fixtures for every room's tests, and a database that is prepared once and copied for each run.

Migrations take some 15 seconds of processor time; the prepared database holds them and the
laid-out site.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings
from tests import prepared_database

from config.prepare import compile_catalogues


def pytest_configure(config: pytest.Config) -> None:
    """Run tests on compiled catalogues, plain static files and quick passwords."""
    if not hasattr(config, "workerinput"):
        compile_catalogues()  # once, before the processes that do the work read them
    override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES=settings.STORAGES
        | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
        ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"],
    ).enable()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Give this test process its own copy of the prepared database."""
    with django_db_blocker.unblock():
        database = prepared_database.checkout(tmp_path_factory)
        yield
        database.drop()


@pytest.fixture(autouse=True)
def whole_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `client.force_login` stand for the whole sign-in, second factor and all.

    What comes before is the matter of the room accounts; its tests sign in by `client.login`.
    """
    from kheo.accounts.tests.proving import prove

    given = Client.force_login

    def force_login(client: Client, user: Any, backend: str | None = None) -> None:
        given(client, user, backend)
        prove(client, user)

    monkeypatch.setattr(Client, "force_login", force_login)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Any, settings: Any) -> None:
    """Let what a test writes go with the test."""
    settings.VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()  # sizes of pictures that lay in another test's folder
