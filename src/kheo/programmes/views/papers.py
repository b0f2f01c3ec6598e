"""Programmes and plans as official papers: to look at, to download, to enter in the library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kheo.core.days import today
from kheo.core.work import work_page
from kheo.documents.models import Document
from kheo.organisations.authority import may_for
from kheo.organisations.models import Organisation
from kheo.organisations.staff import officer_of
from kheo.papers.errors import PaperError
from kheo.papers.making import CONTENT_TYPES, Format, file_name, make
from kheo.papers.rules.parts import Paper
from kheo.programmes.actions.issuing import Issue, issue_plan, issue_programme
from kheo.programmes.authority import DRAFT
from kheo.programmes.forms.plans import IssueForm, books_for
from kheo.programmes.models import Plan, Programme, Version
from kheo.programmes.papering import (
    AS_IT_IS,
    PLAN,
    Choice,
    plan_paper,
    programme_paper,
    signers_to,
    type_of,
)
from kheo.programmes.papering_parts import (
    Heading,
    Signer,
    signers_of,
    symbol_left_open,
    usual_heading,
)
from kheo.programmes.rules.plans import PlanState
from kheo.programmes.views.plans_acting import (
    Crumbs,
    body_for,
    plan_of,
    programme_of,
    require_body,
    sent,
    status_of,
    tried,
    way_to,
    way_to_plans,
)

ISSUED: Final = (PlanState.ADOPTED, PlanState.CLOSED)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page of a paper is about: the record, its paper, how it is issued."""

    programme: Programme
    title: str
    type: str
    paper: Paper
    signers: Sequence[Signer]
    document: Document | None
    may_issue: bool
    issue: Callable[..., Document]
    docx: str
    pdf: str
    crumbs: Crumbs
    waits: str
    plan: Plan | None = None

    @property
    def may_attach(self) -> bool:
        """Whether the record may still be tied to a document."""
        return self.plan is not None and self.plan.state != PlanState.DROPPED

    @property
    def bodies(self) -> list[Organisation]:
        """Who issues it."""
        return [one.organisation for one in self.signers]


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan as a paper, and issue it."""
    held = plan_of(request, pk)
    return desk(request, Desk(
        held.programme, held.title, PLAN, plan_paper(held, on=today()),
        signers_of(parties_in_order(held.programme)), held.document, held.state in ISSUED,
        lambda **said: issue_plan(plan=held, **said),
        reverse("plans_work:plan_file", args=[held.pk, "docx"]),
        reverse("plans_work:plan_file", args=[held.pk, "pdf"]), way_to(held),
        _("Kế hoạch chưa được thông qua. Bản tải về là dự thảo; thông qua rồi mới lập văn bản ban "
          "hành."), plan=held,
    ))  # fmt: skip


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a programme as a paper, and issue it."""
    held = programme_of(request, pk)
    version = version_of(request, held, "")
    parties = parties_in_order(held)
    return desk(request, Desk(
        held, held.title, type_of(held), programme_paper(version, on=today()),
        list(signers_to(version, parties)), held.document, version.bound_at is not None,
        lambda **said: issue_programme(programme=held, **said),
        reverse("plans_work:programme_file", args=[held.pk, "docx"]),
        reverse("plans_work:programme_file", args=[held.pk, "pdf"]), way_to_plans(),
        _("Chương trình chưa được các bên ký đủ. Bản tải về là dự thảo."),
    ))  # fmt: skip


def desk(request: HttpRequest, about: Desk) -> HttpResponse:
    """Show what can be downloaded, and issue a paper where somebody asks and may."""
    body = body_for(request, about.programme)
    may = bool(body and about.may_issue and about.document is None)
    form = IssueForm(
        sent(request), signers=about.signers,
        registers=books_for(about.bodies, about.type, today()) if may else [],
        initial={
            "heading": str(usual_heading(about.bodies)), "signed_on": today(),
            "recipients": "\n".join(about.paper.recipients),
        },
    )  # fmt: skip
    if request.method == "POST":
        behalf = require_body(request, about.programme)
        if form.is_valid() and issued(request, about, form.issue, behalf, form):
            messages.success(request, _("Đã lập văn bản trong thư viện, ở dạng bản nháp."))
            return redirect(request.path)
    context: dict[str, Any] = {
        "about": about, "form": form, "may_issue": may,
        "may_attach": body and about.may_attach, "paper": about.paper,
        "symbol": symbol_left_open(about.bodies, about.type, day=today()),
        "breadcrumbs": about.crumbs,
    }  # fmt: skip
    return render(request, "programmes/plans/paper.html", context, status=status_of(form))


def issued(
    request: HttpRequest, about: Desk, said: Callable[[], Issue], behalf: Organisation,
    form: IssueForm,
) -> Document | None:  # fmt: skip
    """Issue a paper, or say in the form why not."""
    made: Document | None = tried(form, lambda at: about.issue(
        issue=said(), behalf=behalf, by=officer_of(request), on=today(), at=at
    ))  # fmt: skip
    return made


@work_page
@require_safe
def plan_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Answer a plan as a file."""
    held = plan_of(request, pk)
    return answer(plan_paper(held, on=today(), choice=choice_of(request)), ending)


@work_page
@require_safe
def programme_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Answer a version of a programme as a file: the one that binds, else the newest."""
    held = programme_of(request, pk)
    version = version_of(request, held, request.GET.get("lan", ""))
    return answer(programme_paper(version, on=today(), choice=choice_of(request)), ending)


def choice_of(request: HttpRequest) -> Choice:
    """Return the heading that the address asks for, else the usual one."""
    asked = request.GET.get("the-thuc", "")
    return Choice(Heading(asked)) if asked in set(map(str, Heading)) else AS_IT_IS


def answer(paper: Paper, ending: str) -> HttpResponse:
    """Answer a paper as a file to be saved; what keeps it from being laid out is said as text."""
    written_as = Format(ending)
    try:
        content = make(paper, written_as)
    except PaperError as wrong:
        return HttpResponse(str(wrong), content_type="text/plain; charset=utf-8", status=422)
    response = HttpResponse(content, content_type=CONTENT_TYPES[written_as])
    response["X-Content-Type-Options"] = "nosniff"
    name = file_name(paper, written_as)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response


def version_of(request: HttpRequest, programme: Programme, number: str) -> Version:
    """Return a version by its number, else the one that binds, else the newest. Raises Http404.

    What a party still writes only those see who may draft for it.
    """
    officer = officer_of(request)
    drafting = {
        one.proposed_by.organisation
        for one in programme.versions.open().select_related("proposed_by__organisation")
    }
    mine = may_for(officer, DRAFT, drafting, on=today())
    sent = Q(put_forward_at__isnull=False) | Q(proposed_by__organisation__in=mine)
    rows = programme.versions.filter(sent).select_related("programme__place", "programme__document")
    if number:
        asked = number if number.isascii() and number.isdigit() and len(number) < 5 else "0"
        found = rows.filter(number=asked).first()
    else:
        found = rows.binding().first() or rows.order_by("-number").first()
    if found is None:
        raise Http404
    return found


def parties_in_order(programme: Programme) -> list[Any]:
    """Return the parties with their organisations."""
    rows = programme.parties.select_related("organisation__place")
    return list(rows.order_by("order", "pk"))
