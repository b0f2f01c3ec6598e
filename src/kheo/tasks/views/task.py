"""The screen of one task: what it is, where it stands, who said what, and what one may do now."""

from typing import Any, Final

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.work import work_page
from kheo.organisations.staff import officer_of
from kheo.tasks.forms.task import ActForm, CommentForm, RulingForm
from kheo.tasks.models import Evidence, FormerHolder, Partner, Task
from kheo.tasks.models.words import EVIDENCE_KINDS
from kheo.tasks.reading.seeing import Access, access
from kheo.tasks.rules.evidence import missing
from kheo.tasks.rules.states import CLOSED, State
from kheo.tasks.views.acting_moves import offers, waiting

BESIDE: Final = (
    "lead", "overseer", "giver", "given_by", "programme", "plan__programme", "item__plan",
    "conclusion__conference", "recommendation__inspection", "obligation__document",
    "communication",
)  # fmt: skip
REFUSED: Final = 422
COMMUNICATION: Final = ("tasks/work/communication.html", "tasks/work/nothing.html")
"""What only activities have on their screen, where the room has it."""


@work_page
@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one task to those who have to do with it."""
    found, seen = find(request, pk)
    return screen(request, found, seen)


def find(request: HttpRequest, pk: int) -> tuple[Task, Access]:
    """Return a task and what the officer may do with it. Raises Http404 for a stranger."""
    evidence = Evidence.objects.select_related("document", "added_by", "removed_by")
    rows = Task.objects.select_related(*BESIDE).prefetch_related(
        Prefetch("partners", Partner.objects.select_related("organisation")),
        Prefetch("evidence", evidence),
    )
    found = get_object_or_404(rows, pk=pk)
    seen = access(officer_of(request), found, on=timezone.localdate())
    if not seen.sees:
        raise Http404
    return found, seen


def screen(
    request: HttpRequest, found: Task, seen: Access, *, typed: ActForm | None = None
) -> HttpResponse:
    """Show the screen, with what was typed and why it was not taken, when it was not."""
    extensions = list(found.extensions.select_related("asked_by", "ruled_by"))
    wish = waiting(extensions)
    evidence = [row for row in found.evidence.all() if row.removed_at is None]
    wanted = found.evidence_wanted
    lacking = missing(wanted, {row.kind for row in evidence})
    ways = offers(found, seen, lacking=lacking, waits=wish is not None)
    former = FormerHolder.objects.filter(task=found).select_related("organisation")
    open_acts = {offer.name for offer in ways} | {CommentForm.act}
    if wish and seen.presses:
        open_acts.add(RulingForm.act)
    context: dict[str, Any] = {
        "task": found,
        "seen": seen,
        "today": timezone.localdate(),
        "steps": list(found.steps.select_related("by", "organisation")),
        "extensions": extensions,
        "wish": wish if seen.presses else None,
        "ruling": kept(RulingForm(), typed),
        "former": list(former),
        "comments": list(found.comments.select_related("by", "organisation")),
        "comment_form": kept(CommentForm(), typed),
        "lacking": [EVIDENCE_KINDS[kind] for kind in lacking],
        "wanted": [word for kind, word in EVIDENCE_KINDS.items() if kind in wanted],
        "offers": [(offer, kept(offer.form, typed)) for offer in ways],
        "typed": typed,
        # Its button is gone by now: what was refused is told at the head of the page.
        "stray": typed if typed is not None and typed.act not in open_acts else None,
        "may_change": seen.gives and found.state not in CLOSED | {State.SUBMITTED},
        "may_give_again": seen.presses and found.state == State.DECLINED,
        "communication": COMMUNICATION,
        "breadcrumbs": way(),
    }
    status = REFUSED if typed is not None else 200
    return render(request, "tasks/work/task.html", context, status=status)


def kept(form: ActForm, typed: ActForm | None) -> ActForm:
    """Return a form as it was typed, if it is the one that was not taken."""
    return typed if typed is not None and typed.act == form.act else form


def way(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way to pages below the list of tasks."""
    return [(_("Nhiệm vụ"), reverse("tasks_work:list")), *more]
