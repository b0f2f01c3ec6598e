"""What stands between the first proof and the session."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from kheo.accounts import second_factor
from kheo.accounts.adapters.provider import USED_SECOND_FACTOR
from kheo.organisations.models import Officer


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor, unless the provider has vouched for one that counts here."""

    def _should_handle(self, request: HttpRequest) -> bool:
        officer, more = self.login.user, self.login.signal_kwargs or {}
        sociallogin = more.get("sociallogin")
        vouched = sociallogin is not None and sociallogin.state.get(USED_SECOND_FACTOR)
        if vouched and isinstance(officer, Officer):
            second_factor.note(request, officer, elsewhere=True)
            return False
        return bool(super()._should_handle(request))
