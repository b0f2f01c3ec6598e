"""One number: what became of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from kheo.documents.actions import numbering as actions
from kheo.documents.forms.registers import BindForm, PlainForm, VoidForm
from kheo.documents.models import IssuedNumber
from kheo.documents.views.numbering import allowed, tried, under
from kheo.organisations.staff import officer_of


@require_admin_access
@require_safe
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one number, and what may be done with it."""
    return show_number(request, number_of(pk))


@require_admin_access
@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that nothing came of a number."""
    one, form = number_of(pk), VoidForm(request.POST)
    if form.is_valid() and settled(request, form, one, lambda at: actions.void_number(
        number=one, reason=form.cleaned_data["reason"], by=officer_of(request), at=at
    )):  # fmt: skip
        messages.success(request, _("Đã hủy số; số này không được cấp lại."))
        return redirect("documents_desk:number", pk)
    return show_number(request, one, void_form=form)


@require_admin_access
@require_POST
def bind(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which document bears a number."""
    one = number_of(pk)
    form = BindForm(request.POST, number=one)
    if form.is_valid() and settled(request, form, one, lambda at: actions.bind_number(
        number=one, document=form.cleaned_data["document"], by=officer_of(request), at=at
    )):  # fmt: skip
        messages.success(request, _("Đã nối số với văn bản."))
        return redirect("documents_desk:number", pk)
    return show_number(request, one, bind_form=form)


def settled(
    request: HttpRequest, form: PlainForm, one: IssuedNumber, act: Callable[[datetime], Any]
) -> Any:
    """Act where the person may for the organisation of a number, or say in the form why not."""
    answer = allowed(request, one.register.organisation)
    if not answer:
        form.add_error(None, answer.why)
        return None
    return tried(form, act)


def show_number(
    request: HttpRequest,
    one: IssuedNumber,
    *,
    void_form: VoidForm | None = None,
    bind_form: BindForm | None = None,
) -> HttpResponse:
    """Show one number, with what was typed when it was not taken."""
    book = one.register
    way = (reverse("documents_desk:register", args=[book.pk]), book.title)
    context = {
        "number": one,
        "may": allowed(request, book.organisation),
        "void_form": void_form or VoidForm(),
        "bind_form": bind_form or BindForm(number=one),
        **under(one.symbol, way),
    }
    return render(request, "documents/staff/registers_number.html", context)


def number_of(pk: int) -> IssuedNumber:
    """Return a number with all that its page shows. Raises Http404."""
    rows = IssuedNumber.objects.select_related(
        "register__organisation", "register__term", "document", "given_by", "voided_by"
    )
    return get_object_or_404(rows, pk=pk)
