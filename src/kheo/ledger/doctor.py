"""What the doctor examines of the ledger: its chain, its guards, and whether it is being sealed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.keeping.doctor import Finding, look, wrong
from kheo.ledger import verifying
from kheo.ledger.models import Entry, Pending
from kheo.ledger.rules import Fault, Wrong
from kheo.ledger.wording import in_words

PATIENCE: Final = timedelta(minutes=10)


def chain() -> Iterator[Finding]:
    """Find what was changed, taken away or left unsealed, and guards that no longer stand."""
    for fault in verifying.faults():
        yield wrong(in_words(fault), remedy_of(fault))


def remedy_of(fault: Fault) -> str:
    """Return what to do about a fault."""
    if fault.wrong is Wrong.UNGUARDED:
        return _("Chạy: ./kheo ledger guard, rồi ./kheo ledger verify")
    return _("Giữ nguyên hiện trạng, đối chiếu với bản sao lưu gần nhất và báo người phụ trách.")


def waiting(at: datetime) -> Iterator[Finding]:
    """Find entries that have waited long for their seal."""
    pending = Pending.objects.values("entry_id")
    late = Entry.objects.filter(pk__in=pending, at__lt=at - PATIENCE).count()
    if late:
        yield look(
            _("%(count)d việc trong sổ chờ đóng dấu đã lâu.") % {"count": late},
            _("Xem trang có đang chạy không, rồi chạy: ./kheo ledger seal"),
        )
