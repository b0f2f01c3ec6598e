"""Columns that always hold the folded form of another."""

from collections.abc import Callable
from typing import Any

from django.db import models


class FoldedField(models.CharField):  # type: ignore[type-arg]
    """What a rule makes of another field, written with it whichever way a row is written."""

    def __init__(self, *args: Any, of: str = "", by: Callable[[str], str] = str, **more: Any):
        self.of, self.by = of, by
        more |= {"editable": False, "default": ""}
        super().__init__(*args, **more)

    def pre_save(self, instance: models.Model, add: bool) -> str:  # noqa: FBT001 - Django's own
        """Return the folded form of the other field as it is now."""
        folded = self.by(getattr(instance, self.of))[: self.max_length]
        setattr(instance, self.attname, folded)
        return folded

    def deconstruct(self) -> Any:
        """Return how migrations write the field: as a plain one."""
        name, _path, args, more = super().deconstruct()
        return name, "django.db.models.CharField", args, more
