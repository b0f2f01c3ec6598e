"""What the doctor examines of tasks."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from kheo.core.keeping.doctor import Finding, wrong
from kheo.tasks.actions.counting import counted
from kheo.tasks.models import ClosedCount


def closed_counts() -> Iterator[Finding]:
    """Find figures of closed tasks that are not what the tasks themselves add up to."""
    right = {key: +figures for key, figures in counted().items()}
    kept = {
        (row.programme_id, row.plan_id, row.unit_id): +Counter(
            on_time=row.on_time, late=row.late, no_term=row.no_term, cancelled=row.cancelled
        )
        for row in ClosedCount.objects.order_by("pk").iterator(500)
    }
    if {key: figures for key, figures in kept.items() if figures} != right:
        yield wrong(
            _("Số nhiệm vụ đã kết thúc không khớp với chính các nhiệm vụ."),
            _("Chạy ./kheo recount-tasks để đếm lại."),
        )
