"""The room as Django knows it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Official documents."""

    name = "kheo.documents"
    label = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        """Enlist what the room brings to the sockets of the house."""
        from kheo.documents import enlisting

        enlisting.enlist()
