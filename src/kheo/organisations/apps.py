"""The room as Django knows it."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Places and organisations."""

    name = "kheo.organisations"
    label = "organisations"
    verbose_name = "Tổ chức và địa bàn"

    def ready(self) -> None:
        """Enlist the verbs of the room."""
        from kheo.organisations import enlisting, enlisting_places

        enlisting.enlist()
        enlisting_places.enlist()
