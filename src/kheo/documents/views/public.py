"""The library as everybody reads it: the shelves, a document, and who implements it."""

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.http import for_everyone
from kheo.core.paging import page_of
from kheo.core.serving import serve
from kheo.core.structured import as_script
from kheo.documents.diagram import diagram_of
from kheo.documents.forms.asking import AskForm
from kheo.documents.models import Document
from kheo.documents.models.documents import DocumentQuerySet
from kheo.documents.models.words import STATUSES
from kheo.documents.reading.disagreements import disagreements_of
from kheo.documents.reading.effects import blows_on, effects_on
from kheo.documents.reading.facets import facets
from kheo.documents.reading.history import history_of
from kheo.documents.reading.implementing import implementation_of
from kheo.documents.reading.naming import records_naming
from kheo.documents.reading.parties import issuers_of, signatures_of
from kheo.documents.reading.relations import in_text, named_by, relations_of
from kheo.documents.reading.shelves import found
from kheo.documents.rendering import Rendered, rendered
from kheo.documents.rules.validity import Blow, effect_on
from kheo.documents.sentences import ShownEffect, cited, explained
from kheo.documents.structured import document_data
from kheo.organisations.forms.places import DayForm

A_PAGE: Final = 30


@require_safe
@for_everyone
def library(request: HttpRequest) -> HttpResponse:
    """Show the documents that a reader asks for, newest first, and every way to narrow them."""
    today = timezone.localdate()
    form = AskForm(request.GET)
    asked = form.asked(today)
    rows = page_of(found(asked).newest_first(), request, per_page=A_PAGE)
    effects = effects_on(today, list(rows))
    told = [(row, effects[row.pk].status) for row in rows]
    narrowed = facets(asked)
    context = {
        "form": form,
        "asked": asked,
        "rows": rows,
        "shown": [(row, status, STATUSES[status]) for row, status in told],
        "facets": narrowed,
        "chosen": [(one.label, one.chosen) for one in narrowed if one.chosen],
        "without_words": asked.but(words="").query,
        "asked_query": asked.query,
        "breadcrumbs": [(_("Trang chủ"), "/")],
    }
    return render(request, "documents/library.html", context)


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show a published document; an article of a section that stood here before is shown still."""
    held = open_documents().select_related("full_text").filter(slug=slug).first()
    return show(request, held) if held else serve(request, f"van-ban/{slug}/")


@for_everyone
def show(request: HttpRequest, held: Document) -> HttpResponse:
    """Show all that the library knows of a document."""
    form, today = DayForm(request.GET, label_suffix=""), timezone.localdate()
    blows = blows_on([held.pk])[held.pk]
    by = Document.objects.in_bulk({blow.by for blow in blows})
    now = effect_at(held, today, blows, by)
    day = form.day()
    named = named_by(held)
    relations = relations_of(held, named)
    crumbs = breadcrumbs()
    context = {
        "document": held,
        "effect": now,
        "doubts": [tie for group in relations.back for tie in group.doubts],
        "form": form,
        "day": day,
        "effect_then": effect_at(held, day, blows, by) if day else None,
        "issuers": issuers_of(held, today=today),
        "signatures": signatures_of(held),
        "addressees": list(held.addressees.all()),
        "files": list(held.files.all()),
        "disagreements": disagreements_of(held),
        "relations": relations,
        "diagram": diagram_of(held, relations),
        "carried_out": any(group.carries_out for group in relations.back),
        "text": text_of(held, named),
        "records": records_naming(held),
        "history": history_of(held, blows, by),
        "citation": cited(held),
        "structured_data": as_script(document_data(held, now, crumbs, request)),
        "breadcrumbs": crumbs,
    }
    return render(request, "documents/document.html", context)


def effect_at(held: Document, day: date, blows: list[Blow], by: dict[int, Document]) -> ShownEffect:
    """Return in words whether a document is in force on a day."""
    return explained(held, effect_on(day, held.span, blows), by)


def text_of(held: Document, named: list[Any]) -> Rendered | None:
    """Return the full text with its citations linked, or nothing where there is none."""
    full = getattr(held, "full_text", None)
    return rendered(full.text, in_text(named)) if full and full.text.strip() else None


@require_safe
@for_everyone
def implementing(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what implements a document, province by province, and of which nothing is known."""
    held = get_object_or_404(open_documents(), slug=slug)
    context = {
        "document": held,
        "all": implementation_of(held, on=timezone.localdate()),
        "breadcrumbs": [*breadcrumbs(), (held.name, held.get_absolute_url())],
    }
    return render(request, "documents/implementing.html", context)


def open_documents() -> DocumentQuerySet:
    """Return the documents that everybody may read."""
    return Document.objects.published().select_related("subject", "place")


def breadcrumbs() -> list[tuple[str, str]]:
    """Return the way to a document."""
    return [(_("Trang chủ"), "/"), (_("Văn bản"), reverse("documents:library"))]
