"""What a text says of itself is proposed with its words, its place, and how sure it is."""

import gzip
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.environment import ROOT
from kheo.documents.intake.casing import by_rule, in_words
from kheo.documents.intake.proposals import Proposals, Spot, Sure
from kheo.documents.intake.proposing import propose
from kheo.documents.rules.numbers import key_of

DATA = ROOT.parent / "shared" / "data" / "documents"
STATE = """
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
_______
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
________________
Số: 08/2026/QĐ-UBND
Quảng Ngãi, ngày 05 tháng 3 năm 2026
QUYẾT ĐỊNH
Ban hành Quy định về tiếp công dân
trên địa bàn tỉnh Quảng Ngãi
______
ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Điều 1. Ban hành kèm theo Quyết định này Quy định.
Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 15 tháng 3 năm 2026
đến hết ngày 31 tháng 12 năm 2030./.
Nơi nhận:
- Như Điều 3;
- Bộ Nội vụ (b/c);
- Lưu: VT, NC.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
[daky]
Y Ngọc Hà
"""
PARTY = """
TỈNH ỦY QUẢNG NGÃI
BAN TUYÊN GIÁO VÀ DÂN VẬN
*
Số 15-HD/BTGDVTU
ĐẢNG CỘNG SẢN VIỆT NAM
Quảng Ngãi, ngày 28 tháng 4 năm 2026
HƯỚNG DẪN
xây dựng mô hình “Dân vận khéo” năm 2026
-----
- Căn cứ Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư,
I- MỤC ĐÍCH
Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo),
- Các đảng ủy trực thuộc,
- Lưu Ban Tuyên giáo và Dân vận.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Nguyễn Thị Hương
"""
LETTER = """
SỞ NỘI VỤ
Số: 1907/SNV-CCVC
V/v báo cáo kết quả công tác dân vận chính quyền
6 tháng đầu năm 2026
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Quảng Ngãi, ngày 02 tháng 6 năm 2026
Kính gửi:
- Các sở, ban, ngành;
- Ủy ban nhân dân các xã, phường, đặc khu.
Thực hiện Kế hoạch số 21/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh.
Nơi nhận:
- Như trên;
- Lưu: VT.
Q. GIÁM ĐỐC
Trần Văn Bình
"""
JOINT = """
BAN DÂN VẬN TRUNG ƯƠNG -
BAN CÁN SỰ ĐẢNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 79-CTr/BDVTW-BCSĐCP
Hà Nội, ngày 11 tháng 10 năm 2016
CHƯƠNG TRÌNH
Phối hợp về công tác dân vận, giai đoạn 2016 - 2021
Căn cứ Quyết định số 290-QĐ/TW
"""
LAW = """
QUỐC HỘI
Luật số: 10/2022/QH15
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LUẬT
THỰC HIỆN DÂN CHỦ Ở CƠ SỞ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Điều 91. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2023.
Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV,
kỳ họp thứ 4 thông qua ngày 10 tháng 11 năm 2022.
CHỦ TỊCH QUỐC HỘI
Vương Đình Huệ
"""
CONSOLIDATED = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
NGHỊ ĐỊNH
Quy định về văn thư
Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư,
được sửa đổi, bổ sung bởi:
Nghị định số 1/2026/NĐ-CP ngày 01 tháng 01 năm 2026.
BỘ NỘI VỤ
Số: 5/VBHN-BNV
XÁC THỰC VĂN BẢN HỢP NHẤT
Hà Nội, ngày 12 tháng 02 năm 2026
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Lê Văn An
"""
READ = {
    "state": (STATE, {
        "number": "08/2026/QĐ-UBND", "type": "quyết định", "signed_on": "2026-03-05",
        "issuers": "Ủy ban nhân dân tỉnh Quảng Ngãi",
        "title": "Ban hành Quy định về tiếp công dân trên địa bàn tỉnh Quảng Ngãi",
        "signatories": "KT. Chủ tịch | Phó Chủ tịch | Y Ngọc Hà",
        "addressees": "Như Điều 3\nBộ Nội vụ (b/c)",
        "effective_on": "2026-03-15", "expires_on": "2030-12-31",
    }),
    "party": (PARTY, {
        "number": "15-HD/BTGDVTU", "type": "hướng dẫn", "signed_on": "2026-04-28",
        "issuers": "Ban Tuyên giáo và Dân vận Tỉnh ủy Quảng Ngãi",
        "title": "Xây dựng mô hình “Dân vận khéo” năm 2026",
        "signatories": "KT. Trưởng ban | Phó Trưởng ban | Nguyễn Thị Hương",
        "addressees": "Thường trực Tỉnh ủy (để báo cáo)\nCác đảng ủy trực thuộc",
    }),
    "letter": (LETTER, {
        "number": "1907/SNV-CCVC", "type": "công văn", "signed_on": "2026-06-02",
        "issuers": "Sở Nội vụ",
        "title": "Báo cáo kết quả công tác dân vận chính quyền 6 tháng đầu năm 2026",
        "signatories": "Q. Giám đốc | Trần Văn Bình",
    }),
    "joint": (JOINT, {
        "number": "79-CTr/BDVTW-BCSĐCP", "type": "chương trình", "signed_on": "2016-10-11",
        "issuers": "Ban Dân vận Trung ương\nBan cán sự đảng Chính phủ",
    }),
    "law": (LAW, {
        "number": "10/2022/QH15", "type": "luật", "signed_on": "2022-11-10",
        "issuers": "Quốc hội", "title": "Thực hiện dân chủ ở cơ sở",
        "effective_on": "2023-07-01",
    }),
    "consolidated": (CONSOLIDATED, {
        "number": "5/VBHN-BNV", "type": "văn bản hợp nhất", "signed_on": "2026-02-12",
        "issuers": "Bộ Nội vụ", "title": "Quy định về văn thư",
        "signatories": "KT. Bộ trưởng | Thứ trưởng | Lê Văn An",
    }),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [(text, name, value) for text, wanted in READ.values() for name, value in wanted.items()],
)
def test_a_particular_is_read(text, name, value):
    assert propose(text).value(name) == value


def test_a_proposal_tells_where_it_was_read_and_how_sure_it_is():
    found = propose(STATE).found
    number = found["number"]
    assert (number.words, number.spot, number.sure) == (
        "Số: 08/2026/QĐ-UBND", Spot.HEAD, Sure.SURE,
    )  # fmt: skip
    assert found["effective_on"].spot is Spot.BODY


def test_a_number_against_its_grammar_is_proposed_right_and_less_surely():
    found = propose(PARTY.replace("15-HD/BTGDVTU", "15/HD-BTGDVTU")).found["number"]
    assert (found.value, found.sure) == ("15-HD/BTGDVTU", Sure.LIKELY)
    assert "15/HD-BTGDVTU" in found.words


def test_a_type_that_its_sign_contradicts_is_a_guess():
    found = propose(STATE.replace("QUYẾT ĐỊNH\nBan hành", "THÔNG BÁO\nBan hành")).found["type"]
    assert (found.value, found.sure) == ("thông báo", Sure.GUESS)


def test_effect_from_the_day_of_signing_is_that_day():
    text = STATE.replace("kể từ ngày 15 tháng 3 năm 2026", "kể từ ngày ký")
    assert propose(text).value("effective_on") == "2026-03-05"


def test_a_day_that_no_calendar_has_is_not_proposed():
    assert propose(STATE.replace("ngày 05 tháng 3", "ngày 31 tháng 2")).value("signed_on") == ""


def test_columns_that_come_as_one_line_are_told_apart():
    text = STATE.replace("QĐ-UBND\nQuảng Ngãi, ngày", "QĐ-UBND Quảng Ngãi, ngày")
    found = propose(text)
    assert found.value("number") == "08/2026/QĐ-UBND"
    assert found.value("signed_on") == "2026-03-05"


@pytest.mark.parametrize(
    "piece",
    ["1", "1-", "số: 1/", "luật này ", "luật   ", "ngày 1 tháng 1 ", "TM. A\n", "LUẬT\n", "A\n",
     "Nơi nhận:\n- a\n", "Số: 1/KH-UBND\n", "thông qua ngày 1\n", "XÁC THỰC VĂN BẢN HỢP NHẤT\n"],
)  # fmt: skip
def test_a_long_text_of_one_kind_takes_no_longer_than_another(piece):
    text = STATE + piece * (2_000_000 // len(piece))
    began = time.process_time()
    propose(text)
    propose(piece * (2_000_000 // len(piece)))
    assert time.process_time() - began < 20


def test_proposals_come_back_from_json():
    found = propose(STATE)
    assert Proposals.of_plain(json.loads(json.dumps(found.plain()))) == found


@pytest.mark.parametrize(
    ("loud", "written"),
    [
        ("ỦY BAN NHÂN DÂN XÃ ĐĂK LIN", "Ủy ban nhân dân xã Đăk Lin"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, thể thao và Du lịch"),
        ("ĐẢNG ỦY PHƯỜNG KON TUM", "Đảng ủy phường Kon Tum"),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ],
)
def test_a_name_in_capitals_is_written_as_in_a_sentence(loud, written):
    assert by_rule(loud) == written


def test_a_name_is_written_as_the_text_itself_writes_it():
    text = "Giám đốc Sở Văn hóa, Thể thao và Du lịch trình."
    assert in_words("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", text).startswith("Sở Văn hóa, Thể thao")


@given(
    st.text(alphabet=st.sampled_from("SỐ: 12/KH-UBND\nngày tháng năm TM.ĐIỀUV/v "), max_size=300)
)
def test_no_text_is_too_odd_to_be_read(text):
    for name, proposal in propose(text).found.items():
        assert name
        assert proposal.value


@given(st.text(max_size=400))
def test_any_letters_at_all_are_read(text):
    propose(text)


@pytest.mark.skipif(not DATA.exists(), reason="the gazette's texts are not at hand")
def test_the_gazettes_own_texts_are_read():
    right = {"number": 0, "type": 0}
    whole = 0
    with gzip.open(DATA / "fulltext_dev.jsonl.gz", "rt") as lines:
        for row in map(json.loads, lines):
            number = row["so_ky_hieu"]
            if number.lstrip("0") not in "".join(row["text"].split()) or len(row["text"]) < 1000:
                continue  # a scan, or cut off before its end
            whole += 1
            found = propose(row["text"])
            right["number"] += key_of(found.value("number")) == key_of(number)
            right["type"] += found.value("type") == row["loai_van_ban"].lower()
    assert whole > 140
    assert min(right.values()) >= 0.97 * whole
