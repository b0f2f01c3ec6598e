"""`./kheo load-places [FILE…]`: provinces, districts and communes through time."""

import re
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kheo.core.days import short_day
from kheo.ledger.rules import system
from kheo.organisations.actions.load_places import (
    MOST_BYTES,
    Given,
    Loaded,
    check_carried,
    load_carried,
    load_newer,
)
from kheo.organisations.actions.place_changes import Since
from kheo.organisations.rules.place_changes import RESPELLED, told
from kheo.organisations.rules.place_files import PlacesRefusedError

DAY_IN_NAME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})")
COUNTED: Final = {
    "places": "địa bàn",
    "parents": "lần thuộc về",
    "successions": "lần kế thừa",
    "names": "tên khác",
    "spellings": "cách viết khác",
}


class Command(BaseCommand):
    """Load the register that the package carries, or the changes of a newer file."""

    help = "Load provinces, districts and communes through time; a FILE brings newer ones."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", help="CSV in UTF-8, may be .gz")
        parser.add_argument("--check", action="store_true", help="tell what would change, only")
        parser.add_argument(
            "--from", dest="since", default="", help="day the changes took force, 2026-07-25"
        )
        parser.add_argument("--document", default="", help="the resolution that made the changes")
        parser.add_argument(
            "--accept-many", action="store_true", help="more than a tenth of all communes may end"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.tell(self.load(options), options)
        except PlacesRefusedError as error:
            raise CommandError(f"{error} Chưa ghi gì.") from error

    def load(self, options: dict[str, Any]) -> Loaded:
        """Do what was asked."""
        by, at = system("load-places"), timezone.now()
        if not options["files"]:
            if options["since"]:
                raise CommandError("--from đi cùng một tệp mới hơn.")
            if options["check"]:
                return check_carried(self.say)
            return load_carried(by=by, at=at, say=self.say)
        files = [self.read(name) for name in options["files"]]
        named = next((found[1] for one in files if (found := DAY_IN_NAME.search(one.name))), "")
        if not (options["since"] or named):
            raise CommandError("Cho biết ngày các thay đổi có hiệu lực: --from 2026-07-25")
        data_of = day(named or options["since"])
        since = day(options["since"]) if options["since"] else data_of
        return load_newer(
            files=files,
            since=Since(since, bool(options["since"]), options["document"]),
            data_of=max(data_of, since),
            by=by,
            at=at,
            say=self.say,
            check=options["check"],
            accept_many=options["accept_many"],
        )

    def read(self, name: str) -> Given:
        """Return a file, read no further than may be used."""
        try:
            with Path(name).open("rb") as file:
                return Given(Path(name).name, file.read(MOST_BYTES + 1))
        except OSError as error:
            raise CommandError(f"Không đọc được tệp “{name}”: {error.strerror}.") from error

    def say(self, line: str) -> None:
        """Tell how far it went."""
        self.stdout.write(f"  {line}")
        self.stdout.flush()

    def tell(self, loaded: Loaded, options: dict[str, Any]) -> None:
        """Print what was done, or would be."""
        lines = told(loaded.changes)
        # Two makers put the tones of some two hundred names elsewhere: no news in our own files.
        shown = [one for one in lines if options["files"] or not one.startswith(RESPELLED)]
        findings = [f"! {finding}" for finding in loaded.findings]
        for line in [*(f"- {line}" for line in shown), *findings]:
            self.stdout.write(f"  {line}")
        counted = [f"{n} {COUNTED[kind]}" for kind, n in loaded.counts.items() if n]
        counted += [f"{len(lines)} thay đổi"] if lines else []
        self.stdout.write(
            ending(", ".join(counted), short_day(loaded.data_of), check=options["check"])
        )


def ending(counted: str, day_of_data: str, *, check: bool) -> str:
    """Return the last line."""
    if not counted:
        return f"Không có gì thay đổi: danh mục đang có là của ngày {day_of_data}."
    if check:
        return f"Nếu nạp sẽ ghi: {counted}. Chưa ghi gì."
    return f"Đã nạp {counted}; dữ liệu ngày {day_of_data}."


def day(text: str) -> date:
    """Return a day written as 2026-07-25."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” không phải là một ngày; viết như 2026-07-25.") from error
