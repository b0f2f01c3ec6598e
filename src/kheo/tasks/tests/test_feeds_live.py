"""Calendar programs that people use read our calendars from a site that really runs.

vdirsyncer fetches the address over HTTP and takes the calendar apart, event by event; khal shows
what it kept, day by day.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from kheo.programmes.tests.factories import works_for
from kheo.tasks.actions import moving
from kheo.tasks.actions.feeds import make_feed, revoke_feed
from kheo.tasks.rules.states import State
from kheo.tasks.tests.factories import NOON, TODAY, commune, desk, given

pytestmark = [pytest.mark.django_db(transaction=True)]
FETCHES = """
[general]
status_path = "{folder}/status"
[pair calendar]
a = "site"
b = "here"
collections = null
[storage site]
type = "http"
url = "{address}"
[storage here]
type = "filesystem"
path = "{folder}/events"
fileext = ".ics"
"""
SHOWS = """
[calendars]
[[tasks]]
path = {folder}/events
[locale]
local_timezone = Asia/Ho_Chi_Minh
default_timezone = Asia/Ho_Chi_Minh
dateformat = %d/%m/%Y
longdateformat = %d/%m/%Y
datetimeformat = %d/%m/%Y %H:%M
longdatetimeformat = %d/%m/%Y %H:%M
timeformat = %H:%M
[sqlite]
path = {folder}/khal.db
"""


class Reader:
    """Somebody who subscribes to a calendar."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        (folder / "events").mkdir()
        (folder / "fetches").write_text(FETCHES.format(folder=folder, address=address))
        (folder / "shows").write_text(SHOWS.format(folder=folder))

    def run(self, tool: str, *words: str) -> subprocess.CompletedProcess[str]:
        place = Path(sys.executable).parent / tool
        home = {"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        return subprocess.run(  # noqa: S603 - tools beside this Python
            [str(place), *words], env=home, capture_output=True, text=True, timeout=60, check=False
        )

    def fetch(self) -> int:
        words = ("-c", str(self.folder / "fetches"))
        self.run("vdirsyncer", *words, "discover")
        return self.run("vdirsyncer", *words, "sync").returncode

    def listed(self, day: str) -> str:
        words = ("-c", str(self.folder / "shows"), "list", "--format", "{title}", day, "1d")
        done = self.run("khal", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout


def test_calendar_programs_fetch_show_and_follow_a_feed(live_server, tmp_path):
    given()
    gone = given("Đối thoại với Nhân dân, tổ 3; đợt 1")
    feed, token = make_feed(
        organisation=commune(), label="khal", by=works_for(commune()), on=TODAY, at=NOON
    )
    reader = Reader(tmp_path, f"{live_server.url}/lich/{token}.ics")
    assert reader.fetch() == 0
    shown = reader.listed("31/03/2024")
    assert "Hạn: Rà soát mô hình “Dân vận khéo”" in shown
    assert "Hạn: Đối thoại với Nhân dân, tổ 3; đợt 1" in shown
    assert "Hạn" not in reader.listed("30/03/2024")

    moving.move(
        task=gone, to=State.CANCELLED, reason="Trùng", by=works_for(desk()), on=TODAY, at=NOON
    )
    assert reader.fetch() == 0
    shown = reader.listed("31/03/2024")
    assert "Rà soát" in shown
    assert "Đối thoại" not in shown

    revoke_feed(feed=feed, by=works_for(commune()), on=TODAY, at=NOON)
    assert reader.fetch() != 0
