"""Invitations, and what all processes of the site count together."""

from datetime import datetime
from typing import ClassVar, Final, Self

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kheo.accounts.rules.invitations import State, state_of
from kheo.organisations.models import Officer

INVITE: Final = "accounts.add_invitation"

STATE_LABELS: Final = {
    State.OPEN: _("Đang chờ"),
    State.ACCEPTED: _("Đã nhận"),
    State.WITHDRAWN: _("Đã rút"),
    State.EXPIRED: _("Hết hạn"),
}


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """How invitations are found."""

    def unanswered(self) -> Self:
        """Invitations neither accepted nor withdrawn; some of them may have expired."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open_at(self, at: datetime) -> Self:
        """Invitations that can be accepted at a moment."""
        return self.unanswered().filter(expires_at__gt=at)

    def to(self, email: str) -> Self:
        """Invitations to an address, in whatever letters."""
        return self.filter(email__iexact=email)

    def listed(self) -> Self:
        """Bring along what the list shows, newest first."""
        rows = self.select_related("invited_by", "officer", "withdrawn_by")
        return rows.prefetch_related("groups").order_by("-invited_at", "-pk")


class Invitation(models.Model):
    """Somebody was asked to become an officer; only a hash of the way in is kept."""

    email = models.EmailField(_("Thư điện tử"))
    last_name = models.CharField(_("Họ và tên đệm"), max_length=150)
    first_name = models.CharField(_("Tên"), max_length=150)
    position = models.CharField(_("Chức vụ, nơi công tác"), max_length=200, blank=True)
    groups = models.ManyToManyField(Group, verbose_name=_("Nhóm"), blank=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        Officer, verbose_name=_("Người mời"), on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField(_("Mời lúc"))
    expires_at = models.DateTimeField(_("Hết hạn"))
    officer = models.OneToOneField(
        Officer, null=True, on_delete=models.PROTECT, related_name="invitation"
    )
    accepted_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[InvitationQuerySet] = InvitationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Lời mời")
        verbose_name_plural = _("Lời mời")
        default_permissions = ("add",)
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="invitation_one_unanswered",
                condition=Q(accepted_at=None, withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="invitation_accepted_by_officer",
                condition=Q(accepted_at=None, officer=None)
                | Q(accepted_at__isnull=False, officer__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_withdrawn_by",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_one_end", condition=Q(accepted_at=None) | Q(withdrawn_at=None)
            ),
            models.CheckConstraint(
                name="invitation_expires_later", condition=Q(expires_at__gt=F("invited_at"))
            ),
        )

    def __str__(self) -> str:
        # Stands in the ledger: a name, no address.
        return f"{self.last_name} {self.first_name}".strip()

    def state_at(self, at: datetime) -> State:
        """Return what has become of it."""
        return state_of(
            expires_at=self.expires_at,
            accepted_at=self.accepted_at,
            withdrawn_at=self.withdrawn_at,
            at=at,
        )


class SharedValue(models.Model):
    """What all processes keep together: attempts to sign in, codes used once.

    Django's own cache in a table; its columns are named here so that a migration makes it.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
