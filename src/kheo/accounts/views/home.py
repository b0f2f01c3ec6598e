"""An officer's own page: what signs in, and where he is signed in."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kheo.accounts import reading, second_factor
from kheo.accounts.actions.sessions import end_sessions, sessions_of
from kheo.accounts.reading import signed_in


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what the officer can look after."""
    officer = signed_in(request)
    context = {
        "officer": officer,
        "has_one": second_factor.has_one(officer),
        "reasons": second_factor.reasons(officer),
        "works": officer.has_perm("wagtailadmin.access_admin"),
    }
    return render(request, "accounts/home.html", context)


@login_required
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """List where the officer is signed in."""
    rows = reading.sessions(signed_in(request), here=request.session.session_key)
    return render(request, "usersessions/usersession_list.html", {"rows": rows})


@login_required
@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of the officer's other sessions."""
    officer = signed_in(request)
    others = UserSession.objects.exclude(session_key=request.session.session_key)
    session = get_object_or_404(others, pk=pk, user_id=officer.pk)
    end_sessions(officer=officer, sessions=[session], by=officer, at=timezone.now())
    messages.success(request, _("Đã kết thúc phiên ấy."))
    return redirect("usersessions_list")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all sessions of the officer but this one."""
    officer = signed_in(request)
    others = sessions_of(officer, but=request.session.session_key)
    ended = end_sessions(officer=officer, sessions=others, by=officer, at=timezone.now())
    messages.success(request, _("Đã kết thúc %(count)d phiên.") % {"count": ended})
    return redirect("usersessions_list")
