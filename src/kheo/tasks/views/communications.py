"""Communication activities: the list and the calendar of a period, as a table to take away."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kheo.core.days import WEEKDAYS, short_day
from kheo.core.paging import page_of
from kheo.core.work import work_page
from kheo.documents.tables.telling import harmless
from kheo.organisations.staff import officer_of
from kheo.tasks.authority import ASSIGN
from kheo.tasks.models import Communication
from kheo.tasks.models.communications import CHANNELS
from kheo.tasks.reading.communications import activities, days_of, table, with_tasks
from kheo.tasks.reading.scope import Scope, scope_of
from kheo.tasks.rules.communications import Channel
from kheo.tasks.rules.periods import Period, period_in

PERIOD: Final = "ky"
UNIT: Final = "don-vi"
CHANNEL: Final = "hinh-thuc"
LOOK: Final = "dang"
TABLE: Final = "bang"
PER_PAGE: Final = 50
MOST_ROWS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for."""

    scope: Scope
    period: Period
    unit: int | None
    channel: str
    as_table: bool

    def rows(self) -> QuerySet[Communication]:
        """Return the activities."""
        return activities(self.scope, self.period, unit=self.unit, channel=self.channel)

    def query(self, **other: object) -> str:
        """Return the part of an address that asks for the same, but for what is given."""
        said: dict[str, object] = {
            PERIOD: self.period.word, UNIT: self.unit or "", CHANNEL: self.channel,
            LOOK: TABLE if self.as_table else "",
        }  # fmt: skip
        return urlencode({key: value for key, value in (said | other).items() if value})

    def turned(self, by: int) -> str:
        """Return the address part of the period before or after, nothing beyond the last."""
        period = self.period.moved(by)
        return self.query(**{PERIOD: period.word}) if period else ""


def asked(request: HttpRequest) -> Asked:
    """Return what is asked for. Raises Http404 for a unit that is not the officer's."""
    today = timezone.localdate()
    scope = scope_of(officer_of(request), on=today)
    unit = request.GET.get(UNIT, "")
    if unit and not (unit.isascii() and unit.isdigit() and int(unit[:18]) in scope.keys):
        raise Http404
    channel = request.GET.get(CHANNEL, "")
    return Asked(
        scope=scope,
        period=period_in(request.GET.get(PERIOD, ""), today=today),
        unit=int(unit) if unit else None,
        channel=channel if channel in set(Channel) else "",
        as_table=request.GET.get(LOOK) == TABLE,
    )


@work_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the activities of a month or a year, with sums that say what is missing."""
    wanted, today = asked(request), timezone.localdate()
    rows, period = wanted.rows(), wanted.period
    context: dict[str, Any] = {
        "period": period,
        "sums": table(rows, today),
        "today": today,
        "units": wanted.scope.units,
        "unit": wanted.unit,
        "channels": CHANNELS.items(),
        "channel": wanted.channel,
        "as_table": wanted.as_table or not period.month,
        "may_give": wanted.scope.all_units or bool(wanted.scope.doing(ASSIGN)),
        "ways": ways(wanted),
    }
    context |= listed(request, rows) if context["as_table"] else drawn(rows, period)
    return render(request, "tasks/work/communications.html", context)


def ways(wanted: Asked) -> dict[str, str]:
    """Return where else the page leads."""
    period = wanted.period
    month = Period(period.year, period.month or 1)
    return {
        "before": wanted.turned(-1),
        "after": wanted.turned(1),
        "year": wanted.query(**{PERIOD: str(period.year)}),
        "month": wanted.query(**{PERIOD: month.word, LOOK: ""}),
        "table": wanted.query(**{LOOK: TABLE}),
        "calendar": wanted.query(**{LOOK: ""}),
        "csv": wanted.query(**{LOOK: ""}),
        "here": wanted.query(),
    }


def listed(request: HttpRequest, rows: QuerySet[Communication]) -> dict[str, Any]:
    """Return what the table shows."""
    return {"listed": page_of(with_tasks(rows), request, per_page=PER_PAGE)}


def drawn(rows: QuerySet[Communication], period: Period) -> dict[str, Any]:
    """Return what the calendar shows."""
    days = [(day, WEEKDAYS[day.day.weekday()]) for day in days_of(rows, period)]
    return {"days": days, "weekdays": WEEKDAYS, "blanks": range(period.first.weekday())}


@work_page
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Answer the activities as CSV that a spreadsheet opens, with nothing in it that would run."""
    wanted, out = asked(request), io.StringIO()
    writer = csv.writer(out)
    writer.writerow([
        _("Nội dung"), _("Đơn vị chủ trì"), _("Đối tượng"), _("Hình thức"), _("Từ ngày"),
        _("Đến ngày"), _("Nơi tổ chức"), _("Người thực hiện"), _("Độ chính xác"), _("Số người"),
        _("Kinh phí (đồng)"), _("Tình trạng"),
    ])  # fmt: skip
    for cells in lines(wanted.rows()):
        writer.writerow([harmless(cell) for cell in cells])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"tuyen-truyen-{wanted.period.word}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def lines(rows: QuerySet[Communication]) -> Iterator[list[str]]:
    """Yield the cells of each activity; numbers are plain, so that a spreadsheet adds them."""
    for one in with_tasks(rows)[:MOST_ROWS].iterator(500):
        precision = one.get_reach_precision_display() if one.reach is not None else ""
        yield [
            one.task.title, str(one.task.lead), one.audience, one.get_channel_display(),
            short_day(one.starts_on), short_day(one.ends_on or one.starts_on), one.venue,
            one.speaker, precision, number(one.reach), number(one.cost),
            one.task.get_state_display(),
        ]  # fmt: skip


def number(value: int | None) -> str:
    """Return a number, or nothing."""
    return "" if value is None else str(value)
