"""Issuers by the sign they have in a symbol.

Sources: VBQPPL = the law on issuing legal documents; NĐ 30 = Nghị định 30/2020/NĐ-CP, Phụ lục III
(an issuer's sign is made of the first letters of its name); HD 05 = Hướng dẫn 05-HD/VPTW of 2026;
use = seen in real documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Issuer:
    """One sign and who stands behind it.

    `worded` are the beginnings that its name may have in a sentence, in small letters.
    """

    code: str
    name: str
    worded: tuple[str, ...]
    source: str
    party: bool = False


PARTY_CENTRE: Final = (
    "trung ương", "bộ chính trị", "ban bí thư", "ban chấp hành trung ương", "bch trung ương",
    "bch tw", "hội nghị", "đại hội", "tw", "tổng bí thư",
)  # fmt: skip
ISSUERS: Final = (
    Issuer("QH", "Quốc hội", ("quốc hội",), "VBQPPL"),
    Issuer("UBTVQH", "Ủy ban Thường vụ Quốc hội",
           ("ủy ban thường vụ quốc hội", "uỷ ban thường vụ quốc hội", "ubtvqh", "ubtv quốc hội"),
           "VBQPPL"),
    Issuer("CTN", "Chủ tịch nước", ("chủ tịch nước",), "VBQPPL"),
    Issuer("CP", "Chính phủ", ("chính phủ",), "VBQPPL"),
    Issuer("TTg", "Thủ tướng Chính phủ", ("thủ tướng", "phó thủ tướng"), "VBQPPL"),
    Issuer("HĐBT", "Hội đồng Bộ trưởng", ("hội đồng bộ trưởng", "hđbt"), "use"),
    Issuer("HĐCP", "Hội đồng Chính phủ", ("hội đồng chính phủ",), "use"),
    Issuer("VPCP", "Văn phòng Chính phủ", ("văn phòng chính phủ", "vpcp"), "NĐ 30"),
    Issuer("TTCP", "Thanh tra Chính phủ", ("thanh tra chính phủ", "tổng thanh tra"), "NĐ 30"),
    Issuer("HĐTP", "Hội đồng Thẩm phán Tòa án nhân dân tối cao", ("hội đồng thẩm phán",), "VBQPPL"),
    Issuer("TANDTC", "Tòa án nhân dân tối cao",
           ("tòa án nhân dân tối cao", "toà án nhân dân tối cao", "tand tối cao", "tandtc"),
           "VBQPPL"),
    Issuer("VKSNDTC", "Viện kiểm sát nhân dân tối cao",
           ("viện kiểm sát nhân dân tối cao", "vksnd tối cao", "vksndtc"), "VBQPPL"),
    Issuer("KTNN", "Kiểm toán nhà nước",
           ("kiểm toán nhà nước", "tổng kiểm toán", "ktnn"), "VBQPPL"),
    Issuer("NHNN", "Ngân hàng Nhà nước Việt Nam",
           ("ngân hàng nhà nước", "nhnn", "thống đốc"), "NĐ 30"),
    Issuer("HĐND", "Hội đồng nhân dân", ("hội đồng nhân dân", "hđnd"), "VBQPPL"),
    Issuer("UBND", "Ủy ban nhân dân",
           ("ủy ban nhân dân", "uỷ ban nhân dân", "ubnd", "ub", "tỉnh", "thành phố", "tp", "huyện",
            "quận", "xã", "phường"), "VBQPPL"),
    Issuer("UB", "Ủy ban nhân dân",
           ("ủy ban", "uỷ ban", "ubnd", "tỉnh", "thành phố", "tp"), "use"),
    Issuer("TW", "Trung ương Đảng", PARTY_CENTRE, "HD 05", party=True),
    Issuer("VPTW", "Văn phòng Trung ương Đảng", ("văn phòng trung ương",), "HD 05", party=True),
    Issuer("BTCTW", "Ban Tổ chức Trung ương", ("ban tổ chức trung ương",), "HD 05", party=True),
    Issuer("BDVTW", "Ban Dân vận Trung ương", ("ban dân vận trung ương",), "HD 05", party=True),
    Issuer("BTGTW", "Ban Tuyên giáo Trung ương", ("ban tuyên giáo trung ương",), "HD 05",
           party=True),
    Issuer("BTGDVTW", "Ban Tuyên giáo và Dân vận Trung ương",
           ("ban tuyên giáo và dân vận trung ương",), "HD 05", party=True),
    Issuer("UBKTTW", "Ủy ban Kiểm tra Trung ương", ("ủy ban kiểm tra trung ương",), "HD 05",
           party=True),
    Issuer("BCSĐCP", "Ban cán sự đảng Chính phủ", ("ban cán sự đảng",), "use", party=True),
    Issuer("BCSĐ", "Ban cán sự đảng", ("ban cán sự",), "use", party=True),
    Issuer("TU", "Tỉnh ủy, Thành ủy",
           ("tỉnh ủy", "tỉnh uỷ", "thành ủy", "thành uỷ", "ban thường vụ", "btv", "ban chấp hành"),
           "HD 05", party=True),
    Issuer("BDVTU", "Ban Dân vận Tỉnh ủy", ("ban dân vận",), "HD 05", party=True),
    Issuer("BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy", ("ban tuyên giáo và dân vận",), "HD 05",
           party=True),
    Issuer("HU", "Huyện ủy", ("huyện ủy", "huyện uỷ", "ban thường vụ"), "HD 05", party=True),
    Issuer("QU", "Quận ủy", ("quận ủy", "quận uỷ", "ban thường vụ"), "HD 05", party=True),
    Issuer("ThU", "Thị ủy", ("thị ủy", "thị uỷ", "ban thường vụ"), "HD 05", party=True),
    Issuer("ĐU", "Đảng ủy", ("đảng ủy", "đảng uỷ", "ban thường vụ"), "HD 05", party=True),
    Issuer("ĐUK", "Đảng ủy khối", ("đảng ủy khối", "đảng uỷ khối"), "HD 05", party=True),
    Issuer("CB", "Chi bộ", ("chi bộ",), "HD 05", party=True),
    Issuer("QUTW", "Quân ủy Trung ương", ("quân ủy trung ương", "quân uỷ trung ương"), "HD 05",
           party=True),
    Issuer("BCĐ", "Ban Chỉ đạo", ("ban chỉ đạo", "bcđ"), "HD 05"),
    Issuer("TLĐ", "Tổng Liên đoàn Lao động Việt Nam", ("tổng liên đoàn", "tổng lđlđ"), "use"),
    Issuer("TWĐTN", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
           ("trung ương đoàn", "ban thường vụ trung ương đoàn", "ban bí thư trung ương đoàn"),
           "use"),
    Issuer("TCCT", "Tổng cục Chính trị", ("tổng cục chính trị",), "use"),
    Issuer("MTTW", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
           ("ủy ban trung ương mặt trận", "ubtw mttq", "mttq"), "use"),
    Issuer("UBCK", "Ủy ban Chứng khoán Nhà nước", ("ủy ban chứng khoán", "ubck"), "use"),
    Issuer("BHXH", "Bảo hiểm xã hội", ("bảo hiểm xã hội", "bhxh"), "use"),
    Issuer("TCHQ", "Tổng cục Hải quan", ("tổng cục hải quan", "hải quan"), "use"),
    Issuer("TCT", "Tổng cục Thuế", ("tổng cục thuế",), "use"),
    Issuer("CT", "Cục Thuế", ("cục thuế", "chi cục thuế"), "use"),
)  # fmt: skip

BY_CODE: Final[Mapping[str, Issuer]] = MappingProxyType({one.code: one for one in ISSUERS})
PARTY_CODES: Final = frozenset(one.code for one in ISSUERS if one.party)
# Beginnings of signs that only the Party's bodies have.
PARTY_BEGINNINGS: Final = (
    "BDV", "BTG", "BCSĐ", "BTCTU", "UBKTTU", "VPTU", "BNCTU", "ĐĐ", "TWĐ", "BTV",
)  # fmt: skip


def is_party(code: str) -> bool:
    """Return whether a sign belongs to a body of the Party (or of its youth union)."""
    return code in PARTY_CODES or code.startswith(PARTY_BEGINNINGS)
