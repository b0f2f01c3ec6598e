"""The room as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages that join rooms."""

    name = "kheo.portal"
    label = "portal"
    verbose_name = "Cổng thông tin"

    def ready(self) -> None:
        """Enlist what the home page shows."""
        from kheo.portal import keeping, reading  # noqa: F401 - enlists

        keeping.enlist()
