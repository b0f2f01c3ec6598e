"""A database with all migrations and the laid-out site.

Made once and copied for each test process.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

from config.environment import ROOT

FOLDER: Final = ROOT / "var" / "prepared"


class Database(Protocol):
    """One test process's own database."""

    def renew(self) -> None:
        """Make it as it was at first."""

    def drop(self) -> None:
        """Remove it."""


def checkout(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Return this process's copy, with Django connected to it.

    A test that commits is followed by a fresh copy instead of Django's flush, which would empty
    the site.
    """
    folder = tmp_path_factory.mktemp("database")
    database: Database = OnSQLite(folder) if connection.vendor == "sqlite" else OnPostgreSQL()
    database.renew()

    def renewed(_: TransactionTestCase) -> None:
        database.renew()

    TransactionTestCase._fixture_teardown = renewed  # type: ignore[attr-defined] # not in the stubs
    return database


def state() -> str:
    """Return a hash of everything that the prepared database is made from."""
    digest = hashlib.sha256((ROOT / "requirements" / "dev.lock").read_bytes())
    for path in sorted((ROOT / "src").glob("kheo/**/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    for part in ("portal/actions.py", "news/actions/publishing.py"):
        digest.update((ROOT / "src" / "kheo" / part).read_bytes())
    digest.update(os.environ.get("KHEO_LOCK", "dev").encode())
    return digest.hexdigest()[:16]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one of several test processes prepare while the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def connect_to(name: str) -> None:
    """Let Django speak to another database from now on."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def fill() -> None:
    """Make the tables and lay out the site in the database that Django is connected to."""
    from kheo.portal.actions import lay_out_site

    call_command("migrate", verbosity=0, interactive=False)
    lay_out_site()
    connection.close()


@dataclass
class OnSQLite:
    """A file beside the tests' other files."""

    folder: Path

    def renew(self) -> None:
        """Copy the prepared file over this process's own."""
        prepared = FOLDER / f"{state()}.sqlite3"
        with one_at_a_time():
            if not prepared.exists():
                part = prepared.with_suffix(".part")
                part.unlink(missing_ok=True)
                connect_to(str(part))
                fill()
                part.rename(prepared)
        own = self.folder / "test.sqlite3"
        connection.close()
        for end in ("", "-wal", "-shm"):
            own.with_name(own.name + end).unlink(missing_ok=True)
        shutil.copyfile(prepared, own)
        connect_to(str(own))

    def drop(self) -> None:
        """Close the file; it goes with its folder."""
        connection.close()


@dataclass
class OnPostgreSQL:
    """A database copied from a prepared one by the server itself."""

    own: str = "kheo_test_" + os.environ.get("PYTEST_XDIST_WORKER", "main") + f"_{os.getpid()}"

    def renew(self) -> None:
        """Replace this process's own database by a copy of the prepared one."""
        prepared = f"kheo_prepared_{state()}"
        with one_at_a_time():
            if not self.exists(prepared):
                part = f"{prepared}_part"
                self.admin(
                    f'DROP DATABASE IF EXISTS "{part}" WITH (FORCE)', f'CREATE DATABASE "{part}"'
                )
                connect_to(part)
                fill()
                self.admin(f'ALTER DATABASE "{part}" RENAME TO "{prepared}"')
            self.admin(
                f'DROP DATABASE IF EXISTS "{self.own}" WITH (FORCE)',
                f'CREATE DATABASE "{self.own}" TEMPLATE "{prepared}"',
            )
        connect_to(self.own)

    def drop(self) -> None:
        """Remove this process's own database."""
        self.admin(f'DROP DATABASE IF EXISTS "{self.own}" WITH (FORCE)')

    def exists(self, name: str) -> bool:
        """Return whether the server has a database of that name."""
        connect_to("postgres")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def admin(self, *statements: str) -> None:
        """Run statements that create and drop databases."""
        connect_to("postgres")
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        connection.close()
