"""`kheo doctor`: each wrong is made, and named."""

import json
import os
import shutil
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Revision, Site
from wagtail.search.models import IndexEntry

from kheo.core.keeping import doctor, states
from kheo.core.keeping.doctor import EXAMINATIONS, Finding, Severity, look, wrong
from kheo.core.keeping.examining import database, files, installation, links, pages
from kheo.core.tests import keeping
from kheo.news.models import Article, Attachment, Picture
from kheo.news.tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
Disk = namedtuple("Disk", "total used free")


def said(findings: Any) -> str:
    """Return all sentences, each with its severity."""
    return "\n".join(f"{one.severity}: {one.sentence} {one.remedy}" for one in findings)


# --- The socket and the command ---


def run(*words: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("doctor", *words, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), int(str(ended.code))
    return out.getvalue(), 0


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No check but those of the test."""
    monkeypatch.setattr(doctor, "EXAMINATIONS", {})
    monkeypatch.setattr("kheo.core.management.commands.doctor.doctor.EXAMINATIONS", {})
    doctor.enlist("tests.well", "Điều tốt", list)


def test_all_is_well(only: None) -> None:
    out, code = run()
    assert (code, "✓ Điều tốt (tests.well)" in out, "Mọi thứ đều tốt." in out) == (0, True, True)


def test_what_is_wrong_is_named_with_what_to_do_and_ends_with_one(only: None) -> None:
    doctor.enlist("tests.bad", "Điều xấu", lambda: [wrong("Hỏng cửa.", "Sửa cửa.")])
    out, code = run()
    assert code == 1
    assert "✗ Điều xấu" in out
    assert "SAI: Hỏng cửa." in out
    assert "→ Sửa cửa." in out
    assert run("tests.well")[1] == 0


def test_what_one_should_look_at_does_not_fail(only: None) -> None:
    doctor.enlist("tests.so_so", "Điều nên xem", lambda: [look("Cửa kêu.", "Tra dầu.")])
    out, code = run()
    assert code == 0
    assert "! Điều nên xem" in out
    assert "LƯU Ý: Cửa kêu." in out


def test_machines_read_it_too(only: None) -> None:
    doctor.enlist("tests.bad", "Điều xấu", lambda: [wrong("Hỏng.", "Sửa.")])
    out, code = run("--json")
    told = json.loads(out)
    assert (code, told["well"]) == (1, False)
    assert told["checks"][1] == {
        "name": "tests.bad",
        "title": "Điều xấu",
        "findings": [{"severity": "wrong", "sentence": "Hỏng.", "remedy": "Sửa."}],
        "more": False,
    }


def test_a_check_that_breaks_is_a_finding_and_ends_no_other(only: None) -> None:
    def broken() -> Any:
        yield wrong("Trước khi gãy.", "Sửa.")
        raise OSError("đĩa hỏng")

    doctor.enlist("core.first", "Gãy", broken)
    out, code = run()
    assert code == 1
    assert "Trước khi gãy." in out
    assert "Không kiểm tra được: OSError: đĩa hỏng" in out
    assert out.index("core.first") < out.index("tests.well")


def test_no_more_are_named_than_one_reads(only: None) -> None:
    doctor.enlist("tests.many", "Nhiều", lambda: (look(str(n), "x") for n in range(10**9)))
    out, _ = run()
    assert out.count("LƯU Ý") == doctor.MOST
    assert "còn nhiều hơn nữa" in out


def test_checks_are_listed_and_others_refused(only: None) -> None:
    assert "tests.well" in run("--list")[0]
    with pytest.raises(CommandError, match=r"tests\.none"):
        run("tests.none")


def test_every_room_that_keeps_figures_is_enlisted() -> None:
    assert {name.split(".")[0] for name in EXAMINATIONS} >= {"core", "ledger", "news"}
    assert all(str(one.title) for one in EXAMINATIONS.values())


def test_a_site_that_was_just_laid_out_is_well() -> None:
    assert [report for report in doctor.examine() if not report.is_well] == []


# --- Files ---


def test_a_file_that_is_gone_unreadable_or_outside_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone, kept = factories.picture(), factories.attachment()
    outside = factories.attachment("x.txt")
    Attachment.objects.filter(pk=outside.pk).update(file="../../etc/passwd")
    (Path(site.MEDIA_ROOT) / gone.file.name).unlink()
    monkeypatch.setattr(os, "access", lambda path, _mode: path.name != Path(kept.file.name).name)
    found = said(files.named_files())
    assert f"news_picture.file nhắc đến tệp {gone.file.name}: không còn tệp" in found
    assert f"{kept.file.name}: không đọc được tệp" in found
    assert "../../etc/passwd: tên không an toàn" in found


def test_a_file_that_no_row_names_is_to_be_looked_at() -> None:
    picture = factories.picture()
    (Path(site.MEDIA_ROOT) / "la.jpg").touch()
    now = (Path(site.MEDIA_ROOT) / "la.jpg").stat().st_mtime
    assert said(files.orphans(now + 10)) == ""
    found = said(files.orphans(now + 7200))
    assert found.startswith("look: Không dòng dữ liệu nào nhắc đến tệp la.jpg.")
    assert picture.file.name not in found


def test_an_original_that_was_changed_is_named() -> None:
    changed, longer, whole = (factories.attachment(f"{n}.txt") for n in "abc")
    for one in (changed, longer, whole):
        one.get_file_hash()
        one.get_file_size()
    (Path(site.MEDIA_ROOT) / changed.file.name).write_text("khác")
    Attachment.objects.filter(pk=longer.pk).update(file_size=1)
    gone = factories.picture()
    gone._set_file_hash()
    gone.save()
    (Path(site.MEDIA_ROOT) / gone.file.name).unlink()
    found = list(files.originals())
    assert f"Nội dung tệp {changed.file.name}" in said(found)
    assert f"Độ dài tệp {longer.file.name} khác" in said(found)
    assert len(found) == 2


def test_what_a_broken_restore_or_backup_left_is_named() -> None:
    assert said(files.left_behind()) == ""
    (Path(site.MEDIA_ROOT) / ".kheo-restore").mkdir(parents=True)
    (Path(site.VAR) / "backups").mkdir()
    (Path(site.VAR) / "backups" / ".kheo-x.zip.part").touch()
    found = said(files.left_behind())
    assert "wrong: Còn lại thư mục" in found
    assert "look: Còn lại" in found


# --- Links ---


def test_a_link_to_a_page_that_is_gone_is_named() -> None:
    target = factories.article("Đích")
    text = f'<p><a linktype="page" id="{target.pk}">xem</a></p>'
    here = factories.article("Nguồn", body=[("text", text)])
    assert said(links.links()) == ""
    Page.objects.filter(pk=target.pk).update(live=False)
    assert f"dẫn đến trang số {target.pk} chưa đăng" in said(links.links())
    Article.objects.filter(pk=target.pk).delete()
    found = said(links.links())
    assert f"số {here.pk} dẫn đến" in found
    assert f"số {target.pk} không còn nữa (body" in found


def test_what_a_text_shows_and_is_gone_is_named() -> None:
    shown = '<embed alt="x" embedtype="image" format="left" id="999999"/>'
    page = factories.article(body=[("text", f"<p>Xem</p>{shown}")])
    found = said(links.links())
    assert f"Bài viết số {page.pk} dẫn đến Ảnh số 999999 không còn nữa (body" in found


def test_a_link_to_what_is_no_key_leads_nowhere() -> None:
    factories.article(body=[("text", '<p><a linktype="page" id="abc">xem</a></p>')])
    assert "dẫn đến trang số abc không còn nữa" in said(links.links())


def test_redirects_that_lead_nowhere_are_named() -> None:
    live, hidden = factories.article("Có"), factories.article("Chưa", live=False)
    good = live.get_url()
    for old, link, page in (
        ("/tot", good, None),
        ("/trang", "", live),
        ("/ngoai", "https://example.vn/", None),
        ("/gioi-thieu", "/quan-tri/", None),
        ("/goc", "/", None),
        ("/khong-dau", "", None),
        ("/vong", "/vong/", None),
        ("/mat", "/tin-tuc/da-xoa/?x=1", None),
        ("/nhap", "", hidden),
    ):
        Redirect.objects.create(old_path=old, redirect_link=link, redirect_page=page)
    found = said(links.redirects())
    assert "từ /khong-dau không dẫn đến đâu" in found
    assert "từ /vong dẫn lại chính nó" in found
    assert "từ /mat đến /tin-tuc/da-xoa/?x=1, nơi không có gì" in found
    assert "từ /nhap đến một trang chưa đăng" in found
    assert found.count("Chuyển hướng từ") == 4


# --- Tree ---


def test_a_page_that_hangs_wrongly_is_named() -> None:
    article = factories.article()
    Page.objects.filter(pk=article.pk).update(depth=9)
    Page.objects.filter(pk=article.get_parent().pk).update(numchild=7)
    found = said(pages.tree())
    assert f"số {article.pk} ghi sai cấp" in found
    assert f"số {article.get_parent().pk} ghi sai số mục con" in found
    assert "./kheo fixtree" in found


def test_a_page_whose_content_is_gone_is_named() -> None:
    article = factories.article()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM news_article_topics")
        cursor.execute("DELETE FROM news_article WHERE page_ptr_id = %s", [article.pk])
    assert f"số {article.pk} mất phần nội dung" in said(pages.tree())


def test_an_address_that_does_not_fit_its_place_is_named() -> None:
    article = factories.article()
    assert said(pages.tree()) == ""
    Page.objects.filter(pk=article.pk).update(url_path="/cho-khac/")
    found = said(pages.tree())
    assert f"Trang số {article.pk} có địa chỉ /cho-khac/" in found
    assert "set_url_paths" in found


# --- Waiting ---


def test_what_should_have_been_published_or_withdrawn_is_named() -> None:
    draft, out = factories.article("Chờ", live=False), factories.article("Hết hạn")
    draft.save_revision(approved_go_live_at=NOW - timedelta(hours=1))
    Page.objects.filter(pk=out.pk).update(expire_at=NOW - timedelta(hours=1))
    found = said(pages.overdue(NOW))
    assert f"Bài số {draft.pk} đã đến giờ đăng" in found
    assert f"Bài số {out.pk} đã đến giờ gỡ" in found
    Revision.objects.update(approved_go_live_at=None)
    assert f"{draft.pk} đã đến giờ đăng" not in said(pages.overdue(NOW))
    assert said(pages.overdue(NOW - timedelta(minutes=59))) == ""


def test_a_page_locked_for_long_or_by_nobody_is_to_be_looked_at() -> None:
    fresh, old, orphan = (factories.article(title) for title in ("Mới", "Cũ", "Bỏ"))
    officer, gone = factories.editor("lan"), factories.editor("nam")
    gone.is_active = False
    gone.save()
    for page, by, at in (
        (fresh, officer, NOW),
        (old, officer, NOW - timedelta(days=40)),
        (orphan, gone, NOW),
    ):
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=by, locked_at=at)
    found = said(pages.locked(NOW))
    assert f"số {old.pk} bị khóa" in found
    assert f"số {orphan.pk} bị khóa" in found
    assert f"số {fresh.pk} bị khóa" not in found


# --- Database ---


def test_migrations_that_are_missing_or_unknown_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert said(database.migrations()) == ""
    seen = states.applied(connection)
    changed = seen | {"news": (*seen["news"][:-1], "0999_la")}
    monkeypatch.setattr(states, "applied", lambda _: changed)
    found = said(database.migrations())
    assert f"chưa có thay đổi news {seen['news'][-1]}" in found
    assert "news 0999_la mà phần mềm này không biết" in found


def test_a_key_that_leads_nowhere_is_named() -> None:
    if connection.vendor == "sqlite":
        with connection.constraint_checks_disabled():
            Redirect.objects.create(old_path="/x", redirect_page_id=4711)
            found = said(database.sqlite())
            assert "Bảng wagtailredirects_redirect, dòng" in found
            Redirect.objects.all().delete()
    else:
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE core_tally ADD CONSTRAINT chua_xem CHECK (count < 9) NOT VALID"
            )
        assert "Ràng buộc chua_xem chưa được kiểm tra" in said(database.postgresql())


def test_what_the_engine_says_is_broken_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {
        "PRAGMA integrity_check(100)": [("row 7 missing from index",)],
        "PRAGMA foreign_key_check": [],
        database.INVALID_INDEXES: [("news_x_idx",)],
        database.UNPROVEN: [],
    }
    monkeypatch.setattr(database, "answers", answers.__getitem__)
    assert "row 7 missing from index" in said(database.sqlite())
    assert "REINDEX INDEX CONCURRENTLY news_x_idx" in said(database.postgresql())


def test_a_sequence_that_lags_behind_is_named() -> None:
    picture = factories.picture()
    assert said(database.keys_given_twice()) == ""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE sqlite_sequence SET seq = 0 WHERE name = 'news_picture'")
        else:
            Picture.objects.filter(pk=picture.pk).update(id=picture.pk + 1000)
    assert "Bảng news_picture sắp cấp lại số đã dùng" in said(database.keys_given_twice())


def test_what_search_does_not_know_is_named_and_what_is_gone() -> None:
    picture = factories.picture()
    assert said(database.search()) == ""
    entries = IndexEntry.objects.filter(object_id=str(picture.pk), content_type__model="picture")
    entries.update(object_id="999999")
    found = said(database.search())
    assert "1 mục loại Ảnh không có trong chỉ mục tìm kiếm" in found
    assert "Chỉ mục tìm kiếm còn 1 mục loại Ảnh đã bị xóa" in found


# --- Installation ---


def test_what_the_frameworks_object_to_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    messages = [
        checks.Error("Sai to", id="x.E1"),
        checks.Warning("Sai nhỏ", hint="Làm thế này", id="x.W1"),
    ]
    monkeypatch.setattr(installation, "run_checks", lambda **_: messages)
    found = said(installation.checks())
    assert "wrong: x.E1 Sai to" in found
    assert "look: x.W1 Sai nhỏ Làm thế này" in found


def test_a_weak_secret_and_one_that_others_may_read_are_named(settings: Any) -> None:
    settings.SECRET_KEY = "ngan"
    secret = Path(settings.VAR) / "secret"
    secret.write_text("x")
    secret.chmod(0o644)
    found = said(installation.configuration())
    assert "Khóa bí mật quá ngắn" in found
    assert f"đọc được {secret}" in found
    secret.chmod(0o600)
    settings.SECRET_KEY = "x" * 50
    assert said(installation.configuration()) == ""


def test_what_a_real_site_lacks_is_to_be_looked_at(settings: Any) -> None:
    settings.PRODUCTION, settings.MAIL_SERVER, settings.SITE_URL = True, "", ""
    Site.objects.update(hostname="localhost")
    found = said(installation.real_site())
    assert "Chưa khai máy chủ thư" in found
    assert "Chưa khai địa chỉ của trang" in found
    assert "vẫn mang tên máy localhost" in found
    settings.MAIL_SERVER, settings.SITE_URL = "smtp://mail", "https://danvan.example.vn"
    Site.objects.update(hostname="danvan.example.vn")
    assert said(installation.real_site()) == ""


def test_media_that_lie_among_public_files_are_named(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    assert "ai cũng tải được" in said(installation.configuration())


def test_a_folder_that_cannot_be_written_to_is_named(
    settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    settings.MEDIA_ROOT = tmp_path / "chua-co"
    found = said(installation.folders())
    assert f"Không ghi được vào {settings.VAR}" in found
    assert "chua-co" in found


@pytest.mark.parametrize(("free", "how"), [(10**9, Severity.LOOK), (10**7, Severity.WRONG)])
def test_a_disk_that_is_nearly_full_is_named(
    monkeypatch: pytest.MonkeyPatch, free: int, how: Severity
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10**12, 0, free))
    found = list(installation.folders())
    assert found
    assert {one.severity for one in found} == {how}
    assert "chỉ còn" in said(found)


def test_a_clock_that_goes_wrong_is_named(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.article()
    assert said(installation.clock(timezone.now())) == ""
    PageLogEntry.objects.update(timestamp=timezone.now() + timedelta(hours=3))
    assert "Đồng hồ máy chạy chậm" in said(installation.clock(timezone.now()))
    settings.TIME_ZONE = "Asia/Khong_Co"
    assert "không biết múi giờ Asia/Khong_Co" in said(installation.clock(timezone.now()))
    monkeypatch.setattr(installation, "clock_of_database", lambda at: at - timedelta(minutes=9))
    assert "máy chủ cơ sở dữ liệu lệch" in said(installation.clock(timezone.now()))


def test_a_finding_says_what_is_wrong_and_what_to_do() -> None:
    assert wrong("a", "b") == Finding(Severity.WRONG, "a", "b")
    assert keeping.AT < NOW
