"""A reader's remark: sent, and followed by its code."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page

from kheo.core.verdict import RefusedError
from kheo.news.actions import senders
from kheo.news.actions.remarks import Sender, code_of, submit_remark
from kheo.news.forms.remarks import CodeForm, RemarkForm
from kheo.news.models import Remark
from kheo.news.models.remarks import pages_with_forms
from kheo.news.rules.remarks import Purpose, State, Verb
from kheo.news.views.showing import page_address, posted, private_form, sender_network, show

COOKIE: Final = "kheo_ma"
COOKIE_SALT: Final = "kheo.news.code"
COOKIE_SECONDS: Final = 600
"""The code is shown after the sending only: long enough to write it down or print it, also after a
telephone has dropped the page from its memory."""


@private_form
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the form, and keep what it brings."""
    page = get_object_or_404(pages_with_forms(), pk=page_id)
    form = RemarkForm(posted(request), page_id=page.pk, at=timezone.now())
    if form.is_bound and form.is_valid():
        return keep(request, page, form)
    return show_form(request, page, form)


def show_form(request: HttpRequest, page: Page, form: RemarkForm) -> HttpResponse:
    """Show the form, with what was typed when it was not taken."""
    context = {"page": page, "address": page_address(request, page), "form": form}
    return show(request, "news/remarks/form.html", context)


def keep(request: HttpRequest, page: Page, form: RemarkForm) -> HttpResponse:
    """Keep the remark and give its code, or say why it was not kept."""
    try:
        submit_remark(
            page=page,
            text=form.cleaned_data["text"],
            consents=form.consents(),
            by=sender_of(request, form),
            ticket=form.taken,
            at=form.at,
        )
    except RefusedError as refused:
        form.refuse_sent(refused.verdict)
        return show_form(request, page, form)
    return with_code(redirect("news:remark_sent"), code_of(form.taken))


def sender_of(request: HttpRequest, form: RemarkForm) -> Sender:
    """Return who writes."""
    typed = form.cleaned_data
    return Sender(typed["name"], typed["contact"], typed["address"], sender_network(request))


def with_code(response: HttpResponse, code: str) -> HttpResponse:
    """Return the answer, with the code for the next page: in no address, history or log."""
    response.set_signed_cookie(
        COOKIE,
        code,
        salt=COOKIE_SALT,
        max_age=COOKIE_SECONDS,
        path=reverse("news:remark_sent"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@private_form
@require_http_methods(["GET", "HEAD"])
def sent(request: HttpRequest) -> HttpResponse:
    """Show the code."""
    code = request.get_signed_cookie(COOKIE, default="", salt=COOKIE_SALT, max_age=COOKIE_SECONDS)
    return show(request, "news/remarks/sent.html", {"code": code})


@private_form
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for a code, and show what became of its remark."""
    form = CodeForm(posted(request))
    if found := found_by(request, form):
        return show_status(request, found, form)
    return show(request, "news/remarks/follow.html", {"form": form})


@private_form
@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take back the consent to publication, or to be known here; show how things stand."""
    form = CodeForm(request.POST)
    if not (found := found_by(request, form)):
        return show(request, "news/remarks/follow.html", {"form": form})
    if request.POST.get("what") == Purpose.PROCESS:
        senders.withdraw_processing(remark=found, at=timezone.now())
    else:
        senders.withdraw_publication(remark=found, at=timezone.now())
    fresh = Remark.objects.select_related("page").get(pk=found.pk)
    return show_status(request, fresh, form, done=True)


def found_by(request: HttpRequest, form: CodeForm) -> Remark | None:
    """Return the remark that the code leads to; the same is said of all codes that lead nowhere."""
    if not (form.is_bound and form.is_valid()):
        return None
    code, by = form.cleaned_data["code"], sender_network(request)
    try:
        found = senders.find_by_code(code=code, by=by, at=timezone.now())
    except RefusedError as refused:
        form.refuse(refused.verdict.reason)
        return None
    if found is None:
        form.refuse("code_unknown")
    return found


def show_status(
    request: HttpRequest, found: Remark, form: CodeForm, *, done: bool = False
) -> HttpResponse:
    """Show a remark to its sender."""
    standing = {
        Purpose(consent.wording.purpose)
        for consent in found.consents.all()
        if consent.withdrawn_at is None
    }
    reasons = [event.reason for event in found.events.all() if event.verb == Verb.HIDE]
    context = {
        "remark": found,
        "page": found.page.specific,
        "code": form.cleaned_data["code"],
        "reason": reasons[-1] if reasons and found.state == State.HIDDEN else "",
        "may_withdraw": bool(standing & {Purpose.PUBLISH_TEXT, Purpose.PUBLISH_NAME}),
        "done": done,
    }
    return show(request, "news/remarks/status.html", context)
