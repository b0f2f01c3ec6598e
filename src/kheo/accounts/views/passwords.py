"""Passwords: changing, setting, resetting by a letter."""

from typing import Any

from allauth.account import views as given
from django.conf import settings
from django.utils import timezone

from kheo.accounts.actions.sessions import end_sessions, sessions_of
from kheo.accounts.views.recorded import Recorded
from kheo.organisations.models import Officer


class EndsOthers(Recorded):
    """Who changes a password may do so because somebody else knows it."""

    def also(self, officer: Officer) -> None:
        """End all sessions but this one."""
        others = sessions_of(officer, but=self.request.session.session_key)
        end_sessions(officer=officer, sessions=others, by=officer, at=timezone.now())


class Change(EndsOthers, given.PasswordChangeView):
    """Change the password."""

    verb = "accounts.password_changed"


class Set(EndsOthers, given.PasswordSetView):
    """Set a first password."""

    verb = "accounts.password_changed"


class Forgotten(given.PasswordResetView):
    """Ask for a letter."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether letters can go out at all."""
        given_context: dict[str, Any] = super().get_context_data(**kwargs)
        return given_context | {"sends": bool(settings.MAIL_SERVER)}


class Reset(EndsOthers, given.PasswordResetFromKeyView):
    """Set a new password, having come by the letter."""

    verb = "accounts.password_reset"
    reset_user: Officer

    @property
    def officer(self) -> Officer:
        """Whose letter it was."""
        return self.reset_user
