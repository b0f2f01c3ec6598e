"""What a document is to one that it names, and which documents have no place here."""

import pytest

from kheo.documents.mentions import of_document
from kheo.documents.rules.relations import Part, Relation
from kheo.documents.rules.secrecy import is_marked_secret, may_be_kept

NAMED = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"


@pytest.mark.parametrize(
    ("text", "relation", "part"),
    [
        (f"Căn cứ {NAMED} về công tác văn thư;", Relation.BASED_ON, Part.WHOLE),
        (f"Quyết định này thay thế {NAMED}.", Relation.REPLACES, Part.WHOLE),
        (f"{NAMED} hết hiệu lực kể từ ngày 01/7/2026.", Relation.ANNULS, Part.WHOLE),
        (f"Điều 5 {NAMED} hết hiệu lực kể từ ngày này.", Relation.ANNULS, Part.PARTS),
        (f"thực hiện theo quy định tại {NAMED}.", Relation.CITES, Part.WHOLE),
        (f"Quyết định này thay thế\n{NAMED}.", Relation.REPLACES, Part.WHOLE),
        (f"Điều 2. Hiệu lực\n2. Quyết định này thay\nthế {NAMED}", Relation.REPLACES, Part.WHOLE),
        (f"Căn cứ Luật và\ncăn cứ {NAMED};", Relation.BASED_ON, Part.WHOLE),
    ],
)
def test_its_text_says_what_it_is_to_another(text: str, relation: Relation, part: Part) -> None:
    (mention,) = of_document(title="", text=text, number="1/QĐ-TTg")
    assert (mention.relation, mention.part) == (relation, part)


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        (f"Triển khai thực hiện {NAMED}", Relation.IMPLEMENTS),
        (f"Hướng dẫn thi hành {NAMED}", Relation.GUIDES),
        (f"Sửa đổi, bổ sung một số điều của {NAMED}", Relation.AMENDS),
        (f"Bãi bỏ {NAMED}", Relation.ANNULS),
        (f"Sao gửi {NAMED}", Relation.CITES),
    ],
)
def test_so_does_its_title(title: str, relation: Relation) -> None:
    (mention,) = of_document(title=title, text="", number="1/QĐ-TTg")
    assert (mention.spot, mention.relation) == ("title", relation)


def test_a_document_does_not_cite_itself() -> None:
    text = "Số: 30/2020/NĐ-CP\nNghị định số 30/2020/NĐ-CP"
    assert of_document(title="", text=text, number="30/2020/NĐ-CP") == []


@pytest.mark.parametrize(
    "text", ["MẬT\nSố: 5", "ỦY BAN\n  TỐI MẬT  \nSố", "Độ mật: Tuyệt mật", "[TUYỆT MẬT]"]
)
def test_a_mark_of_secrecy_is_seen(text: str) -> None:
    assert is_marked_secret(text)
    verdict = may_be_kept("", text)
    assert verdict.reason == "secret"
    assert "Điều 5" in verdict.source


@pytest.mark.parametrize(
    "text", ["Bảo vệ bí mật nhà nước", "về bảo mật thông tin", "danh mục bí mật nhà nước độ Mật"]
)
def test_a_document_about_secrets_is_no_secret(text: str) -> None:
    assert may_be_kept(text)
