"""`kheo backup`: one file, of one moment, with all that was entrusted and no secret."""

import base64
import json
import os
import random
import signal
import stat
import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from tests import killing

from config.environment import ROOT
from kheo.core.front.locks import held
from kheo.core.keeping import backing_up, media, packing, restoring
from kheo.core.keeping.rows import UnwritableError
from kheo.core.keeping.tables import Table
from kheo.core.models import Tally
from kheo.core.tests import keeping
from kheo.news.models import Picture
from kheo.news.tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def run(*words: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("backup", *map(str, words), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def table(path: Path, name: str) -> list[list[Any]]:
    lines = keeping.members(path)[f"tables/{name}.jsonl"].decode().split("\n")
    return [json.loads(line) for line in lines if line]


def test_everything_is_in_it_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    manifest = keeping.manifest_of(path)
    named = {one["name"]: one for one in manifest["tables"]}
    assert manifest["format"] == "kheo-backup-1"
    assert manifest["made_by"]["engine"] == connection.vendor
    assert named["news_article"]["rows"] == len(table(path, "news_article")) == 1
    assert {n[6:] for n in keeping.members(path) if n.startswith("media/")} == set(
        keeping.sample_media()
    )
    assert restoring.check(path).media.files == len(keeping.sample_media())
    new, _ = backing_up.back_up(None, at=timezone.now(), say=lambda *_: None)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.parent.stat().st_mode) == 0o700


def test_what_must_not_travel_stays_at_home_with_its_reason(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    names = {one["name"] for one in keeping.manifest_of(path)["tables"]}
    left_out = keeping.manifest_of(path)["left_out"]
    assert {"django_session", "news_daysalt", "wagtailsearch_indexentry"} <= set(left_out)
    assert not names & set(left_out)
    assert base64.b64encode(b"\x00\xff salt") not in b"".join(
        data for name, data in keeping.members(path).items() if name.startswith("tables/")
    )


def test_settings_are_named_and_no_secret_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = {
        "KHEO_SECRET": "rat-bi-mat-" * 8,
        "KHEO_SMTP_URL": "smtp+tls://user:mat-khau-thu@mail.example.vn:587",
    }
    for name, value in secrets.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "secret").write_text("khoa-cua-ban-dung-thu")
    path = tmp_path / "x.zip"
    run(path)
    assert set(secrets) <= set(keeping.manifest_of(path)["settings"])
    whole = b"".join(keeping.members(path).values())
    for hidden in ("rat-bi-mat", "mat-khau-thu", "khoa-cua-ban", settings.SECRET_KEY):
        assert hidden.encode() not in whole


def test_without_a_path_it_gets_a_name_that_tells_the_minute_and_old_ones_go() -> None:
    folder = Path(settings.VAR) / "backups"
    folder.mkdir()
    for day in (1, 2, 3):
        (folder / f"kheo-2026110{day}-0200.zip").touch()
    (folder / "ghi-chu.txt").touch()
    told, _ = run("--keep", 2)
    stayed = sorted(path.name for path in folder.glob("[!.]*"))
    assert len(stayed) == 3
    assert stayed[0] == "ghi-chu.txt"
    assert stayed[1] == "kheo-20261103-0200.zip"
    assert "Đã xóa bản sao cũ kheo-20261101-0200.zip." in told


def test_two_in_one_minute_have_two_names() -> None:
    at = timezone.now()
    one, other = (backing_up.back_up(None, at=at, say=lambda *_: None)[0] for _ in range(2))
    assert other.name == one.name.replace(".zip", "-2.zip")


def test_nothing_is_overwritten_and_a_backup_is_not_put_among_the_media(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_text("mine")
    with pytest.raises(CommandError, match="đã có"):
        run(path)
    assert path.read_text() == "mine"
    Path(settings.MEDIA_ROOT).mkdir()
    with pytest.raises(CommandError, match="thư mục tệp của trang"):
        run(Path(settings.MEDIA_ROOT) / "x.zip")


@pytest.mark.parametrize("word", ["0", "-1", "nhiều"])
def test_how_many_to_keep_is_a_number(word: str) -> None:
    with pytest.raises(CommandError, match="1 trở lên"):
        run(f"--keep={word}")


def test_a_file_that_is_gone_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    picture = factories.picture()
    factories.picture()
    (Path(settings.MEDIA_ROOT) / picture.file.name).unlink()
    path = tmp_path / "x.zip"
    _, err = run(path)
    assert f"Thiếu tệp mà dữ liệu có nhắc đến: {picture.file.name}" in err
    assert keeping.manifest_of(path)["media"]["missing"] == [picture.file.name]
    assert keeping.manifest_of(path)["media"]["files"] == 1


def test_only_the_first_of_many_missing_files_are_named(tmp_path: Path) -> None:
    Picture.objects.bulk_create(
        Picture(title="x", file=f"goc/{n}.jpg", width=1, height=1) for n in range(12)
    )
    _, err = run(tmp_path / "x.zip")
    assert err.count("Thiếu tệp") == 10
    assert "và 2 tệp nữa" in err


def test_unnamed_files_travel_unless_they_are_younger_than_the_rows(tmp_path: Path) -> None:
    root = Path(settings.MEDIA_ROOT)
    root.mkdir()
    hour_ago = time.time() - 3600
    for name in ("cu.txt", "dang-len.jpg"):
        (root / name).write_text("x")
    os.utime(root / "cu.txt", (hour_ago, hour_ago))
    later = time.time() + 60
    os.utime(root / "dang-len.jpg", (later, later))
    (root / ".kheo-restore").mkdir()
    (root / ".kheo-restore" / "x").touch()
    path = tmp_path / "x.zip"
    run(path)
    assert [n for n in keeping.members(path) if n.startswith("media/")] == ["media/cu.txt"]


def test_linked_folders_are_followed_once(tmp_path: Path) -> None:
    root, elsewhere = Path(settings.MEDIA_ROOT), tmp_path / "o-dia-khac"
    root.mkdir()
    elsewhere.mkdir()
    (elsewhere / "a.jpg").touch()
    (elsewhere / "vong").symlink_to(elsewhere)
    (root / "goc").symlink_to(elsewhere)
    (root / "mat").symlink_to(root / "khong-co")
    assert [name for name, _ in media.lying()] == ["goc/a.jpg"]


# --- While the site runs ---


def test_what_is_written_meanwhile_is_not_in_it(tmp_path: Path) -> None:
    """The first table is packed; what then is written in any other belongs to another moment."""

    def write(name: str, number: int) -> None:
        if number == 1:
            writer = threading.Thread(target=add_article)
            writer.start()
            writer.join()

    def add_article() -> None:
        try:
            factories.article("Viết trong lúc sao lưu")
        finally:
            connection.close()

    factories.article("Viết trước")
    path, _ = backing_up.back_up(tmp_path / "x.zip", at=timezone.now(), say=write)
    titles = [row for row in table(path, "wagtailcore_page") if "Viết trước" in row]
    assert len(titles) == 1
    assert b"trong l\xc3\xbac" not in keeping.members(path)["tables/wagtailcore_page.jsonl"]
    assert len(table(path, "news_article")) == 1


def test_rows_written_together_are_in_it_together_or_not_at_all(tmp_path: Path) -> None:
    """Two threads write pairs as fast as they can; no backup shows half a pair."""
    stop, wrote, committed = threading.Event(), [], threading.Semaphore(0)

    def write(who: int) -> None:
        number = 0
        try:
            while not stop.is_set():
                number += 1
                at = timezone.now() + timedelta(seconds=number)
                with transaction.atomic():
                    Tally.objects.create(key=f"{who}-{number}", starts_at=at, ends_at=at)
                    keeping.note(f"{who}-{number}")
                committed.release()
        finally:
            wrote.append(number)
            connection.close()

    writers = [threading.Thread(target=write, args=[who]) for who in range(2)]
    for writer in writers:
        writer.start()
    try:
        for number in range(4):
            assert all(committed.acquire(timeout=30) for _ in range(5))
            path = tmp_path / f"{number}.zip"
            backing_up.back_up(path, at=timezone.now(), say=lambda *_: None)
            assert_whole_pairs(path)
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert sum(wrote) >= 20  # the engine may let one writer wait for the other


def assert_whole_pairs(path: Path) -> None:
    """Hold that every row has its entry in the backup, and every entry its place in the queue."""
    keys = {row[1] for row in table(path, "core_tally")}
    columns = columns_of(path, "ledger_entry")
    entries = [dict(zip(columns, row, strict=True)) for row in table(path, "ledger_entry")]
    assert keys == {e["target_key"] for e in entries if e["verb"] == "tests.done"}
    assert {row[0] for row in table(path, "ledger_pending")} == {e["id"] for e in entries}


def columns_of(path: Path, name: str) -> list[str]:
    found = {one["name"]: one["columns"] for one in keeping.manifest_of(path)["tables"]}
    columns: list[str] = found[name]
    return columns


def test_a_file_that_goes_between_rows_and_files_is_told(tmp_path: Path) -> None:
    picture = factories.picture()

    def delete(name: str, _number: int) -> None:
        if name == "news_picture":
            (Path(settings.MEDIA_ROOT) / picture.file.name).unlink()

    _, manifest = backing_up.back_up(tmp_path / "x.zip", at=timezone.now(), say=delete)
    assert manifest.media.missing == (picture.file.name,)


def test_a_file_that_goes_while_it_is_looked_for_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = factories.picture()
    monkeypatch.setattr(packing, "pack_file", lambda *_: None)
    _, manifest = backing_up.back_up(tmp_path / "x.zip", at=timezone.now(), say=lambda *_: None)
    assert manifest.media.missing == (picture.file.name,)
    assert manifest.media.files == 0


# --- Broken off ---


def test_a_full_disk_leaves_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packing, "pack_media", full)
    with pytest.raises(CommandError, match="No space left"):
        run(tmp_path / "sao" / "x.zip")
    assert [path.name for path in (tmp_path / "sao").iterdir()] == [backing_up.LOCK]


def test_without_tables_there_is_nothing_to_back_up_or_to_examine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    with pytest.raises(CommandError, match="kheo prepare"):
        run(tmp_path / "x.zip")
    with pytest.raises(CommandError, match="kheo prepare"):
        call_command("doctor")


def test_one_backup_at_a_time(tmp_path: Path) -> None:
    with held(tmp_path / backing_up.LOCK), pytest.raises(CommandError, match="lần sao lưu khác"):
        run(tmp_path / "x.zip")


def test_a_row_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_connection: object, table: Table) -> Iterator[bytes]:
        raise UnwritableError(table.name, "day", "7")
        yield b""

    monkeypatch.setattr(packing, "lines", refuse)
    with pytest.raises(CommandError, match="dòng 7, cột day"):
        run(tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.slow
def test_killed_at_any_moment_it_leaves_no_file_under_the_final_name(tmp_path: Path) -> None:
    keeping.fill()
    big = Path(settings.MEDIA_ROOT) / "goc" / "lon.bin"
    big.write_bytes(random.Random(1).randbytes(48 * 1024 * 1024))  # noqa: S311 - any bytes will do
    os.utime(big, (0, 0))
    shown = Path(settings.VAR)
    environment = keeping.environment(shown, killing.address())
    connection.close()
    folder = tmp_path / "sao"
    path, kills = folder / "x.zip", 0
    for megabytes in (0, 1, 15, 30, 45):
        for left in folder.glob(".kheo-*.part"):
            left.unlink()  # or the next one would seem to have grown already
        started = subprocess.Popen(  # noqa: S603 - ours
            [*keeping.COMMAND, "backup", str(path)],
            cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_for_part(folder, started, megabytes * 1024 * 1024)
        started.send_signal(signal.SIGKILL)
        kills += started.wait() == -signal.SIGKILL
        if path.exists():
            assert restoring.check(path)
            path.unlink()
    assert kills >= 2
    run(path)
    assert sorted(one.name for one in folder.iterdir()) == [backing_up.LOCK, "x.zip"]
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None


def wait_for_part(folder: Path, started: subprocess.Popen[bytes], size: int) -> None:
    """Return when the backup has written so much, or is over."""
    while started.poll() is None:
        if any(has_grown(path, size) for path in folder.glob(".kheo-*.part")):
            return
        time.sleep(0.002)


def has_grown(path: Path, least: int) -> bool:
    """Return whether a part has grown so far; it may be swept away while one looks."""
    try:
        return path.stat().st_size >= least
    except FileNotFoundError:
        return False
