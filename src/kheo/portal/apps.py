"""The room as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages that join rooms."""

    name = "kheo.portal"
    label = "portal"
    verbose_name = "Cổng thông tin"
