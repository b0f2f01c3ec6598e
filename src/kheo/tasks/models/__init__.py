"""Tasks, what happens to them, and how people are told of them."""

from kheo.tasks.models.communications import Communication
from kheo.tasks.models.reminders import FeedToken, Letter, Reminder, SavedFilter, Wishes
from kheo.tasks.models.tasks import FormerHolder, Partner, Task
from kheo.tasks.models.working import Comment, Evidence, Extension, Step

__all__ = [
    "Comment",
    "Communication",
    "Evidence",
    "Extension",
    "FeedToken",
    "FormerHolder",
    "Letter",
    "Partner",
    "Reminder",
    "SavedFilter",
    "Step",
    "Task",
    "Wishes",
]
