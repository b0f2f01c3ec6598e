"""What became of a document, and of its record in the library, in the order of days.

Nobody is named: of the ledger only what was done and when, and which particulars were changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.days import day_here
from kheo.documents.models import Document
from kheo.documents.rules.relations import ENDING, Part, Relation
from kheo.documents.rules.validity import Blow
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry

MOST: Final = 40
TOLD: Final = {
    "documents.entered": gettext_lazy("Thư viện nhập văn bản."),
    "documents.loaded": gettext_lazy("Thư viện nạp văn bản từ danh mục."),
    "documents.changed": gettext_lazy("Thư viện sửa thông tin văn bản."),
    "documents.published": gettext_lazy("Thư viện công bố văn bản."),
    "documents.withdrawn": gettext_lazy("Thư viện rút văn bản."),
    "documents.verified": gettext_lazy("Thư viện đối chiếu với bản gốc."),
    "documents.file_added": gettext_lazy("Thư viện thêm tệp."),
    "documents.file_removed": gettext_lazy("Thư viện gỡ tệp."),
    "documents.reference_stated": gettext_lazy("Thư viện khai quan hệ với văn bản khác."),
    "documents.reference_settled": gettext_lazy("Thư viện xác nhận một dẫn chiếu."),
    "documents.discrepancy_settled": gettext_lazy("Thư viện xử lý chỗ các nguồn ghi khác nhau."),
}
"""What readers are told of the ledger; other entries are the house's own."""
STRUCK: Final = {
    Relation.REPLACES: gettext_lazy("Được thay thế bởi:"),
    Relation.ANNULS: gettext_lazy("Bị bãi bỏ bởi:"),
    Relation.AMENDS: gettext_lazy("Được sửa đổi, bổ sung bởi:"),
}
STRUCK_PARTLY: Final = {
    Relation.REPLACES: gettext_lazy("Một phần được thay thế bởi:"),
    Relation.ANNULS: gettext_lazy("Một phần bị bãi bỏ bởi:"),
}
KEPT_BACK: Final = frozenset({"note"})

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened on a day; of the document's own life, or of its record."""

    day: date
    words: Words
    is_record: bool = False
    document: Document | None = None
    changed: list[Words] = field(default_factory=list)


def history_of(document: Document, blows: Iterable[Blow], by: dict[int, Document]) -> list[Step]:
    """Return all that is known to have happened, the earliest first; one query."""
    steps = [*life(document), *struck(blows, by), *records(document)]
    return sorted(steps, key=lambda step: (step.day, step.is_record))


def life(document: Document) -> Iterator[Step]:
    """Yield the days that a document gives of itself."""
    if document.signed_on:
        yield Step(document.signed_on, _("Ban hành."))
    if document.effective_on:
        yield Step(document.effective_on, _("Bắt đầu có hiệu lực."))
    if document.expires_on:
        yield Step(document.expires_on, _("Ngày cuối cùng có hiệu lực."))


def struck(blows: Iterable[Blow], by: dict[int, Document]) -> Iterator[Step]:
    """Yield what other documents did to it."""
    for blow in dict.fromkeys(blows):
        partly = blow.part is Part.PARTS and blow.relation in ENDING
        words = (STRUCK_PARTLY if partly else STRUCK)[blow.relation]
        yield Step(blow.since, words, document=by.get(blow.by))


def records(document: Document) -> Iterator[Step]:
    """Yield what was done with the record, days only; the same twice on a day is told once."""
    entries = Entry.objects.about(ref_of(document)).filter(verb__in=list(TOLD)).newest_first()
    told: dict[tuple[date, str, str], Step] = {}
    for entry in entries[:MOST]:
        day = day_here(entry.at)
        changed = changed_in(entry)
        step = Step(day, TOLD[entry.verb], is_record=True, changed=changed)
        told.setdefault((day, entry.verb, " ".join(map(str, changed))), step)
    yield from reversed(told.values())


def changed_in(entry: Entry) -> list[Words]:
    """Return what the particulars are called that an entry changed."""
    if entry.verb != "documents.changed":
        return []
    names = [name for name in entry.facts_read if name not in KEPT_BACK]
    return [label for name in names if (label := label_of(name))]


def label_of(name: str) -> Words:
    """Return what a particular is called; empty for one that is not the document's own."""
    known = {one.name: one for one in Document._meta.fields}  # noqa: SLF001 - a public interface of Django, named so
    return known[name].verbose_name if name in known else ""
