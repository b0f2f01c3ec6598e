"""The rows that come with the software, and hostile folders."""

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.environment import ROOT
from kheo.documents.models import Discrepancy, Document, DocumentText, Reference
from kheo.documents.rules.states import State
from kheo.documents.tables.folders import read_folder
from kheo.documents.tables.gazette import given_of, signature
from kheo.documents.tables.titles import is_cut_off, tidy
from kheo.documents.tests.sheets import HEAD, PLAN, separated
from kheo.ledger.models import Entry

ROW = {
    "so_ky_hieu": "02/2025/NĐ-CP", "loai_van_ban": "Nghị định", "co_quan_ban_hanh": "Chính phủ",
    "ngay_ban_hanh": "2025-02-18", "trich_yeu": "quy định chức năng của Bộ Công an",
    "evidence": "cited_only", "cited_by": 7,
    "flags": ["date_conflict:2025-02-18x5;2025-01-01x1", "type_vs_suffix:Thông tư"],
}  # fmt: skip
TEXT = {
    "so_ky_hieu": "02/2025/NĐ-CP", "loai_van_ban": "Nghị định",
    "url": "https://congbao.chinhphu.vn/van-ban/x.htm",
    "text": "CHÍNH PHỦ\nSố: 02/2025/NĐ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nHà Nội, ngày 18 tháng 02 năm 2025\nNGHỊ ĐỊNH\n"
    "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15 ngày 18 tháng 02 năm 2025;\n"
    "Điều 1. Phạm vi\n",
}  # fmt: skip
DATA = ROOT.parent / "shared" / "data" / "documents"


def folder(path: Path, *rows, texts=()) -> Path:
    for name, lines in (("documents.jsonl.gz", rows), ("fulltext_dev.jsonl.gz", texts)):
        with gzip.open(path / name, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in lines)
    return path


def run(command, *words, **options):
    out = StringIO()
    call_command(command, *map(str, words), stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_flags_become_discrepancies_and_texts_join_their_rows(tmp_path):
    told = run("load_documents", folder(tmp_path, ROW, texts=[TEXT]), publish=True)
    one = Document.objects.get()
    assert (one.state, one.source_address) == (State.PUBLISHED, TEXT["url"])
    assert one.title == "Quy định chức năng của Bộ Công an"
    assert DocumentText.objects.get().origin == TEXT["url"]
    found = {(row.field, row.kept, row.said) for row in Discrepancy.objects.all()}
    assert found == {("signed_on", "18/2/2025", "1/1/2025"), ("type", "nghị định", "thông tư")}
    assert Reference.objects.get().number == "63/2025/QH15"
    assert "Ngày ban hành: ghi 18/2/2025, nguồn khác ghi 1/1/2025" in told
    assert "MB bộ nhớ" in told


@pytest.mark.django_db
def test_loading_again_changes_nothing_and_keeps_what_a_person_wrote(tmp_path):
    path = folder(tmp_path, ROW, texts=[TEXT])
    run("load_documents", path)
    Document.objects.update(title="Sửa bởi cán bộ")
    run("load_documents", path)
    assert Document.objects.get().title == "Sửa bởi cán bộ"
    assert Discrepancy.objects.filter(field="title").count() == 1
    before = Entry.objects.count()
    told = run("load_documents", path)
    assert Entry.objects.count() == before + 1
    assert "0 mâu thuẫn mới" in told


@pytest.mark.django_db
def test_a_dry_run_of_a_folder_writes_nothing(tmp_path):
    told = run("load_documents", folder(tmp_path, ROW), dry_run=True)
    assert "Mới 1" in told
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_a_secret_text_is_refused(tmp_path):
    secret = TEXT | {"text": "CHÍNH PHỦ\nTỐI MẬT\n" + str(TEXT["text"])}
    told = run("load_documents", folder(tmp_path, ROW, texts=[secret]))
    assert "dấu chỉ độ mật" in told
    assert not Document.objects.exists()


def test_the_rows_that_the_software_carries_are_all_understood():
    from kheo.documents.management.commands.load_documents import CARRIED

    rows, _sha256 = read_folder(CARRIED, str)
    assert len(rows) == 2490
    assert [row.spot for row in rows if row.faults] == []
    flagged = {doubt.field for row in rows for doubt in row.doubts}
    assert flagged == {"signed_on", "type", "year", "title", "issuer_name"}
    assert sum(bool(row.doubts) for row in rows) > 50


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason="the full texts are not carried with the software")
def test_the_full_texts_join_their_rows():
    rows, _sha256 = read_folder(DATA, str)
    with_text = [row for row in rows if row.text]
    assert len(with_text) == 153
    assert sum(bool(row.signatories) for row in with_text) > 120


@pytest.mark.parametrize(
    ("row", "year"),
    [({"ngay_ban_hanh": "2018-03-30", "so_ky_hieu": "49/2019/NĐ-CP"}, ("2018", "2019")),
     ({"ngay_ban_hanh": "2019-03-30", "so_ky_hieu": "49/2019/NĐ-CP"}, None)],
)  # fmt: skip
def test_a_year_that_is_not_that_of_the_number_is_doubted(row, year):
    said = given_of(ROW | {"flags": []} | row, "x:1")
    found = [(one.kept, one.said) for one in said.doubts if one.field == "year"]
    assert found == ([year] if year else [])


def test_what_the_source_leaves_open_stays_open():
    law = given_of({"so_ky_hieu": "02/2016/QH14", "loai_van_ban": "Luật/Nghị quyết"}, "x:1")
    assert (law.type, law.doubts[0].said) == ("", "Luật/Nghị quyết")
    party = given_of(ROW | {"co_quan_ban_hanh": "Ban Chấp hành Trung ương/Bộ Chính trị/Ban Bí thư"},
                     "x:1")  # fmt: skip
    assert party.issuers == ("Trung ương Đảng",)
    assert "issuer_name" in {one.field for one in party.doubts}


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("về Quỹ quốc gia về việc làm CỘNG HÒA XÃ HỘI CHỦ NGHĨA VI", "Về Quỹ quốc gia về việc làm"),
        ("về nhà ở 03/7/2009 Nội dung: Đường dẫn đến địa chỉ", "Về nhà ở"),
        ("thi hành Luật Ký bởi: CÔNG BÁO NƯỚC", "Thi hành Luật"),
        ("chính sách, 60 60 60 TT Tên loại văn bản", "Chính sách"),
        ("thiên tai _____________ CHÍNH PHỦ Căn cứ", "Thiên tai"),
        ("hàng hóa giữa nước Cộng hòa xã hội chủ nghĩa Việt Nam và Nga",
         "Hàng hóa giữa nước Cộng hòa xã hội chủ nghĩa Việt Nam và Nga"),
        ("LUẬT TỔ CHỨC CHÍNH PHỦ", "LUẬT TỔ CHỨC CHÍNH PHỦ"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_ran_into_a_title_goes(raw, clean):
    assert tidy(raw) == clean


def test_a_title_that_was_cut_off_is_known_by_its_length_and_end():
    assert is_cut_off("x" * 262)
    assert not is_cut_off("x" * 262 + ".")
    assert not is_cut_off("x" * 100)
    assert len(tidy("từ " * 600)) <= 1000


def test_signatures_are_read_from_their_lines():
    one = signature("KT. BỘ TRƯỞNG | Thứ trưởng | Nguyễn Văn A")
    assert (one.name, one.office, one.authority, one.behalf) == (
        "Nguyễn Văn A", "Thứ trưởng", "deputy", "BỘ TRƯỞNG",
    )  # fmt: skip
    assert signature("Bộ trưởng | Trần B").office == "Bộ trưởng"
    assert signature("Trần B").name == "Trần B"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not gzip", "bị hỏng hoặc bị cắt"),
        (gzip.compress(b'{"so_ky_hieu": 1}\n' * 3)[:-6], "bị hỏng hoặc bị cắt"),
        (gzip.compress(b"{"), "dòng 1: không phải là một dòng JSON"),
        (gzip.compress(b"\n[1]"), "dòng 2: không phải là một dòng JSON"),
        (gzip.compress(b"[" * 100_000), "dòng 1: không phải là một dòng JSON"),
        (gzip.compress(b"\xff\xfe"), "dòng 1: không phải là một dòng JSON"),
        (gzip.compress(b"x" * 9_000_000), "quá lớn ở dòng 1"),
        (gzip.compress(b"{}\n" * 50_001), "quá lớn ở dòng 50001"),
    ],
    ids=range(8),
)
def test_a_folder_that_cannot_be_read_is_refused_in_a_sentence(tmp_path, content, sentence):
    (tmp_path / "documents.jsonl.gz").write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        run("load_documents", tmp_path)
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_a_folder_without_documents_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"không có documents\.jsonl\.gz"):
        run("load_documents", tmp_path)
    with pytest.raises(CommandError, match="Không có thư mục"):
        run("load_documents", tmp_path / "x")


@pytest.mark.django_db
def test_odd_rows_are_refused_one_by_one(tmp_path):
    odd = [{}, {"so_ky_hieu": 5, "loai_van_ban": ["x"]}, ROW | {"ngay_ban_hanh": "2025-13-40"}]
    told = run("load_documents", folder(tmp_path, *odd, ROW | {"so_ky_hieu": "9/2025/NĐ-CP"}))
    assert "Không nhận 2" in told
    assert Document.objects.count() == 2
    assert Document.objects.get(number="5").type == ""


@pytest.mark.django_db
def test_a_table_is_imported_from_the_command_line(tmp_path):
    file = tmp_path / "bang.csv"
    file.write_bytes(separated((*PLAN, "xanh"), head=(*HEAD, "Màu giấy")))
    told = run("import_documents", file, dry_run=True, report=str(tmp_path / "kq.csv"))
    assert "Dòng 2: Mới – Kế hoạch 21/KH-UBND" in told
    assert "Cột không dùng đến: Màu giấy." in told
    assert "Mới" in (tmp_path / "kq.csv").read_text(encoding="utf-8")
    assert not Document.objects.exists()
    assert "Đã nạp. Công bố 1" in run("import_documents", file, publish=True)
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        run("import_documents", tmp_path / "khong-co.csv")
    file.write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError, match="bên trong là PDF"):
        run("import_documents", file)
