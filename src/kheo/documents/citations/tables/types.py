"""Types of documents: their names in words, their signs in a symbol, and where that is written.

Sources: NĐ 30 = Nghị định 30/2020/NĐ-CP, Phụ lục III; QĐ 399 = Quy định 399-QĐ/TW of 2026 with
Hướng dẫn 05-HD/VPTW; VBQPPL = the law on issuing legal documents; use = seen in real documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type of document.

    `alone` tells whether the type with a bare number (“Nghị định 67”) is a citation.
    `verb` tells whether the words are also a verb or a common noun, so that a bare number after
    them in small letters more likely counts something (“quyết định 2 việc”).
    """

    name: str
    codes: tuple[str, ...]
    source: str
    alone: bool = False
    verb: bool = False


TYPES: Final = (
    DocumentType("hiến pháp", (), "VBQPPL"),
    DocumentType("bộ luật", ("L",), "VBQPPL"),
    DocumentType("luật", ("L",), "VBQPPL"),
    DocumentType("pháp lệnh", ("PL",), "VBQPPL", alone=True),
    DocumentType("lệnh", ("L",), "VBQPPL"),
    DocumentType("sắc lệnh", ("SL",), "use", alone=True),
    DocumentType("sắc luật", ("SLu", "SLU"), "use", alone=True),
    DocumentType("nghị định", ("NĐ",), "VBQPPL", alone=True),
    DocumentType("nghị quyết", ("NQ",), "NĐ 30; QĐ 399", alone=True),
    DocumentType("nghị quyết liên tịch", ("NQLT",), "VBQPPL", alone=True),
    DocumentType("thông tư", ("TT",), "VBQPPL", alone=True),
    DocumentType("thông tư liên tịch", ("TTLT",), "VBQPPL", alone=True),
    DocumentType("thông tư liên bộ", ("TTLB",), "use", alone=True),
    DocumentType("quyết định", ("QĐ", "QĐNS", "QĐUB"), "NĐ 30; QĐ 399", alone=True, verb=True),
    DocumentType("chỉ thị", ("CT",), "NĐ 30; QĐ 399", alone=True),
    DocumentType("quy chế", ("QC",), "NĐ 30; QĐ 399"),
    DocumentType("quy chế phối hợp", ("QCPH", "QC"), "use"),
    DocumentType("quy định", ("QyĐ", "QĐ", "QĐi"), "NĐ 30; QĐ 399", alone=True, verb=True),
    DocumentType("thông cáo", ("TC",), "NĐ 30; QĐ 399", verb=True),
    DocumentType("thông báo", ("TB",), "NĐ 30; QĐ 399", alone=True, verb=True),
    DocumentType("thông tri", ("TT",), "QĐ 399", alone=True),
    DocumentType("hướng dẫn", ("HD",), "NĐ 30; QĐ 399", alone=True, verb=True),
    DocumentType("chương trình", ("CTr",), "NĐ 30; QĐ 399", verb=True),
    DocumentType("kế hoạch", ("KH",), "NĐ 30; QĐ 399", verb=True),
    DocumentType("phương án", ("PA",), "NĐ 30; QĐ 399", verb=True),
    DocumentType("đề án", ("ĐA",), "NĐ 30; QĐ 399", verb=True),
    DocumentType("dự án", ("DA",), "NĐ 30; QĐ 399", verb=True),
    DocumentType("báo cáo", ("BC",), "NĐ 30; QĐ 399", alone=True, verb=True),
    DocumentType("biên bản", ("BB",), "NĐ 30; QĐ 399", verb=True),
    DocumentType("tờ trình", ("TTr",), "NĐ 30; QĐ 399", alone=True),
    DocumentType("kết luận", ("KL", "KLTT", "KLGĐ", "KLKS"), "QĐ 399", alone=True, verb=True),
    DocumentType("công văn", ("CV",), "QĐ 399; NĐ 30 gives none", alone=True),
    DocumentType("công điện", ("CĐ",), "NĐ 30", alone=True),
    DocumentType("văn bản", (), "use", alone=True, verb=True),
    DocumentType("văn bản hợp nhất", ("VBHN",), "use", alone=True),
    DocumentType("hợp đồng", ("HĐ",), "NĐ 30", verb=True),
    DocumentType("bản ghi nhớ", ("BGN",), "NĐ 30", verb=True),
    DocumentType("bản thỏa thuận", ("BTT",), "NĐ 30", verb=True),
    DocumentType("giấy ủy quyền", ("GUQ",), "NĐ 30", verb=True),
    DocumentType("giấy mời", ("GM",), "NĐ 30", verb=True),
    DocumentType("giấy giới thiệu", ("GGT",), "NĐ 30", verb=True),
    DocumentType("giấy nghỉ phép", ("GNP",), "NĐ 30", verb=True),
    DocumentType("giấy phép", ("GP", "GPXD", "GPQC"), "use", verb=True),
    DocumentType("giấy phép xây dựng", ("GPXD", "GP"), "use", verb=True),
    DocumentType("giấy xác nhận", ("GXN",), "use", verb=True),
    DocumentType("giấy chứng nhận", ("GCN",), "use", verb=True),
    DocumentType("phiếu gửi", ("PG",), "NĐ 30", verb=True),
    DocumentType("phiếu chuyển", ("PC",), "NĐ 30", verb=True),
    DocumentType("phiếu báo", ("PB",), "NĐ 30", verb=True),
    DocumentType("cáo trạng", ("CTr", "CT"), "use", verb=True),
    DocumentType("bản án", (), "use", verb=True),
    DocumentType("cương lĩnh", (), "QĐ 399"),
    DocumentType("chiến lược", ("CL",), "QĐ 399", verb=True),
    DocumentType("quy hoạch", ("QH",), "QĐ 399", verb=True),
    DocumentType("tuyên bố", ("TB",), "QĐ 399", verb=True),
    DocumentType("lời kêu gọi", (), "QĐ 399"),
)

BY_NAME: Final[Mapping[str, DocumentType]] = MappingProxyType({kind.name: kind for kind in TYPES})
# The order of TYPES tells which name a sign stands for when it stands for several.
CODES: Final = frozenset(code for kind in TYPES for code in kind.codes)
# Marks of copies and other signs that stand where a type stands (NĐ 30, Phụ lục III; use).
OTHER_CODES: Final = frozenset({"SY", "TrS", "SL", "PĐ", "TTPC"})
# Signs that a sentence says for a type: “theo NĐ 67”, “QĐ số 15/QĐ-UBND”.
SAID_AS_SIGN: Final[Mapping[str, str]] = MappingProxyType({
    "NĐ": "nghị định", "NQ": "nghị quyết", "QĐ": "quyết định", "TT": "thông tư", "CT": "chỉ thị",
    "TTLT": "thông tư liên tịch", "CV": "công văn", "TB": "thông báo", "KL": "kết luận",
})  # fmt: skip
SIGNS_ALONE: Final = frozenset({"NĐ", "NQ", "QĐ"})


def names_of(code: str) -> tuple[str, ...]:
    """Return the types that a sign stands for, in the order of the table."""
    return tuple(kind.name for kind in TYPES if code in kind.codes)


def code_means(name: str, code: str) -> bool:
    """Return whether a sign may stand for a type."""
    kind = BY_NAME.get(name)
    return kind is not None and code in kind.codes
