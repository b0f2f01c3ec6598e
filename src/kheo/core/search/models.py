"""Tables of the search: what is found, what it is filtered by, and the postings of its terms."""

from django.db import models


class SearchEntry(models.Model):
    """One public thing as search knows it.

    Each time it changes it is written anew under a new key: postings never change, they end.
    """

    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    title = models.TextField()
    lead = models.TextField(blank=True)
    text = models.TextField(blank=True)
    address = models.TextField()
    day = models.DateField(null=True)
    stream = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "key"], name="search_entry_once"),)
        indexes = (models.Index(fields=["day"], name="search_entry_day"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.title}"


class SearchFacet(models.Model):
    """A place or an issuer that entries can be filtered by, with the name it goes by."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=16)
    value = models.CharField(max_length=64)
    label = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "name", "value"], name="search_facet_once"),
        )
        indexes = (models.Index(fields=["name", "value"], name="search_facet_value"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.label}"


class SearchBucket(models.Model):
    """Postings of one segment, packed: see `packing`."""

    pk = models.CompositePrimaryKey("bucket", "segment")
    bucket = models.IntegerField()
    segment = models.BigIntegerField()
    count = models.IntegerField()
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.bucket} in {self.segment}: {self.count}"
