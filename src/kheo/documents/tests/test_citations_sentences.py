"""Turns of phrase in which sentences say what was issued, by whom and when.

The sentences are written for these tests, in the shape of real ones.
"""

import pytest

from kheo.documents import citations


def said(text):
    return [
        (one.text, one.date, one.issuer.text if one.issuer else "") for one in citations.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        # Behind a citation that opens the sentence.
        ("Theo Công văn số 12/BXD-KT về nhà ở, Bộ Xây dựng có đưa ra chỉ tiêu", "Bộ Xây dựng"),
        ("Tại Quyết định số 33/QĐUB ngày 1/2/2011, tỉnh Hà Nam đã điều chỉnh", "tỉnh Hà Nam"),
        ("Tại công văn số 95, Phó Thủ tướng Lê Văn An đã có ý kiến", "Phó Thủ tướng"),
        ("Tại Quyết định số 5/QĐ-BKHĐT, Bộ Kế hoạch và Đầu tư bố trí vốn", "Bộ Kế hoạch và Đầu tư"),
        ("Theo Nghị định 67 về tàu cá, Bộ Công Thương đưa ra chỉ tiêu", None),
        ("Tại Thông tư liên tịch 1/2015/TTLT-BYT-BTC, Bộ Y tế quy định", None),
        # Persons and the bodies they stand for.
        ("ông Lê An - Trưởng phòng GD-ĐT huyện Mỹ Lộc đã ký công văn số 2/PGDĐT",
         "Trưởng phòng GD-ĐT huyện Mỹ Lộc"),
        ("Phó Chủ tịch TP.Yên Bái lại ký tiếp Quyết định số 16/QĐ-UBND", "Phó Chủ tịch TP.Yên Bái"),
        ("Chủ tịch nước đã ra quyết định số 832/QĐ-CTN", "Chủ tịch nước"),
        ("Quyết định 7/QĐ-UBND do ông Lê Văn An, Phó chủ tịch UBND tỉnh ký",
         "Phó chủ tịch UBND tỉnh"),
        ("Quyết định 7/QĐ-UBND do chủ tịch UBND tỉnh Hà Nam, Lê Văn An ký ngày 2/3/2016",
         "chủ tịch UBND tỉnh Hà Nam"),
        ("Quyết định 113 ngày 14-4-1980 của chủ tịch Hội đồng Bộ trưởng",
         "chủ tịch Hội đồng Bộ trưởng"),
        # Where a body is does not make it another body.
        ("Thủ trưởng Cơ quan CSĐT Công an huyện Can Lộc, tỉnh Hà Tĩnh đã ký quyết định số 23",
         "Thủ trưởng Cơ quan CSĐT Công an huyện Can Lộc"),
        ("Cơ quan cảnh sát điều tra, Công an huyện Mỹ Lộc đã ra Quyết định số 13/QĐ-CQCSĐT",
         "Cơ quan cảnh sát điều tra, Công an huyện Mỹ Lộc"),
        ("Viện KSND cùng cấp cũng có Kết luận kiểm sát số 12/KLKS-TĐ", "Viện KSND cùng cấp"),
        # Names with commas, dashes, brackets, “của” inside.
        ("Ủy ban Văn hóa, Giáo dục, Thanh niên và Nhi đồng của Quốc hội có văn bản số 5/UBVHGD",
         "Ủy ban Văn hóa, Giáo dục, Thanh niên và Nhi đồng của Quốc hội"),
        ("Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh Hà Nam ra Công điện số 32",
         "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh Hà Nam"),
        ("Ban Chỉ đạo T.Ư về Phòng chống thiên tai - Ủy ban Quốc gia Cứu nạn ra Công điện số 2",
         "Ban Chỉ đạo T.Ư về Phòng chống thiên tai - Ủy ban Quốc gia Cứu nạn"),
        ("Văn phòng Thường trực Ban Chỉ đạo Trung ương về Phòng chống thiên tai có Công điện số 13",
         "Văn phòng Thường trực Ban Chỉ đạo Trung ương về Phòng chống thiên tai"),
        ("Hội đồng quản trị (HĐQT) Ngân An đã ban hành Nghị quyết số 69",
         "Hội đồng quản trị (HĐQT) Ngân An"),
        ("Báo cáo số 25/BC-TCT của Tổ công tác của Thủ tướng Chính phủ",
         "Tổ công tác của Thủ tướng Chính phủ"),
        ("Kết luận 12 của Đảng ủy Chính phủ", "Đảng ủy Chính phủ"),
        ("Nghị quyết 12 của Đảng, được triển khai", "Đảng"),
        # Behind the title, or beside a second document without a number.
        ("Thông tư số 22/2014 về kho số do Bộ Thông tin & Truyền thông (TT&TT) ban hành",
         "Bộ Thông tin & Truyền thông"),
        ("Quyết định 24/2017/QĐ-TTg về giá điện vừa được Thủ tướng Chính phủ ký ngày 30/6",
         "Thủ tướng Chính phủ"),
        ("Chỉ thị số 26 cũng như Công điện ngày 2/2 của Thủ tướng Chính phủ",
         "Thủ tướng Chính phủ"),
        ("UBND tỉnh Hà Nam đã phê duyệt dự án này tại Quyết định số 2319", "UBND tỉnh Hà Nam"),
        ("Tổng cục Hải quan khẳng định không ra Thông báo số 29/TB-TCHQ", "Tổng cục Hải quan"),
        ("Quốc hội khóa XIII, Kỳ họp thứ 10 thông qua Luật Tố tụng (Luật số 93/2015/QH13)",
         "Quốc hội"),
        ("Giấy chứng nhận số: 050/QLCT-GCN do Cục Quản lý cạnh tranh – Bộ Công Thương cấp",
         "Cục Quản lý cạnh tranh – Bộ Công Thương"),
    ],
)  # fmt: skip
def test_the_issuer_is_found_however_the_sentence_says_it(text, issuer):
    ((_, _, found),) = said(text)
    assert found == (issuer or "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sáng nay 3-7, Công an tỉnh đã ký quyết định số 23/QĐ-CA", "XXXX-07-03"),
        ("Quyết định 5383 (năm 2014) của UBND thành phố", "2014"),
        ("Nhìn lại, từ năm 2007, Chính phủ ban hành Nghị định 132/2007/NĐ-CP", "2007"),
        ("tới 1/7/2016 Chính phủ mới ban hành Nghị định 100/2016/NĐ-CP", "2016-07-01"),
        ("Tới tận ngày 3/9/2016, với quyết định 1725/QĐ-TTg, nhà máy", "2016-09-03"),
        ("ngày 4.1.2017, tờ trình số 02/TTr-UBND do Phó chủ tịch UBND tỉnh ký", "2017-01-04"),
        ("Ngày 20/1/2017, tại công văn số 95, Phó Thủ tướng đã có ý kiến", "2017-01-20"),
        ("Quyết định 24/2017/QĐ-TTg về giá điện vừa được Thủ tướng ký ngày 30/6", "XXXX-06-30"),
        ("văn bản 38/QĐ-UBND của UBND ra đời sau, 23/12/2016", "2016-12-23"),
        ("thực hiện Kế hoạch số 16/KH-UBND của UBND TP, ngày 2-2, đoàn kiểm tra", ""),
        ("Ngày 13/6, công an điều tra vụ tàu cá đóng mới theo Nghị định 67 kém chất lượng", ""),
        ("Đến 31/12/2016, vốn tăng so với từ khi có Chỉ thị số 40-CT/TW", ""),
    ],
)
def test_the_day_is_that_of_the_document_and_no_other(text, date):
    ((_, found, _),) = said(text)
    assert found == date


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Theo báo cáo số 120 ngày 7/6 của Điện lực huyện Mỹ Lộc", ["báo cáo số 120"]),
        ("Sở Nội vụ có văn bản số 640 đề nghị", ["văn bản số 640"]),
        ("như giải trình tại Báo cáo 134, và văn bản 2383 đã được hủy",
         ["Báo cáo 134", "văn bản 2383"]),
        ("quyết định không khởi tố vụ án hình sự số 125 ngày 9.5.2017",
         ["quyết định không khởi tố vụ án hình sự số 125"]),
        ("văn bản xử phạt hành chính số 291/QĐ-XPVPHC",
         ["văn bản xử phạt hành chính số 291/QĐ-XPVPHC"]),
        ("Giấy chứng nhận đăng ký hoạt động bán hàng đa cấp số: 050/QLCT-GCN",
         ["Giấy chứng nhận đăng ký hoạt động bán hàng đa cấp số: 050/QLCT-GCN"]),
        ("Quyết định số 73/QĐ-BCĐ 389/TP gồm 26 người", ["Quyết định số 73/QĐ-BCĐ 389/TP"]),
        ("tại điểm l khoản 1 Điều 14 Pháp lệnh 1. Trường hợp đang sống", []),
        ("có báo cáo 120 trường hợp, lập văn bản 3 lần, văn bản 300 trang", []),
        ("một văn bản giả mạo Bộ Tài chính ghi số 3156 ngày 8/11/2016", []),
        ("tàu số 12 ngày 3/4/2017 cập bến, hợp đồng số 5 ngày 1/1/2017", []),
        ("tên lửa TL-504/QH-KT và BLEN NO-555/NĐ-CP", []),
    ],
)  # fmt: skip
def test_a_citation_begins_with_its_type_and_counted_things_are_none(text, spans):
    assert [span for span, _, _ in said(text)] == spans


def test_the_issuer_keeps_the_signs_of_the_sentence_and_the_key_does_not():
    (found,) = citations.find("Thông tư 1/2020/TT-BLĐTBXH của Bộ Lao động – Thương binh và Xã hội")
    assert found.issuer is not None
    assert found.issuer.text == "Bộ Lao động – Thương binh và Xã hội"
    assert found.key[1] == "Bộ Lao động - Thương binh và Xã hội"
