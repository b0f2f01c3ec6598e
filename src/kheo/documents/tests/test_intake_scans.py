"""Scans are read where Tesseract is; where it is not, the page says so and keeps the file."""

import pytest

from kheo.documents.intake import scans
from kheo.documents.models import Document
from kheo.documents.tests.hostile import making
from kheo.documents.tests.keepers import keeper
from kheo.documents.tests.test_intake_upload import brought, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(keeper("lan"))
    return client


SCANNED = ["ỦY BAN NHÂN DÂN XÃ ĐĂK LIN", "Số: 21/KH-UBND", "KẾ HOẠCH", "Tăng cường đối thoại"]


def test_a_scan_is_read_where_tesseract_is_and_told_so_where_it_is_not(desk):
    page = brought(desk, making.scan(SCANNED), "quet.pdf")
    assert page.status_code == 200
    said, form = page.content.decode(), page.context["form"]
    if scans.tool() is scans.Sight.READ:
        assert "bản quét; chữ do máy nhận dạng" in said
        assert "21/KH-UBND" in form["text"].value()
    else:
        assert "Tesseract" in said
        assert form["text"].value() == ""


def test_a_scan_without_tesseract_keeps_the_file_and_says_what_is_missing(desk, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    page = brought(desk, making.scan(SCANNED), "quet.pdf")
    said = page.content.decode()
    assert "Máy chủ chưa cài Tesseract" in said
    assert "tesseract-ocr-vie" in said
    desk.post(page.redirect_chain[-1][0], typed(page, title="Bản quét"))
    assert Document.objects.get().files.count() == 1
