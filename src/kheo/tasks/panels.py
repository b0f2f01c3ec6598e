"""How far programmes and plans are: the part of their public pages that this room brings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.programmes.models import Plan, Programme
from kheo.programmes.rules.openness import Openness
from kheo.tasks.reading.progress import progress_of, progress_of_plan
from kheo.tasks.rules.tallies import Cell, Tally

PARTS: Final[Sequence[tuple[str | Promise, Cell]]] = (
    (gettext_lazy("đúng hạn"), Cell.DONE_ON_TIME),
    (gettext_lazy("trễ hạn"), Cell.DONE_LATE),
    (gettext_lazy("không thời hạn"), Cell.DONE_NO_TERM),
)
OPEN_PARTS: Final[Sequence[tuple[str | Promise, Cell]]] = (
    (gettext_lazy("còn trong hạn"), Cell.DOING_IN_TIME),
    (gettext_lazy("sắp đến hạn"), Cell.DOING_DUE_SOON),
    (gettext_lazy("quá hạn"), Cell.DOING_OVERDUE),
    (gettext_lazy("không thời hạn"), Cell.DOING_NO_TERM),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of sums; `note` says what of it is remarkable."""

    label: str
    count: int
    kind: str = "part"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """The shares of a whole in thousandths, for a bar: done on time or without term, late, over."""

    done: int
    late: int
    over: int

    @property
    def over_from(self) -> int:
        """Where what is overdue begins."""
        return 1000 - self.over


def rows_of(tally: Tally) -> list[Row]:
    """Return the lines of a table: the whole, its two halves, and their parts; all add up."""
    long, old = tally.long_overdue, tally.old_without_term
    notes = {
        Cell.DOING_OVERDUE: _("trong đó %(count)d quá hạn trên 30 ngày") % {"count": long}
        if long
        else "",
        Cell.DOING_NO_TERM: _("trong đó %(count)d giao đã hơn 3 tháng") % {"count": old}
        if old
        else "",
    }
    return [
        Row(_("Tổng số nhiệm vụ"), tally.total, "whole"),
        Row(_("Đã hoàn thành"), tally.done, "half"),
        *parts(tally, PARTS, notes),
        Row(_("Đang thực hiện"), tally.doing, "half"),
        *parts(tally, OPEN_PARTS, notes),
    ]


def parts(
    tally: Tally, wanted: Iterable[tuple[str | Promise, Cell]], notes: Mapping[Cell, str]
) -> list[Row]:
    """Return the lines of one half, without those of which there is nothing."""
    return [
        Row(str(label), tally.count(cell), note=notes.get(cell, ""))
        for label, cell in wanted
        if tally.count(cell)
    ]


def bar_of(tally: Tally) -> Bar | None:
    """Return the shares of a table, or nothing where there is no task."""
    if not tally.total:
        return None
    late, over = tally.count(Cell.DONE_LATE), tally.count(Cell.DOING_OVERDUE)
    thousandths = [count * 1000 // tally.total for count in (tally.done - late, late, over)]
    return Bar(*thousandths)


class Progress:
    """The panel that this room enlists."""

    template: str = "tasks/public/progress.html"

    def of_programme(self, programme: Programme, day: date) -> Mapping[str, Any] | None:
        """Return the table of a programme, and ways to its tasks where each is public."""
        tally = progress_of(programme, day)
        if not tally.total:
            return None
        each = programme.openness == Openness.PUBLIC
        asked = f"chuong-trinh={programme.slug}" if each else ""
        units = reverse("tasks:units", args=[programme.slug]) if each else ""
        return shown(tally, day, asked=asked, units=units)

    def of_plan(self, plan: Plan, day: date) -> Mapping[str, Any] | None:
        """Return the table of a plan."""
        tally = progress_of_plan(plan, day)
        if not tally.total:
            return None
        each = plan.programme.openness == Openness.PUBLIC
        asked = f"chuong-trinh={plan.programme.slug}&nam={plan.year}" if each else ""
        return shown(tally, day, asked=asked, units="")


def shown(tally: Tally, day: date, *, asked: str, units: str) -> Mapping[str, Any]:
    """Return what the template shows."""
    return {
        "rows": rows_of(tally), "bar": bar_of(tally), "tally": tally, "day": day, "asked": asked,
        "units": units,
    }  # fmt: skip
