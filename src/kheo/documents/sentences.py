"""Why a document is in force on a day or is not, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.core.days import short_day
from kheo.documents.models import Document
from kheo.documents.models.words import STATUSES
from kheo.documents.rules.validity import Effect, Status, Why

REASONS: Final = {
    Why.BEFORE_EFFECT: gettext_lazy("Bắt đầu có hiệu lực từ ngày %(day)s."),
    Why.NO_DAY_KNOWN: gettext_lazy("Thư viện chưa biết ngày văn bản bắt đầu có hiệu lực."),
    Why.SINCE_EFFECT: gettext_lazy(
        "Có hiệu lực từ ngày %(day)s; chưa ghi nhận văn bản nào sửa đổi, thay thế hoặc bãi bỏ."
    ),
    Why.LAST_DAY_OVER: gettext_lazy("Ngày cuối cùng có hiệu lực là %(day)s."),
    Why.REPLACED: gettext_lazy("Được thay thế từ ngày %(day)s bởi:"),
    Why.ANNULLED: gettext_lazy("Bị bãi bỏ từ ngày %(day)s bởi:"),
    Why.AMENDED: gettext_lazy("Được sửa đổi, bổ sung từ ngày %(day)s bởi:"),
}
PARTS_LOST: Final = gettext_lazy("Một phần được thay thế hoặc bị bãi bỏ từ ngày %(day)s bởi:")
FROM_SIGNING: Final = gettext_lazy("Tính từ ngày ký, vì không phải văn bản quy phạm pháp luật.")


@dataclass(frozen=True, slots=True)
class ShownEffect:
    """A status on a day with its reason, and the documents that brought it about."""

    status: Status
    label: str | Promise
    reason: str
    note: str | Promise
    by: list[Document]


def explained(document: Document, effect: Effect, by: Mapping[int, Document]) -> ShownEffect:
    """Return the effect of a document in words."""
    words = PARTS_LOST if effect.status is Status.PARTLY else REASONS[effect.why]
    told = {"day": said(effect.since)}
    from_signing = effect.why is Why.SINCE_EFFECT and document.effective_on is None
    return ShownEffect(
        status=effect.status,
        label=STATUSES[effect.status],
        reason=words % told if "%(day)s" in str(words) else str(words),
        note=FROM_SIGNING if from_signing else "",
        by=[by[key] for key in effect.by if key in by],
    )


def said(day: date | None) -> str:
    """Return a day as it stands in a sentence."""
    return short_day(day) if day else ""


def cited(document: Document) -> str:
    """Return how a document is cited: type, number, day, issuer, title."""
    parts = [number_line(document), day_line(document)]
    if document.issuer_name:
        parts.append(_("của %(issuer)s") % {"issuer": document.issuer_name})
    head = " ".join(part for part in parts if part)
    return f"{head}: “{document.title}”" if document.title else head


def number_line(document: Document) -> str:
    """Return type and number: “Chỉ thị số 33/CT-TTg”."""
    if not document.number:
        return document.type_name
    return _("%(type)s số %(number)s") % {"type": document.type_name, "number": document.number}


def day_line(document: Document) -> str:
    """Return the day as citations write it, or the year; nothing where neither is known."""
    if document.signed_on:
        return _("ngày %(day)s") % {"day": f"{document.signed_on:%d/%m/%Y}"}
    return _("năm %(year)d") % {"year": document.year} if document.year else ""
