"""How a person whom another provider knows becomes an officer's session."""

from typing import Any, Final

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.accounts.actions.providers import link, officer_for
from kheo.accounts.rules.assurance import Terms, assured, used_second_factor
from kheo.core.verdict import RefusedError, Verdict, no, require

USED_SECOND_FACTOR: Final = "kheo_second_factor"
REFUSALS: Final = {
    "not_for_signing_in": _("Cách gắn tài khoản này không dùng ở đây."),
    "level_too_low": _(
        "Đơn vị xác thực chưa bảo đảm danh tính của bạn ở mức mà trang này yêu cầu."
        " Hãy đăng nhập ở đó bằng cách chắc chắn hơn rồi làm lại."
    ),
    "not_known": _(
        "Tài khoản đơn vị của bạn chưa gắn với cán bộ nào ở đây."
        " Hãy xin lời mời của người quản trị, gửi đến đúng địa chỉ thư mà đơn vị đã xác minh."
    ),
    "two_persons": _("Đơn vị xác thực trả lời về hai người khác nhau, nên không đăng nhập được."),
}


class ProviderAdapter(DefaultSocialAccountAdapter):
    """A provider never makes an account: it finds an officer, or one who is invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Return that nobody gets an account by this way."""
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[AbstractUser, str] | None:
        """Return nobody: officers are found in `pre_social_login`, by our own rules."""
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the officer of a person, or refuse with a sentence."""
        try:
            lead_to_officer(request, sociallogin)
        except RefusedError as refused:
            raise ImmediateHttpResponse(refusal(request, refused.verdict)) from refused


def refusal(request: HttpRequest, verdict: Verdict) -> Any:
    """Return the page that says why not."""
    context = {"sentence": REFUSALS[verdict.reason]}
    return render(request, "socialaccount/refused.html", context, status=403)


def lead_to_officer(request: HttpRequest, sociallogin: SocialLogin) -> None:
    """Set whose session it will be. Raises RefusedError."""
    if sociallogin.state.get("process") != "login":
        require(no("not_for_signing_in"))
    claims, terms = forget_claims(sociallogin), our_terms()
    require(assured(claims["proof"], terms))
    sociallogin.state[USED_SECOND_FACTOR] = used_second_factor(claims["proof"], terms)
    if not sociallogin.is_existing:
        at = timezone.now()
        officer = officer_for(claims["person"], terms, account=sociallogin.account, at=at)
        link(request=request, sociallogin=sociallogin, officer=officer, at=at)


def forget_claims(sociallogin: SocialLogin) -> dict[str, dict[str, object]]:
    """Return what the provider said, and keep none of it; only who it is stays on record.

    What proves is in the signed token; who it is may come beside it, about the same person.
    """
    said: dict[str, Any] = sociallogin.account.extra_data
    proof, beside = said.get("id_token") or {}, said.get("userinfo") or {}
    sociallogin.account.extra_data = {}
    SocialAccount.objects.filter(pk=sociallogin.account.pk).update(extra_data={})
    if beside and beside.get("sub") != proof.get("sub"):
        require(no("two_persons"))
    return {"proof": proof, "person": proof | beside}


def our_terms() -> Terms:
    """Return what this site asks of its provider."""
    return Terms(
        levels=frozenset(settings.OIDC_LEVELS),
        second_factors=frozenset(settings.OIDC_SECOND_FACTORS),
        officer_claim=settings.OIDC_CLAIM,
    )
