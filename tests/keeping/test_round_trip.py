"""A restored backup equals the original record by record, on the same and on the other engine.

On SQLite's own run of the suite one way is tried; on PostgreSQL's all four, there and back.
"""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from config.environment import ROOT
from kheo.core.tests import keeping
from tests import killing, prepared_database
from tests.journeys.running import copy_prepared

WAYS = {
    "sqlite": [("sqlite", "sqlite")],
    "postgresql": [
        ("postgresql", "postgresql"),
        ("postgresql", "sqlite"),
        ("sqlite", "postgresql"),
        ("sqlite", "sqlite"),
    ],
}[connection.vendor]
# Read by Django's serializers, which know nothing of our own reading.
TELL = """
import json, sys
import django
django.setup()
from django.apps import apps
from django.core import serializers
from kheo.core.keeping.tables import LEFT_OUT

def same(value):
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return same(json.loads(value))
        except ValueError:
            return value
    if isinstance(value, dict):
        return {name: same(value[name]) for name in sorted(value)}
    return [same(one) for one in value] if isinstance(value, list) else value

for model in apps.get_models(include_auto_created=True):
    meta = model._meta
    if meta.db_table in LEFT_OUT or meta.proxy or not meta.managed:
        continue
    columns = [field.name for field in meta.local_concrete_fields]
    for row in model._base_manager.order_by("pk").iterator():
        written = serializers.serialize("python", [row], fields=columns)[0]
        told = same(json.loads(json.dumps(written, default=str)))
        print(json.dumps([meta.label, str(row.pk), told]))
"""


@dataclass
class Installation:
    """An installation with a folder and a database of its own."""

    folder: Path
    database: str
    secret: str

    def environment(self) -> dict[str, str]:
        """Return the environment of its commands."""
        return keeping.environment(self.folder, self.database) | {"KHEO_SECRET": self.secret}

    def run(self, *words: str) -> str:
        """Run a command of `./kheo` and return what it says."""
        done = subprocess.run(  # noqa: S603 - our own command
            [*keeping.COMMAND, *words],
            cwd=ROOT, env=self.environment(),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def records(self) -> dict[tuple[str, str], Any]:
        """Return every record of every model."""
        done = subprocess.run(  # noqa: S603 - our own script
            [keeping.COMMAND[0], "-W", "ignore", "-c", TELL],
            cwd=ROOT, env=self.environment(),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        told = [json.loads(line) for line in done.stdout.splitlines()]
        return {(label, key): row for label, key, row in told}

    def media(self) -> dict[str, bytes]:
        """Return the media files."""
        root = self.folder / "media"
        return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}

    def back_up(self) -> Path:
        """Make a backup."""
        path = self.folder / "sao.zip"
        self.run("backup", str(path))
        return path


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Nursery"]:
    nursery = Nursery(tmp_path_factory.mktemp("kho"))
    yield nursery
    nursery.clear()


def blank() -> Path:
    """Return a SQLite file that was only laid out, made once; the suite may run on PostgreSQL."""
    kept = prepared_database.FOLDER / f"blank-{prepared_database.state()}.sqlite3"
    with prepared_database.one_at_a_time():
        if not kept.exists():
            folder = kept.with_suffix(".part")
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            there = Installation(folder, f"sqlite:///{folder / 'kheo.sqlite3'}", "x" * 50)
            there.run("migrate", "-v", "0")
            there.run("lay_out")
            # One file, without the log beside it.
            with closing(sqlite3.connect(folder / "kheo.sqlite3")) as made:
                made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (folder / "kheo.sqlite3").rename(kept)
            shutil.rmtree(folder)
    return kept


class Nursery:
    """Makes installations, and the first of each engine with the sample content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.databases: list[prepared_database.OnPostgreSQL] = []
        self.made: dict[str, Installation] = {}
        self.number = 0
        self.secret = "mot-khoa-bi-mat-chi-dung-trong-kiem-thu-0123456789-abcdef"

    def empty(self, engine: str) -> Installation:
        """Return an installation that was only laid out."""
        there = self.new(engine)
        if engine == "sqlite":
            shutil.copy(blank(), there.folder / "kheo.sqlite3")
        else:
            self.databases[-1].renew()
        return there

    def new(self, engine: str) -> Installation:
        """Return an installation that has no tables yet, or whose database is still to be made."""
        self.number += 1
        folder = self.folder / str(self.number)
        folder.mkdir()
        if engine == "sqlite":
            return Installation(folder, f"sqlite:///{folder / 'kheo.sqlite3'}", self.secret)
        name = f"kheo_keeping_{os.getpid()}_{self.number}"
        self.databases.append(prepared_database.OnPostgreSQL(own=name))
        return Installation(folder, killing.on_server(name), self.secret)

    def original(self, engine: str) -> Installation:
        """Return the installation with the sample content, made on SQLite and brought over."""
        if engine not in self.made:
            self.made[engine] = self.sample() if engine == "sqlite" else self.brought_over()
        return self.made[engine]

    def sample(self) -> Installation:
        """Return the sample on SQLite, with a few views and a scheduled page."""
        there = self.new("sqlite")
        copy_prepared(there.folder, keeping.environment(there.folder, there.database))
        # What its second factors are locked with.
        self.secret = there.secret = (there.folder / "secret").read_text()
        there.run("flush_views")
        there.run("ledger", "seal")
        return there

    def brought_over(self) -> Installation:
        """Return the sample on PostgreSQL."""
        there = self.empty("postgresql")
        there.run("restore", str(self.original("sqlite").back_up()))
        return there

    def clear(self) -> None:
        """Remove all databases, and go back to the tests' own."""
        before = connection.settings_dict["NAME"]
        for database in self.databases:
            database.drop()
        prepared_database.connect_to(before)


@pytest.mark.slow
@pytest.mark.parametrize(("source", "target"), WAYS)
def test_a_restored_backup_equals_the_original_record_by_record(
    nursery: Nursery, source: str, target: str
) -> None:
    before = connection.settings_dict["NAME"]
    try:
        original = nursery.original(source)
        restored = nursery.empty(target)
        path = original.folder / f"nach-{target}.zip"
        original.run("backup", str(path))
        told = restored.run("restore", str(path))
        assert "Đã khôi phục và đối chiếu" in told
        assert restored.records() == original.records()
        assert restored.media() == original.media()
        again = restored.folder / "lai.zip"
        restored.run("backup", str(again))
        kept = ("tables", "media", "migrations", "left_out")
        one, other = keeping.manifest_of(path), keeping.manifest_of(again)
        assert {name: one[name] for name in kept} == {name: other[name] for name in kept}
        well = json.loads(restored.run("doctor", "--json"))
        assert well["well"]
    finally:
        prepared_database.connect_to(before)


@pytest.mark.slow
def test_a_backup_from_before_an_update_is_restored_and_brought_up_to_date(
    nursery: Nursery, tmp_path: Path
) -> None:
    """The tables are made as they were then, filled, and led through what came since."""
    old, new = nursery.empty("sqlite"), nursery.new("sqlite")
    old.run("migrate", "-v", "0", "ledger", "0001")
    path, old_records = old.back_up(), old.records()
    assert keeping.manifest_of(path)["migrations"]["ledger"] == ["0001_initial"]
    assert "Đã khôi phục" in new.run("restore", str(path))
    assert json.loads(new.run("doctor", "--json", "ledger.chain", "core.migrations"))["well"]
    assert new.records() == old_records
