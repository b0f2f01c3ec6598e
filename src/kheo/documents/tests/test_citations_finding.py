"""What a citation says beside its number, and what is no citation."""

import unicodedata

import pytest

from kheo.documents import citations
from kheo.documents.citations import Article, Certainty, Found, Kind, Note, Shared


def only(text):
    (found,) = citations.find(text)
    return found


def issuer(text):
    said = only(text).issuer
    return said.text if said else None


@pytest.mark.parametrize(
    "text",
    [
        "Xe biển kiểm soát 51X6-8756 và 37A-184.46 đi trên QL-14, km 12/QL 1A.",
        "Gọi 0903-123456 hoặc (04) 3821-2345 trước 17h30 ngày 12/2021.",
        "Trụ sở: số 12/3 đường Lê Lợi, nhà số 5/B, căn hộ 12-CT2, phòng số 12A.",
        "Tàu BĐ 99086-TS và tàu Hải Thành 26-BLC cập bến lúc 2-3 giờ.",
        "Nước đạt QCVN 10-MT:2015/BTNMT và TCVN 6909:2001.",
        "Trận đấu kết thúc 4-1, Real Madrid thắng Juventus mùa 2016/17.",
        "Giá vàng 36/38 triệu đồng, tăng 1/3 so với 2016.",
        "Ông quyết định 2 việc, thông báo 3 lần và kế hoạch 5 năm được duyệt.",
        "Chuyến bay VN-1234, lớp 7-Eleven, BMW 5-Series, VNR 500 - Top 500.",
        "Lập Mẫu số 02/BK-KTBĐS và Biểu số 01/TKN-CNKD kèm theo.",
        "Không nên thay con quyết định 6. Không nên mắng con.",
        "Nghị quyết này có hiệu lực từ ngày 5/7/2017./.",
        "Quận 1 - TP.HCM, chốt 141 - CATP Hà Nội, điểm n khoản 1 Điều 93-BLHS.",
    ],
)
def test_what_only_looks_like_a_citation_is_left_alone(text):
    assert citations.find(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("UBND tỉnh Kon Tum vừa ban hành Quyết định số 15/QĐ-UBND.", "UBND tỉnh Kon Tum"),
        ("Thông tư 15/2014/TT-BXD về quản lý nhà của Bộ Xây dựng", "Bộ Xây dựng"),
        ("Theo Công văn số 40/UBND-NC, UBND Thành phố yêu cầu kiểm tra.", "UBND Thành phố"),
        ("tại Nghị quyết 19/NQ-CP về cải thiện môi trường, Chính phủ giao", "Chính phủ"),
        ("theo yêu cầu của UBND tỉnh Gia Lai tại Công văn 2202/UBND-NN", "UBND tỉnh Gia Lai"),
        ("Bộ Công Thương đã trình Thủ tướng tại Văn bản số 20/BCT-TCCB", "Bộ Công Thương"),
        ("Quyết định số 25/QĐ-XPVPHC do Chánh Thanh tra Lê Văn An ký", "Chánh Thanh tra"),
        ("Giám đốc Sở Y tế Hà Nội Lê Văn An ký Quyết định 8/QĐ-SYT", "Giám đốc Sở Y tế Hà Nội"),
        ("Nghị quyết 58 Chính phủ có hiệu lực", "Chính phủ"),
        ("Thứ trưởng Bộ Y tế Lê Văn An ký công văn số 7/BYT-KCB", "Bộ Y tế"),
        ("Thông tư số 36/2016/TT-NHNN của Ngân hàng (NH) Nhà nước", "Ngân hàng (NH) Nhà nước"),
        ("của Bộ Nội vụ (Quyết định số 12/QĐ-BNV ngày 1/2/2020)", "Bộ Nội vụ"),
        ("VCCI gửi công văn số 259 cho các bộ", "VCCI"),
        ("Quốc hội khóa XIV tại Kỳ họp thứ 2 đã thông qua Luật số 26/2016/QH14", "Quốc hội"),
        ("theo Nghị định 163/2006/NĐ-CP, Ngân hàng Nhà nước cho biết", None),
        ("Ông Lê Văn An ký công văn số 3844/BCT-VP gửi các cơ quan", None),
        ("đại biểu Quốc hội thông qua Nghị quyết 94/2015/QH13", None),
        ("Thông tư 26/2026/TT-BCT thuộc phạm vi quản lý của Bộ Công Thương", None),
    ],
)
def test_the_issuer_is_as_the_sentence_words_it(text, said):
    assert issuer(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nghị định 24/2010/NĐ-CP ngày15/3/2010", "2010-03-15"),
        ("Nghị định 24/2010/NĐ-CP (15/3/2010)", "2010-03-15"),
        ("Công văn số 409/UBND-TKBT, ban hành ngày 3/2, UBND", "XXXX-02-03"),
        ("Nghị định số 55/2025/NĐ-CP của Chính phủ ngày 02 tháng 03 năm 2025", "2025-03-02"),
        ("Cuối tháng 2/2017, UBND TP Đà Nẵng đã công văn số 1304/UBND-QLĐT", "2017-02"),
        ("Ngày 6-2, UBND tỉnh ban hành Kế hoạch số 23/KH-UBND", "XXXX-02-06"),
        ("các Nghị quyết 19/NQ-CP năm 2015, 2016 và 2017", "2015,2016,2017"),
        ("Từ năm 1999, Thủ tướng đã ban hành Quyết định 224/1999/QĐ-TTg", "1999"),
        ("công văn số 4147/VPCP-NN ngày 24/42017", ""),
        ("Nghị định 24/2010/NĐ-CP ngày 31/2/2010 và ngày 45/45/2010", ""),
        ("Nghị định 24/2010/NĐ-CP có hiệu lực từ ngày 1/5/2010", ""),
    ],
)
def test_the_date_is_the_documents_own(text, said):
    assert only(text).date == said


def test_a_list_shares_type_and_issuer_and_says_so():
    first, *others = citations.find(
        "các Công văn số 463/TTg-KTN ngày 28/3/2013; số 875/TTg-KTN ngày 27/5/2016 và "
        "số 1797/TTg-KTN ngày 11/10/2016 của Thủ tướng Chính phủ"
    )
    assert {one.type for one in (first, *others)} == {"công văn"}
    assert {one.issuer and one.issuer.text for one in (first, *others)} == {"Thủ tướng Chính phủ"}
    assert all(one.type_inherited and Shared.TYPE in one.shared for one in others)
    assert first.shared == {Shared.ISSUER}


def test_a_list_that_is_announced_gives_its_type():
    found = citations.find("bãi bỏ các Thông tư sau: số 15/2014/TT-BXD; số 11/2009/TT-BXD")
    assert [(one.text, one.type) for one in found] == [
        ("số 15/2014/TT-BXD", "thông tư"),
        ("số 11/2009/TT-BXD", "thông tư"),
    ]


def test_bare_numbers_go_on_in_a_list():
    found = citations.find("theo quyết định số 43 và số 10 của UBND tỉnh Nghệ An")
    assert [(one.text, one.issuer and one.issuer.text) for one in found] == [
        ("quyết định số 43", "UBND tỉnh Nghệ An"),
        ("số 10", "UBND tỉnh Nghệ An"),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Điều 4 Nghị định số 42/2022/NĐ-CP", Article("4")),
        ("khoản 1 Điều 8 Quyết định 619/QĐ-TTg", Article("8", "1")),
        ("điểm a, khoản 2 điều 27 Nghị định 144/2013", Article("27", "2", "a")),
        ("các khoản 3, 4 và 5 Điều 6 của Nghị định 155/2020/NĐ-CP", Article("6", "3, 4, 5")),
        ("điểm d và điểm đ khoản 3 Điều 1 Nghị định 245/2025/NĐ-CP", Article("1", "3", "d, đ")),
        ("Điều 105a Nghị định số 34/2025/NĐ-CP", Article("105a")),
        ("theo Nghị định số 34/2025/NĐ-CP", None),
    ],
)
def test_article_clause_and_point_before_a_citation(text, part):
    assert only(text).part == part


def test_the_title_is_taken_with_or_without_quotation_marks():
    assert only("Chỉ thị 05-CT/TW về “Học tập và làm theo”.").title.text == "Học tập và làm theo"
    found = only(
        "Nghị định 67/2014/NĐ-CP của Chính phủ về phát triển thủy sản, có hiệu lực từ 2014"
    )
    assert found.title.text == "về phát triển thủy sản"


def test_a_short_name_leads_back_to_the_document():
    text = (
        "Quyết định số 765/QĐ-BTTTT ngày 28/4/2023 về thực hiện Chỉ thị số 07/CT-TTg (sau đây viết "
        "tắt là Quyết định số 765); căn cứ Quyết định số 765 và Chỉ thị số 07/CT-TTg."
    )
    decision, directive, alias, again, directive_again = citations.find(text)
    assert [one.same_as for one in (alias, again, directive_again)] == [0, 0, 1]
    assert [name.text for name in decision.aliases] == ["Quyết định số 765"]
    assert directive.aliases == ()


def test_only_documents_get_short_names():
    found = only("Nghị định 58/2020/NĐ-CP của Chính phủ (sau đây gọi tắt là chuyên gia đánh giá)")
    assert found.aliases == ()


def test_the_head_of_a_document_tells_its_issuer_and_its_day():
    found = only(
        "BỘ TÀI CHÍNH\n \nSố: 22/2026/TT-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n \nHà Nội, ngày 17 tháng 03 năm 2026\n\nTHÔNG TƯ"
    )
    assert (found.issuer.text, found.date) == ("BỘ TÀI CHÍNH", "2026-03-17")
    assert {found.issuer_found, found.date_found} == {Found.HEADER}


def test_what_was_normalised_is_said():
    found = only("Quyết định 60 –\nnq/tw")
    assert found.written == "60 –\nnq/tw"
    assert str(found.number.canonical) == "60-NQ/TW"
    wanted = {Note.DASHES, Note.SPACES, Note.CASE, Note.NO_WORD, Note.TYPE_AGAINST_SIGN}
    assert found.notes == wanted
    assert Note.LETTERS in only("Quy định số 11-QÐi/TW").notes
    assert Note.ORDER in only("Nghị quyết số 60/NQ-TW").notes
    assert Note.YEAR_AGAINST_DATE in only("Nghị định số 1/2014/NĐ-CP ngày 3/4/2015").notes


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Nghị định số 30/2020/NĐ-CP", Certainty.SURE),
        ("Văn bản số 329/VP-HC", Certainty.LIKELY),
        ("Nghị quyết số 60/NQ-TW", Certainty.LIKELY),
        ("Nghị định 67", Certainty.LIKELY),
        ("(35/NQ-CP)", Certainty.DOUBTFUL),
        ("Nghị định số 39-NQ/TW", Certainty.DOUBTFUL),
        ("Quyết định 26 của UBND", Certainty.DOUBTFUL),
    ],
)
def test_how_sure_it_is_is_said(text, certainty):
    assert only(text).certainty is certainty


def test_marks_apart_from_their_letters_keep_their_place():
    text = "Theo Nghị định số 67/2014/NĐ-CP của Chính phủ"
    apart = unicodedata.normalize("NFD", text)
    found = only(apart)
    assert unicodedata.normalize("NFC", apart[found.start : found.end]) == only(text).text
    assert unicodedata.normalize("NFC", apart[found.issuer.start : found.issuer.end]) == "Chính phủ"
    assert str(found.number) == "67/2014/NĐ-CP"


def test_the_key_of_a_document_holds_number_issuer_and_day():
    found = only("Quyết định số 02/QĐ-UBND ngày 3/4/2015 của UBND tỉnh Kon Tum")
    assert found.key == ("2/QĐ-UBND", "UBND tỉnh Kon Tum", "2015-04-03")
    assert only("Luật số 97/2025/QH15").key == ("97/2025/QH15", "", "2025")


def test_kinds():
    assert [one.kind for one in citations.find("Nghị định 67 và Nghị định 30/2020/NĐ-CP")] == [
        Kind.SHORT,
        Kind.FULL,
    ]
