"""Real citations, as found in documents, portals and newspapers; the keys of their sources below.

A1-A15: programmes of dân vận bodies and their copies (thuvienphapluat.vn, ninhthuan.gov.vn,
danvan.vn); C, D: portals of provinces; F: rules on the form of documents; L: law portals; N, P, R,
S, T, X: resolutions, amendments, reorganisation, the article of 2024, e-office, gazette.
"""

import pytest

from kheo.documents import citations

# Source, words, and for each citation: type, number, date, issuer.
SNIPPETS = """
S  | Chỉ thị số 33/CT-TTg, ngày 26/11/2021 của Thủ tướng Chính phủ về “Tiếp tục tăng cường”
   > chỉ thị | 33/CT-TTg | 2021-11-26 | Thủ tướng Chính phủ
A17| Chỉ thị số 33/CT-TTg ngày 26 tháng 11 năm 2021 của Thủ tướng Chính phủ về tiếp tục tăng cường
   > chỉ thị | 33/CT-TTg | 2021-11-26 | Thủ tướng Chính phủ
A1 | Chương trình phối hợp số 79-Ctr/BDVTW – BCSĐCP về công tác dân vận, giai đoạn 2016 – 2021
   > chương trình | 79-Ctr/BDVTW-BCSĐCP | |
A4 | Chương trình phối hợp số 79-CTr/BDVTW-BCSĐCP ngày 11/10/2016 giữa Ban Dân vận Trung ương và Ban cán sự đảng Chính phủ
   > chương trình | 79-CTr/BDVTW-BCSĐCP | 2016-10-11 | Ban Dân vận Trung ương và Ban cán sự đảng Chính phủ
A1 | Công văn số 490-CV/BDVTW ngày 14/10/2016 về việc hướng dẫn thực hiện
   > công văn | 490-CV/BDVTW | 2016-10-14 |
A4 | Kế hoạch số 1573-KH/BDVTW-BCSĐCP thực hiện Chương trình phối hợp số 79-CTr/BDVTW-BCSĐCP
   > kế hoạch | 1573-KH/BDVTW-BCSĐCP | |
   > chương trình | 79-CTr/BDVTW-BCSĐCP | |
A3 | Quyết định số 290-QĐ/TW, ngày 25/02/2010 của Bộ Chính trị (khóa X) về việc ban hành Quy chế
   > quyết định | 290-QĐ/TW | 2010-02-25 | Bộ Chính trị
A3 | Quyết định số 78-QĐ/TW, ngày 10/4/2012 của Bộ Chính trị (Khóa XI)
   > quyết định | 78-QĐ/TW | 2012-04-10 | Bộ Chính trị
A3 | Quy định số 172-QĐ/TW, ngày 07/3/2013 của Bộ Chính trị
   > quy định | 172-QĐ/TW | 2013-03-07 | Bộ Chính trị
A3 | Kết luận số 114-KL/TW, ngày 14/7/2015 của Ban Bí thư Trung ương Đảng (khóa XI) về “Nâng cao hiệu quả”
   > kết luận | 114-KL/TW | 2015-07-14 | Ban Bí thư Trung ương Đảng
A3 | Chương trình hành động số 31-CTr/BDVTW, ngày 18/5/2016 của Ban Dân vận Trung ương
   > chương trình | 31-CTr/BDVTW | 2016-05-18 | Ban Dân vận Trung ương
A3 | Nghị quyết số 63/NQ-CP , ngày 22/7/2016 của Chính phủ
   > nghị quyết | 63/NQ-CP | 2016-07-22 | Chính phủ
A9 | Chương trình số 2075-CTr/BDVTW-TCCT ngày 11/11/2016
   > chương trình | 2075-CTr/BDVTW-TCCT | 2016-11-11 |
A9 | Quyết định số 50-QĐ/TW, ngày 21/11/2011 của Ban Bí thư Trung ương Đảng
   > quyết định | 50-QĐ/TW | 2011-11-21 | Ban Bí thư Trung ương Đảng
D11| Ngày 19/02/2020, Ban Dân vận Trung ương ban hành Kế hoạch số 06-KH/BDVTW
   > kế hoạch | 06-KH/BDVTW | 2020-02-19 | Ban Dân vận Trung ương
A6 | Quy chế phối hợp số 01-QCPH/UBND-BDVTU ngày 29/5/2015
   > quy chế phối hợp | 01-QCPH/UBND-BDVTU | 2015-05-29 |
A6 | Chương trình phối hợp số 161-CTr/BCSĐUBND-BDVTU ngày 28/12/2016
   > chương trình | 161-CTr/BCSĐUBND-BDVTU | 2016-12-28 |
A6 | Quyết định số 553/QĐ-UBND ngày 15/3/2016 của Ủy ban nhân dân tỉnh ban hành Kế hoạch
   > quyết định | 553/QĐ-UBND | 2016-03-15 | Ủy ban nhân dân tỉnh
A7 | Kế hoạch số 141-KH/BDVTU ngày 27/12/2024 của Ban Dân vận Tỉnh ủy về công tác dân vận năm 2025
   > kế hoạch | 141-KH/BDVTU | 2024-12-27 | Ban Dân vận Tỉnh ủy
A8 | Kế hoạch 110/KH-UBND năm 2013 thực hiện Chương trình hành động 17-CTr/TU, Nghị quyết 25-NQ/TW về “Tăng cường”
   > kế hoạch | 110/KH-UBND | 2013 |
   > chương trình | 17-CTr/TU | |
   > nghị quyết | 25-NQ/TW | |
A8 | CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 17-CTR/TU NGÀY 26/9/2013 CỦA TỈNH ỦY
   > chương trình | 17-CTR/TU | 2013-09-26 | TỈNH ỦY
D1 | Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về “Tăng cường”
   > nghị quyết | 25-NQ/TW | 2013-06-03 | Ban Chấp hành Trung ương Đảng khóa XI
D1 | Đề án số 05- ĐA/TU, ngày 09/4/2021 về dân vận (sau đây viết tắt là Đề án số 05-ĐA/TU)
   > đề án | 05-ĐA/TU | 2021-04-09 |
   > đề án | 05-ĐA/TU | |
D1 | Quyết định số 08/2022/QĐ-UBND, ngày 19/4/2022 của Ủy ban nhân dân tỉnh
   > quyết định | 08/2022/QĐ-UBND | 2022-04-19 | Ủy ban nhân dân tỉnh
D1 | Hướng dẫn số 08-HD/BDVTU, ngày 25/9/2022 của Ban Dân vận Tỉnh ủy
   > hướng dẫn | 08-HD/BDVTU | 2022-09-25 | Ban Dân vận Tỉnh ủy
D1 | Số 29-HD/ĐUK
   > | 29-HD/ĐUK | |
A13| Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị
   > quyết định | 217-QĐ/TW | 2013-12-12 | Bộ Chính trị
   > quyết định | 218-QĐ/TW | 2013-12-12 | Bộ Chính trị
A13| Nghị quyết Liên tịch số 19/2008/NQLT/CP-UBTUMTTQVN ngày 22/8/2008
   > nghị quyết liên tịch | 19/2008/NQLT/CP-UBTUMTTQVN | 2008-08-22 |
A13| Luật Tổ chức chính quyền địa phương ngày 19/6/2015
A13| Số: 01/QCPH/UBND-UBMTTQ
   > | 01/QCPH/UBND-UBMTTQ | |
T10| Quyết định số 42/2014/QĐ-TTg ngày 27 tháng 7 năm 2014 của Thủ tướng Chính phủ ban hành Quy chế
   > quyết định | 42/2014/QĐ-TTg | 2014-07-27 | Thủ tướng Chính phủ
T12| Thông tư liên tịch số 01/2015/TTLT-VPCP-BNV ngày 23 tháng 10 năm 2015
   > thông tư liên tịch | 01/2015/TTLT-VPCP-BNV | 2015-10-23 |
T13| Tờ trình số 255/TTr-VPUB ngày 13/11/2015
   > tờ trình | 255/TTr-VPUB | 2015-11-13 |
T2 | Công văn số 1907/UBND-KSTT ngày 13.4.2022
   > công văn | 1907/UBND-KSTT | 2022-04-13 |
D13| Chỉ thị số 11-CT/TU ngày 28/9/2021 của Ban Thường vụ Tỉnh ủy; Kết luận số 43-KL/TW ngày 7/1/2019 của Ban Bí thư
   > chỉ thị | 11-CT/TU | 2021-09-28 | Ban Thường vụ Tỉnh ủy
   > kết luận | 43-KL/TW | 2019-01-07 | Ban Bí thư
D4 | Kế hoạch số 24-KH/BDVTU ngày 20/3/2009; Nghị quyết số 145-NQ/TU; Kế hoạch số 34-KH/HU
   > kế hoạch | 24-KH/BDVTU | 2009-03-20 |
   > nghị quyết | 145-NQ/TU | |
   > kế hoạch | 34-KH/HU | |
A15| Quy định số 11-QÐi/TW, ngày 18/02/2019 của Bộ Chính trị
   > quy định | 11-QĐi/TW | 2019-02-18 | Bộ Chính trị
A15| Đề án số 07-ĐA/TU, ngày 24/11/2021 (gọi tắt là Đề án số 07-ĐA/TU)
   > đề án | 07-ĐA/TU | 2021-11-24 |
   > đề án | 07-ĐA/TU | |
A11| Đề án số 02 - ĐA/TU ngày 15.8.2016
   > đề án | 02-ĐA/TU | 2016-08-15 |
C1 | Kế hoạch số 164-KH/TU ngày 24 tháng 8 năm 2022; Chỉ thị số 12-CT/TW ngày 05 tháng 01 năm 2022
   > kế hoạch | 164-KH/TU | 2022-08-24 |
   > chỉ thị | 12-CT/TW | 2022-01-05 |
R9 | Nghị quyết số 60-NQ/TW ngày 12/4/2025; Nghị quyết số 60/NQ-TW ngày 12/4/2025
   > nghị quyết | 60-NQ/TW | 2025-04-12 |
   > nghị quyết | 60/NQ-TW | 2025-04-12 |
R9 | Công văn số 03/CV-BCĐ ngày 15/4/2025; Kết luận số 1587-KL/TU ngày 16/4/2025; Quyết định số 759/QĐ-TTg ngày 14/4/2025
   > công văn | 03/CV-BCĐ | 2025-04-15 |
   > kết luận | 1587-KL/TU | 2025-04-16 |
   > quyết định | 759/QĐ-TTg | 2025-04-14 |
R9 | Nghị quyết số 76/2025/UBTVQH15 ngày 14/4/2025; Nghị quyết số 74/NQ-CP ngày 07/4/2025
   > nghị quyết | 76/2025/UBTVQH15 | 2025-04-14 |
   > nghị quyết | 74/NQ-CP | 2025-04-07 |
C2 | Nghị quyết số 18-NQ/TW, ngày 25-10-2017, “Một số vấn đề” và Nghị quyết số 19- NQ/TW, ngày 25-10-2017
   > nghị quyết | 18-NQ/TW | 2017-10-25 |
   > nghị quyết | 19-NQ/TW | 2017-10-25 |
R8 | Hướng dẫn số 31 – HD/BTCTW ngày 23/4/2025
   > hướng dẫn | 31-HD/BTCTW | 2025-04-23 |
R7 | Nghị quyết số 1670/NQ-UBTVQH15 của Ủy ban Thường vụ Quốc hội
   > nghị quyết | 1670/NQ-UBTVQH15 | | Ủy ban Thường vụ Quốc hội
L5 | Luật số 97/2025/QH15; (Luật số 97/2025/QH13)
   > luật | 97/2025/QH15 | |
   > luật | 97/2025/QH13 | |
F3 | Quy định 399-QĐ/TW năm 2026
   > quy định | 399-QĐ/TW | 2026 |
C3 | khoản 1 Điều 8 Quyết định 619/QĐ-TTg
   > quyết định | 619/QĐ-TTg | |
A14| Chỉ thị số 18/2000/CT-TTg, ngày 21/9/2000; Công văn số 42/TTg-TH, ngày 07/1/2010; Chỉ thị số 20/2004/CT-UBND; Công văn số 395-CV/BDVTU, ngày 18/3/2013
   > chỉ thị | 18/2000/CT-TTg | 2000-09-21 |
   > công văn | 42/TTg-TH | 2010-01-07 |
   > chỉ thị | 20/2004/CT-UBND | |
   > công văn | 395-CV/BDVTU | 2013-03-18 |
C4 | Chỉ thị số 02/CT-UBND ngày 12-1-2022
   > chỉ thị | 02/CT-UBND | 2022-01-12 |
F8 | Quyết định của Bộ Chính trị số31-QĐ/TW, ngày 01-10-1997
   > quyết định | 31-QĐ/TW | 1997-10-01 | Bộ Chính trị
C5 | Số: 367 - QĐ/TWĐTN-VP
   > | 367-QĐ/TWĐTN-VP | |
C6 | Hướng dẫn số 11/HD-TLĐ
   > hướng dẫn | 11/HD-TLĐ | |
N1 | Nghị quyết số 160/NQ-CP ngày 22 tháng 12 năm 2021 thực hiện Chỉ thị số 05-CT/TW ngày 23 tháng 6 năm 2021 của Ban Bí thư
   > nghị quyết | 160/NQ-CP | 2021-12-22 |
   > chỉ thị | 05-CT/TW | 2021-06-23 | Ban Bí thư
X3 | Kết luận số 126–KL/TW; Kết luận 221/KL/TW năm 2025; Chỉ thị số 15/CTT-TTg ngày 22 tháng 5 năm 2012; Kế hoạch số 076/KH-UBND ngày 30/8/2025; Nghị định 307-TTg ngày 20 tháng 6 năm 1958
   > kết luận | 126-KL/TW | |
   > kết luận | 221/KL/TW | 2025 |
   > chỉ thị | 15/CTT-TTg | 2012-05-22 |
   > kế hoạch | 076/KH-UBND | 2025-08-30 |
   > nghị định | 307-TTg | 1958-06-20 |
P2 | Điều 4 Nghị định số 42/2022/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 132/2025/NĐ-CP và Nghị định số 118/2025/NĐ-CP
   > nghị định | 42/2022/NĐ-CP | |
   > nghị định | 132/2025/NĐ-CP | |
   > nghị định | 118/2025/NĐ-CP | |
"""  # noqa: E501


def read():
    said, wanted = "", []
    for line in SNIPPETS.strip().splitlines():
        if line.startswith("   >"):
            wanted.append(tuple(part.strip() for part in line[4:].split("|")))
            continue
        if said:
            yield said, wanted
        said, wanted = line.partition("|")[2].strip(), []
    yield said, wanted


@pytest.mark.parametrize(("said", "wanted"), list(read()))
def test_a_real_citation_is_found_with_all_it_says(said, wanted):
    found = [
        (one.type, str(one.number), one.date, one.issuer.text if one.issuer else "")
        for one in citations.find(said)
    ]
    assert found == wanted


def test_there_are_as_many_snippets_as_were_collected():
    assert len(list(read())) == 57
