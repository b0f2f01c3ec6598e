"""Inviting officers, and ending their sessions, on the staff path."""

from datetime import datetime
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required, user_passes_test

from kheo.accounts import reading, second_factor
from kheo.accounts.actions import invitations as actions
from kheo.accounts.actions.letters import send_invitation
from kheo.accounts.actions.sessions import end_sessions, sessions_of
from kheo.accounts.forms.invitations import REFUSALS, InviteForm
from kheo.accounts.models import INVITE, STATE_LABELS, Invitation
from kheo.accounts.reading import signed_in
from kheo.accounts.rules.invitations import State
from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.organisations.models import Officer

PER_PAGE: Final = 50
BY_HAND: Final = "kheo_invitation_by_hand"
inviters = permission_required(INVITE)
superusers = user_passes_test(lambda officer: officer.is_superuser)


@inviters
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List invitations, newest first."""
    at = timezone.now()
    rows = page_of(Invitation.objects.listed(), request, per_page=PER_PAGE)
    for row in rows:
        row.state = row.state_at(at)
        row.state_label = STATE_LABELS[row.state]
    context = {"rows": rows, "open": State.OPEN, **framed(_("Lời mời"), "mail")}
    return render(request, "accounts/staff/invitations.html", context)


@inviters
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the way in is shown once where it could not be mailed."""
    form = InviteForm(request.POST or None, by=signed_in(request))
    if not form.is_valid():
        return show_form(request, form)
    at = timezone.now()
    groups = list(form.cleaned_data["groups"])
    try:
        invited = actions.invite(person=form.person, groups=groups, by=signed_in(request), at=at)
    except RefusedError as refused:
        form.refuse(refused.verdict)
        return show_form(request, form)
    transaction.on_commit(partial(send, request, invited, at))
    return redirect("invitations:made", invited.invitation.pk)


def send(request: HttpRequest, invited: actions.Invited, at: datetime) -> None:
    """Mail the way in; where that fails, the next page shows it once."""
    address = request.build_absolute_uri(reverse("account_accept", args=[invited.token]))
    if not send_invitation(invitation=invited.invitation, address=address, at=at):
        request.session[BY_HAND] = {"invitation": invited.invitation.pk, "address": address}


@inviters
@require_safe
def made(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that somebody was invited, and show the way in where it could not be mailed."""
    invitation = get_object_or_404(Invitation, pk=pk)
    kept = request.session.pop(BY_HAND, {})
    address = kept.get("address") if kept.get("invitation") == pk else None
    context = {"invitation": invitation, "address": address, **under(str(invitation))}
    return render(request, "accounts/staff/made.html", context)


@inviters
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation, pk=pk)
    try:
        actions.withdraw(invitation=invitation, by=signed_in(request), at=timezone.now())
        messages.success(request, _("Đã rút lời mời."))
    except RefusedError as refused:
        messages.error(request, REFUSALS[refused.verdict.reason])
    return redirect("invitations:list")


@superusers
@require_safe
def officers(request: HttpRequest) -> HttpResponse:
    """List officers: who has a second factor, who is signed in."""
    rows = page_of(reading.officers(), request, per_page=PER_PAGE)
    context = {"rows": rows, **framed(_("Đăng nhập của cán bộ"), "key")}
    return render(request, "accounts/staff/officers.html", context)


@superusers
@require_safe
def officer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how one officer signs in, and where he is signed in."""
    found = get_object_or_404(Officer, pk=pk)
    way = (reverse("officers:list"), _("Đăng nhập của cán bộ"))
    context = {
        "officer": found,
        "kinds": second_factor.kinds(found),
        "reasons": second_factor.reasons(found),
        "sessions": reading.sessions(found, here=request.session.session_key),
        **framed(str(found), "key", way),
    }
    return render(request, "accounts/staff/officer.html", context)


@superusers
@require_POST
def end_all(request: HttpRequest, pk: int) -> HttpResponse:
    """End all sessions of an officer; one's own session at hand stays."""
    found = get_object_or_404(Officer, pk=pk)
    sessions = sessions_of(found, but=request.session.session_key)
    end_sessions(officer=found, sessions=sessions, by=signed_in(request), at=timezone.now())
    messages.success(request, _("Đã kết thúc mọi phiên của cán bộ này."))
    return redirect("officers:detail", pk)


def show_form(request: HttpRequest, form: InviteForm) -> HttpResponse:
    """Return the form."""
    return render(request, "accounts/staff/invite.html", {"form": form, **under(_("Mời cán bộ"))})


def under(title: str) -> dict[str, Any]:
    """Return the frame of a page below the list of invitations."""
    return framed(title, "mail", (reverse("invitations:list"), _("Lời mời")))
