"""Starting the provider, and going through it as a person does."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests

from config.environment import ROOT
from tests.journeys.running import free_port, wait_for
from tests.provider.persons import CLIENT, CLIENT_SECRET, PASSWORD


@contextmanager
def running_provider(folder: Path, *redirect_uris: str) -> Iterator[str]:
    """Give the address of a running provider; it ends with the test."""
    port = free_port()
    words = [sys.executable, "-m", "tests.provider.site", str(port), str(folder), *redirect_uris]
    log = folder / "provider.log"
    with log.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603 - our own server, on a port of our choice
            words, cwd=ROOT, env={"PYTHONPATH": f"{ROOT}"}, stdout=file, stderr=file
        )
    address = f"http://localhost:{port}/o"
    try:
        wait_for(f"{address}/.well-known/openid-configuration", process, log)
        yield address
    finally:
        process.kill()
        process.wait()


def provider_settings(address: str, **more: Any) -> dict[str, Any]:
    """Return the provider as `config.sign_in` gives it to allauth."""
    return {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "don-vi",
                    "name": "Đơn vị thử",
                    "client_id": CLIENT,
                    "secret": CLIENT_SECRET,
                    "settings": {"server_url": address, "oauth_pkce_enabled": True, **more},
                }
            ]
        }
    }


def go_through(address: str, name: str, home: str) -> str:
    """Sign in at the provider, and return the address it sends the browser back to."""
    person = requests.Session()
    page = person.get(address, timeout=10)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.text)
    assert token, page.text
    said = {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    answer = person.post(page.url, data=said, timeout=10, allow_redirects=False)
    for _ in range(5):
        where = urljoin(answer.url, answer.headers["Location"])
        if where.startswith(home):
            return where
        answer = person.get(where, timeout=10, allow_redirects=False)
    raise AssertionError(answer.text)
