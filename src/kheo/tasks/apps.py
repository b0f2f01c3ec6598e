"""The room as Django knows it."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Tasks."""

    name = "kheo.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"

    def ready(self) -> None:
        """Enlist what the room brings to the sockets of the house."""
        from kheo.tasks import enlisting

        enlisting.enlist()
