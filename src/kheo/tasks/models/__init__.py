"""Tasks, what happens to them, and how people are told of them."""

from kheo.tasks.models.closed import ClosedCount
from kheo.tasks.models.communications import Communication
from kheo.tasks.models.reminders import (
    FeedToken,
    Letter,
    Reminder,
    Round,
    SavedFilter,
    Wishes,
)
from kheo.tasks.models.tables import TaskTable
from kheo.tasks.models.tasks import FormerHolder, Partner, Task
from kheo.tasks.models.working import Comment, Evidence, Extension, Step

__all__ = [
    "ClosedCount",
    "Comment",
    "Communication",
    "Evidence",
    "Extension",
    "FeedToken",
    "FormerHolder",
    "Letter",
    "Partner",
    "Reminder",
    "Round",
    "SavedFilter",
    "Step",
    "Task",
    "TaskTable",
    "Wishes",
]
