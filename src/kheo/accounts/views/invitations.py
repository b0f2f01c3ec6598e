"""Accepting an invitation."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kheo.accounts import second_factor
from kheo.accounts.actions import invitations as actions
from kheo.accounts.actions.invitations import Person
from kheo.accounts.forms.invitations import AcceptForm
from kheo.accounts.models import Invitation
from kheo.core.verdict import RefusedError
from kheo.organisations.models import Officer


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for name and password, make the account and sign in."""
    invitation = actions.find_open(token, at=timezone.now())
    if invitation is None:
        return gone(request)
    if request.method != "POST":
        return show(request, invitation, AcceptForm(initial=known(invitation)))
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return show(request, invitation, form)
    return make(request, invitation, form)


def make(request: HttpRequest, invitation: Invitation, form: AcceptForm) -> HttpResponse:
    """Make the account, or say why not."""
    said = form.cleaned_data
    try:
        officer = actions.accept(
            invitation=invitation,
            person=Person(invitation.email, said["last_name"], said["first_name"]),
            username=said["username"],
            password=said["password1"],
            at=timezone.now(),
        )
    except RefusedError as refused:
        if refused.verdict.reason != "name_taken":
            return gone(request)
        form.refuse(refused.verdict)
        return show(request, invitation, form)
    return sign_in(request, officer)


def sign_in(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Open the new officer's session and lead to the second factor, where one is needed."""
    logout(request)
    first = "mfa_index" if second_factor.is_needed_by(officer) else "account_home"
    login = Login(user=officer, redirect_url=reverse(first))
    answer: HttpResponse = perform_password_login(request, {"username": officer.username}, login)
    return answer


def show(request: HttpRequest, invitation: Invitation, form: AcceptForm) -> HttpResponse:
    """Return the form."""
    context = {"form": form, "invitation": invitation}
    return render(request, "accounts/accept.html", context)


def gone(request: HttpRequest) -> HttpResponse:
    """Return the one answer to every word that opens nothing: no one learns which there were."""
    return render(request, "accounts/gone.html", status=404)


def known(invitation: Invitation) -> dict[str, str]:
    """Return what the inviter has written down already."""
    name, _, _ = invitation.email.partition("@")
    return {
        "last_name": invitation.last_name,
        "first_name": invitation.first_name,
        "username": name,
    }
