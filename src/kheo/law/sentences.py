"""Rules, days and due dates in words. Figures arrive ready; nothing is reckoned here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from itertools import pairwise
from typing import ParamSpec, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from kheo.core.days import date_line, short_day
from kheo.law.models.words import BOUNDS, UNITS
from kheo.law.rules.bases import Basis
from kheo.law.rules.calendar import Day, DayKind
from kheo.law.rules.terms import Due
from kheo.law.rules.units import BY_CLOCK, Unit
from kheo.law.rules.values import Bound, Value

P = ParamSpec("P")
T = TypeVar("T")


def for_the_record(act: Callable[P, T]) -> Callable[P, T]:
    """Let an act speak Vietnamese whoever works: what it writes stays in the record."""

    @wraps(act)
    def speaking(*args: P.args, **kwargs: P.kwargs) -> T:
        with override("vi"):
            return act(*args, **kwargs)

    return speaking


def in_line(day: date) -> str:
    """Return a day as it stands within a sentence: “thứ Sáu, 9/5/2025”."""
    line = date_line(day)
    return line[0].lower() + line[1:] if line.startswith("Thứ") else line


def at_hour(at: datetime) -> str:
    """Return a moment as it stands within a sentence: “15:30 thứ Sáu, 9/5/2025”."""
    here = timezone.localtime(at) if timezone.is_aware(at) else at
    return f"{here:%H:%M} {in_line(here.date())}"


def of_basis(basis: Basis) -> str:
    """Return where something stands written: “khoản 5 Điều 148 Bộ luật Dân sự 91/2015/QH13”."""
    parts = [
        _("điểm %(point)s") % {"point": basis.point} if basis.point else "",
        _("khoản %(clause)s") % {"clause": basis.clause} if basis.clause else "",
        _("Điều %(article)s") % {"article": basis.article} if basis.article else "",
        basis.document,
    ]
    return " ".join(part for part in parts if part)


def span(first: date, last: date, year: int) -> str:
    """Return days within a sentence: “30/4”, “3–4/5”, “30/4–1/5”; the year where it is another."""
    end = f"{last.day}/{last.month}" + (f"/{last.year}" if last.year != year else "")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year_of_first = f"/{first.year}" if first.year != last.year else ""
    return f"{first.day}/{first.month}{year_of_first}–{end}"


def why(day: Day) -> str:
    """Return why a day is off, or why it is worked."""
    reason = {
        DayKind.WEEKLY_REST: _("cuối tuần"),
        DayKind.CLOSED: _("ngoài giờ làm việc"),
        DayKind.HOLIDAY: day.name or _("nghỉ lễ"),
        DayKind.IN_LIEU: in_lieu(day),
        DayKind.SWAPPED_OFF: swapped(day),
        DayKind.SWAPPED_WORKING: worked(day),
        DayKind.WORKING: _("ngày làm việc"),
    }[day.kind]
    return _("%(reason)s, dự kiến") % {"reason": reason} if day.expected else reason


def in_lieu(day: Day) -> str:
    """Return for which day another is given."""
    if day.pair is None:
        return day.name or _("nghỉ bù")
    return _("nghỉ bù cho %(day)s") % {"day": with_weekday(day.pair)}


def swapped(day: Day) -> str:
    """Return with which day another was swapped."""
    if day.pair is None:
        return _("nghỉ hoán đổi")
    return _("nghỉ hoán đổi, làm bù %(day)s") % {"day": with_weekday(day.pair)}


def worked(day: Day) -> str:
    """Return for which day a Saturday is worked."""
    if day.pair is None:
        return _("làm bù")
    return _("làm bù cho %(day)s") % {"day": with_weekday(day.pair)}


def with_weekday(day: date) -> str:
    """Return a day as “thứ Bảy 26/4”."""
    return f"{in_line(day).partition(',')[0]} {day.day}/{day.month}"


def day_reason(day: Day) -> str:
    """Return a day and what it is: “24/11/2026: Ngày Văn hóa Việt Nam”."""
    return f"{short_day(day.day)}: {why(day)}"


def grouped(days: Sequence[Day], year: int) -> list[str]:
    """Return days with their reasons, those of one reason in a row taken together."""
    rows: list[list[Day]] = [[day] for day in days[:1]]
    for before, day in pairwise(days):
        follows = (day.day - before.day).days == 1 and why(day) == why(before)
        if follows:
            rows[-1].append(day)
        else:
            rows.append([day])
    return [f"{span(row[0].day, row[-1].day, year)} ({why(row[0])})" for row in rows]


def amount(count: int, unit: Unit) -> str:
    """Return a number in its unit: “5 ngày làm việc”."""
    return f"{count} {UNITS[unit]}"


def lasts(since: date, until: date | None) -> str:
    """Return from when to when something is in force: “từ 1/7/2023”."""
    if until is None:
        return _("từ %(since)s") % {"since": short_day(since)}
    return _("từ %(since)s đến hết %(until)s") % {
        "since": short_day(since),
        "until": short_day(until),
    }


def says(value: Value) -> str:
    """Return what a rule says: “ít nhất 30 ngày”, “trên 50 %”, “ít nhất 2/3”, “có”."""
    if value.unit is Unit.LIST:
        return _("%(count)d mục") % {"count": len(value.items)}
    if value.unit is Unit.SWITCH:
        return _("có") if value.number else _("không")
    bound = "" if value.bound is Bound.EXACTLY else f"{BOUNDS[value.bound]} "
    return bound + quantity(value)


def quantity(value: Value) -> str:
    """Return the number of a rule in its unit."""
    if value.unit is Unit.SHARE:
        return f"{value.number}/{value.divisor}"
    if value.unit is Unit.PERCENT:
        return f"{value.number} %"
    return amount(value.wanted, value.unit)


@dataclass(frozen=True, slots=True)
class Explained:
    """A due date in words, in parts that a page can set apart."""

    due: str
    counted: str
    skipped: tuple[str, ...]
    moved: tuple[str, ...]
    bases: tuple[str, ...]
    cautions: tuple[str, ...]

    def __str__(self) -> str:
        said = [_("Hạn: %(due)s.") % {"due": self.due}, self.counted + self.passed_over]
        if self.moved:
            said.append(self.went_on)
        if self.bases:
            said.append(_("Căn cứ: %(bases)s.") % {"bases": "; ".join(self.bases)})
        return " ".join([*said, *self.cautions])

    @property
    def passed_over(self) -> str:
        """The days that do not count, as the end of a sentence."""
        if not self.skipped:
            return "."
        return _("; bỏ qua: %(days)s.") % {"days": ", ".join(self.skipped)}

    @property
    def went_on(self) -> str:
        """The days off at the end, as a sentence; empty when there are none."""
        if not self.moved:
            return ""
        return _("Ngày cuối rơi vào ngày nghỉ nên lùi đến ngày làm việc tiếp theo: %(days)s.") % {
            "days": ", ".join(self.moved)
        }


def explain(due: Due, *more: Basis) -> Explained:
    """Return a due date in words; `more` are bases of the term itself."""
    year = due.start.year
    return Explained(
        due=at_hour(due.at) if due.at else in_line(due.day),
        counted=counting_from(due),
        skipped=tuple(grouped(due.skipped, year)),
        moved=tuple(grouped(due.moved, year)),
        bases=tuple(dict.fromkeys(of_basis(basis) for basis in bases_of(due, more) if basis)),
        cautions=tuple(cautions(due)),
    )


def counting_from(due: Due) -> str:
    """Return from when is counted and how much, without the end of the sentence."""
    much = amount(due.count, due.unit)
    if due.unit in BY_CLOCK and due.start_at:
        return _("Tính từ lúc nhận %(start)s, %(amount)s") % {
            "start": at_hour(due.start_at),
            "amount": much,
        }
    return _("Tính từ ngày nhận %(start)s (không tính ngày này), %(amount)s") % {
        "start": in_line(due.start),
        "amount": much,
    }


def bases_of(due: Due, more: Iterable[Basis]) -> list[Basis]:
    """Return by what a due date is so: the term's own basis first."""
    moves = [due.counting.end_moves] if due.moved and due.counting.end_moves else []
    first = [] if due.unit in BY_CLOCK else [due.counting.first_day]
    return [*more, *first, *moves, *(day.basis for day in (*due.skipped, *due.moved))]


def cautions(due: Due) -> list[str]:
    """Return what the reader must know before relying on a due date."""
    found = []
    if due.is_expected:
        found.append(_("Có ngày nghỉ mới là dự kiến: hạn có thể đổi khi có thông báo."))
    if due.unknown_years:
        first, last = due.unknown_years[0], due.unknown_years[-1]
        years = str(first) if first == last else f"{first}–{last}"
        found.append(
            _("Chưa có lịch nghỉ lễ của năm %(years)s: hạn có thể đổi.") % {"years": years}
        )
    return found
