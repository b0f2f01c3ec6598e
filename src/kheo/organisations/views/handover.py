"""The handover queue: what ended organisations still owe, handed over or closed in bulk."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from kheo.core.paging import page_of
from kheo.core.staff import framed
from kheo.organisations import duties
from kheo.organisations.actions.handover import close_duties, hand_over
from kheo.organisations.authority import may, may_for
from kheo.organisations.duties import Duty, DutyRef
from kheo.organisations.enlisting import HAND_OVER
from kheo.organisations.forms.organisations import HandOverForm
from kheo.organisations.models import Handover, Organisation
from kheo.organisations.reading.handover import Waiting, decided, queue
from kheo.organisations.reading.organisations import who_answers_for
from kheo.organisations.rules.custody import MOST_AT_ONCE
from kheo.organisations.staff import officer_of
from kheo.organisations.views.acting import attempt, today

ICON: Final = "redirect"
A_PAGE: Final = 50
DUTIES_A_PAGE: Final = 200
SEPARATOR: Final = "|"


@require_admin_access
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the ended organisations that still owe something, and what was decided last."""
    waiting = in_reach(request)
    context = {
        "rows": page_of(waiting, request, per_page=A_PAGE),
        "asked": "",
        "total": sum(row.count for row in waiting),
        "decided": decided(20),
        **framed(_("Bàn giao"), ICON),
    }
    return render(request, "organisations/desk/queue.html", context)


def in_reach(request: HttpRequest) -> list[Waiting]:
    """Return what waits in organisations for which this person may decide."""
    waiting = queue(on=today())
    ended = [row.organisation for row in waiting]
    mine = may_for(officer_of(request), HAND_OVER, ended, on=today())
    return [row for row in waiting if row.organisation.pk in mine]


@require_admin_access
@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """Hand over all that several organisations owe to the one place that came after them all."""
    chosen = set(request.POST.getlist("organisation"))
    rows = [row for row in in_reach(request) if str(row.organisation.pk) in chosen]
    heirs = {tuple(sorted(heir.pk for heir in row.heirs)) for row in rows}
    if len(heirs) != 1 or heirs == {()}:
        messages.error(
            request, _("Hãy chọn những tổ chức có cùng nơi kế tục, hoặc bàn giao từng tổ chức.")
        )
        return redirect("handover:index")
    found = duties.open_of([row.organisation.pk for row in rows])
    to = rows[0].heirs
    attempt(request, said(found), lambda at: hand_over(
        duties=[duty.ref for duty in found], to=to, by=officer_of(request), at=at
    ))  # fmt: skip
    return redirect("handover:index")


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one ended organisation owes, and decide on what is chosen."""
    found = get_object_or_404(Organisation, pk=pk)
    answer = may(officer_of(request), HAND_OVER, found, on=today())
    if not answer:
        raise PermissionDenied(answer.why)
    heirs = who_answers_for(found, on=today())
    names = [(str(heir.pk), heir.name) for heir in heirs]
    form = HandOverForm(request.POST if request.method == "POST" else None, heirs=names)
    if form.is_valid() and decide(request, found, form, heirs):
        return redirect(next_page(found))
    return show(request, found, form)


def next_page(found: Organisation) -> str:
    """Return where to go on: to the rest of the same organisation, or back to the queue."""
    left = duties.open_of([found.pk])
    return reverse("handover:detail", args=[found.pk]) if left else reverse("handover:index")


def decide(
    request: HttpRequest, found: Organisation, form: HandOverForm, heirs: list[Organisation]
) -> Handover | None:
    """Hand over or close what was chosen, and say so, or say why not."""
    typed, by = form.cleaned_data, officer_of(request)
    refs = chosen_refs(request, found)
    reason, document = typed["reason"], typed["document"]
    if "close" in request.POST:
        return closed(request, refs, reason, document)
    to = [heir for heir in heirs if str(heir.pk) in typed.get("heirs", ())] + typed["others"]
    done: Handover | None = attempt(request, said(refs), lambda at: hand_over(
        duties=refs, to=to, reason=reason, document=document, by=by, at=at
    ))  # fmt: skip
    return done


def closed(
    request: HttpRequest, refs: list[DutyRef], reason: str, document: str
) -> Handover | None:
    """Close what was chosen, and say so, or say why not."""
    sentence = _("Đã kết thúc %(number)d việc, không bàn giao.") % {"number": len(refs)}
    done: Handover | None = attempt(request, sentence, lambda at: close_duties(
        duties=refs, reason=reason, document=document, by=officer_of(request), at=at
    ))  # fmt: skip
    return done


def chosen_refs(request: HttpRequest, found: Organisation) -> list[DutyRef]:
    """Return the duties that were ticked, or all of them, at most what may be decided at once."""
    if request.POST.get("all"):
        return [duty.ref for duty in duties.open_of([found.pk])[:MOST_AT_ONCE]]
    ticked = [line.partition(SEPARATOR) for line in request.POST.getlist("duty")]
    return [DutyRef(source, key, found.pk) for source, _bar, key in ticked]


def mark(ref: DutyRef) -> str:
    """Return what a tick stands for."""
    return f"{ref.source}{SEPARATOR}{ref.key}"


def said(chosen: Sequence[Duty | DutyRef]) -> str:
    """Return the sentence that tells how much was handed over."""
    return ngettext("Đã bàn giao %(number)d việc.", "Đã bàn giao %(number)d việc.", len(chosen)) % {
        "number": len(chosen)
    }


def show(request: HttpRequest, found: Organisation, form: HandOverForm) -> HttpResponse:
    """Show the duties of one ended organisation, with what was typed when it was not taken."""
    rows = duties.open_of([found.pk])
    page = page_of(rows, request, per_page=DUTIES_A_PAGE)
    labels = {name: source.label for name, source in duties.SOURCES.items()}
    context: dict[str, Any] = {
        "organisation": found,
        "rows": page,
        "duties": [(mark(duty.ref), labels[duty.source], duty) for duty in page],
        "ticked": set(request.POST.getlist("duty")),
        "total": len(rows),
        "form": form,
        "asked": "",
        **framed(found.name, ICON, (reverse("handover:index"), _("Bàn giao"))),
    }  # fmt: skip
    return render(request, "organisations/desk/handover.html", context)
