"""What pages of work on programmes do alike: find what concerns the officer, ask, act, answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kheo.core.work import tried
from kheo.organisations.staff import officer_of
from kheo.programmes.models import Programme, Version
from kheo.programmes.reading.programmes import may_see, rights_of, sides_of, with_parties
from kheo.programmes.reading.programmes_acts import Standing, acts_of, standing_of
from kheo.programmes.refusals import sentence

UNREADABLE = 422


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page of an act says: its title, what will happen, the button, what is said after."""

    title: str
    lead: str
    button: str
    said: str


def programme_of(request: HttpRequest, pk: int) -> Programme:
    """Return a programme that concerns who asks, with its parties. Raises Http404."""
    rows = with_parties(Programme.objects.select_related("place", "parent", "former", "document"))
    programme = get_object_or_404(rows, pk=pk)
    if not may_see(officer_of(request), programme, on=timezone.localdate()):
        raise Http404
    return programme


def standing(request: HttpRequest, programme: Programme) -> Standing:
    """Return where a programme stands for who asks."""
    parties = list(programme.parties.all())
    rights = rights_of(officer_of(request), sides_of(parties), on=timezone.localdate())
    return standing_of(programme, parties, rights)


def way_to(*between: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way from the list of programmes."""
    return [(_("Chương trình phối hợp"), reverse("programmes_work:list")), *between]


def way_through(programme: Programme) -> list[tuple[str, str]]:
    """Return the way to what stands below a programme."""
    return way_to((programme.title, address_of(programme)))


def address_of(programme: Programme) -> str:
    """Return the address of the page of work on a programme."""
    return reverse("programmes_work:programme", args=[programme.pk])


def shut(request: HttpRequest, at: Standing) -> HttpResponse | None:
    """Return the way back, with a word why, where the page's act may not be done now."""
    if request.method == "POST" or request.path in {act.address for act in acts_of(at)}:
        return None
    messages.error(
        request,
        _("Không làm được việc này ở tình trạng hiện nay, hoặc bạn không có nhiệm vụ làm."),
    )  # fmt: skip
    return redirect(address_of(at.programme))


def done(
    request: HttpRequest, form: forms.BaseForm, said: str, act: Callable[[datetime], Any]
) -> bool:
    """Act when the form can be read; a refusal stands over the form. Return whether it was done."""
    if request.method != "POST" or not form.is_valid():
        return False
    if not tried(form, lambda at: (act(at), True), sentence=sentence):
        return False
    messages.success(request, said)
    return True


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    way: list[tuple[str, str]],
    *,
    wrong: bool = False,
) -> HttpResponse:
    """Show a page of work; one that was not taken says so in its status too."""
    status = UNREADABLE if wrong else 200
    return render(request, template, {"breadcrumbs": way, **context}, status=status)


def act_page(
    request: HttpRequest,
    at: Standing,
    form: forms.BaseForm,
    asked: Asked,
    act: Callable[[datetime], Any],
    **context: Any,
) -> HttpResponse:
    """Show what is about to be done, and do it when it was confirmed."""
    if (closed := shut(request, at)) is not None:
        return closed
    if done(request, form, asked.said, act):
        return redirect(address_of(at.programme))
    given = {"asked": asked, "form": form, "programme": at.programme, "at": at, **context}
    way, wrong = way_through(at.programme), bool(form.errors)
    return show(request, "programmes/work/act.html", given, way, wrong=wrong)


def version_meant(request: HttpRequest, at: Standing) -> Version:
    """Return the version that the officer has before him, else the open one. Raises Http404.

    What is sent names the version that the page showed: nobody signs what he has not seen.
    """
    typed = request.POST.get("version", "")
    rows = at.programme.versions.select_related("proposed_by__organisation", "programme")
    if typed.isascii() and typed.isdigit() and len(typed) < 16:
        return get_object_or_404(rows, pk=int(typed))
    if at.version is None:
        raise Http404
    return at.version
