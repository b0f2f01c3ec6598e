"""`kheo restore`: an empty installation becomes the one that was backed up, or stays as it was."""

import json
import random
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from kheo.core.front.generation import shared_generation
from kheo.core.front.locks import held
from kheo.core.keeping import loading, media, restoring, sockets, tables
from kheo.core.models import Tally
from kheo.core.tests import keeping
from kheo.ledger import guards, verifying
from kheo.ledger.actions import record
from kheo.ledger.models import Entry, Pending, Seal
from kheo.ledger.rules import READER, Ref
from kheo.news.models import Article
from kheo.news.tests import factories
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db(transaction=True)
Change = Callable[[Path], Path]


def run(*words: object) -> str:
    out = StringIO()
    call_command("restore", *map(str, words), stdout=out, stderr=out)
    return out.getvalue()


def refused(*words: object) -> str:
    """Return why a restore was refused; it left the installation as it was."""
    before, files = keeping.rows(), keeping.media()
    with pytest.raises(CommandError) as why:
        run(*words)
    assert keeping.rows() == before
    assert keeping.media() == files
    return str(why.value)


# --- It comes back ---


def test_rows_files_and_chain_come_back_as_they_were(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    told = run(path)
    assert "Đã khôi phục và đối chiếu" in told
    assert keeping.rows() == keeping.sample_rows()
    assert keeping.media() == keeping.sample_media()
    assert list(verifying.faults()) == []
    assert Pending.objects.count() == 1
    assert Seal.objects.count() == Entry.objects.count() - 1
    last = Seal.objects.last()
    assert last is not None
    assert verifying.noted_head() == {last.position: last.hash}
    assert guards.names() <= guards.standing(connection)
    assert (Path(settings.VAR) / "sample-loaded").exists()
    assert not (Path(settings.MEDIA_ROOT) / ".kheo-restore").exists()


def test_people_sign_in_and_read_and_search_finds(tmp_path: Path) -> None:
    run(keeping.sample_backup(tmp_path))
    assert Officer.objects.get(username="minh").check_password("thử-một-lần-2024")
    article = Article.objects.get()
    assert article.lead_picture.get_rendition("width-100").file.size
    assert list(Article.objects.search("phối hợp")) == [article]


def test_no_key_is_given_twice_not_even_one_whose_row_was_gone_before(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    run(path)
    given = {one["name"]: one["last_key"] for one in keeping.manifest_of(path)["tables"]}
    assert not Tally.objects.exists()
    made = Tally.objects.create(key="mới", starts_at=keeping.AT, ends_at=keeping.AT)
    assert made.pk == given["core_tally"] + 1 > 1
    assert Page.objects.get(pk=factories.article("Sau").pk).pk == given["wagtailcore_page"] + 1
    keeping.note("sau")
    assert Entry.objects.latest("pk").pk > given["ledger_entry"]


def test_processes_that_run_forget_what_they_kept(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    shared_generation().follow()
    before = shared_generation().now()
    run(path)
    assert shared_generation().now() != before


def test_an_installation_that_was_only_laid_out_counts_as_empty() -> None:
    from django.apps import apps

    assert loading.written_by_people(connection, apps) == {}


def test_a_check_changes_nothing_and_finds_all_well(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    before = keeping.rows()
    assert "Bản sao nguyên vẹn" in run(path, "--check")
    assert keeping.rows() == before
    assert keeping.media() == {}


# --- It is refused ---


def test_where_somebody_has_written_nothing_is_restored(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    factories.article("Bài của người khác")
    why = refused(path)
    assert "Nơi khôi phục không trống" in why
    assert "bảng news_article có 1 dòng" in why


def test_where_files_lie_nothing_is_restored(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    Path(settings.MEDIA_ROOT).mkdir(parents=True)
    (Path(settings.MEDIA_ROOT) / "cua-toi.jpg").touch()
    assert "có tệp" in refused(path)


def test_an_account_is_enough_to_be_refused(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    Officer.objects.create_user("lan")
    assert "organisations_officer" in refused(path)


def test_one_restore_at_a_time(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    with held(Path(settings.VAR) / restoring.LOCK):
        assert "lần khôi phục khác" in refused(path)


def test_what_is_not_there_or_no_backup_is_said_to_be_so(tmp_path: Path) -> None:
    assert "Không đọc hoặc ghi được" in refused(tmp_path / "khong-co.zip")
    assert "Không đọc hoặc ghi được" in refused(tmp_path)
    other = tmp_path / "x.zip"
    other.write_text("không phải zip")
    assert "không phải bản sao" in refused(other)
    keeping.write(other, {"a.txt": b"x"})
    assert "không phải bản sao" in refused(other)


def newer_format(path: Path) -> Path:
    return keeping.with_manifest(path, lambda m: m.update(format="kheo-backup-2"))


def newer_migration(path: Path) -> Path:
    return keeping.with_manifest(path, lambda m: m["migrations"]["news"].append("0999_mai_sau"))


def unknown_app(path: Path) -> Path:
    return keeping.with_manifest(path, lambda m: m["migrations"].update(la=["0001_initial"]))


def older_migration(path: Path) -> Path:
    return keeping.with_manifest(path, lambda m: m["migrations"]["ledger"].pop())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (newer_format, "mới hơn phần mềm này"),
        (newer_migration, "news 0999_mai_sau"),
        (unknown_app, "KHEO_MORE_APPS"),
        (older_migration, "phiên bản cũ hơn"),
    ],
)
def test_a_backup_of_another_version_is_refused(tmp_path: Path, change: Change, why: str) -> None:
    assert why in refused(change(keeping.sample_backup(tmp_path)))


def test_tables_of_another_software_are_left_alone(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.introspection, "table_names", lambda: ["khach_hang"])
        with pytest.raises(CommandError, match="phần mềm khác"):
            run(path)


def test_a_disk_that_is_too_small_is_found_out_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keeping.sample_backup(tmp_path)
    few = shutil._ntuple_diskusage(10, 5, 5)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: few)
    assert "không đủ chỗ" in refused(path)


# --- Damaged, or made to harm ---


def cut_off(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-200])
    return path


def half(path: Path) -> Path:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def other_row(path: Path) -> Path:
    lines = keeping.members(path)["tables/wagtailcore_page.jsonl"].replace(b"ngh", b"NGH")
    content = keeping.members(path) | {"tables/wagtailcore_page.jsonl": lines}
    return keeping.write(path, content)


def without_table(path: Path) -> Path:
    content = keeping.members(path)
    del content["tables/news_article.jsonl"]
    return keeping.write(path, content)


def table_unnamed(path: Path) -> Path:
    def forget(manifest: dict[str, Any]) -> None:
        manifest["tables"] = [t for t in manifest["tables"] if t["name"] != "news_article"]

    content = keeping.members(path)
    del content["tables/news_article.jsonl"]
    keeping.write(path, content)
    return keeping.with_manifest(path, forget)


def other_columns(path: Path) -> Path:
    def rename(manifest: dict[str, Any]) -> None:
        for table in manifest["tables"]:
            if table["name"] == "news_article":
                table["columns"][1] = "is_superuser"

    return keeping.with_manifest(path, rename)


def other_picture(path: Path) -> Path:
    content = keeping.members(path)
    name = next(n for n in content if n.startswith("media/goc"))
    return keeping.write(path, content | {name: content[name][:-1] + b"?"})


def without_picture(path: Path) -> Path:
    content = keeping.members(path)
    del content[next(n for n in content if n.startswith("media/goc"))]
    return keeping.write(path, content)


def without_list(path: Path) -> Path:
    content = keeping.members(path)
    del content["media.jsonl"]
    return keeping.write(path, content)


def one_more(path: Path) -> Path:
    return keeping.write(path, keeping.members(path) | {"tables/la.jsonl": b""})


def out_of_the_folder(path: Path) -> Path:
    return keeping.with_files(path, [("../../thoat.txt", b"x")])


def onto_the_system(path: Path) -> Path:
    return keeping.with_files(path, [("/tmp/kheo-thoat.txt", b"x")])  # noqa: S108 - never written


def twice(path: Path) -> Path:
    keeping.with_files(path, [("a.txt", b"x"), ("a.txt", b"x")])
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("media/a.txt", b"x")
    return path


def file_and_folder(path: Path) -> Path:
    return keeping.with_files(path, [("a", b"x"), ("a/b", b"x")])


def swelling_picture(path: Path) -> Path:
    keeping.with_files(path, [("a.bin", bytes(1_000_000))])
    content = keeping.members(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in content.items():
            packed.writestr(name, data)
    return path


def endless_table(path: Path) -> Path:
    """A table whose member is far longer than the manifest says."""
    content = keeping.members(path)
    return keeping.write(path, content | {"tables/news_source.jsonl": b"[]\n" * 1_000_000})


def longest_line(path: Path) -> Path:
    return keeping.with_table(path, "news_source", b"[" + b" " * 4096 + b"]\n")


def deep_row(path: Path) -> Path:
    return keeping.with_table(path, "news_source", b"[" * 100_000 + b"\n")


def short_row(path: Path) -> Path:
    return keeping.with_table(path, "news_source", b"[1]\n")


def no_row(path: Path) -> Path:
    return keeping.with_table(path, "news_source", b"{}\n")


def no_moment(path: Path) -> Path:
    lines = keeping.members(path)["tables/wagtailredirects_redirect.jsonl"]
    row = json.loads(lines)
    changed = [7 if str(value).endswith("Z") else value for value in row]
    return keeping.with_table(
        path, "wagtailredirects_redirect", json.dumps(changed).encode() + b"\n"
    )


def other_packing(path: Path) -> Path:
    content = keeping.members(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as packed:
        for name, data in content.items():
            packed.writestr(name, data)
    return path


def stacked(path: Path) -> Path:
    """Members that claim more room than the whole file has."""
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02")
    content[place + 20 : place + 24] = (0xFFFFFFF0).to_bytes(4, "little")
    path.write_bytes(content)
    return path


DAMAGE = [
    (cut_off, "không phải bản sao"),
    (half, "không phải bản sao"),
    (other_row, "hỏng tại tables/wagtailcore_page.jsonl"),
    (without_table, "thiếu tables/news_article.jsonl"),
    (table_unnamed, "thiếu tables/news_article.jsonl"),
    (other_columns, "hỏng tại tables/news_article.jsonl"),
    (other_picture, "hỏng tại goc/"),
    (without_picture, "thiếu media/goc/"),
    (without_list, "thiếu media.jsonl"),
    (one_more, "không khai trong mục lục: tables/la.jsonl"),
    (out_of_the_folder, "tên tệp không an toàn: ../../thoat.txt"),
    (onto_the_system, "tên tệp không an toàn: /tmp/kheo-thoat.txt"),
    (twice, "không khai trong mục lục: manifest.json"),
    (file_and_folder, "Không đọc hoặc ghi được"),
    (swelling_picture, "hỏng tại"),
    (endless_table, "hỏng tại tables/news_source.jsonl"),
    (longest_line, "lớn hơn mức cho phép"),
    (deep_row, "hỏng tại tables/news_source.jsonl"),
    (short_row, "hỏng tại tables/news_source.jsonl"),
    (no_row, "hỏng tại tables/news_source.jsonl"),
    (no_moment, "hỏng tại tables/wagtailredirects_redirect.jsonl"),
    (other_packing, "hỏng tại"),
    (stacked, "lớn hơn mức cho phép"),
]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("change", "why"), DAMAGE, ids=[change.__name__ for change, _ in DAMAGE])
def test_a_backup_that_was_tampered_with_is_refused_and_nothing_is_left(
    tmp_path: Path, change: Change, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kheo.core.keeping import unpacking

    path = change(keeping.sample_backup(tmp_path))
    if change is longest_line:
        monkeypatch.setattr(unpacking, "LONGEST_LINE", 4000)
    assert why in refused(path)
    assert not (tmp_path.parent / "thoat.txt").exists()
    assert not (Path(settings.MEDIA_ROOT) / ".kheo-restore").exists()


def test_no_bytes_that_change_bring_down_the_reading(tmp_path: Path) -> None:
    """Either the backup is whole all the same, or a sentence says that it is not."""
    path = keeping.sample_backup(tmp_path)
    whole, chance = path.read_bytes(), random.Random(5)  # noqa: S311 - the same every time
    for _ in range(60):
        changed = bytearray(whole)
        for _ in range(chance.choice((1, 1, 20))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        path.write_bytes(changed[: chance.choice((len(changed), chance.randrange(len(changed))))])
        with suppress(CommandError):
            run(path, "--check")


# --- What does not fit ---


def test_keys_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    lines = keeping.members(path)["tables/wagtailredirects_redirect.jsonl"]
    columns = next(
        t["columns"]
        for t in keeping.manifest_of(path)["tables"]
        if t["name"] == "wagtailredirects_redirect"
    )
    row = json.loads(lines)
    row[columns.index("redirect_page_id")] = 4711
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    assert "không khớp nhau" in refused(keeping.with_table(path, "wagtailredirects_redirect", line))


def test_rows_that_the_engine_does_not_take_are_refused(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    lines = keeping.members(path)["tables/wagtailredirects_redirect.jsonl"]
    assert "wagtailredirects_redirect" in refused(
        keeping.with_table(path, "wagtailredirects_redirect", lines * 2)
    )


def test_rows_that_are_not_written_as_we_write_them_are_not_equal(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    lines = keeping.members(path)["tables/wagtailredirects_redirect.jsonl"]
    spaced = json.dumps(json.loads(lines)).encode() + b"\n"
    assert "khác với bản sao" in refused(
        keeping.with_table(path, "wagtailredirects_redirect", spaced)
    )


def test_a_ledger_that_was_altered_is_refused_unless_it_is_wanted_so(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    lines = keeping.members(path)["tables/ledger_entry.jsonl"].replace(b'"tests.thing"', b'"khac"')
    keeping.with_table(path, "ledger_entry", lines)
    assert "nội dung đã bị sửa" in refused(path)
    told = run(path, "--with-faults")
    assert "nội dung đã bị sửa" in told
    assert "Đã khôi phục" in told
    assert Entry.objects.filter(target_kind="khac").exists()


# --- Broken off ---


@pytest.mark.parametrize(
    ("where", "what"),
    [
        (restoring, "stage"),
        (loading, "fill"),
        (loading, "require_equal"),
        (restoring, "finish_rows"),
        (media.Staging, "move_in"),
    ],
)
def test_broken_off_anywhere_it_is_empty_and_can_be_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: Any, what: str
) -> None:
    path = keeping.sample_backup(tmp_path)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(where, what, fail)
        assert "No space left" in refused(path)
    run(path)
    assert keeping.rows() == keeping.sample_rows()


def test_folders_without_files_are_no_hindrance(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    (Path(settings.MEDIA_ROOT) / "goc" / "trong").mkdir(parents=True)
    run(path)
    assert keeping.media() == keeping.sample_media()


def test_rests_of_a_killed_restore_are_cleared_away(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    root = Path(settings.MEDIA_ROOT)
    (root / ".kheo-restore" / "goc").mkdir(parents=True)
    (root / ".kheo-restore" / "goc" / "half.jpg").touch()
    (root / "anh").mkdir()
    (root / "anh" / "moved.jpg").touch()
    (root / "goc" / "trong").mkdir(parents=True)
    (root / "lien-ket").symlink_to(tmp_path)
    run(path)
    assert keeping.media() == keeping.sample_media()
    assert tmp_path.exists()


# --- What rooms say ---


def test_a_room_that_finds_fault_stops_the_restore(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keeping.sample_backup(tmp_path)
    monkeypatch.setitem(sockets.TRIALS, "tests", lambda: ["Đếm sai."])
    assert "Đếm sai." in refused(path)


def test_a_table_left_out_since_then_is_not_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keeping.sample_backup(tmp_path)
    monkeypatch.setitem(tables.LEFT_OUT, "wagtailredirects_redirect", "no longer")
    run(path)
    assert not Redirect.objects.exists()
    assert Page.objects.filter(title="Hội nghị phối hợp").exists()


def test_only_what_a_new_site_wrote_by_itself_makes_room(tmp_path: Path) -> None:
    path = keeping.sample_backup(tmp_path)
    keeping.note("của chính trang")
    run(path)
    assert keeping.rows() == keeping.sample_rows()
    keeping.empty()
    with transaction.atomic():
        record("tests.done", target=Ref("a", "b", "c"), by=READER, at=keeping.AT)
    assert "ledger_entry có 1 dòng" in refused(path)


def test_tables_are_told_one_by_one(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    done = restoring.restore(
        keeping.sample_backup(tmp_path), say=lambda what, n: told.append((what, n))
    )
    names = [what for what, _ in told]
    assert names.index("ledger_entry") < names.index("ledger_pending")
    assert replace(done, faults=[]) == done
