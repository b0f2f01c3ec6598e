"""A document as everybody reads it."""

import json
import re
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from kheo.documents import holders
from kheo.documents.actions.entering import IssuedBy, change_document
from kheo.documents.actions.publishing import withdraw_document
from kheo.documents.actions.referring import refer, state_reference
from kheo.documents.mentions import mentions_in
from kheo.documents.models import Document, DocumentFile
from kheo.documents.rules.relations import Relation
from kheo.documents.rules.signing import Authority, SignedBy
from kheo.documents.tests.factories import DIRECTIVE, LIBRARIAN, draft, published, said
from kheo.law.tests.factories import NOON
from kheo.ledger.rules import Ref
from kheo.organisations.rules.succession import SuccessionKind
from kheo.organisations.tests.bodies import body, ended, followed

pytestmark = pytest.mark.django_db
PLAN = {
    "type": "kế hoạch",
    "number": "21/KH-UBND",
    "title": f"Triển khai thực hiện Chỉ thị số {DIRECTIVE} ngày 26/11/2021 của Thủ tướng Chính phủ",
    "issuer": "Ủy ban nhân dân tỉnh Kon Tum",
    "signed_on": date(2022, 1, 20),
}
LAW_TEXT = """CHỈ THỊ
Điều 1. Phạm vi
1. Chỉ thị này áp dụng cho mọi cơ quan.
Điều 2. Tổ chức thực hiện
Thực hiện theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.
"""


def page(client: Client, document: Document, query: str = "") -> str:
    answer = client.get(f"{document.get_absolute_url()}{query}")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, no-cache"
    assert not answer.cookies
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# --- What is said of it ---


def test_a_page_says_what_the_document_is(client: Client) -> None:
    html = page(client, published(gazette="Số 12, ngày 1/12/2021"))
    assert "<h1>Chỉ thị 33/CT-TTg</h1>" in html
    for part in ("Thủ tướng Chính phủ", "26/11/2021", "Số 12, ngày 1/12/2021", "Còn hiệu lực"):
        assert part in html
    assert "Chưa đối chiếu với bản gốc" in html


def test_a_document_of_which_only_the_year_is_known_says_so(client: Client) -> None:
    html = page(client, published(number="", signed_on=None, year=1958))
    assert "năm 1958, chưa rõ ngày" in words(html)
    assert "Chưa rõ hiệu lực" in html


def test_drafts_and_withdrawn_documents_are_not_there(client: Client) -> None:
    unread, gone = draft(number="1/CT-TTg"), published()
    withdraw_document(document=gone, reason="Nhập nhầm.", by=LIBRARIAN, at=NOON)
    for document in (unread, gone):
        assert client.get(document.get_absolute_url()).status_code == 404
        assert client.get(f"{document.get_absolute_url()}thuc-hien/").status_code == 404


def test_an_issuer_leads_to_its_page_of_the_day_and_to_who_answers_now(client: Client) -> None:
    former, heir = body("Ban Dân vận Tỉnh ủy"), body("Ban Tuyên giáo và Dân vận Tỉnh ủy")
    followed(SuccessionKind.ABSORBED, [ended(former)], [heir])
    document = published(issuers=[IssuedBy("Ban Dân vận Tỉnh ủy", former)])
    html = page(client, document)
    assert f'href="{former.get_absolute_url()}?ngay=26/11/2021"' in html
    assert f'href="{heir.get_absolute_url()}"' in html


def test_signatures_bear_the_signs_of_the_state_and_of_the_party(client: Client) -> None:
    signed = SignedBy("Đỗ Văn Bình", "Phó Trưởng ban", Authority.DEPUTY, "Trưởng ban")
    state = published(signatories=[signed])
    party = published(type="kế hoạch", number="141-KH/BDVTU", signatories=[signed])
    assert "KT. Trưởng ban, Phó Trưởng ban" in words(page(client, state))
    assert "K/T Trưởng ban, Phó Trưởng ban" in words(page(client, party))


def test_what_sources_disagree_on_is_shown(client: Client) -> None:
    document = published()
    document.discrepancies.create(
        field="signed_on", kept="26/11/2021", said="27/11/2021", source="Công báo", noted_at=NOON
    )
    html = words(page(client, document))
    assert "Các nguồn ghi khác nhau" in html
    assert (
        "Ngày ban hành: thư viện ghi “26/11/2021”, nguồn khác ghi “27/11/2021” (Công báo)" in html
    )


# --- In force or not ---


def test_the_status_names_the_document_that_ended_it(client: Client) -> None:
    old = published(number="1/CT-TTg", signed_on=date(2015, 1, 2), title="Cũ")
    new = published()
    state_reference(document=new, relation=Relation.REPLACES, target=old, by=LIBRARIAN, at=NOON)
    html = page(client, old)
    assert "Hết hiệu lực. Được thay thế từ ngày 26/11/2021 bởi:" in words(html)
    assert f'<a href="{new.get_absolute_url()}">Chỉ thị 33/CT-TTg</a>.' in html
    assert "Được thay thế bởi:" in words(html).partition("Lịch sử")[2]


def test_what_only_the_machine_has_read_is_told_and_changes_no_status(client: Client) -> None:
    old = published()
    title = "Thay thế Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ"
    published(number="9/CT-TTg", title=title, signed_on=date(2024, 5, 2))
    html = client.get(old.get_absolute_url()).content.decode()
    box = html.partition('class="notice effect')[2].partition("</div>")[0]
    assert "Còn hiệu lực" in box
    assert "chưa có người xác nhận" in box
    assert "Chỉ thị 9/CT-TTg" in box


def test_the_status_of_another_day_can_be_asked(client: Client) -> None:
    document = published(effective_on=date(2022, 1, 1))
    html = words(page(client, document, "?ngay=31/12/2021"))
    assert "Ngày 31/12/2021: Chưa có hiệu lực." in html
    assert "Ngày viết như" in page(client, document, "?ngay=hom-qua")


# --- Text, relations, files ---


def test_articles_have_addresses_and_citations_lead_to_their_documents(client: Client) -> None:
    decree = published(
        type="nghị định", number="30/2020/NĐ-CP", issuer="Chính phủ",
        signed_on=date(2020, 3, 5), title="Về công tác văn thư",
    )  # fmt: skip
    html = page(client, published(text=LAW_TEXT))
    assert 'id="dieu-2"' in html
    assert '<a href="#dieu-1">' in html
    text = html.partition('id="toan-van"')[2]
    assert f'<a href="{decree.get_absolute_url()}"' in text


def test_what_a_text_cites_of_a_withdrawn_document_leads_nowhere(client: Client) -> None:
    decree = published(
        type="nghị định", number="30/2020/NĐ-CP", issuer="Chính phủ",
        signed_on=date(2020, 3, 5), title="Về công tác văn thư",
    )  # fmt: skip
    document = published(text=LAW_TEXT)
    withdraw_document(document=decree, reason="Nhập nhầm.", by=LIBRARIAN, at=NOON)
    html = page(client, document)
    assert decree.get_absolute_url() not in html
    assert "chưa có trong thư viện" in html


def test_both_sides_of_a_relation_show_it_in_list_and_diagram(client: Client) -> None:
    directive, plan = published(), published(**PLAN)
    front, back = page(client, directive), page(client, plan)
    assert f'<h3 id="back-implements">{"Được triển khai bởi"}' in front
    assert '<h3 id="implements">Triển khai thực hiện' in back
    for html, other in ((front, plan), (back, directive)):
        diagram = html.partition('<svg class="diagram"')[2].partition("</svg>")[0]
        assert f'href="{other.get_absolute_url()}"' in diagram
        assert html.count(f'href="{other.get_absolute_url()}"') >= 2


def test_the_nearest_relation_stands_for_a_document_named_twice(client: Client) -> None:
    published()
    plan = published(**PLAN, text="Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng.")
    assert plan.references.count() == 2
    html = page(client, plan)
    assert 'id="implements"' in html
    assert 'id="cites"' not in html


def test_a_draft_that_implements_is_not_shown(client: Client) -> None:
    directive = published()
    plan = draft(**PLAN)
    assert plan.references.get().target == directive
    assert plan.get_absolute_url() not in page(client, directive)


class Articles:
    """A room that holds records, as news does."""

    kind = "tests.article"
    label = "Tin bài"

    def shown(self, keys: Any) -> Any:
        return {key: holders.Shown(f"Bài {key}", f"/bai-{key}/") for key in keys if key != "9"}


def test_records_of_other_rooms_that_name_it_are_listed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(holders.HOLDERS, Articles.kind, Articles())
    document = published()
    text = f"Thực hiện Chỉ thị số {DIRECTIVE} ngày 26/11/2021 của Thủ tướng Chính phủ"
    for key in ("7", "9"):
        refer(holder=Ref(Articles.kind, key, "Bài"), mentions=mentions_in(text))
    html = page(client, document)
    assert '<a href="/bai-7/">Bài 7</a>' in html
    assert "/bai-9/" not in html


def test_the_history_tells_what_was_done_and_names_nobody(client: Client) -> None:
    document = published()
    change_document(document=document, said=said(gazette="Số 9"), by=LIBRARIAN, at=NOON)
    html = words(page(client, document)).partition("Lịch sử")[2]
    assert "Thư viện công bố văn bản." in html
    assert "Thư viện sửa thông tin văn bản. Công báo" in html
    assert "system" not in html


def test_machines_read_it_as_legislation(client: Client) -> None:
    html = page(client, published(title="Về “dân vận” </script><b>"))
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    law, crumbs = json.loads(found[1])
    assert (law["@type"], law["legislationIdentifier"]) == ("Legislation", DIRECTIVE)
    assert law["legislationLegalForce"] == "https://schema.org/InForce"
    assert law["description"].endswith("</script><b>")
    assert [step["name"] for step in crumbs["itemListElement"]][1] == "Văn bản"


def add_file(document: Document, name: str, media_type: str, body: bytes = b"%PDF-1.7") -> str:
    file = DocumentFile.objects.create(
        document=document, file=ContentFile(body, name="a.bin"), name=name, media_type=media_type,
        size=len(body), sha256=sha256(name.encode()).hexdigest(),
    )  # fmt: skip
    return f"{document.get_absolute_url()}tep/{file.pk}/{name}"


def test_a_file_opens_or_is_kept_and_nothing_in_it_runs(client: Client) -> None:
    document = published()
    pdf = add_file(document, "Chỉ thị 33.pdf", "application/pdf")
    doc = add_file(document, "Chỉ thị 33.html", "text/html", b"<script>alert(1)</script>")
    shown: Any = client.get(pdf)
    kept: Any = client.get(doc)
    assert b"".join(shown.streaming_content) == b"%PDF-1.7"
    assert b"".join(kept.streaming_content) == b"<script>alert(1)</script>"
    assert shown["Content-Type"] == "application/pdf"
    assert shown["Content-Disposition"].startswith("inline; filename*=utf-8''Ch%E1%BB%89")
    assert kept["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in kept["Content-Security-Policy"]
    for answer in (shown, kept):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    tag = shown["ETag"]
    assert client.get(pdf, HTTP_IF_NONE_MATCH=tag).status_code == 304
    assert "Chỉ thị 33.pdf" in page(client, document)


def test_files_of_drafts_and_wrong_names_are_not_there(client: Client) -> None:
    unread, document = draft(number="5/CT-TTg"), published()
    hidden = add_file(unread, "a.pdf", "application/pdf")
    there = add_file(document, "b.pdf", "application/pdf")
    for address in (hidden, there.replace("b.pdf", "c.pdf"), there.replace("33-ct-ttg", "34")):
        assert client.get(address).status_code == 404
    file = DocumentFile.objects.get(name="b.pdf")
    file.file.delete(save=False)
    assert client.get(there).status_code == 404


@pytest.mark.parametrize("n", [1, 20])
def test_a_document_costs_the_same_however_many_name_it(
    client: Client, django_assert_max_num_queries: Any, n: int
) -> None:
    directive = published(text=LAW_TEXT)
    for number in range(n):
        plan = published(**PLAN | {"number": f"{number + 1}/KH-UBND"})
        state_reference(
            document=plan, relation=Relation.AMENDS, target=directive, by=LIBRARIAN, at=NOON
        )
    page(client, directive)
    with django_assert_max_num_queries(15):
        page(client, directive)
