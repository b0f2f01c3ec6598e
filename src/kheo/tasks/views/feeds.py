"""Calendars of units: the page where addresses are made and revoked, and the calendars."""

from typing import Final

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import condition, require_http_methods, require_POST, require_safe

from kheo.core.paging import page_of
from kheo.core.verdict import RefusedError
from kheo.core.work import attempt, work_page
from kheo.organisations.models import Officer
from kheo.organisations.staff import officer_of
from kheo.tasks.actions.feeds import feed_behind, make_feed, note_reading, revoke_feed
from kheo.tasks.authority import WORK
from kheo.tasks.calendars import contents_of, written
from kheo.tasks.forms.feeds import FeedForm
from kheo.tasks.models import FeedToken
from kheo.tasks.reading.scope import Scope, scope_of
from kheo.tasks.refusals import sentence

NOT_TAKEN: Final = 422
COOKIE: Final = "kheo_lich"
COOKIE_SALT: Final = "kheo.tasks.feed"
COOKIE_SECONDS: Final = 300
A_PAGE: Final = 50
PLAIN: Final = "text/plain; charset=utf-8"
NOT_FOUND: Final = gettext_lazy("Không có lịch nào ở địa chỉ này, hoặc địa chỉ đã được thu hồi.")


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Show the addresses of an officer's units, and make one; it is shown once."""
    on = timezone.localdate()
    officer = officer_of(request)
    scope = scope_of(officer, on=on)
    sent = (request.POST,) if request.method == "POST" else ()
    form = FeedForm(*sent, own=scope.doing(WORK), on=on)
    if form.is_bound and form.is_valid():
        try:
            _feed, token = make_feed(
                organisation=form.cleaned_data["unit"], label=form.cleaned_data["label"],
                by=officer, on=on, at=timezone.now(),
            )  # fmt: skip
        except RefusedError as refused:
            form.add_error(None, sentence(refused.verdict.reason))
        else:
            return with_token(redirect("tasks_feeds:desk"), token)
    return show(request, form, feeds_of(officer, scope))


def show(request: HttpRequest, form: FeedForm, feeds: QuerySet[FeedToken]) -> HttpResponse:
    """Show the page, with the address that was just made."""
    token = request.get_signed_cookie(COOKIE, "", salt=COOKIE_SALT, max_age=COOKIE_SECONDS)
    address = ""
    if token:
        address = request.build_absolute_uri(reverse("tasks_feeds:feed", args=[token]))
    context = {
        "form": form,
        "feeds": page_of(feeds, request, per_page=A_PAGE),
        "address": address,
        "webcal": f"webcal://{address.partition('://')[2]}",
        "breadcrumbs": [
            (_("Nhiệm vụ"), reverse("tasks_work:list")),
            (_("Lịch trên điện thoại"), ""),
        ],
    }
    status = NOT_TAKEN if form.is_bound and form.errors else 200
    response = render(request, "tasks/feeds/desk.html", context, status=status)
    if token:
        response.delete_cookie(COOKIE, path=reverse("tasks_feeds:desk"), samesite="Lax")
    return response


def with_token(response: HttpResponse, token: str) -> HttpResponse:
    """Return the answer with the token for the next page: in no history, session or log."""
    response.set_signed_cookie(
        COOKIE, token, salt=COOKIE_SALT, max_age=COOKIE_SECONDS,
        path=reverse("tasks_feeds:desk"), secure=settings.SESSION_COOKIE_SECURE, httponly=True,
        samesite="Lax",
    )  # fmt: skip
    return response


def feeds_of(officer: Officer, scope: Scope) -> QuerySet[FeedToken]:
    """Return the addresses of an officer's units and those that he made; living ones first."""
    rows = FeedToken.objects.select_related("organisation", "made_by")
    if not scope.all_units:
        units = [one.pk for one in scope.doing(WORK)]
        rows = rows.filter(Q(organisation__in=units) | Q(made_by=officer))
    return rows.order_by(F("revoked_at").asc(nulls_first=True), "-made_at", "-pk")


@work_page
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an address lead nowhere from now on."""
    on = timezone.localdate()
    officer = officer_of(request)
    feed = get_object_or_404(feeds_of(officer, scope_of(officer, on=on)), pk=pk)
    said = _("Đã thu hồi. Địa chỉ ấy không còn mở được.")
    attempt(
        request, said, lambda at: revoke_feed(feed=feed, by=officer, on=on, at=at),
        sentence=sentence,
    )  # fmt: skip
    return redirect("tasks_feeds:desk")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Give a calendar to whoever has its address, or say that nothing has changed.

    An address that never was and one that was revoked are answered alike, in words that do not
    repeat it as the page for what is not found would.
    """
    on = timezone.localdate()
    found = feed_behind(token, on=on)
    if found is None:
        return unlisted(
            HttpResponseNotFound(str(NOT_FOUND), content_type="text/plain; charset=utf-8")
        )
    note_reading(found, on=on)
    contents = contents_of(found.organisation, on=on, at=timezone.now())
    tag = f'"{contents.tag}"'

    @condition(etag_func=lambda _request: tag)
    def answer(request: HttpRequest) -> HttpResponse:
        data = written(contents, base=request.build_absolute_uri("/"))
        response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="nhiem-vu.ics"'
        return response

    return unlisted(answer(request))


def unlisted(response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer, for whoever asked alone and for no search engine."""
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
