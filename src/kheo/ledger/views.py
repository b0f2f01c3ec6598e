"""The ledger as staff who may read it see it."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.ledger.forms import AskForm
from kheo.ledger.models import Entry, Seal
from kheo.ledger.reading import thread_of
from kheo.ledger.rules import Ref

PER_PAGE: Final = 50
ICON: Final = "list-ul"
readers = permission_required("ledger.view_entry")


@readers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List entries, newest first, by who, what and when."""
    form = AskForm(request.GET)
    rows = page_of(form.found().select_related("seal"), request, per_page=PER_PAGE)
    asked = {name: request.GET.get(name, "") for name in form.fields}
    context = {
        "form": form,
        "rows": rows,
        "asked": urlencode(asked),
        "head": Seal.objects.order_by("-position").first(),
        **framed(_("Sổ ghi việc"), ICON),
    }
    return render(request, "ledger/list.html", context)


@readers
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one entry whole, with its place in the chain."""
    entry = get_object_or_404(Entry.objects.select_related("seal"), pk=pk)
    context = {"entry": entry, **under(entry.label)}
    return render(request, "ledger/detail.html", context)


@readers
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show all that was done on one record, and what it is tied to.

    The record is asked for with `?loai=` and `?khoa=`: a key may be anything, or nothing where a
    room has but one such thing.
    """
    kind, key = request.GET.get("loai", ""), request.GET.get("khoa", "")
    ref = Ref(kind, key, "")
    entries = Entry.objects.about(ref).newest_first().select_related("seal")
    last = entries.first()
    if last is None:
        raise Http404
    context = {
        "rows": page_of(entries, request, per_page=PER_PAGE),
        "asked": urlencode({"loai": kind, "khoa": key}),
        "ties": thread_of(ref),
        **under(last.target_name),
    }
    return render(request, "ledger/about.html", context)


def under(title: str) -> dict[str, Any]:
    """Return the frame of a page below the list."""
    return framed(title, ICON, (reverse("ledger:list"), _("Sổ ghi việc")))
