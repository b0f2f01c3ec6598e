"""Days as Vietnamese writes them."""

from datetime import date, datetime
from typing import Final

from django.utils import timezone

WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def date_line(day: date) -> str:
    """Return the line that stands over an article: “Thứ Tư, 8/5/2024”."""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    return f"{WEEKDAYS[day.weekday()]}, {day.day}/{day.month}/{day.year}"
