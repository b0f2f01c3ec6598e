"""Second factors: proving, setting up, removing."""

from typing import Any, Final

from allauth.mfa.base import views as given
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as given_codes
from allauth.mfa.totp import views as given_totp
from allauth.mfa.webauthn import views as given_passkeys
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from kheo.accounts import sample, second_factor
from kheo.accounts.adapters.mfa import may_remove
from kheo.accounts.views.recorded import Recorded
from kheo.ledger.rules import Fact
from kheo.organisations.models import Officer

NEXT: Final = "kheo_after_second_factor"


class Index(given.IndexView):
    """What an officer has set up, and what for."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say why a second factor is needed, where it is."""
        if wanted := self.request.GET.get("next", ""):
            self.request.session[NEXT] = wanted
        given_context: dict[str, Any] = super().get_context_data(**kwargs)
        return given_context | {
            "reasons": second_factor.reasons(self.request.user),
            "has_one": second_factor.has_one(self.request.user),
        }


class Prove(given.AuthenticateView):
    """The second step of signing in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show a demo's sample accounts their code, and ask only for what the officer has."""
        officer = self.stage.login.user
        given_context: dict[str, Any] = super().get_context_data(**kwargs)
        return given_context | {
            "kinds": second_factor.kinds(officer),
            "sample_code": sample.code_for(officer),
        }


class ProveAgain(given.ReauthenticateView):
    """The same again, before something that matters."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show a demo's sample accounts their code."""
        code = sample.code_for(self.request.user)
        given_context: dict[str, Any] = super().get_context_data(**kwargs)
        return given_context | {"sample_code": code}


class SetUp(Recorded):
    """A second factor is set up: whoever did it has just proved it."""

    verb = "accounts.second_factor_set"
    kind: str

    def facts(self) -> dict[str, Fact]:
        """Return which kind."""
        return {"kind": self.kind}

    def also(self, officer: Officer) -> None:
        """Count it as proved in this session."""
        second_factor.note(self.request, officer)


class ActivateTotp(SetUp, given_totp.ActivateTOTPView):
    """Set up an authenticator app."""

    kind = Authenticator.Type.TOTP.value


class AddPasskey(SetUp, given_passkeys.AddWebAuthnView):
    """Add a passkey."""

    kind = Authenticator.Type.WEBAUTHN.value


class Removal(Recorded):
    """A second factor is removed."""

    verb = "accounts.second_factor_removed"
    kind: str

    def facts(self) -> dict[str, Fact]:
        """Return which kind."""
        return {"kind": self.kind}


class DeactivateTotp(Removal, given_totp.DeactivateTOTPView):
    """Switch the authenticator app off; its form refuses the last factor of who needs one."""

    kind = Authenticator.Type.TOTP.value


class RemovePasskey(Removal, given_passkeys.RemoveWebAuthnView):
    """Remove a passkey, but not the last factor of who needs one."""

    kind = Authenticator.Type.WEBAUTHN.value

    def form_valid(self, form: Any) -> HttpResponse:
        """Refuse or remove."""
        if may_remove(self.get_object()):
            return super().form_valid(form)
        messages.error(self.request, _("Không gỡ được cách xác thực thứ hai cuối cùng của bạn."))
        return redirect("mfa_list_webauthn")


class MakeCodes(Recorded, given_codes.GenerateRecoveryCodesView):
    """Make new recovery codes; the old ones no longer count."""

    verb = "accounts.recovery_codes_made"


class ShowCodes(given_codes.ViewRecoveryCodesView):
    """Show the recovery codes, and the way back to where the officer wanted to go."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Bring the way back along."""
        way = onward(self.request) or reverse("account_home")
        given_context: dict[str, Any] = super().get_context_data(**kwargs)
        return given_context | {"onward": way}


def onward(request: HttpRequest) -> str:
    """Return where the officer wanted to go before the set-up, or nothing."""
    wanted = str(request.session.get(NEXT, ""))
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe else ""
