"""What a backup and the doctor have to know of this room."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.core.keeping import doctor, tables
from kheo.news import doctor as ours
from kheo.news.models import ConsentText, Section, TopicIndex
from kheo.news.models.readership import DaySalt


def enlist() -> None:
    """Say which tables stay at home and which are there from the start, and enlist the checks."""
    tables.leave_out(
        DaySalt,
        "the key that hides who read on a day goes with the day: kept in backups it would stay",
    )
    tables.give(ConsentText, Section, TopicIndex)
    doctor.enlist("news.media", _("Tệp chỉ mở khi bài đang đăng"), ours.media)
    doctor.enlist("news.views", _("Số lượt xem"), ours.views)
    doctor.enlist("news.ranking", _("Bảng xem nhiều nhất"), ours.ranking)
    doctor.enlist("news.spool", _("Lượt xem chờ ghi"), lambda: ours.spool(timezone.now()))
    doctor.enlist("news.remarks", _("Phản hồi của bạn đọc"), ours.remarks)
