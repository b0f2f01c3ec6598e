"""The room as Django knows it: it has a command, and no tables."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Official papers."""

    name = "kheo.papers"
    label = "papers"
    verbose_name = "Trình bày văn bản"

    def ready(self) -> None:
        """Enlist what the doctor looks after."""
        from kheo.papers import keeping

        keeping.enlist()
