"""The room as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The record of every act."""

    name = "kheo.ledger"
    label = "ledger"
    verbose_name = "Sổ ghi việc"

    def ready(self) -> None:
        """Have new entries sealed while the site is served."""
        from kheo.core.front import housekeeping
        from kheo.ledger import keeping
        from kheo.ledger.sealing import SECONDS_BETWEEN_SEALS, seal_pending

        keeping.enlist()
        housekeeping.enlist("ledger.seal", SECONDS_BETWEEN_SEALS, seal_pending)
