"""The room as Django knows it."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every room stands on."""

    name = "kheo.core"
    label = "core"
    verbose_name = "Nền chung"

    def ready(self) -> None:
        """Have old tallies forgotten while the site is served; enlist what the doctor examines."""
        from django.utils import timezone

        from kheo.core.front import housekeeping
        from kheo.core.keeping import tables
        from kheo.core.keeping.examining.enlisting import enlist_all
        from kheo.core.limits import forget_old_tallies
        from kheo.core.models import Tally
        from kheo.core.search import keeping as search

        tables.give(Tally)
        enlist_all()
        search.enlist()
        hour = 3600
        housekeeping.enlist("core.tallies", hour, lambda: forget_old_tallies(at=timezone.now()))
