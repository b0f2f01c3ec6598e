"""The desk of roles: what each carries. For administrators, since a role is power everywhere."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import require_admin_access, user_passes_test

from kheo.core.staff import framed
from kheo.core.verdict import YES, no, require
from kheo.organisations.actions.mandates import define_role
from kheo.organisations.forms.roles import RoleForm
from kheo.organisations.models import Role
from kheo.organisations.staff import officer_of
from kheo.organisations.verbs import VERBS
from kheo.organisations.views.acting import attempt
from kheo.organisations.views.organisations_desk import ICON

administrators = user_passes_test(lambda user: user.is_superuser)


@require_admin_access
@administrators
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the roles with what they carry; two queries."""
    rows = [(role, carried_by(role)) for role in Role.objects.prefetch_related("verbs")]
    context = {"rows": rows, **framed(_("Vai trò"), ICON, way())}
    return render(request, "organisations/desk/roles.html", context)


def carried_by(role: Role) -> list[tuple[str, bool]]:
    """Return what a role carries, in words, and whether also for what stands below."""
    known = (one for one in role.verbs.all() if one.verb in VERBS)
    return [(str(VERBS[one.verb].label), one.below) for one in known]


@require_admin_access
@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Define a role."""
    return edit(request, None)


@require_admin_access
@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a role carries."""
    return edit(request, get_object_or_404(Role, code=code))


def edit(request: HttpRequest, role: Role | None) -> HttpResponse:
    """Show the form of a role, and take what was typed."""
    form = RoleForm(request.POST if request.method == "POST" else None, role=role)
    if form.is_valid() and defined(request, form, role):
        return redirect("organisations_desk:roles")
    title = role.name if role else _("Thêm vai trò")
    roles = (reverse("organisations_desk:roles"), _("Vai trò"))
    context = {"form": form, **framed(title, ICON, way(), roles)}
    return render(request, "organisations/desk/role.html", context)


def defined(request: HttpRequest, form: RoleForm, role: Role | None) -> Role | None:
    """Define what was typed, or say why not."""
    typed = form.cleaned_data
    code = role.code if role else typed["code"]

    def act(at: datetime) -> Role:
        require(no("role_there") if not role and Role.objects.filter(code=code).exists() else YES)
        return define_role(
            code=code, name=typed["name"], rank=typed["rank"], verbs=form.verbs(),
            by=officer_of(request), at=at,
        )  # fmt: skip

    done: Role | None = attempt(request, _("Đã lưu vai trò."), act)
    return done


def way() -> tuple[str, str]:
    """Return the way back to the desk of organisations."""
    return reverse("organisations_desk:index"), _("Tổ chức")
