"""Does the tree of pages hold together, and was done what was scheduled?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Revision

from kheo.core.keeping.doctor import Finding, look, wrong
from kheo.core.keeping.tables import meta_of

PATIENCE: Final = timedelta(minutes=10)
"""How long what was scheduled may wait: the site looks every few seconds."""

LONG_LOCKED: Final = timedelta(days=30)
CHUNK: Final = 2000


# --- Tree ---


def tree() -> Iterator[Finding]:
    """Find pages and collections that hang wrongly in their trees, and wrong addresses."""
    for model in (Page, Collection):
        faults = (
            _("có ký tự lạ trong đường dẫn cây"),
            _("có đường dẫn cây sai độ dài"),
            _("không còn cấp trên"),
            _("ghi sai cấp"),
            _("ghi sai số mục con"),
        )
        for why, keys in zip(faults, model.find_problems(), strict=True):
            for key in keys:
                yield hangs_wrong(model, key, why)
    yield from without_kind()
    yield from addresses()


def hangs_wrong(model: Any, key: int, why: str) -> Finding:
    """Return that something hangs wrongly in its tree."""
    return wrong(
        _("%(kind)s số %(key)s %(why)s.")
        % {"kind": meta_of(model).verbose_name, "key": key, "why": why},
        _("Sao lưu rồi chạy: ./kheo fixtree"),
    )


def without_kind() -> Iterator[Finding]:
    """Find pages whose own kind has no record of them."""
    for model in apps.get_models():
        if not issubclass(model, Page) or model is Page:
            continue
        own = model._base_manager.filter(pk=OuterRef("pk"))  # noqa: SLF001 - public, named so
        kind = ContentType.objects.get_for_model(model)
        bare = Page.objects.filter(~Exists(own), content_type=kind)
        for key in bare.values_list("pk", flat=True):
            yield hangs_wrong(Page, key, _("mất phần nội dung"))


def addresses() -> Iterator[Finding]:
    """Find pages whose kept address is not that of their place in the tree."""
    above: dict[str, str] = {}
    rows = Page.objects.order_by("path").values_list("pk", "path", "slug", "url_path")
    for key, path, slug, address in rows.iterator(CHUNK):
        parent = path[: -Page.steplen]
        while above and not parent.startswith(next(reversed(above))):
            above.popitem()
        if parent in above and address != f"{above[parent]}{slug}/":
            yield wrong(
                _("Trang số %(key)s có địa chỉ %(address)s không khớp với chỗ của nó.")
                % {"key": key, "address": address},
                _("Chạy: ./kheo set_url_paths"),
            )
        above[path] = address


# --- Waiting ---


def overdue(at: datetime) -> Iterator[Finding]:
    """Find pages that should have been published or withdrawn by now."""
    late = at - PATIENCE
    due = Revision.objects.filter(approved_go_live_at__lt=late).values_list("object_id", flat=True)
    for key in due.iterator(CHUNK):
        yield not_done(_("Bài số %(key)s đã đến giờ đăng mà chưa đăng.") % {"key": key})
    expired = Page.objects.filter(live=True, expire_at__lt=late).values_list("pk", flat=True)
    for key in expired.iterator(CHUNK):
        yield not_done(_("Bài số %(key)s đã đến giờ gỡ mà chưa gỡ.") % {"key": key})


def not_done(sentence: str) -> Finding:
    """Return that a job of the site was not done."""
    return wrong(sentence, _("Xem trang có đang chạy không, rồi chạy: ./kheo publish-scheduled"))


def locked(at: datetime) -> Iterator[Finding]:
    """Find pages that somebody locked and left, or that have been locked for long."""
    gone = Q(locked_by=None) | Q(locked_by__is_active=False)
    stale = Page.objects.filter(gone | Q(locked_at__lt=at - LONG_LOCKED), locked=True)
    for key in stale.values_list("pk", flat=True).iterator(CHUNK):
        yield look(
            _("Trang số %(key)s bị khóa đã lâu, hoặc người khóa không còn làm việc ở đây.")
            % {"key": key},
            _("Mở trang ấy trong Quản trị và mở khóa."),
        )
