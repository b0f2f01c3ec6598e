"""People who work with the site under an account of their own."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Officer(AbstractUser):  # type: ignore[django-manager-missing]  # of untyped models
    """A person with an account; a Vietnamese name has its family name first."""

    last_name = models.CharField(_("Họ và tên đệm"), max_length=150, blank=True)
    first_name = models.CharField(_("Tên"), max_length=150, blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Cán bộ")
        verbose_name_plural = _("Cán bộ")
        ordering = ("first_name", "last_name", "username")
        constraints = (
            models.UniqueConstraint(
                Lower("email"), name="officer_email_once", condition=~Q(email="")
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """Return family name, middle name, given name."""
        return f"{self.last_name} {self.first_name}".strip()
