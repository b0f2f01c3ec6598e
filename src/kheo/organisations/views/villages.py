"""The desk where communes keep their villages, under /quan-tri/dia-ban/."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.core.verdict import RefusedError, require
from kheo.organisations.actions import villages as actions
from kheo.organisations.forms.villages import (
    REFUSALS,
    AddForm,
    CommuneForm,
    EndForm,
    PasteForm,
    RenameForm,
)
from kheo.organisations.models import Place, PlaceKind
from kheo.organisations.reading.place_events import events_of
from kheo.organisations.reading.place_lines import line_of
from kheo.organisations.reading.place_search import find
from kheo.organisations.reading.places import children_of, paths

VILLAGES_A_PAGE: Final = 100
COMMUNE, VILLAGE = str(PlaceKind.COMMUNE), str(PlaceKind.VILLAGE)


@require_admin_access
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Find a commune."""
    form = CommuneForm(request.GET)
    asked = str(form.cleaned_data.get("q", "")) if form.is_valid() else ""
    today = timezone.localdate()
    found = find(asked, today=today, on=today, kinds=[PlaceKind.COMMUNE]) if asked else []
    context = {"form": form, "asked": asked, "found": found, **framed(_("Địa bàn"), "site")}
    return render(request, "organisations/villages/index.html", context)


@require_admin_access
@require_safe
def commune(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the villages of a commune, and forms to add more."""
    return show_commune(request, get_object_or_404(Place, pk=pk, kind=COMMUNE))


@require_admin_access
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one village."""
    found = get_object_or_404(Place, pk=pk, kind=COMMUNE)
    form = AddForm(request.POST)
    said = _("Đã thêm một thôn, tổ dân phố.")
    if form.is_valid() and act(request, found, actions.add_village, form, said):
        return redirect("villages:commune", found.pk)
    return show_commune(request, found, add_form=form)


@require_admin_access
@require_POST
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the villages of a pasted list."""
    found = get_object_or_404(Place, pk=pk, kind=COMMUNE)
    form = PasteForm(request.POST, known=actions.names_in(found))
    said = _("Đã thêm các thôn, tổ dân phố.")
    if form.is_valid() and act(request, found, actions.add_villages, form, said):
        return redirect("villages:commune", found.pk)
    return show_commune(request, found, paste_form=form)


@require_admin_access
@require_safe
def village(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one village, and forms to rename or end it."""
    return show_village(request, get_object_or_404(Place, pk=pk, kind=VILLAGE))


@require_admin_access
@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a village another name."""
    found = get_object_or_404(Place, pk=pk, kind=VILLAGE)
    form = RenameForm(request.POST)
    if form.is_valid() and act_on(
        request, found, actions.rename_village, form, _("Đã đổi tên thôn, tổ dân phố.")
    ):
        return redirect("villages:village", found.pk)
    return show_village(request, found, rename_form=form)


@require_admin_access
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a village its last day."""
    found = get_object_or_404(Place, pk=pk, kind=VILLAGE)
    form = EndForm(request.POST)
    if form.is_valid() and act_on(
        request, found, actions.end_village, form, _("Đã kết thúc thôn, tổ dân phố.")
    ):
        return redirect("villages:village", found.pk)
    return show_village(request, found, end_form=form)


def act(
    request: HttpRequest, found: Place, verb: Callable[..., Any], form: Form, said: str
) -> bool:
    """Act on a commune, and say what was done or why not; return whether it was done."""
    return attempt(request, found, said, lambda at: verb(
        commune=found, by=request.user, at=at, **form.cleaned_data
    ))  # fmt: skip


def act_on(
    request: HttpRequest, found: Place, verb: Callable[..., Any], form: Form, said: str
) -> bool:
    """Act on a village, and say what was done or why not; return whether it was done."""
    above = actions.commune_above(found)
    return attempt(request, above or found, said, lambda at: verb(
        village=found, by=request.user, at=at, **form.cleaned_data
    ))  # fmt: skip


def attempt(request: HttpRequest, kept: Place, said: str, do: Callable[[Any], Any]) -> bool:
    """Do what the commune allows this officer, and say so, or say why not."""
    at = timezone.now()
    try:
        on = timezone.localdate(at)
        require(actions.may_keep_villages(request.user, kept, on=on))  # type: ignore[arg-type]
        do(at)
    except RefusedError as refused:
        messages.error(request, str(REFUSALS[refused.verdict.reason]))
        return False
    messages.success(request, said)
    return True


def show_commune(request: HttpRequest, found: Place, **typed: Form) -> HttpResponse:
    """Show the villages of a commune, with what was typed when it was not taken."""
    today = timezone.localdate()
    rows = children_of(found, on=today)
    context = {
        "commune": found,
        "villages": page_of(rows, request, per_page=VILLAGES_A_PAGE),
        "may": actions.may_keep_villages(request.user, found, on=today),  # type: ignore[arg-type]
        "why_not": REFUSALS["not_of_commune"],
        "add_form": AddForm(),
        "paste_form": PasteForm(),
        **typed,
        **framed(full_name(found), "site", (reverse("villages:index"), _("Địa bàn"))),
    }
    return render(request, "organisations/villages/commune.html", context)


def show_village(request: HttpRequest, found: Place, **typed: Form) -> HttpResponse:
    """Show one village, with what was typed when it was not taken."""
    above = actions.commune_above(found)
    today = timezone.localdate()
    way = [(reverse("villages:index"), _("Địa bàn"))]
    if above:
        way.append((reverse("villages:commune", args=[above.pk]), above.name))
    context = {
        "village": found,
        "may": actions.may_keep_villages(request.user, above or found, on=today),  # type: ignore[arg-type]
        "why_not": REFUSALS["not_of_commune"],
        "rename_form": RenameForm(initial={"name": found.name}),
        "end_form": EndForm(),
        "events": events_of(found, line_of(found)),
        **typed,
        **framed(found.name, "site", *way),
    }
    return render(request, "organisations/villages/village.html", context)


def full_name(found: Place) -> str:
    """Return the name of a commune with its province."""
    above = paths([found], on=timezone.localdate())[found.pk]
    return ", ".join([found.name, *(one.name for one in above)])
