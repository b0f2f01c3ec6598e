"""The page and the command that check drafts; neither keeps what it reads."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.documents.forms.drafting import LONGEST_TYPED, MEGABYTES
from kheo.documents.models import Document
from kheo.documents.tests.factories import published
from kheo.law.tests import factories
from kheo.law.tests.factories import NOON
from kheo.ledger.models import Entry
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
CITES = "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng; giao Huyện ủy <chủ trì>."
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}'


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def desk(client: Client) -> Client:
    user = factories.officer(email="lan@mau.example")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(Officer.objects.get(pk=user.pk))
    return client


def sent(desk: Client, **fields: Any) -> str:
    given = {"text": CITES, "day": "23/11/2026", "manner": "", "home": ""} | fields
    return desk.post(reverse("documents_desk:check_draft"), given).content.decode()


def word(text: str) -> SimpleUploadedFile:
    held = BytesIO()
    with ZipFile(held, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
        package.writestr("word/document.xml", WORD.format(body))
    return SimpleUploadedFile("du-thao.docx", held.getvalue())


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(reverse("documents_desk:check_draft")).status_code == 302


def test_whoever_works_here_is_told_what_to_mend_and_nothing_is_kept(desk):
    directive = published(expires_on="2025-12-31")
    before = Entry.objects.count()
    html = sent(desk)
    assert "Có 2 điều cần xem" in html
    assert "<mark>Chỉ thị số 33/CT-TTg</mark>" in html
    assert "hết hiệu lực sau ngày 31/12/2025" in html
    assert "Huyện ủy không còn từ ngày 1/7/2025" in html
    assert "&lt;chủ trì&gt;" in html
    assert Entry.objects.count() == before
    assert Document.objects.get() == directive


def test_the_day_of_the_draft_decides(desk):
    published(expires_on="2025-12-31")
    assert "Không thấy điều gì phải sửa" in sent(desk, day="1/5/2025")


def test_a_word_file_and_a_plain_one_are_read(desk):
    assert "Huyện ủy không còn" in sent(desk, text="", file=word("Giao Huyện ủy chủ trì."))
    plain = SimpleUploadedFile("du-thao.txt", "Giao Huyện ủy chủ trì.".encode())
    assert "Huyện ủy không còn" in sent(desk, text="", file=plain)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " "}, "một trong hai cách"),
        ({"file": SimpleUploadedFile("a.txt", b"x")}, "một trong hai cách"),
        ({"text": "", "file": SimpleUploadedFile("a.docx", b"\x89PNG")}, "không phải PDF, DOCX"),
        ({"text": "", "file": SimpleUploadedFile("a.txt", b"")}, "Tệp rỗng"),
        ({"text": "", "file": SimpleUploadedFile("a.docx", b"PK\x03\x04x")}, "bị cụt"),
        ({"day": "31/2/2026"}, "Ngày viết như"),
        ({"text": "MẬT\nKính gửi"}, "dấu chỉ độ mật"),
        ({"text": "x" * (LONGEST_TYPED + 1)}, "1000000"),
    ],
)
def test_what_cannot_be_read_is_said_clearly(desk, fields, words):
    html = sent(desk, **fields)
    assert words in html
    assert "điều cần xem" not in html


def test_a_file_that_is_too_large_is_refused(desk, monkeypatch):
    monkeypatch.setattr("kheo.documents.forms.drafting.MEGABYTES", 0)
    assert MEGABYTES == 10
    file = SimpleUploadedFile("a.txt", b"x")
    assert "Hãy dán riêng phần nội dung" in sent(desk, text="", file=file)


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_a_fixed_number_of_queries(desk, count):
    for number in range(count):
        published(number=f"{number + 1}/CT-TTg", expires_on="2025-12-31")
    text = "\n".join(f"Chỉ thị số {n + 1}/CT-TTg ngày 26/11/2021." for n in range(count))
    sent(desk)
    with CaptureQueriesContext(connection) as asked:
        html = sent(desk, text=text)
    assert f"Có {count} điều cần xem" in html
    assert len(asked) <= 22


def run(*words: str) -> tuple[str, int]:
    out, code = StringIO(), 0
    try:
        call_command("check_draft", *words, stdout=out)
    except SystemExit as ended:
        code = int(ended.code or 0)
    return out.getvalue(), code


def test_the_command_prints_what_to_mend_and_tells_the_shell(tmp_path: Path):
    published(expires_on="2025-12-31")
    draft = tmp_path / "du-thao.txt"
    draft.write_text(f"Kính gửi:\n{CITES}", encoding="utf-8")
    said, code = run(str(draft), "--day", "23/11/2026")
    assert code == 1
    assert "2\tPhải sửa\t“Chỉ thị số 33/CT-TTg”" in said
    assert "Phải sửa: 2." in said
    said, code = run(str(draft), "--day", "1/5/2025", "--manner", "state", "--place", "An Lĩnh")
    assert code == 0
    assert "Phải sửa: 0." in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["khong-co.txt"], "Không có tệp"), (["a.txt", "--day", "hôm nay"], "Ngày viết như")],
)
def test_the_command_says_what_it_cannot_read(words, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(*words)
