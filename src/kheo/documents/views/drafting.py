"""Checking a draft: nothing that is brought is kept."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access

from kheo.core.staff import framed
from kheo.documents.forms.drafting import DraftForm

ICON: Final = "check"


@require_admin_access
@cache_control(private=True, no_store=True)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show the form, and under it what was found in the draft that was sent."""
    today = timezone.localdate()
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DraftForm(*sent, today=today)
    report = form.report() if form.is_bound and form.is_valid() else None
    context = {"form": form, "report": report, **framed(_("Kiểm tra dự thảo"), ICON)}
    return render(request, "documents/staff/drafting.html", context)
