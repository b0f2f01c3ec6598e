"""Evidence of a task: the page that takes it, how it is taken away, and its bytes."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import condition, require_http_methods, require_safe

from kheo.core.http import for_everyone
from kheo.core.photos.reasons import PhotoReason, PhotoRefusedError
from kheo.core.photos.sentences import why
from kheo.core.photos.taking import SMALL_NAME, SMALL_TYPE, small
from kheo.core.text import one_line
from kheo.core.verdict import RefusedError
from kheo.core.work import attempt, work_page
from kheo.organisations.staff import officer_of
from kheo.tasks.actions import evidence as actions
from kheo.tasks.evidence.bringing import NotBroughtError, file_of, too_long
from kheo.tasks.evidence.hands import unit_for
from kheo.tasks.evidence.showing import brought_along, everybodys, overview
from kheo.tasks.evidence.uploading import EachBounded
from kheo.tasks.forms import evidence as forms
from kheo.tasks.models import Evidence, Task
from kheo.tasks.reading.seeing import may_see
from kheo.tasks.refusals import sentence
from kheo.tasks.views.evidence_photos import take_photos

KINDS: Final[tuple[type[forms.Brings], ...]] = (
    forms.PhotosForm, forms.FileForm, forms.DocumentForm, forms.FigureForm,
)  # fmt: skip
PDF: Final = "application/pdf"
SHUT: Final = "default-src 'none'; sandbox"
# Browsers refuse to open a PDF in a sandbox; its reader is one already.
SHUT_PDF: Final = "default-src 'none'; frame-ancestors 'none'"
Keep = Callable[[HttpRequest, Task, Any], None]


@csrf_exempt
def add(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show the evidence of a task, and take more.

    Its size is bounded while it comes; Django reads the form, and with it the files, as soon as it
    looks for the token, so that is looked for behind the bound.
    """
    bound = EachBounded(request)
    request.upload_handlers = [bound]
    response: HttpResponseBase = brought(request, bound, pk)
    return response


@work_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: HttpRequest, bound: EachBounded, pk: int) -> HttpResponse:
    """Show the page, or keep what was brought."""
    task = task_of(request, pk)
    may_add = task.is_open and unit_for(officer_of(request), task, on=timezone.localdate())
    if request.method != "POST":
        return page(request, task, may_add=bool(may_add))
    if not may_add:
        raise PermissionDenied
    act = request.POST.get("act")  # only now the files have come
    if bound.exceeded:
        messages.error(request, _("Gửi cùng lúc nhiều quá, chưa nhận được gì. Hãy gửi ít hơn."))
        return redirect("evidence_work:add", pk)
    sent = next((one for one in KINDS if one.act == act), forms.PhotosForm)
    form = sent(request.POST, request.FILES)
    if bound.too_long and isinstance(form, forms.FileForm):
        form.fields["file"].error_messages["required"] = too_long()
    too_big = why(PhotoRefusedError(PhotoReason.TOO_BIG))
    left_out = [f"{one_line(name)[:80]}: {too_big}" for name in bound.too_long]
    if form.is_valid() and kept(request, task, form, left_out):
        return redirect("evidence_work:add", pk)
    return page(request, task, may_add=True, sent=form)


def task_of(request: HttpRequest, pk: int) -> Task:
    """Return a task that the officer may look at. Raises Http404."""
    rows = Task.objects.select_related("lead", "overseer", "giver")
    rows = rows.prefetch_related(*brought_along())
    task: Task = get_object_or_404(rows, pk=pk)
    if not may_see(officer_of(request), task, on=timezone.localdate()):
        raise Http404
    return task


def kept(request: HttpRequest, task: Task, form: Any, left_out: list[str]) -> bool:
    """Keep what a form brings, and say so; return whether the form is done with."""
    if isinstance(form, forms.PhotosForm):
        return take_photos(request, task, form, left_out=left_out)
    try:
        KEEP[type(form)](request, task, form)
    except NotBroughtError as refused:
        form.add_error("file", str(refused))
    except RefusedError as refused:
        form.add_error(None, sentence(refused.verdict.reason))
    else:
        messages.success(request, _("Đã thêm minh chứng."))
        return True
    return False


def keep_file(request: HttpRequest, task: Task, form: forms.FileForm) -> None:
    """Keep a file. Raises NotBroughtError and RefusedError."""
    typed = form.cleaned_data
    with file_of(typed["file"]) as file:
        actions.add_file(
            task=task, file=file, name=typed["file"].name, caption=typed["caption"], **now(request)
        )


def keep_document(request: HttpRequest, task: Task, form: forms.DocumentForm) -> None:
    """Keep the name of a document. Raises RefusedError."""
    caption = form.cleaned_data["caption"]
    actions.add_document(task=task, document=form.meant(), caption=caption, **now(request))


def keep_figure(request: HttpRequest, task: Task, form: forms.FigureForm) -> None:
    """Keep a figure. Raises RefusedError."""
    actions.add_figure(task=task, **form.cleaned_data, **now(request))


KEEP: Final[dict[type[forms.Brings], Keep]] = {
    forms.FileForm: keep_file, forms.DocumentForm: keep_document, forms.FigureForm: keep_figure,
}  # fmt: skip


def now(request: HttpRequest) -> dict[str, Any]:
    """Return who acts, and when."""
    return {"by": officer_of(request), "on": timezone.localdate(), "at": timezone.now()}


def page(
    request: HttpRequest, task: Task, *, may_add: bool, sent: forms.Brings | None = None
) -> HttpResponse:
    """Show the evidence, and the forms for more; the one that was sent keeps what was typed."""
    ways = [sent if isinstance(sent, kind) else kind() for kind in KINDS] if may_add else []
    context = {
        "task": task,
        "evidence": overview(task),
        "may_add": may_add,
        "ways": ways,
        "sent": sent,
        "breadcrumbs": way_to(task),
    }
    status = 422 if sent is not None else 200
    return render(request, "tasks/evidence/add.html", context, status=status)


def way_to(task: Task) -> list[tuple[str, str]]:
    """Return the way to the screen of a task."""
    return [
        (_("Nhiệm vụ"), reverse("tasks_work:list")),
        (Truncator(task.title).words(8), reverse("tasks_work:task", args=[task.pk])),
    ]


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    """Ask why, and take evidence away."""
    task = task_of(request, pk)
    if unit_for(officer_of(request), task, on=timezone.localdate()) is None:
        raise PermissionDenied
    row = get_object_or_404(Evidence, pk=evidence, task=task)
    form = forms.RemovalForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        by, today, reason = officer_of(request), timezone.localdate(), form.cleaned_data["reason"]
        attempt(request, _("Đã gỡ minh chứng."), lambda at: actions.remove_evidence(
            evidence=row, reason=reason, by=by, on=today, at=at
        ), sentence=sentence)  # fmt: skip
        return redirect("evidence_work:add", pk)
    context = {"task": task, "row": row, "form": form, "breadcrumbs": way_to(task)}
    status = 422 if form.is_bound else 200
    return render(request, "tasks/evidence/remove.html", context, status=status)


# --- Bytes ---


@work_page
@require_safe
def file(request: HttpRequest, pk: int, evidence: int, name: str) -> HttpResponseBase:
    """Answer a picture or a file to an officer who may look at its task."""
    held = get_object_or_404(Evidence, pk=evidence, task=task_of(request, pk), removed_at=None)
    response = answered(request, held, name)
    # Asked for again each time, and not fetched again: telephones pay for what they load.
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@for_everyone
def public_file(request: HttpRequest, pk: int, evidence: int, name: str) -> HttpResponseBase:
    """Answer a picture or a file of a confirmed task that its programme lets everybody read."""
    held = get_object_or_404(everybodys(), pk=evidence, task=pk)
    return answered(request, held, name)


def answered(request: HttpRequest, held: Evidence, name: str) -> HttpResponseBase:
    """Return bytes, or that they are unchanged; the small ones under a name of their own.

    Raises Http404.
    """
    is_small = name == SMALL_NAME and bool(held.width)
    there = held.file and held.file.storage.exists(str(held.file.name))
    if not there or not (is_small or name == held.name):
        raise Http404

    @condition(etag_func=lambda _request: f'"{held.sha256}{"-nho" if is_small else ""}"')
    def answer(_request: HttpRequest) -> HttpResponseBase:
        return in_small(held) if is_small else streamed(held)

    return shut(answer(request), SHUT_PDF if held.media_type == PDF else SHUT)


def in_small(held: Evidence) -> HttpResponse:
    """Return the small picture. Raises Http404 where there is none to be made."""
    try:
        with held.file.open() as opened:
            return HttpResponse(small(opened), content_type=SMALL_TYPE)
    except PhotoRefusedError as refused:
        raise Http404 from refused


def streamed(held: Evidence) -> FileResponse:
    """Return the file; pictures and PDF open, all else is kept."""
    opens = held.media_type == PDF or bool(held.width)
    return FileResponse(
        held.file.open(), as_attachment=not opens, filename=held.name, content_type=held.media_type
    )


def shut(response: HttpResponseBase, policy: str) -> HttpResponseBase:
    """Return an answer that a browser may not take for anything else."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = policy
    return response
