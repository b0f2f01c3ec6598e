"""Books of numbers: list and open them, give, void and bind numbers, print."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.documents.actions import numbering as actions
from kheo.documents.actions import registers as openings
from kheo.documents.forms.registers import (
    FindForm,
    InsertForm,
    NumberForm,
    OpenForm,
    PeriodForm,
    PlainForm,
    TermForm,
)
from kheo.documents.models import IssuedNumber, Register
from kheo.documents.rules.numbering import Regime
from kheo.documents.views.numbering import ICON, allowed, tried, under
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of

A_PAGE: Final = 50
MOST_PRINTED: Final = 5_000


@require_admin_access
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the books, those of the newest period first."""
    form = FindForm(request.GET)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    books = Register.objects.listed()
    if asked:
        books = books.filter(organisation__in=Organisation.objects.named(asked))
    context = {
        "form": form,
        "rows": page_of(books, request, per_page=A_PAGE),
        "asked": urlencode({"q": asked}),
        **framed(_("Sổ cấp số văn bản"), ICON),
    }
    return render(request, "documents/staff/registers.html", context)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest) -> HttpResponse:
    """Open a book."""
    form = OpenForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"regime": Regime(form.cleaned_data["regime"])}
        made = done(request, form, given, openings.open_register)
        if made:
            messages.success(request, _("Đã mở sổ."))
            return redirect("documents_desk:register", made.pk)
    context = {"form": form, "action": _("Mở sổ"), **under(_("Mở sổ cấp số"))}
    return render(request, "documents/staff/registers_form.html", context)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def begin_term(request: HttpRequest) -> HttpResponse:
    """Begin a term of a committee."""
    form = TermForm(request.POST or None)
    valid = request.method == "POST" and form.is_valid()
    if valid and done(request, form, form.cleaned_data, openings.begin_term):
        messages.success(request, _("Đã ghi nhiệm kỳ. Giờ có thể mở sổ cho từng loại văn bản."))
        return redirect("documents_desk:open_register")
    context = {"form": form, "action": _("Ghi nhiệm kỳ"), **under(_("Nhiệm kỳ của cấp ủy"))}
    return render(request, "documents/staff/registers_form.html", context)


def done(
    request: HttpRequest, form: PlainForm, given: dict[str, Any], act: Callable[..., Any]
) -> Any:
    """Act for the organisation of a form where the person may, or say in the form why not."""
    answer = allowed(request, given["organisation"])
    if not answer:
        form.add_error(None, answer.why)
        return None
    return tried(form, lambda at: act(**given, by=officer_of(request), at=at))


@require_admin_access
@require_safe
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a book, its numbers the newest first."""
    return show(request, book_of(pk))


@require_admin_access
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the next number."""
    book = book_of(pk)
    form = NumberForm(request.POST, register=book)
    made = numbered(request, book, form, actions.give_number)
    return told(request, made) if made else show(request, book, form=form)


@require_admin_access
@require_POST
def insert(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a number with a letter to a document that was forgotten."""
    book = book_of(pk)
    form = InsertForm(request.POST, register=book)
    made = numbered(request, book, form, actions.insert_number)
    return told(request, made) if made else show(request, book, insert_form=form)


def numbered(
    request: HttpRequest, book: Register, form: NumberForm, act: Callable[..., IssuedNumber]
) -> IssuedNumber | None:
    """Give a number where form, authority and rules allow it."""
    if not form.is_valid():
        return None
    answer = allowed(request, book.organisation)
    if not answer:
        form.add_error(None, answer.why)
        return None
    by = officer_of(request)
    made: IssuedNumber | None = tried(
        form, lambda at: act(register=book, by=by, at=at, **form.given())
    )
    return made


def told(request: HttpRequest, made: IssuedNumber) -> HttpResponse:
    """Say which number was given, and go back to the book."""
    messages.success(request, _("Đã cấp số %(symbol)s.") % {"symbol": made.symbol})
    return redirect("documents_desk:register", made.register_id)


def show(
    request: HttpRequest,
    book: Register,
    *,
    form: NumberForm | None = None,
    insert_form: InsertForm | None = None,
) -> HttpResponse:
    """Show a book, with what was typed when it was not taken."""
    initial = {"dated_on": timezone.localdate()}
    rows = book.numbers.select_related("given_by", "document").order_by("-value", "-letter")
    context = {
        "book": book,
        "may": allowed(request, book.organisation),
        "form": form or NumberForm(register=book, initial=initial),
        "insert_form": insert_form or InsertForm(register=book, initial=initial),
        "rows": page_of(rows, request, per_page=A_PAGE),
        "asked": "",
        **under(book.title),
    }
    return render(request, "documents/staff/registers_register.html", context)


@require_admin_access
@require_safe
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a book, or some days of it, as it is printed."""
    book, form = book_of(pk), PeriodForm(request.GET)
    days = form.cleaned_data if form.is_valid() else {}
    rows = book.numbers.select_related("given_by").order_by("value", "letter")
    if days.get("tu"):
        rows = rows.filter(dated_on__gte=days["tu"])
    if days.get("den"):
        rows = rows.filter(dated_on__lte=days["den"])
    way = (reverse("documents_desk:register", args=[book.pk]), book.title)
    context = {
        "book": book, "form": form, "rows": rows[:MOST_PRINTED], "today": timezone.localdate(),
        **under(_("In sổ"), way),
    }  # fmt: skip
    return render(request, "documents/staff/registers_print.html", context)


def book_of(pk: int) -> Register:
    """Return a book with its organisation and term. Raises Http404."""
    return get_object_or_404(Register.objects.select_related("organisation", "term"), pk=pk)
