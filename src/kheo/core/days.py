"""Days as Vietnamese writes them."""

from datetime import date, datetime, time
from typing import Final

from django.utils import timezone

WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def today() -> date:
    """Return the day here."""
    return timezone.localdate()


def day_here(moment: datetime) -> date:
    """Return the day that a moment falls on, here."""
    return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()


def start_of(day: date) -> datetime:
    """Return the moment a day begins, here."""
    return timezone.make_aware(datetime.combine(day, time.min))


def short_day(day: date) -> str:
    """Return a day as it stands in lists: “8/5/2024”."""
    return f"{day.day}/{day.month}/{day.year}"


def date_line(day: date) -> str:
    """Return the line that stands over an article: “Thứ Tư, 8/5/2024”."""
    if isinstance(day, datetime):
        day = day_here(day)
    return f"{WEEKDAYS[day.weekday()]}, {short_day(day)}"
