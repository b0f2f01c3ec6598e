"""The sample's open terms: some held by bodies that have ended, so that the queue shows them."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from kheo.law.actions.deadlines import open_deadline
from kheo.law.models import Deadline
from kheo.law.reading import rules
from kheo.ledger.rules import Ref, system
from kheo.organisations.models import Organisation

BY: Final = system("load-sample")
ANSWER: Final = "supervision.inspection_board.answer"
INVESTMENT: Final = "supervision.investment_board.answer"
# What runs, under which rule, with whom, and how many days ago it was received.
TERMS: Final = (
    ("Kiến nghị làm lại 48 mét kênh Đồng Vang", INVESTMENT, "ubnd-xa-suoi-may", 4),
    ("Kiến nghị về ba xã chậm công khai", ANSWER, "ban-can-su-dang-ubnd-tinh-an-linh", 9),
    ("Kiến nghị sau buổi đối thoại ở Suối Mây", ANSWER, "ban-dan-van-tinh-uy-an-linh", 12),
    ("Kiến nghị về quỹ xây nhà văn hóa thôn", ANSWER, "ban-dan-van-tinh-uy-an-linh", 6),
)


def load_deadlines(*, at: datetime) -> None:
    """Open the terms, counted from the moment given, where none is open yet."""
    if Deadline.objects.exists():
        return
    today = timezone.localdate(at)
    known = rules([ANSWER, INVESTMENT], on=today)
    bodies = {body.slug: body for body in Organisation.objects.filter(is_sample=True)}
    for number, (what, rule, holder, days_ago) in enumerate(TERMS, 1):
        open_deadline(
            target=Ref("sample.petition", str(number), what),
            holder=bodies[holder],
            rule=known[rule],
            start=today - timedelta(days=days_ago),
            by=BY,
            at=at,
        )
