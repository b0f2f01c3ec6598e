"""The room as Django knows it."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every room stands on."""

    name = "kheo.core"
    label = "core"
    verbose_name = "Nền chung"
