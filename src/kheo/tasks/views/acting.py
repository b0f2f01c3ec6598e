"""Acts on a task, each from a button of its screen; what is refused stays as it was typed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kheo.core.once import once
from kheo.core.work import tried, work_page
from kheo.organisations.staff import officer_of
from kheo.tasks.actions.commenting import comment as say
from kheo.tasks.actions.extending import ask_extension, extend, rule_extension
from kheo.tasks.actions.moving import confirm, submit
from kheo.tasks.actions.moving import move as move_task
from kheo.tasks.forms.task import ActForm, CommentForm, ExtensionForm, RulingForm
from kheo.tasks.models import Extension, Task
from kheo.tasks.reading.seeing import Access
from kheo.tasks.refusals import sentence
from kheo.tasks.rules.states import State
from kheo.tasks.views.acting_moves import BY_NAME, Move
from kheo.tasks.views.task import find, screen

MAY_ASK: Final = ["GET", "HEAD", "POST"]
"""A page that was refused is reloaded by its own address: that leads to the task."""


@work_page
@require_http_methods(MAY_ASK)
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Bring a task to another state."""
    made = BY_NAME[name]
    return acted(request, pk, made.form(request.POST), str(made.said), moved(request, made))


def moved(request: HttpRequest, made: Move) -> "Act":
    """Return the act that a move stands for."""

    def act(task: Task, typed: dict[str, Any], at: datetime) -> Task:
        by, on = officer_of(request), timezone.localdate()
        if made.to is State.SUBMITTED:
            return submit(task=task, result=typed["result"], by=by, on=on, at=at)
        if made.to is State.DONE:
            return confirm(task=task, by=by, on=on, at=at)
        reason = typed.get("reason", "")
        return move_task(task=task, to=made.to, by=by, on=on, at=at, reason=reason)

    return act


@work_page
@require_http_methods(MAY_ASK)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for more time."""
    form = ExtensionForm(request.POST, act="xin-gia-han")
    return acted(request, pk, form, _("Đã gửi đề nghị gia hạn."), lambda task, typed, at: (
        ask_extension(task=task, by=officer_of(request), on=timezone.localdate(), at=at, **typed)
    ))  # fmt: skip


@work_page
@require_http_methods(MAY_ASK)
def more(request: HttpRequest, pk: int) -> HttpResponse:
    """Give more time unasked."""
    form = ExtensionForm(request.POST, act="gia-han")
    return acted(request, pk, form, _("Đã gia hạn nhiệm vụ."), lambda task, typed, at: (
        extend(task=task, by=officer_of(request), on=timezone.localdate(), at=at, **typed)
    ))  # fmt: skip


@work_page
@require_http_methods(MAY_ASK)
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or refuse more time."""
    granted = request.POST.get("granted") == "1"
    said = _("Đã đồng ý gia hạn.") if granted else _("Đã trả lời không gia hạn.")

    def ruled(task: Task, typed: dict[str, Any], at: datetime) -> Extension:
        wish = Extension.objects.waiting().filter(task=task).first()
        if wish is None:
            raise Http404
        return rule_extension(
            extension=wish, granted=granted, by=officer_of(request), on=timezone.localdate(),
            at=at, **typed,
        )  # fmt: skip

    return acted(request, pk, RulingForm(request.POST), said, ruled)


@work_page
@require_http_methods(MAY_ASK)
@once
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something to those who work on the task."""
    return acted(request, pk, CommentForm(request.POST), _("Đã ghi ý kiến của bạn."), (
        lambda task, typed, at: say(
            task=task, by=officer_of(request), on=timezone.localdate(), at=at, **typed
        )
    ))  # fmt: skip


Act = Callable[[Task, dict[str, Any], datetime], Any]


def acted(
    request: HttpRequest, pk: int, form: ActForm, said: str, act: Act
) -> HttpResponse:  # fmt: skip
    """Act on a task with what was typed and lead back to it, or show it with what is wrong."""
    found, seen = find(request, pk)
    if request.method != "POST":
        return redirect("tasks_work:task", pk)
    if form.is_valid() and tried(
        form, lambda at: act(found, form.cleaned_data, at), sentence=sentence
    ):
        messages.success(request, said)
        return redirect("tasks_work:task", pk)
    return again(request, found, seen, form)


def again(request: HttpRequest, found: Task, seen: Access, form: ActForm) -> HttpResponse:
    """Show the screen as it is now, with what was typed."""
    return screen(request, found, seen, typed=form)
