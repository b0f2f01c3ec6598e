"""What an officer was told of, and how he wants to be told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kheo.accounts.reading import signed_in
from kheo.core.paging import page_of
from kheo.core.verdict import RefusedError
from kheo.core.work import work_page
from kheo.organisations.models import Officer
from kheo.tasks.actions.wishes import see_all, set_wishes
from kheo.tasks.forms.wishes import WishesForm
from kheo.tasks.models import Letter, Reminder
from kheo.tasks.refusals import sentence
from kheo.tasks.reminding.manners import wishes_of

LONGEST_KEY: Final = 18

TROUBLES: Final = {
    "connection": gettext_lazy("Không kết nối được với máy chủ thư."),
    "address": gettext_lazy("Địa chỉ thư điện tử của bạn không dùng được."),
    "late": gettext_lazy("Quá ba ngày không gửi được, nên không gửi nữa."),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A letter that did not arrive: when it was made, why, and when it is tried again."""

    made_at: datetime
    why: str
    again: datetime | None


@work_page
@require_safe
def show_list(request: HttpRequest) -> HttpResponse:
    """Show what the officer was told, the newest first."""
    officer = signed_in(request)
    own = Reminder.objects.filter(officer=officer)
    page = page_of(own.select_related("task__lead"), request)
    context = {
        "page": page,
        **own.aggregate(unseen=Count("pk", filter=Q(seen_at=None)), newest=Max("pk", default=0)),
        "trouble": trouble_of(officer),
        "breadcrumbs": [],
    }
    return render(request, "tasks/reminders/list.html", context)


@work_page
@require_POST
def see(request: HttpRequest) -> HttpResponse:
    """Mark all that the page knew of as seen."""
    officer, until = signed_in(request), request.POST.get("den", "")
    if until.isascii() and until.isdigit() and len(until) <= LONGEST_KEY:
        see_all(by=officer, until=int(until), at=timezone.now())
    messages.success(request, _("Đã đánh dấu xem hết."))
    return redirect("reminders_work:list")


@work_page
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest) -> HttpResponse:
    """Show how the officer is told, and keep what he wishes."""
    officer = signed_in(request)
    start = WishesForm.start(wishes_of(officer))
    form = WishesForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid() and keep(officer, form):
        messages.success(request, _("Đã lưu cách nhận nhắc việc."))
        return redirect("reminders_work:wishes")
    context = {
        "form": form,
        "officer": officer,
        "mail_works": bool(settings.MAIL_SERVER),
        "trouble": trouble_of(officer),
        "breadcrumbs": [(_("Nhắc việc"), reverse("reminders_work:list"))],
    }
    return render(
        request, "tasks/reminders/wishes.html", context, status=422 if form.errors else 200
    )


def keep(officer: Officer, form: WishesForm) -> bool:
    """Keep what the form says; return whether it was kept, else the form says why not."""
    try:
        set_wishes(by=officer, by_mail=form.cleaned_data["thu"], manner=form.manner())
    except RefusedError as refused:
        form.add_error("gio", sentence(refused.verdict.reason))
        return False
    return True


def trouble_of(officer: Officer) -> Trouble | None:
    """Return why the last letter did not arrive; None when it did, or is on its way."""
    last = Letter.objects.filter(officer=officer).order_by("-made_at").first()
    if last is None or last.sent_at or not last.failure:
        return None
    again = timezone.localtime(last.wait_until) if last.wait_until else None
    return Trouble(timezone.localtime(last.made_at), trouble_words(last.failure), again)


def trouble_words(failure: str) -> str:
    """Return in words what the mail server answered."""
    if failure.isdigit():
        return _("Máy chủ thư không nhận thư gửi cho bạn (mã %(code)s).") % {"code": failure}
    return str(TROUBLES.get(failure, TROUBLES["connection"]))
