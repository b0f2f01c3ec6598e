"""Tables of the room."""

from kheo.law.models.days import CalendarDay
from kheo.law.models.deadlines import Deadline, DeadlineChange
from kheo.law.models.office_hours import OfficeHours
from kheo.law.models.rule import MANAGE, Rule

__all__ = ["MANAGE", "CalendarDay", "Deadline", "DeadlineChange", "OfficeHours", "Rule"]
