"""The commands of `./kheo`."""

import os
import sys
from collections.abc import Callable
from typing import Final

from config import checks, cite, lock, messages, serve

OWN: Final[dict[str, Callable[[list[str]], int]]] = {
    "serve": serve.main,
    "prepare": serve.prepare,
    "test": checks.test,
    "check": checks.check,
    "suite": checks.suite,
    "lock": lock.main,
    "messages": messages.main,
    "screenshots": checks.screenshots,
    "bench": checks.bench,
    "cite": cite.main,
}
HELP: Final = """\
./kheo serve              set up what is missing and run the site with its sample content
./kheo test               set up what is missing and pass every test (SQLite and PostgreSQL, real
                          browser)
./kheo check [TESTS]      daily work: lint, types, and the tests you name (all but the browser's
                          when none)

./kheo load-law           load the rules and the calendar that come along (--check: only tell)
./kheo backup             one file with database, media and names of settings, while the site runs
./kheo restore F          fill an empty installation from a backup, on either engine
./kheo doctor             name what is wrong: links, files, counters, ledger, settings
./kheo import-article F   bring in articles from text or saved HTML (- for standard input)
./kheo paper F --to OUT   an official paper from a TOML file, as PDF or DOCX
./kheo load-places        load provinces, districts and communes through time (FILE: newer ones)
./kheo cite FILE          print the citations of official documents in a text (- for standard input;
                          --jsonl: rows with id and text)
./kheo messages           take Vietnamese sentences from the code into locale/ (--check: only tell;
                          --borrowed: those of Wagtail, Django and allauth)
./kheo bench              measure the portal beside nginx; needs wrk and nginx
./kheo screenshots        make the screenshots of the docs anew
./kheo lock               renew requirements/*.lock from pyproject.toml
./kheo COMMAND            any command of Django or Wagtail, with hyphens or underscores
"""


def main(words: list[str]) -> int:
    """Run one command; return what the shell is told."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    name, *rest = words or ["help"]
    if name in {"help", "-h", "--help"} and not rest:
        sys.stdout.write(HELP)
        return 0
    if name in OWN:
        return OWN[name](rest)
    return django_command(name.replace("-", "_"), rest)


def django_command(name: str, words: list[str]) -> int:
    """Run a command of Django, of Wagtail or of a room.

    On an installation without tables it says what to run first.
    """
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(["kheo", name, *words])
    except DatabaseError:
        if has_tables():
            raise
        sys.stderr.write("Chưa có bảng dữ liệu. Chạy trước: ./kheo prepare\n")
        return 1
    return 0


def has_tables() -> bool:
    """Return whether the database was made ready."""
    from django.db import connection

    return "django_migrations" in connection.introspection.table_names()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
