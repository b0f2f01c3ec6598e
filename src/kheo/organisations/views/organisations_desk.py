"""The desk of organisations: find one, see its line, and change what is written of it."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.organisations import duties
from kheo.organisations.actions import organisations as actions
from kheo.organisations.actions import succession
from kheo.organisations.enlisting import APPOINT, KEEP
from kheo.organisations.forms.organisations import (
    DeskFindForm,
    EndForm,
    FoundForm,
    MoveForm,
    NameForm,
    RenameForm,
    SucceedForm,
)
from kheo.organisations.forms.places import given
from kheo.organisations.models import Organisation
from kheo.organisations.reading.organisation_events import history
from kheo.organisations.reading.organisations import Lineage, found_as, found_by, identity
from kheo.organisations.rules.organisations import Level, OrganisationKind
from kheo.organisations.rules.succession import SuccessionKind
from kheo.organisations.staff import officer_of
from kheo.organisations.views.acting import allowed, attempt, forbid, today

ICON: Final = "group"
A_PAGE: Final = 50
Act = Callable[..., Any]


@require_admin_access
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List organisations, or what a search finds."""
    form = DeskFindForm(request.GET)
    asked, day = form.asked(), form.day()
    all_rows = Organisation.objects.alive_on(day or today()).listed()
    rows = page_of(found_by(asked, on=day) if asked else all_rows, request, per_page=A_PAGE)
    context = {
        "form": form,
        "rows": rows,
        "results": found_as(asked, list(rows), today=today()),
        "asked": urlencode(given(request.GET)),
        "may_found": bool(getattr(request.user, "is_superuser", False)),
        **framed(_("Tổ chức"), ICON),
    }
    return render(request, "organisations/desk/index.html", context)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Enter an organisation, by those who may keep the one above it."""
    form = FoundForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = founded(request, form)
        if made:
            return redirect("organisations_desk:detail", made.pk)
    way = (reverse("organisations_desk:index"), _("Tổ chức"))
    context = {"form": form, **framed(_("Lập tổ chức"), ICON, way)}
    return render(request, "organisations/desk/found.html", context)


def founded(request: HttpRequest, form: FoundForm) -> Organisation | None:
    """Enter what was typed, or say why not."""
    typed = form.cleaned_data
    parents = typed["parent"]
    answer = allowed(request, KEEP, parents[0]) if parents else None
    if not (answer or getattr(request.user, "is_superuser", False)):
        if answer is not None:
            forbid(request, answer)
        else:
            messages.error(request, _("Chỉ quản trị viên lập được tổ chức không có cấp trên."))
        return None
    witness = witness_of(typed)
    made: Organisation | None = attempt(request, _("Đã lập tổ chức."), lambda at: (
        actions.found_organisation(
            name=typed["name"], abbreviation=typed["abbreviation"], since=typed["since"],
            kind=OrganisationKind(typed["kind"]), level=Level(typed["level"]),
            parent=parents[0] if parents else None, precision=typed["precision"],
            witness=witness, by=officer_of(request), at=at,
        )
    ))  # fmt: skip
    return made


def witness_of(typed: dict[str, Any]) -> actions.Witness:
    """Return where a statement comes from, as it was typed."""
    return actions.Witness(typed["document"], typed["source"], verified=typed["verified"])


@require_admin_access
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one organisation with its line, and forms for what this person may change."""
    return show(request, get_object_or_404(Organisation, pk=pk))


@require_admin_access
@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an organisation another official name."""
    return change(request, pk, RenameForm, actions.rename_organisation, _("Đã đổi tên tổ chức."))


@require_admin_access
@require_POST
def add_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an organisation also be found under another name."""
    return change(request, pk, NameForm, actions.add_name, _("Đã thêm tên gọi."))


@require_admin_access
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an organisation under another."""

    def moved(*, parent: list[Organisation], **more: Any) -> Any:
        above = parent[0] if parent else None
        return actions.move_organisation(parent=above, **more)

    return change(request, pk, MoveForm, moved, _("Đã chuyển tổ chức."))


@require_admin_access
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down the last day."""
    said = _("Đã ghi ngày kết thúc. Việc còn mở sẽ chờ bàn giao.")
    return change(request, pk, EndForm, actions.end_organisation, said)


@require_admin_access
@require_POST
def succeed(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who comes after."""

    def followed(*, organisation: Organisation, by: Any, at: Any, **typed: Any) -> Any:
        return succession.succeed(
            kind=SuccessionKind(typed["kind"]), old=[organisation, *typed["others"]],
            new=typed["new"], day=typed["day"], precision=typed["precision"],
            witness=witness_of(typed), by=by, at=at,
        )  # fmt: skip

    return change(request, pk, SucceedForm, followed, _("Đã ghi việc kế tục."))


def change(
    request: HttpRequest, pk: int, kind: type[forms.Form], act: Act, said: str
) -> HttpResponse:
    """Change what is written of an organisation, if this person may keep it; show it again."""
    found = get_object_or_404(Organisation, pk=pk)
    form = kind(request.POST)
    answer = allowed(request, KEEP, found)
    if not answer:
        forbid(request, answer)
    elif form.is_valid():
        typed, by = form.cleaned_data, officer_of(request)
        if attempt(request, said, lambda at: act(organisation=found, by=by, at=at, **typed)):
            return redirect("organisations_desk:detail", pk)
    return show(request, get_object_or_404(Organisation, pk=pk), typed=form)


def show(
    request: HttpRequest, found: Organisation, *, typed: forms.Form | None = None
) -> HttpResponse:
    """Show one organisation, with what was typed when it was not taken."""
    lineage = Lineage([found])
    kinds = (RenameForm, NameForm, MoveForm, EndForm, SucceedForm)
    context = {
        "organisation": found,
        "known": identity(found, lineage, on=today()),
        "steps": history(found, lineage),
        "names": list(found.names.all()),
        "waiting": len(duties.open_of([found.pk])) if found.until else 0,
        "may_keep": allowed(request, KEEP, found),
        "may_appoint": allowed(request, APPOINT, found),
        "forms": {
            one.part: typed if isinstance(typed, one) else one() for one in kinds
        },
        **framed(found.name, ICON, (reverse("organisations_desk:index"), _("Tổ chức"))),
    }  # fmt: skip
    return render(request, "organisations/desk/detail.html", context)
