"""From a pasted text to a draft: the action, the command and the editors' paste box."""

from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from unittest import mock

import pytest
from django.core.management import CommandError, call_command

from config.environment import ROOT
from kheo.news.actions import importing
from kheo.news.actions.importing import import_article
from kheo.news.importing import ImportRefused, read_page
from kheo.news.models import Article, ImportedText, Source
from kheo.news.tests import factories
from kheo.news.tests.bodies import nameless
from kheo.news.tests.factories import MORNING

pytestmark = pytest.mark.django_db
REAL = ROOT.parent / "shared" / "real" / "kon-tum-2024.txt"
needs_real_page = pytest.mark.skipif(
    not REAL.exists(), reason="the newspaper's page may not be carried by the project"
)
PASTED = """Thứ Năm, 9/5/2024
An Lĩnh: Hai cơ quan tăng cường phối hợp về công tác dân vận

Đồng chí lãnh đạo hai cơ quan cùng chủ trì Hội nghị đánh giá kết quả phối hợp và bàn nhiệm \
vụ năm nay.

Quang cảnh Hội nghị

Thực hiện chương trình phối hợp, hai cơ quan đã tham mưu ban hành nhiều văn \
bản lãnh đạo, chỉ đạo về công tác dân vận & phát huy quyền làm chủ của nhân dân ở cơ sở.

Các xã, phường thường xuyên tổ chức phong trào thi đua “Dân vận khéo” bảo đảm thiết \
thực, hiệu quả, gắn với việc xây dựng nông thôn mới ở từng thôn, tổ dân phố.

(baoanlinh.example.vn)

Gửi cho bạn bè

Phản hồi

Xem nhiều nhất
"""


def bring_in(data=PASTED, **more):
    return import_article(data=data, section=factories.section(), by=None, at=MORNING, **more)


@needs_real_page
def test_the_real_page_comes_out_right_to_the_letter():
    # A newspaper's editor leaves non-breaking spaces between words; readers get ordinary ones.
    page = REAL.read_text(encoding="utf-8").replace("\xa0", " ")
    done = bring_in(REAL.read_bytes())
    article = done.article
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    assert article.full_title == lines[1]
    assert article.place_prefix == "Kon Tum"
    assert article.lead == lines[2]
    assert article.lead_caption == "Quang cảnh Hội nghị"
    paragraphs = (
        str(article.body[0].value).removeprefix("<p>").removesuffix("</p>").split("</p><p>")
    )
    assert paragraphs == lines[4:9]
    assert article.source.name == "baokontum.com.vn"
    assert article.issued_at is None
    assert done.text.reading_day.isoformat() == "2024-05-08"


def test_a_pasted_page_becomes_a_draft_that_lists_what_is_missing():
    done = bring_in(came_from="trang.txt")
    article = Article.objects.get(pk=done.article.pk)
    assert not article.live
    assert article.republished
    assert article.source.name == "baoanlinh.example.vn"
    assert article.get_latest_revision_as_object().title == article.title
    assert "& phát huy" in article.body[0].value.source.replace("&amp;", "&")
    codes = {note["code"] for note in done.text.found["notes"]}
    assert {"reading_day_not_publication", "picture_not_fetched"} <= codes
    assert "Phản hồi" in done.text.found["dropped"]


def test_a_page_without_lead_and_source_still_becomes_a_draft():
    words = "Các xã, phường thường xuyên tổ chức phong trào thi đua thiết thực, hiệu quả. " * 4
    done = bring_in(f"Chuyện ở bản vùng cao\n\n{words}\n\n{words}Thêm một câu nữa cho đủ.")
    assert not done.article.live
    assert done.article.source is None
    assert "missing_source" in {note["code"] for note in done.text.found["notes"]}


def test_a_body_is_kept_as_the_editor_keeps_it(client):
    page = PASTED.splitlines()
    words = [line for line in page if len(line) > 60]
    table = "<table><tr><th>Xã</th><th>Hộ</th></tr><tr><td>Kon Lin</td><td>40</td></tr></table>"
    text = "".join(f"<p>{line}</p>" for line in words[1:])
    done = bring_in(f"<h1>{page[1]}</h1><p>{words[0]}</p>{text}<h2>Số liệu</h2>{table}{text}")
    article = Article.objects.get(pk=done.article.pk)
    kept = list(article.body.raw_data)
    assert {"text", "heading", "table"} <= {block["type"] for block in kept}
    assert list(nameless(kept)) == []
    assert list(article.get_latest_revision_as_object().body.raw_data) == kept
    found = next(block.value["table"] for block in article.body if block.block_type == "table")
    assert [column["heading"] for column in found.columns] == ["Xã", "Hộ"]
    assert [row["values"] for row in found.row_data] == [["Kon Lin", "40"]]
    client.force_login(factories.editor())
    assert "Kon Lin" in client.get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()


def test_run_twice_it_makes_no_second_copy():
    first = bring_in()
    again = bring_in(PASTED.replace("9/5/2024", "30/6/2024").replace("\n\n", "\n \n\n"))
    assert (first.made, again.made) == (True, False)
    assert again.article == first.article
    assert Article.objects.count() == 1


def test_two_at_the_same_moment_make_one():
    first = bring_in()
    with mock.patch.object(
        importing, "known", side_effect=[None, importing.known(first.text.fingerprint)]
    ):
        again = bring_in()
    assert not again.made
    assert Article.objects.count() == 1


def test_topics_and_places_that_exist_are_found_without_their_marks():
    from kheo.organisations.models import Place, PlaceKind

    place = Place.objects.create(name="An Lĩnh", slug="an-linh", kind=PlaceKind.PROVINCE)
    assert list(bring_in().article.places.all()) == [place]


def test_a_known_source_is_used_again():
    Source.objects.create(name="BaoAnLinh.example.vn", slug="bao")
    bring_in()
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7 ...",
        b"PK\x03\x04" + b"x" * 50,
        b"\x00\xff" * 2000,
        "Đăng nhập",
        b"<div>" * 10_000,
        b"x" * 6_000_000,
    ],
)
def test_what_cannot_be_an_article_is_refused_and_leaves_nothing_behind(data):
    with pytest.raises(ImportRefused) as refused:
        bring_in(data)
    assert str(refused.value).strip().endswith(".")
    assert not Article.objects.exists()
    assert not ImportedText.objects.exists()
    assert not Source.objects.exists()


def test_a_title_longer_than_we_can_keep_is_refused_with_a_sentence():
    found = replace(read_page(PASTED), title="Dân vận " * 40)
    with (
        mock.patch.object(importing, "read_page", return_value=found),
        pytest.raises(ImportRefused, match="dài hơn 255 ký tự"),
    ):
        bring_in()
    assert not Article.objects.exists()


def test_a_failure_in_the_middle_leaves_nothing_behind():
    with (
        mock.patch.object(ImportedText.objects, "create", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        bring_in()
    assert not Article.objects.exists()
    assert not Source.objects.exists()


def test_the_command_takes_several_files_and_standard_input_and_tells_what_it_found(
    tmp_path, monkeypatch
):
    good, bad = tmp_path / "bài 1.txt", tmp_path / "hỏng.pdf"
    good.write_text(PASTED, encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(PASTED.encode())))
    told, complained = StringIO(), StringIO()
    with pytest.raises(CommandError, match="2/4 tệp không nhập được"):
        call_command(
            "import_article", str(good), str(bad), str(tmp_path / "không có"), "-",
            stdout=told, stderr=complained,
        )  # fmt: skip
    assert "[1/4]" in told.getvalue()
    assert "Bản thảo số" in told.getvalue()
    assert "Đã nhập trước đây" in told.getvalue()
    assert "là ngày người ta đọc trang" in told.getvalue()
    assert "PDF" in complained.getvalue()
    assert Article.objects.count() == 1


def test_the_command_names_the_sections_there_are():
    with pytest.raises(CommandError, match="tin-tuc"):
        call_command("import_article", "x.txt", section="khong-co")


def test_an_editor_pastes_a_page_and_sees_what_to_fill_in(client):
    client.force_login(factories.editor())
    page = client.get("/quan-tri/nhap-bai/")
    assert "Dán nội dung trang" in page.content.decode()
    answer = client.post(
        "/quan-tri/nhap-bai/", {"section": factories.section().pk, "text": PASTED}, follow=True
    )
    edit = answer.content.decode()
    assert "Gửi duyệt" in edit
    assert "Đã nhập thành bản thảo" in edit
    assert "không phải ngày đăng bài" in edit
    article = Article.objects.get()
    assert article.owner.username == "lan"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "một trong hai cách"),
        ({"text": "Đăng nhập"}, "."),
    ],
)
def test_a_paste_that_cannot_be_used_is_refused_and_kept_in_the_box(client, fields, sentence):
    client.force_login(factories.editor())
    answer = client.post("/quan-tri/nhap-bai/", {"section": factories.section().pk, **fields})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert fields["text"] in answer.content.decode()
    assert not Article.objects.exists()


def test_readers_have_no_paste_box(client):
    assert client.get("/quan-tri/nhap-bai/").status_code == 302
