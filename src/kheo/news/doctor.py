"""What the doctor examines of news: who may see which media, and figures kept beside their rows."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, Model, OuterRef, QuerySet, Sum, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from kheo.core.front.spool import SUFFIX
from kheo.core.keeping.doctor import Finding, look, wrong
from kheo.core.keeping.tables import meta_of
from kheo.core.text import fold
from kheo.news.models import Attachment, MediaUse, Picture, Remark
from kheo.news.models.readership import ArticleViews, RankedPage
from kheo.news.rules.readership import Period
from kheo.news.rules.remarks import State, Verb, shown_again

CHUNK: Final = 2000
PATIENCE: Final = timedelta(minutes=10)
SHOWN: Final[dict[str, type[Model]]] = {"picture": Picture, "attachment": Attachment}


# --- Media ---


def media() -> Iterator[Finding]:
    """Find media that readers get though no published page shows them, and the other way round."""
    withdrawn = MediaUse.objects.filter(page__live=False).values_list("page_id", flat=True)
    for page in withdrawn.distinct().order_by("page_id").iterator(CHUNK):
        yield wrong(
            _("Trang số %(page)s không đăng nhưng tệp của nó vẫn ghi là công khai.")
            % {"page": page},
            _("Đăng rồi gỡ lại trang ấy trong Quản trị."),
        )
    for column, model in SHOWN.items():
        yield from open_for_nothing(column, model)
        yield from closed_to_readers(column, model)


def open_for_nothing(column: str, model: type[Model]) -> Iterator[Finding]:
    """Find media noted as shown by a published page that does not show them."""
    shown = references(model).filter(
        object_id=Cast(OuterRef("page_id"), TextField()),
        to_object_id=Cast(OuterRef(f"{column}_id"), TextField()),
    )
    uses = MediaUse.objects.filter(~Exists(shown), page__live=True).exclude(**{column: None})
    for page, key in uses.values_list("page_id", f"{column}_id").iterator(CHUNK):
        yield wrong(
            _("%(kind)s số %(key)s đang công khai vì trang số %(page)s, mà trang ấy không dùng.")
            % {"kind": meta_of(model).verbose_name, "key": key, "page": page},
            _("Mở trang ấy trong Quản trị và đăng lại."),
        )


def closed_to_readers(column: str, model: type[Model]) -> Iterator[Finding]:
    """Find media that a published page shows and that readers do not get."""
    text_key = Cast("pk", TextField())
    live = Page.objects.live().annotate(key=text_key).filter(key=OuterRef("object_id"))
    kept = model._base_manager  # noqa: SLF001 - public, named so
    there = kept.annotate(key=text_key).filter(key=OuterRef("to_object_id"))
    uses = MediaUse.objects.exclude(**{column: None}).annotate(
        one=Cast("page_id", TextField()), other=Cast(f"{column}_id", TextField())
    )
    opened = uses.filter(one=OuterRef("object_id"), other=OuterRef("to_object_id"))
    hidden = references(model).filter(Exists(live), Exists(there), ~Exists(opened))
    for page, key in hidden.values_list("object_id", "to_object_id").distinct().iterator(CHUNK):
        yield wrong(
            _("Trang số %(page)s đang đăng nhưng bạn đọc không thấy %(kind)s số %(key)s.")
            % {"kind": meta_of(model).verbose_name, "key": key, "page": page},
            _("Mở trang ấy trong Quản trị và đăng lại."),
        )


def references(model: type[Model]) -> QuerySet[ReferenceIndex]:
    """Return what is known of pages that show media of a kind."""
    kinds = ContentType.objects
    found: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        base_content_type=kinds.get_for_model(Page), to_content_type=kinds.get_for_model(model)
    )
    return found


# --- Figures ---


def views() -> Iterator[Finding]:
    """Find figures that are not the number of their readers."""
    real = F("settled") + Count("readers")
    false = ArticleViews.objects.annotate(real=real).exclude(count=F("real")).order_by("pk")
    told = false.values_list("page_id", "day", "count", "real")
    for page, day, count, counted in told.iterator(CHUNK):
        yield wrong(
            _("Bài số %(page)s ngày %(day)s ghi %(count)d lượt xem, đếm lại được %(real)d.")
            % {"page": page, "day": f"{day:%d/%m/%Y}", "count": count, "real": counted},
            _("Chạy: ./kheo flush-views --recount"),
        )


def ranking() -> Iterator[Finding]:
    """Find pages ranked with more views than were counted; fewer only wait for the next ranking."""
    for period, day in RankedPage.objects.values_list("period", "day").distinct().order_by("day"):
        ranked = RankedPage.objects.of(Period(period), day)
        totals = ArticleViews.objects.in_period(Period(period), day).filter(
            page_id__in=ranked.values("page_id")
        )
        known = dict(totals.values_list("page_id").annotate(Sum("count")))
        for page, count in ranked.values_list("page_id", "count").order_by("page_id"):
            if count > known.get(page, 0):
                yield too_many(page, count, known.get(page, 0))


def too_many(page: int, count: int, known: int) -> Finding:
    """Return that a page is ranked with more views than it has."""
    return wrong(
        _("Bảng xem nhiều nhất ghi bài số %(page)s %(count)d lượt, cộng lại chỉ có %(known)d.")
        % {"page": page, "count": count, "known": known},
        _("Để trang chạy: bảng được tính lại mỗi nửa phút."),
    )


def spool(at: datetime) -> Iterator[Finding]:
    """Find views that were noted long ago and are not in the tables yet."""
    late = (at - PATIENCE).timestamp()
    waiting = [
        path
        for path in (settings.VAR / "views").glob(f"*{SUFFIX}")
        if path.stat().st_size and path.stat().st_mtime < late
    ]
    if waiting:
        yield look(
            _("%(count)d tệp lượt xem đã chờ ghi quá lâu.") % {"count": len(waiting)},
            _("Xem trang có đang chạy không, rồi chạy: ./kheo flush-views"),
        )


# --- Remarks ---


def remarks() -> Iterator[Finding]:
    """Find remarks whose state is not where their events lead, or that search cannot find."""
    rows = Remark.objects.prefetch_related("events").order_by("pk")
    for remark in rows.iterator(CHUNK):
        if State(remark.state) != state_after(Verb(event.verb) for event in remark.events.all()):
            yield wrong(
                _("Phản hồi số %(key)s ghi trạng thái khác với những việc đã làm với nó.")
                % {"key": remark.pk},
                _("Mở phản hồi ấy ở bàn làm việc, xem lịch sử rồi tiếp nhận hoặc ẩn lại."),
            )
        if remark.folded != fold(remark.text).lower():
            yield wrong(
                _("Tìm kiếm không thấy đúng nội dung phản hồi số %(key)s.") % {"key": remark.pk},
                _("Khôi phục từ bản sao lưu, hoặc nhờ người quản trị sửa dòng ấy."),
            )


def state_after(verbs: Iterable[Verb]) -> State:
    """Return where a remark stands after what happened to it, in the order it happened."""
    state, happened = State.RECEIVED, set[Verb]()
    for verb in verbs:
        happened.add(verb)
        if verb is Verb.ACCEPT:
            state = State.ACCEPTED
        elif verb is Verb.HIDE:
            state = State.HIDDEN
        elif verb is Verb.SHOW:
            state = shown_again(happened)
    return state
