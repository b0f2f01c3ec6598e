"""A file is brought, read, looked through and entered; what is refused leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from kheo.core.front import housekeeping
from kheo.core.keeping import media
from kheo.core.keeping.files import A_DAY
from kheo.documents import keeping
from kheo.documents.actions import files as file_actions
from kheo.documents.intake import bounded, staging
from kheo.documents.models import Document, DocumentFile
from kheo.documents.tests.factories import draft
from kheo.documents.tests.hostile import making
from kheo.documents.tests.keepers import keeper, visitor
from kheo.law.tests.factories import NOON
from kheo.ledger.models import Entry
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
UPLOAD = "/quan-tri/van-ban/tai-len/"
DAYS = ("signed_on", "effective_on", "expires_on")


@pytest.fixture
def desk(client):
    client.force_login(keeper("lan", "publish_document"))
    return client


def brought(client, content, name="ke-hoach.pdf", to=UPLOAD):
    return client.post(to, {"file": SimpleUploadedFile(name, content)}, follow=True)


def typed(response, **other):
    form = response.context["form"]
    data = {name: form[name].value() for name in form.fields}
    data |= {name: data[name].strftime("%d/%m/%Y") for name in DAYS if data[name]}
    return {name: "" if value is None else value for name, value in (data | other).items()}


def left():
    """What lies in the waiting room and in the media."""
    kept = media.folder()
    files = [path for path in kept.rglob("*") if path.is_file()] if kept.exists() else []
    return [*staging.folder().iterdir(), *files]


def path_of(file):
    """Where the bytes of a file lie."""
    return media.folder() / str(file.file.name)


def test_a_pdf_becomes_a_draft_once_an_officer_has_looked_through_it(
    desk, django_capture_on_commit_callbacks
):
    page = brought(desk, making.honest_pdf())
    form = page.context["form"]
    assert form["number"].value() == "21/KH-UBND"
    assert form["title"].value() == making.TITLE
    assert "đọc rõ" in page.content.decode()
    assert not Document.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        page = desk.post(
            page.redirect_chain[-1][0], typed(page, title="Đối thoại với Nhân dân"), follow=True
        )
    document = Document.objects.get()
    file = document.files.get()
    assert (document.state, document.title) == ("draft", "Đối thoại với Nhân dân")
    assert (file.name, file.media_type) == ("ke-hoach.pdf", "application/pdf")
    assert "ke-hoach" not in str(file.file.name)
    assert document.references.get().number == "33/CT-TTg"
    assert list(left()) == [path_of(file)]
    assert [one.verb for one in Entry.objects.order_by("pk")][-2:] == [
        "documents.entered", "documents.file_added",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (making.scripted_pdf, "a.pdf", "chứa mã lệnh"),
        (making.carrying_pdf, "a.pdf", "chứa mã lệnh"),
        (making.encrypted_pdf, "a.pdf", "có mật khẩu"),
        (making.truncated_pdf, "a.pdf", "bị cụt"),
        (lambda: making.pdf(10_000), "a.pdf", "hơn 2000 trang"),
        (making.bomb_docx, "a.docx", "bung ra quá lớn"),
        (making.truncated_docx, "a.docx", "bị cụt"),
        (making.xlsx, "a.docx", "XLSX"),
        (making.honest_pdf, "a.docx", "nội dung là .pdf"),
        (lambda: b"MZ\x00\x01", "a.pdf", "không phải PDF"),
        (bytes, "a.pdf", "Tệp rỗng"),
        ("TỐI MẬT\nSố: 5/KH-UBND\n".encode, "a.txt", "Bí mật nhà nước"),
    ],
)
def test_what_is_refused_is_told_why_and_leaves_nothing_behind(desk, content, name, said):
    page = brought(desk, content(), name)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert left() == []
    assert not Document.objects.exists()
    assert not Entry.objects.filter(verb__startswith="documents.").exists()


def test_a_path_in_a_name_is_no_path(desk):
    page = brought(desk, making.honest_pdf(), "../../../etc/passwd.pdf")
    assert page.context["name"] == "passwd.pdf"
    assert all(path.parent == staging.folder() for path in left())


def test_a_file_that_grows_beyond_its_bound_is_thrown_away_while_it_comes(desk, monkeypatch):
    monkeypatch.setattr(bounded, "MOST_BYTES", 1000)
    monkeypatch.setattr(bounded.Bounded.__init__, "__kwdefaults__", {"most": 1000})
    page = brought(desk, making.honest_pdf())
    assert page.status_code == 200
    assert "Tệp lớn hơn" in page.content.decode()
    assert left() == []


def test_a_form_without_a_file_asks_for_one(desk):
    page = desk.post(UPLOAD, {})
    assert page.status_code == 200
    assert "Hãy chọn một tệp." in page.content.decode()


def test_an_upload_needs_its_token(desk):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Officer.objects.get(username="lan"))
    assert brought(strict, making.honest_pdf()).status_code == 403


def test_nobody_else_sees_a_file_that_waits(desk, client):
    page = brought(desk, making.honest_pdf())
    address = page.redirect_chain[-1][0]
    client.force_login(keeper("ba"))
    assert client.get(address).status_code == 302
    assert client.post(address + "bo/").status_code == 302
    assert left()
    assert desk.get(UPLOAD + "0" * 32 + "/").status_code == 302


def test_a_file_that_is_let_go_leaves_nothing(desk):
    page = brought(desk, making.honest_pdf())
    desk.post(page.redirect_chain[-1][0] + "bo/")
    assert left() == []


def test_who_may_not_enter_documents_brings_nothing(client):
    client.force_login(visitor("ba"))
    assert brought(client, making.honest_pdf()).redirect_chain[-1][0] == "/quan-tri/"
    assert left() == []


def test_a_document_that_is_here_already_is_refused_and_its_file_waits_on(desk):
    draft(
        type="kế hoạch", number="21/KH-UBND", signed_on=date(2026, 3, 5),
        issuer="Ủy ban nhân dân xã Đăk Lin",
    )  # fmt: skip
    page = brought(desk, making.honest_pdf())
    page = desk.post(page.redirect_chain[-1][0], typed(page))
    assert page.status_code == 200
    assert "Thư viện đã có văn bản" in page.content.decode()
    assert Document.objects.count() == 1
    assert not DocumentFile.objects.exists()


def test_a_saving_that_breaks_off_leaves_neither_document_nor_file(desk, monkeypatch):
    def broken(*_args, **_more):
        raise OSError("the disk is full")

    page = brought(desk, making.honest_pdf())
    address, data = page.redirect_chain[-1][0], typed(page)
    monkeypatch.setattr(file_actions, "record", broken)
    with pytest.raises(OSError, match="disk"):
        desk.post(address, data)
    assert not Document.objects.exists()
    assert all(path.parent == staging.folder() for path in left())
    monkeypatch.undo()
    assert desk.get(address).status_code == 200


def test_a_file_is_added_to_a_document_that_is_there(desk):
    document = draft()
    page = brought(
        desk, making.honest_docx(), "bản Word.docx", f"/quan-tri/van-ban/{document.pk}/them-tep/"
    )
    assert page.context["name"] == "bản Word.docx"
    desk.post(page.redirect_chain[-1][0], {"title": "Bản Word"})
    assert document.files.get().title == "Bản Word"
    again = brought(
        desk, making.honest_docx(), "bản Word.docx", f"/quan-tri/van-ban/{document.pk}/them-tep/"
    )
    said = desk.post(again.redirect_chain[-1][0], {}, follow=True).content.decode()
    assert document.files.count() in {1, 2}  # a DOCX made twice may differ by its hour
    assert "Đã thêm tệp." in said or "đã có đúng tệp này" in said


def test_the_bytes_of_a_file_go_with_their_row(desk, django_capture_on_commit_callbacks):
    page = brought(desk, making.honest_pdf())
    desk.post(page.redirect_chain[-1][0], typed(page))
    file = DocumentFile.objects.get()
    address = f"/quan-tri/van-ban/{file.document_id}/tep/{file.pk}/"
    assert b"".join(desk.get(address).streaming_content).startswith(b"%PDF")
    assert "Hãy ghi lý do." in desk.post(address + "go/", {}).content.decode()
    path = path_of(file)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address + "go/", {"reason": "Nhầm tệp"})
    assert not path.exists()
    assert not DocumentFile.objects.exists()
    assert Entry.objects.filter(verb="documents.file_removed", reason="Nhầm tệp").exists()


def test_the_doctor_sees_a_file_that_changed(desk):
    page = brought(desk, making.honest_pdf())
    desk.post(page.redirect_chain[-1][0], typed(page))
    assert list(keeping.changed_files()) == []
    path = path_of(DocumentFile.objects.get())
    path.write_bytes(path.read_bytes() + b" ")
    (found,) = keeping.changed_files()
    assert "không còn như lúc đưa lên" in found.sentence


def test_housekeeping_sweeps_what_was_left_lying_for_a_day(desk):
    brought(desk, making.honest_pdf())
    loose = media.folder() / "van-ban"
    loose.mkdir(parents=True)
    (loose / "0.pdf").write_bytes(b"x")
    assert keeping.sweep() == 0
    old = time.time() - 2 * A_DAY
    for path in left():
        os.utime(path, (old, old))
    assert keeping.sweep() >= 3
    assert left() == []
    assert "documents.uploads" in housekeeping.DUTIES


def test_housekeeping_leaves_files_that_rows_name(desk):
    page = brought(desk, making.honest_pdf())
    desk.post(page.redirect_chain[-1][0], typed(page))
    path = path_of(DocumentFile.objects.get())
    os.utime(path, (0, 0))
    keeping.sweep()
    assert path.exists()


def test_a_killed_reading_leaves_the_file_to_be_read_again(tmp_path):
    staged = staging.stage([making.honest_pdf()], name="a.pdf", by=keeper("lan"))
    child = subprocess.Popen(  # noqa: S603 - our own words only
        [sys.executable, "-m", "kheo.documents.intake.child", str(staged.path)],
        env={"PYTHONPATH": str(Path(keeping.__file__).parents[2])}, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert staging.read(staged).extract.pages >= 1


def test_a_file_that_another_document_has_is_told(desk):
    page = brought(desk, making.honest_pdf())
    desk.post(page.redirect_chain[-1][0], typed(page))
    content = path_of(DocumentFile.objects.get()).read_bytes()
    by = Officer.objects.get(username="lan")
    staged = staging.stage([content], name="x.pdf", by=by)
    assert "Tệp này đã có ở:" in desk.get(f"{UPLOAD}{staged.key}/").content.decode()


def test_the_day_of_upload_is_the_day_it_is_entered(desk):
    page = brought(desk, making.honest_pdf())
    with time_machine.travel(NOON, tick=False):
        desk.post(page.redirect_chain[-1][0], typed(page))
    assert Document.objects.get().entered_at == NOON
