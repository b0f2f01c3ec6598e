"""Rows that are never deleted, and the sentences that people agree to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from kheo.news.rules.remarks import Purpose

PURPOSE_LABELS: Final = {
    Purpose.PROCESS: _("Xử lý và trả lời"),
    Purpose.PUBLISH_TEXT: _("Đăng nội dung"),
    Purpose.PUBLISH_NAME: _("Đăng tên"),
}


class KeptQuerySet(models.QuerySet[Any]):
    """Rows that are never deleted."""

    def delete(self) -> NoReturn:
        """Refuse: a remark is hidden, and its sender forgotten."""
        raise TypeError("Remarks and what belongs to them are never deleted: hide them.")


class KeptManager(models.Manager[Any]):
    """The way to rows that are never deleted; written out, as mypy loses one that is made."""

    def get_queryset(self) -> KeptQuerySet:
        """Return all rows."""
        return KeptQuerySet(self.model, using=self._db)


class Kept(models.Model):
    """A row that is never deleted; its manager is one of KeptQuerySet."""

    class Meta:
        abstract = True
        default_permissions = ()

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: a remark is hidden, and its sender forgotten."""
        raise TypeError("Remarks and what belongs to them are never deleted: hide them.")


class ConsentTextQuerySet(KeptQuerySet):
    """Which wording stands when."""

    def in_force_at(self, at: datetime) -> Mapping[Purpose, "ConsentText"]:
        """Return the newest wording of each purpose at a moment."""
        begun = self.filter(in_force_from__lte=at).order_by("in_force_from", "version")
        return {Purpose(text.purpose): text for text in begun}


class ConsentText(Kept):
    """A sentence that people agree to.

    A new wording is a new version, so that what somebody agreed to stays as it was.
    """

    purpose = models.CharField(max_length=16, choices=PURPOSE_LABELS)
    version = models.PositiveSmallIntegerField()
    wording = models.TextField()
    in_force_from = models.DateTimeField()

    objects = ConsentTextQuerySet.as_manager()

    class Meta(Kept.Meta):
        constraints = (
            models.UniqueConstraint(fields=["purpose", "version"], name="consent_text_once"),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"
