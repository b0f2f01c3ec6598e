"""A site that really runs.

It has its own folder, its own database, its own server, and a mail server beside it.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

from aiosmtpd.controller import Controller
from django.conf import settings

from config.environment import ROOT
from tests import prepared_database
from tests.killing import on_server

PATIENCE: Final = 240.0
REMINDER: Final = b"<kheo.letter."
"""How the Message-ID of a reminder begins (`kheo.tasks.reminding.manners.message_id`)."""


@dataclass
class Mailbox:
    """What the mail server of the tests took in."""

    letters: list[Any] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a letter; the name is aiosmtpd's."""
        self.letters.append(envelope)
        return "250 OK"

    def since(self, before: int) -> list[Any]:
        """Return what came after so many letters, but for what the site sends by itself at an hour.

        Whether it does depends on the day and the hour at which the tests run.
        """
        return [one for one in self.letters[before:] if REMINDER not in one.content]


@dataclass
class Site:
    """A running site."""

    address: str
    environment: dict[str, str]
    mail: Mailbox
    process: subprocess.Popen[bytes]

    def command(self, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """Run a command of `./kheo` on this site's data."""
        return subprocess.run(  # noqa: S603 - our own command, with words of the tests
            [sys.executable, "-m", "config", *words],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, **more,
        )  # fmt: skip


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_site(folder: Path, **more: str) -> Iterator[Site]:
    """Give a running demo with its sample content; it ends with the test, whatever happens.

    Further words go into its environment.
    """
    mail = Mailbox()
    postman = Controller(mail, hostname="127.0.0.1", port=free_port())
    postman.start()
    port = int(more.get("KHEO_PORT", "0")) or free_port()
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "KHEO_VAR": str(folder),
        "KHEO_SMTP_URL": f"smtp://127.0.0.1:{postman.port}",
        "KHEO_SQLITE_SYNC": "OFF",
        "KHEO_URL": f"http://localhost:{port}",
        "KHEO_MORE_APPS": "tests.journeys.hurried.Hurried",
        **more,
    }
    try:
        environment |= own_data(folder, environment)
        with (folder / "server.log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - our own server, on a port of our choice
                [sys.executable, "-m", "config", "serve", "--port", str(port)],
                cwd=ROOT, env=environment, start_new_session=True, stdout=log, stderr=log,
            )  # fmt: skip
        try:
            wait_for(f"http://localhost:{port}/", process, folder / "server.log")
            yield Site(f"http://localhost:{port}", environment, mail, process)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    finally:
        postman.stop()


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the site answers. Fails with the server's own words when it does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)  # a server that starts tells nobody; the test itself never waits
    raise AssertionError(log.read_text(encoding="utf-8"))


def own_data(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """Fill the folder with the sample site and return how to reach its database.

    On SQLite a site prepared once is copied; on PostgreSQL the server copies a prepared database.
    """
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        copy_prepared(folder, environment | {"KHEO_DATABASE_URL": ""})
        return {"KHEO_DATABASE_URL": f"sqlite:///{folder / 'kheo.sqlite3'}"}
    database = prepared_database.OnPostgreSQL(own=f"kheo_journey_{os.getpid()}_{folder.name}")
    before = settings.DATABASES["default"]["NAME"]
    database.renew()
    prepared_database.connect_to(before)
    return {"KHEO_DATABASE_URL": on_server(database.own)}


def copy_prepared(folder: Path, environment: dict[str, str]) -> None:
    """Copy a sample site that was prepared once, static files and all."""
    prepared = prepared_database.FOLDER / f"site-{prepared_database.state()}-{sample_state()}"
    with prepared_database.one_at_a_time():
        if not prepared.exists():
            part = prepared.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            made = environment | {
                "KHEO_VAR": str(part),
                "KHEO_DATABASE_URL": f"sqlite:///{part / 'kheo.sqlite3'}",
            }
            words = [sys.executable, "-m", "config", "prepare"]
            subprocess.run(  # noqa: S603 - our own command
                words, cwd=ROOT, env=made, check=True, stdout=subprocess.DEVNULL
            )
            part.rename(prepared)
    shutil.copytree(prepared, folder, dirs_exist_ok=True)


def sample_state() -> str:
    """Return a hash of the sample content and of our static files."""
    import hashlib

    digest = hashlib.sha256()
    for path in sorted((ROOT / "src").rglob("*")):
        if path.is_file() and ("sample" in path.parts or "static" in path.parts):
            digest.update(f"{path.name}{path.stat().st_size}{path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()[:12]
