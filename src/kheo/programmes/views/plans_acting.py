"""What pages of plans, papers and obligations do alike: find, ask, act, show."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.core import work
from kheo.core.days import today
from kheo.documents.refusals import REFUSALS as OF_DOCUMENTS
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of
from kheo.papers.errors import PaperError
from kheo.programmes.acting import acting_for, bodies_of
from kheo.programmes.authority import DRAFT
from kheo.programmes.models import Plan, Programme
from kheo.programmes.reading.plans import plans_seen_by, programmes_seen_by
from kheo.programmes.refusals import REFUSALS
from kheo.programmes.refusals import sentence as of_programmes

UNPROCESSABLE: Final = 422
Crumbs = list[tuple[str, str]]


def sentence(reason: str) -> str:
    """Return a refusal in words, of this room or of the documents'."""
    if reason in OF_DOCUMENTS and reason not in REFUSALS:
        return str(OF_DOCUMENTS[reason])
    return of_programmes(reason)


def plan_of(request: HttpRequest, pk: int) -> Plan:
    """Return a plan that concerns the officer. Raises Http404."""
    rows = plans_seen_by(officer_of(request), on=today())
    shown = rows.select_related("programme__place", "version", "conference", "review", "document")
    return get_object_or_404(shown, pk=pk)


def programme_of(request: HttpRequest, pk: int) -> Programme:
    """Return a programme that concerns the officer. Raises Http404."""
    rows = programmes_seen_by(officer_of(request), on=today())
    return get_object_or_404(rows.select_related("place", "document"), pk=pk)


def body_for(request: HttpRequest, programme: Programme, verb: str = DRAFT) -> Organisation | None:
    """Return for which body of a programme the officer may do a verb today, if for any."""
    return acting_for(officer_of(request), verb, bodies_of(programme), on=today())


def require_body(request: HttpRequest, programme: Programme, verb: str = DRAFT) -> Organisation:
    """Return the same. Raises PermissionDenied where there is none."""
    body = body_for(request, programme, verb)
    if body is None:
        raise PermissionDenied(of_programmes(""))
    return body


def tried(form: forms.BaseForm, act: Callable[[datetime], Any]) -> Any:
    """Act, and return what that gives; a refusal stands over the form, and None comes back."""
    try:
        return work.tried(form, act, sentence=sentence)
    except PaperError as wrong:
        form.add_error(None, str(wrong))
        return None


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also where it is empty; nothing where somebody only looks."""
    return request.POST if request.method == "POST" else None


def status_of(*shown: Any) -> int:
    """Return the status of a page with forms: what was typed was not taken, or all is well."""
    return UNPROCESSABLE if any(one.is_bound and one.errors for one in shown) else 200


def way_to_plans() -> Crumbs:
    """Return the way to the list."""
    return [(_("Kế hoạch năm"), reverse("plans_work:list"))]


def way_to(plan: Plan) -> Crumbs:
    """Return the way to a page below a plan."""
    return [*way_to_plans(), (plan.title, reverse("plans_work:plan", args=[plan.pk]))]
