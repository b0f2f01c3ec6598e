"""Tables that know nothing of the field."""

from django.db import models


class Tally(models.Model):
    """How often one sender, named by a keyed hash, did one thing in one window."""

    key = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["key", "starts_at"], name="tally_once_a_window"),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"


# Its tables live in this application; Django looks for them here.
from kheo.core.search.models import SearchBucket, SearchEntry, SearchFacet  # noqa: E402, F401
