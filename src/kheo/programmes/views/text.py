"""The text of a version: writing it, looking it over, reading it, and what it changes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.programmes.actions.writing import write_version
from kheo.programmes.forms.text import KIND, KINDS, TextForm, initial_of, mark_of
from kheo.programmes.models import Programme, Version
from kheo.programmes.models.words import OPENINGS
from kheo.programmes.reading.programmes_texts import numbered_text, summary, told, told_bases
from kheo.programmes.refusals import sentence
from kheo.programmes.rules.outline import Clause
from kheo.programmes.views.acting import (
    address_of,
    done,
    programme_of,
    show,
    shut,
    standing,
    version_meant,
    way_through,
)

SAVE = "ghi"
LOOK = "xem"


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the open version: typed, looked over with the kinds of its clauses, then kept."""
    programme = programme_of(request, pk)
    at = standing(request, programme)
    if (closed := shut(request, at)) is not None:
        return closed
    version = version_meant(request, at)
    if request.method != "POST":
        return show_form(request, programme, version, TextForm(initial=initial_of(version)))
    form = TextForm(request.POST)
    if not form.is_valid() or not {LOOK, SAVE} & request.POST.keys():
        return show_form(request, programme, version, form)
    clauses = form.read(known_clauses(version), request.POST)
    if LOOK in request.POST:
        return look_over(request, programme, version, form, clauses)
    return keep(request, programme, version, form, clauses)


def keep(
    request: HttpRequest,
    programme: Programme,
    version: Version,
    form: TextForm,
    clauses: list[Clause],
) -> HttpResponse:
    """Keep the text, unless another officer wrote it meanwhile."""
    by, on = officer_of(request), timezone.localdate()
    if version.is_editable and form.cleaned_data["seen"] != mark_of(version):
        form.add_error(None, sentence("text_changed_meanwhile"))
        form.data = {**request.POST.dict(), "seen": mark_of(version)}
    elif done(request, form, _("Đã ghi nội dung dự thảo."), lambda moment: write_version(
        version=version, text=form.text(clauses), by=by, on=on, at=moment
    )):  # fmt: skip
        return redirect(address_of(programme))
    return show_form(request, programme, version, form)


def known_clauses(version: Version) -> list[Clause]:
    """Return the clauses that a typed text may mean: of this version, then those it once had.

    So a clause that was cut and saved comes back as itself when it is pasted again.
    """
    now = version.outline
    keys = {clause.key for clause in now}
    before = version.programme.versions.filter(number__lt=version.number).order_by("-number")
    for one in before.prefetch_related("clauses")[:3]:
        now += [clause for clause in one.outline if clause.key not in keys]
        keys |= {clause.key for clause in now}
    return now


def show_form(
    request: HttpRequest, programme: Programme, version: Version, form: TextForm
) -> HttpResponse:
    """Show what is typed."""
    context = {"programme": programme, "version": version, "form": form}
    way = way_through(programme)
    return show(request, "programmes/work/text.html", context, way, wrong=bool(form.errors))


def look_over(
    request: HttpRequest,
    programme: Programme,
    version: Version,
    form: TextForm,
    clauses: list[Clause],
) -> HttpResponse:
    """Show the text as it will be numbered, with the kind of each clause to choose."""
    named = [Clause(str(place), *rest_of(clause)) for place, clause in enumerate(clauses)]
    kept = {clause.key for clause in clauses if clause.key}
    text = form.text(clauses)
    context: dict[str, Any] = {
        "programme": programme,
        "version": version,
        "form": form,
        "rows": [
            {"one": one, "name": f"{KIND}{place}", "is_new": not clauses[place].key}
            for place, one in enumerate(numbered_text(named))
        ],
        "had": bool(kept),
        "kinds": KINDS,
        "bases": [(OPENINGS[one.opening], one.text) for one in text.bases],
        "gone": [one for one in numbered_text(version.outline) if one.clause.key not in kept],
    }
    return show(request, "programmes/work/text_preview.html", context, way_through(programme))


def rest_of(clause: Clause) -> tuple[Any, ...]:
    """Return what a clause is besides its key."""
    return clause.depth, clause.text, clause.kind


@work_page
@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show one version: its text, its bases, what parties said."""
    programme = programme_of(request, pk)
    shown = version_of(programme, number)
    others = programme.versions.exclude(pk=shown.pk).order_by("-number")
    context = {
        "programme": programme,
        "version": shown,
        "bases": shown.bases.select_related("document"),
        "clauses": numbered_text(shown.outline),
        "others": others,
    }
    return show(request, "programmes/work/version.html", context, way_through(programme))


@work_page
@require_safe
def diff(request: HttpRequest, pk: int, number: int, other: int) -> HttpResponse:
    """Show what a version changes against another."""
    programme = programme_of(request, pk)
    if number == other:
        raise Http404
    new, old = version_of(programme, number), version_of(programme, other)
    rows = told(old, new)
    context = {
        "programme": programme,
        "old": old,
        "new": new,
        "rows": rows,
        "bases": told_bases(old, new),
        "summary": summary(rows),
    }
    return show(request, "programmes/work/diff.html", context, way_through(programme))


def version_of(programme: Programme, number: int) -> Version:
    """Return a version with its text and answers. Raises Http404."""
    rows = programme.versions.select_related("proposed_by__organisation")
    rows = rows.prefetch_related("clauses", "bases", "answers__party__organisation")
    return get_object_or_404(rows, number=number)
