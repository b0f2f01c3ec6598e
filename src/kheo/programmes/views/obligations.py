"""What documents ask for: noted passage by passage, and two questions about it."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kheo.core.days import today
from kheo.core.once import once
from kheo.core.paging import page_of
from kheo.core.verdict import RefusedError
from kheo.core.work import work_page
from kheo.documents.models import Document, DocumentText
from kheo.organisations.authority import may_for
from kheo.organisations.models import Mandate, Officer, Organisation
from kheo.organisations.reading.own import own_units
from kheo.organisations.staff import officer_of
from kheo.programmes.actions.obligations import (
    change_obligation,
    note_obligation,
    remove_obligation,
    require_noted_for,
)
from kheo.programmes.authority import DRAFT
from kheo.programmes.forms.obligations import FindForm, ObligationForm, OpenForm
from kheo.programmes.forms.plans import DropForm
from kheo.programmes.models import Obligation
from kheo.programmes.reading import obligations as reading
from kheo.programmes.reading.obligations_found import documents_found
from kheo.programmes.reading.obligations_passages import Passage, passages_of
from kheo.programmes.views.plans_acting import Crumbs, sent, status_of, tried

A_PAGE: Final = 50
MOST_UNITS: Final = 5000


def reader_of(request: HttpRequest) -> Officer:
    """Return the officer, who works for somebody today. Raises PermissionDenied."""
    officer = officer_of(request)
    there = Mandate.objects.in_force(today()).filter(officer=officer)
    if not officer.is_superuser and not there.exists():
        raise PermissionDenied(_("Bạn chưa được giao nhiệm vụ ở cơ quan nào."))
    return officer


def drafts_for(officer: Officer) -> list[Organisation]:
    """Return the organisations for which an officer may note what documents ask for."""
    return own_units(officer, DRAFT, on=today())


def require_writer(officer: Officer) -> list[Organisation]:
    """Return the same. Raises PermissionDenied where there is none, unless he may everything."""
    units = drafts_for(officer)
    if not units and not officer.is_superuser:
        raise PermissionDenied(_("Bạn không có nhiệm vụ ghi việc mà văn bản giao."))
    return units


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the documents that give work, or those that somebody looks for."""
    officer = reader_of(request)
    form = FindForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    rows = documents_found(words) if words else reading.giving_work()
    page = page_of(rows, request)
    context = {
        "form": form,
        "page": page,
        "rows": reading.rows_of(page),
        "words": words,
        "may_note": bool(drafts_for(officer)) or officer.is_superuser,
        "asked_query": urlencode({"q": words}) if words else "",
    }
    return render(request, "programmes/obligations/list.html", context)


@work_page
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one document asks for, and its text to note more from."""
    officer = reader_of(request)
    found = published(pk)
    rows = Obligation.objects.filter(document=found).select_related("noted_for")
    lines = reading.lines_of(rows.order_by("order", "pk"))
    mine = may_for(officer, DRAFT, {one.noted_for for row in lines if (one := row.obligation)
                                    and one.noted_for}, on=today())  # fmt: skip
    context = {
        "document": found,
        "lines": lines,
        "mine": {row.obligation.pk for row in lines if is_mine(officer, row.obligation, mine)},
        "row": reading.rows_of([found])[0],
        "passages": passages(found),
        "noted": {row.obligation.spot for row in lines},
        "may_note": bool(drafts_for(officer)) or officer.is_superuser,
        "breadcrumbs": way(),
    }
    return render(request, "programmes/obligations/document.html", context)


def is_mine(officer: Officer, obligation: Obligation, allowed: set[int]) -> bool:
    """Return whether an officer may change an obligation."""
    if obligation.noted_for_id is None:
        return officer.is_superuser or obligation.noted_by_id == officer.pk
    return obligation.noted_for_id in allowed


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
@once
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what a passage asks for; `?doan=` says which one."""
    officer = reader_of(request)
    units = require_writer(officer)
    found = published(pk)
    form = ObligationForm(sent(request), on=today(), units=units, initial=quoted(found, request))
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: note_obligation(
            document=found, said=form.said(), behalf=form.for_whom(), by=officer, on=today(), at=at
        ))  # fmt: skip
        if made:
            messages.success(request, _("Đã ghi việc mà văn bản giao."))
            return redirect("plans_work:obligation_document", found.pk)
    return show_form(request, form, found, title=_("Ghi việc mà văn bản giao"))


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was noted."""
    officer, obligation = held(request, pk)
    form = ObligationForm(sent(request), on=today(), units=(), found=obligation)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda at: change_obligation(
            obligation=obligation, said=form.said(), by=officer, on=today(), at=at
        ))  # fmt: skip
        if made:
            messages.success(request, _("Đã sửa việc mà văn bản giao."))
            return redirect("plans_work:obligation_document", obligation.document_id)
    return show_form(request, form, obligation.document, title=_("Sửa việc mà văn bản giao"))


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away what was noted by mistake."""
    officer, obligation = held(request, pk)
    form, found = DropForm(sent(request)), obligation.document
    if request.method == "POST" and form.is_valid():
        tried(form, lambda at: remove_obligation(
            obligation=obligation, reason=form.cleaned_data["reason"], by=officer, on=today(), at=at
        ))  # fmt: skip
        if form.is_valid():
            messages.success(request, _("Đã bỏ việc mà văn bản giao."))
            return redirect("plans_work:obligation_document", found.pk)
    context = {"form": form, "obligation": obligation, "document": found,
               "breadcrumbs": way(found)}  # fmt: skip
    template = "programmes/obligations/remove.html"
    return render(request, template, context, status=status_of(form))


def held(request: HttpRequest, pk: int) -> tuple[Officer, Obligation]:
    """Return an obligation that the officer may change.

    Raises Http404, and PermissionDenied where another organisation noted it.
    """
    officer = reader_of(request)
    rows = Obligation.objects.select_related("document", "noted_for")
    obligation = get_object_or_404(rows, pk=pk)
    try:
        require_noted_for(obligation, officer, on=today())
    except RefusedError as refused:
        raise PermissionDenied(
            _("Việc này do cơ quan khác ghi. Hãy đề nghị cơ quan ấy sửa.")
        ) from refused
    return officer, obligation


@work_page
@require_safe
def taskless(request: HttpRequest) -> HttpResponse:
    """Answer which obligations have no task yet, in all documents."""
    officer = reader_of(request)
    form = OpenForm(request.GET)
    mine = bool(form.is_valid() and form.cleaned_data["cua_toi"])
    page = page_of(reading.open_everywhere(officer, mine=mine, on=today()), request,
                   per_page=A_PAGE)  # fmt: skip
    shown = Obligation.objects.shown()
    total, without = shown.count(), reading.without_task(shown).count()
    context = {
        "form": form, "page": page, "lines": reading.lines_of(page), "mine": mine,
        "total": total, "without": without, "answered": total - without,
        "asked_query": "cua_toi=on" if mine else "", "breadcrumbs": way(),
    }  # fmt: skip
    return render(request, "programmes/obligations/taskless.html", context)


@work_page
@require_safe
def bound(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer who is bound by a document and has no task for it."""
    reader_of(request)
    found = published(pk)
    context = {
        "document": found,
        "tally": reading.tally_of(found),
        "page": page_of(reading.pairs_without_task(found), request, per_page=A_PAGE),
        "breadcrumbs": way(found),
    }
    return render(request, "programmes/obligations/bound.html", context)


@work_page
@require_safe
def silent(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer which units that a document binds have issued nothing to carry it out."""
    reader_of(request)
    found = published(pk)
    units = reading.units_of(found)
    context = {
        "document": found,
        "units": units,
        "page": page_of(units.nothing, request, per_page=A_PAGE),
        "breadcrumbs": way(found),
    }
    return render(request, "programmes/obligations/silent.html", context)


def published(pk: int) -> Document:
    """Return a published document. Raises Http404."""
    return get_object_or_404(Document.objects.published(), pk=pk)


def passages(document: Document) -> list[Passage]:
    """Return the text of a document in passages; none where its text is not kept."""
    full = DocumentText.objects.filter(document=document).first()
    return passages_of(full.text) if full else []


def quoted(document: Document, request: HttpRequest) -> dict[str, Any]:
    """Return the address and the words of the passage that is asked for."""
    asked = request.GET.get("doan", "")
    found = [one for one in passages(document) if asked and str(one.place) == asked]
    return {"spot": found[0].spot[:120], "text": found[0].text[:5000]} if found else {}


def show_form(
    request: HttpRequest, form: ObligationForm, document: Document, *, title: str
) -> HttpResponse:
    """Show the form, with what was typed when it was not taken."""
    context = {"form": form, "document": document, "form_title": title,
               "breadcrumbs": way(document)}  # fmt: skip
    template = "programmes/obligations/form.html"
    return render(request, template, context, status=status_of(form))


def way(document: Document | None = None) -> Crumbs:
    """Return the way to a page below the list, or below a document."""
    found: Crumbs = [(_("Việc văn bản giao"), reverse("plans_work:obligations"))]
    if document is not None:
        found.append((document.name, reverse("plans_work:obligation_document", args=[document.pk])))
    return found
