"""Pass a page on to friends."""

from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from kheo.core.verdict import RefusedError
from kheo.news.actions.sharing import Delivery, Letter, send_to_friends
from kheo.news.forms.sharing import ShareForm
from kheo.news.models.remarks import pages_with_forms
from kheo.news.views.showing import page_address, posted, private_form, sender_network, show

RECEIPT_SALT: Final = "kheo.news.shared"
RECEIPT_SECONDS: Final = 24 * 60 * 60
TWICE: Final = 0


@private_form
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the form, and send what it brings."""
    page = get_object_or_404(pages_with_forms(), pk=page_id)
    if not settings.MAIL_SERVER:
        return show(request, "news/sharing/offline.html", context_of(request, page))
    form = ShareForm(posted(request), page_id=page.pk, at=timezone.now())
    if form.is_bound and form.is_valid():
        return send(request, page, form)
    return show(request, "news/sharing/form.html", context_of(request, page, form=form))


def send(request: HttpRequest, page: Page, form: ShareForm) -> HttpResponse:
    """Send, and tell what became of it."""
    try:
        delivery = send_to_friends(
            letter=letter_of(request, page, form.cleaned_data),
            recipients=form.cleaned_data["recipients"],
            by=sender_network(request),
            ticket=form.taken,
            at=form.at,
        )
    except RefusedError as refused:
        return tell_refusal(request, page, form, refused)
    if delivery.failed:
        return tell_failure(request, page, form, delivery)
    return redirect("news:shared", page.pk, receipt(page, len(delivery.sent)))


def letter_of(request: HttpRequest, page: Page, typed: dict[str, Any]) -> Letter:
    """Return what goes to each friend."""
    return Letter(
        title=page.full_title,
        address=page_address(request, page),
        name=typed["name"],
        reply_to=typed["reply_to"],
        note=typed["note"],
    )


def tell_refusal(
    request: HttpRequest, page: Page, form: ShareForm, refused: RefusedError
) -> HttpResponse:
    """Say why nothing was sent; a form that came twice was sent once, and the page says so."""
    if refused.verdict.reason == "sent_before":
        return redirect("news:shared", page.pk, receipt(page, TWICE))
    form.refuse_sent(refused.verdict)
    return show(request, "news/sharing/form.html", context_of(request, page, form=form))


def tell_failure(
    request: HttpRequest, page: Page, form: ShareForm, delivery: Delivery
) -> HttpResponse:
    """Say who did not get the mail; the form holds them, ready to be sent again."""
    again = form.again(delivery.failed)
    context = context_of(request, page, form=again, delivery=delivery)
    return show(request, "news/sharing/form.html", context)


def context_of(request: HttpRequest, page: Page, **more: Any) -> dict[str, Any]:
    """Return what all pages of this kind show."""
    return {"page": page, "address": page_address(request, page), **more}


def receipt(page: Page, count: int) -> str:
    """Return the word that leads to the page of success; it names nobody."""
    return signing.dumps([page.pk, count], salt=RECEIPT_SALT)


@private_form
@require_http_methods(["GET", "HEAD"])
def shared(request: HttpRequest, page_id: int, word: str) -> HttpResponse:
    """Say how many mails went."""
    page = get_object_or_404(pages_with_forms(), pk=page_id)
    try:
        known_page, count = signing.loads(word, salt=RECEIPT_SALT, max_age=RECEIPT_SECONDS)
    except signing.BadSignature as error:
        raise Http404 from error
    if known_page != page.pk:
        raise Http404
    return show(request, "news/sharing/sent.html", context_of(request, page, count=count))
