"""Words in cells that mean one of few things."""

import re
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.text import fold
from kheo.documents.tables.cells import Cell
from kheo.documents.tables.values import FaultError, text_in
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.priorities import Priority

LONGEST: Final = 120
PRIORITIES: Final = {
    "": Priority.ORDINARY, "-": Priority.ORDINARY, "thuong": Priority.ORDINARY,
    "binh thuong": Priority.ORDINARY, "khong": Priority.ORDINARY,
    "khan": Priority.URGENT, "thuong khan": Priority.VERY_URGENT, "hoa toc": Priority.EXPRESS,
}  # fmt: skip
EVIDENCE: Final = {
    "anh": EvidenceKind.PHOTO, "hinh anh": EvidenceKind.PHOTO, "anh chup": EvidenceKind.PHOTO,
    "tep": EvidenceKind.FILE, "file": EvidenceKind.FILE, "tep dinh kem": EvidenceKind.FILE,
    "van ban": EvidenceKind.DOCUMENT, "so lieu": EvidenceKind.FIGURE, "so": EvidenceKind.FIGURE,
}  # fmt: skip
NOTHING: Final = frozenset({"", "-", "khong"})


def priority_in(cell: Cell) -> Priority:
    """Return how urgent a cell says it is. Raises FaultError."""
    words = text_in(cell, LONGEST)
    found = PRIORITIES.get(fold(words).lower())
    if found is None:
        raise FaultError(
            _("không có mức độ “%(said)s”; ghi Thường, Khẩn, Thượng khẩn hoặc Hỏa tốc")
            % {"said": words[:60]}
        )
    return found


def evidence_in(cell: Cell) -> tuple[EvidenceKind, ...]:
    """Return the kinds of evidence that a cell asks for, in order. Raises FaultError."""
    words = text_in(cell, LONGEST)
    found = {kind_of(part.strip()) for part in re.split(r"[;,+/]| và ", words)} - {None}
    return tuple(kind for kind in EvidenceKind if kind in found)


def kind_of(words: str) -> EvidenceKind | None:
    """Return a kind of evidence, or None where nothing is asked for. Raises FaultError."""
    plain = fold(words).lower()
    if plain in NOTHING:
        return None
    if plain not in EVIDENCE:
        raise FaultError(
            _("không có loại minh chứng “%(said)s”; ghi Ảnh, Tệp, Văn bản hoặc Số liệu")
            % {"said": words[:60]}
        )
    return EVIDENCE[plain]
