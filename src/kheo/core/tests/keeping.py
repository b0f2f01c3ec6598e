"""An installation with a little of everything, its backup, and backups that were tampered with."""

import hashlib
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase
from wagtail.contrib.redirects.models import Redirect

from config.environment import ROOT
from kheo.core.keeping.tables import LEFT_OUT
from kheo.core.models import Tally
from kheo.ledger import verbs
from kheo.ledger.actions import record
from kheo.ledger.rules import Ref, system
from kheo.ledger.sealing import seal_pending
from kheo.news.models.readership import ArticleViews, DaySalt, SeenReader
from kheo.news.tests import factories, readers

AT: Final = datetime(2026, 11, 20, 5, 30, 15, 123456, tzinfo=UTC)
Rows = dict[str, list[tuple[Any, ...]]]


def fill() -> None:
    """Write what people write: pages, media, accounts, remarks, views, entries of the ledger."""
    factories.approver("minh")
    picture = factories.picture()
    article = factories.article(lead_picture=picture, topics=[factories.topic()])
    factories.album([picture, factories.picture(title="Ngày hội")])
    factories.attachment()
    readers.sent_remark(article)
    figure = ArticleViews.objects.create(page=article, day=date(2026, 11, 20), count=3, settled=2)
    SeenReader.objects.create(views=figure, reader=-(2**62))
    DaySalt.objects.create(day=date(2026, 11, 20), salt=b"\x00\xff salt")
    Redirect.objects.create(old_path="/cu", redirect_page=article)
    Tally.objects.create(key="đã xóa", starts_at=AT, ends_at=AT)
    Tally.objects.all().delete()
    note("a")
    note("b")
    seal_pending()
    note("c")


def note(key: str) -> None:
    """Write an entry into the ledger."""
    verbs.enlist("tests.done", "Đã làm")
    with transaction.atomic():
        record("tests.done", target=Ref("tests.thing", key, key), by=system("x"), at=AT)


def rows(*, without: Iterable[str] = ()) -> Rows:
    """Return all that the database holds, asked of it without our own reading.

    Left out is what no backup holds, and Django's own list of migrations, which has its hours.
    """
    skipped = {*LEFT_OUT, "django_migrations", *without}
    found: Rows = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name in skipped or name.startswith("wagtailsearch_"):
                continue
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of tables
            columns = [column[0] for column in cursor.description]
            order = sorted(range(len(columns)), key=columns.__getitem__)
            told = [tuple(plain(row[place]) for place in order) for row in cursor.fetchall()]
            found[name] = sorted(told, key=repr)
    return found


def plain(value: Any) -> Any:
    """Return a value that can be compared; JSON is the same however it is spelled."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        with suppress(ValueError):
            return json.dumps(json.loads(value), sort_keys=True)
    return bytes(value) if isinstance(value, memoryview) else value


def media() -> dict[str, str]:
    """Return the media files with their hashes."""
    root = Path(settings.MEDIA_ROOT)
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def empty() -> None:
    """Make the installation as it was before anybody wrote anything."""
    TransactionTestCase._fixture_teardown(None)  # type: ignore[attr-defined] # a fresh copy
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


_kept: dict[str, Any] = {}


def sample_backup(folder: Path) -> Path:
    """Return a backup of an installation with a little of everything; this one is empty then."""
    path = folder / "mau.zip"
    if not _kept:
        fill()
        _kept["rows"], _kept["media"] = rows(), media()
        call_command("backup", str(path), verbosity=0, stdout=StringIO())
        _kept["backup"] = path.read_bytes()
        empty()
    path.write_bytes(_kept["backup"])
    return path


def sample_rows() -> Rows:
    """Return what the installation of that backup held."""
    found: Rows = _kept["rows"]
    return found


def sample_media() -> dict[str, str]:
    """Return the files of that installation."""
    found: dict[str, str] = _kept["media"]
    return found


# --- Tampered with ---


def members(path: Path) -> dict[str, bytes]:
    """Return the members of a backup."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def manifest_of(path: Path) -> dict[str, Any]:
    """Return the manifest of a backup."""
    found: dict[str, Any] = json.loads(members(path)["manifest.json"])
    return found


def write(path: Path, content: dict[str, bytes]) -> Path:
    """Write a backup anew: media as they are, the rest packed."""
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in content.items():
            how = zipfile.ZIP_STORED if name.startswith("media/") else zipfile.ZIP_DEFLATED
            packed.writestr(name, data, compress_type=how)
    return path


def with_manifest(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Change what a backup says of itself."""
    content = members(path)
    manifest = json.loads(content["manifest.json"])
    change(manifest)
    return write(path, content | {"manifest.json": json.dumps(manifest).encode()})


def with_table(path: Path, name: str, lines: bytes) -> Path:
    """Change a table and let the manifest agree with it."""
    content = members(path)
    manifest = json.loads(content["manifest.json"])
    for table in manifest["tables"]:
        if table["name"] == name:
            table["rows"], table["bytes"] = lines.count(b"\n"), len(lines)
            table["sha256"] = hashlib.sha256(lines).hexdigest()
    changed = {f"tables/{name}.jsonl": lines, "manifest.json": json.dumps(manifest).encode()}
    return write(path, content | changed)


def with_files(path: Path, files: list[tuple[str, bytes]]) -> Path:
    """Give a backup other media, listed as they should be."""
    content = {n: data for n, data in members(path).items() if not n.startswith("media")}
    listed = b"".join(
        json.dumps(
            [name, len(data), hashlib.sha256(data).hexdigest()],
            separators=(",", ":"), ensure_ascii=False,
        ).encode() + b"\n"
        for name, data in files
    )  # fmt: skip
    manifest = json.loads(content["manifest.json"])
    manifest["media"] |= {
        "files": len(files),
        "bytes": sum(len(data) for _, data in files),
        "sha256": hashlib.sha256(listed).hexdigest(),
    }
    content |= {"media.jsonl": listed, "manifest.json": json.dumps(manifest).encode()}
    return write(path, content | {f"media/{name}": data for name, data in files})


# --- Processes of their own ---


def environment(folder: Path, database: str) -> dict[str, str]:
    """Return the environment of an installation of its own."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "KHEO_VAR": str(folder),
        "KHEO_DATABASE_URL": database,
        "KHEO_SQLITE_SYNC": "OFF",
    }


COMMAND: Final = [sys.executable, "-m", "config"]
