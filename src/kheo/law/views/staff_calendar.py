"""The working calendar as those who keep it see it: every change is looked at before it is made."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from kheo.core.staff import framed
from kheo.core.verdict import RefusedError
from kheo.law import pages
from kheo.law.actions import calendar as actions
from kheo.law.actions import setting as rule_actions
from kheo.law.actions.recomputing import Move
from kheo.law.forms.calendar_desk import AnnounceForm, WithdrawForm
from kheo.law.forms.rules_desk import VerifyForm
from kheo.law.models.days import CalendarDay
from kheo.law.models.rule import MANAGE
from kheo.law.refusals import REFUSALS
from kheo.law.sentences import day_reason, of_basis
from kheo.organisations.staff import officer_of

ICON: Final = "calendar-alt"
keepers = permission_required(MANAGE)
SHOWN: Final = 100
"""Moves that a preview names; beyond that it tells how many more there are."""


@keepers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the special days of a year."""
    years, today = pages.known_years(), timezone.localdate()
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else today.year
    context = {
        "year": year,
        "years": years,
        "days": pages.special_days(year),
        **framed(_("Lịch làm việc"), ICON),
    }
    return render(request, "law/staff/calendar.html", context)


@keepers
def announce(request: HttpRequest) -> HttpResponse:
    """Announce days: first show which open deadlines would move, then do it."""
    form = AnnounceForm(request.POST or None)
    moves: list[Move] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            if "xac_nhan" in request.POST:
                return announced(request, form)
            moves = actions.preview_announcement(form.days(), on=timezone.localdate())
        except RefusedError as refused:
            form.add_error(None, str(REFUSALS[refused.verdict.reason]))
    context = {"form": form, **previewed(moves), **under(_("Công bố ngày nghỉ, ngày làm bù"))}
    return render(request, "law/staff/announce.html", context)


def announced(request: HttpRequest, form: AnnounceForm) -> HttpResponse:
    """Announce, and say how many deadlines moved. Raises RefusedError."""
    done = actions.announce_days(days=form.days(), by=officer_of(request), at=timezone.now())
    tell_moves(request, done.moves)
    return redirect(f"{reverse('law_desk:calendar')}?nam={done.rows[0].day.year}")


@keepers
@require_safe
def day(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one day, and what may be done."""
    return show(request, get_object_or_404(CalendarDay, pk=pk))


@keepers
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a day out: first show which open deadlines would move, then do it."""
    row = get_object_or_404(CalendarDay, pk=pk)
    form = WithdrawForm(request.POST, label_suffix="")
    if not form.is_valid():
        return show(request, row, withdraw_form=form)
    if "xac_nhan" not in request.POST:
        moves = actions.preview_withdrawal([row.day], on=timezone.localdate())
        return show(request, row, withdraw_form=form, moves=moves)
    try:
        done = actions.withdraw_days(
            days=[row.day],
            reason=form.cleaned_data["reason"],
            by=officer_of(request),
            at=timezone.now(),
        )
        tell_moves(request, done.moves)
    except RefusedError as refused:
        messages.error(request, str(REFUSALS[refused.verdict.reason]))
    return redirect("law_desk:day", row.pk)


@keepers
@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the announcement was read."""
    row = get_object_or_404(CalendarDay, pk=pk)
    form = VerifyForm(request.POST, label_suffix="")
    if not form.is_valid():
        return show(request, row, verify_form=form)
    try:
        rule_actions.verify_day(
            day=row, where=form.cleaned_data["where"], by=officer_of(request), at=timezone.now()
        )
        messages.success(request, _("Đã ghi nhận kiểm chứng."))
    except RefusedError as refused:
        messages.error(request, str(REFUSALS[refused.verdict.reason]))
    return redirect("law_desk:day", row.pk)


def tell_moves(request: HttpRequest, moves: list[Move]) -> None:
    """Say that the calendar changed and how many deadlines moved."""
    sentence = ngettext(
        "Đã đổi lịch; %(count)d thời hạn đang chạy được tính lại và ghi vào sổ.",
        "Đã đổi lịch; %(count)d thời hạn đang chạy được tính lại và ghi vào sổ.",
        len(moves),
    )
    messages.success(request, sentence % {"count": len(moves)})


def previewed(moves: list[Move] | None) -> dict[str, Any]:
    """Return the moves that a page shows, and how many there are besides."""
    if moves is None:
        return {"moves": None}
    return {
        "moves": moves[:SHOWN],
        "count": len(moves),
        "more": max(len(moves) - SHOWN, 0),
    }


def show(
    request: HttpRequest,
    row: CalendarDay,
    *,
    withdraw_form: WithdrawForm | None = None,
    verify_form: VerifyForm | None = None,
    moves: list[Move] | None = None,
) -> HttpResponse:
    """Show one day, with what was typed when it was not taken."""
    context = {
        "row": row,
        "reason": day_reason(row.as_day),
        "basis": of_basis(row.basis),
        "withdraw_form": withdraw_form or WithdrawForm(label_suffix=""),
        "verify_form": verify_form or VerifyForm(label_suffix=""),
        **previewed(moves),
        **under(str(row)),
    }
    return render(request, "law/staff/day.html", context)


def under(title: str) -> dict[str, Any]:
    """Return the frame of a page below the list."""
    return framed(title, ICON, (reverse("law_desk:calendar"), _("Lịch làm việc")))
