"""The room as Django knows it."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Coordination programmes."""

    name = "kheo.programmes"
    label = "programmes"
    verbose_name = "Chương trình phối hợp"

    def ready(self) -> None:
        """Enlist what the room brings to the sockets of the house."""
        from kheo.programmes import enlisting

        enlisting.enlist()
