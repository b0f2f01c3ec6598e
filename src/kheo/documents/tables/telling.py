"""What a dry run and a load say, in lines and as a table."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.documents.tables.comparing import Outcome
from kheo.documents.tables.planning import Plan, Planned

OUTCOMES: Final = {
    Outcome.NEW: gettext_lazy("Mới"),
    Outcome.SAME: gettext_lazy("Đã có, không đổi"),
    Outcome.CHANGED: gettext_lazy("Sửa"),
    Outcome.CONFLICT: gettext_lazy("Mâu thuẫn"),
    Outcome.REFUSED: gettext_lazy("Không nhận"),
}
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def line_of(line: Planned) -> str:
    """Return one row in words."""
    told = "; ".join(line.words())
    head = f"{line.given.spot}: {OUTCOMES[line.outcome]} – {line.given.name}"
    return f"{head}: {told}" if told else head


def totals(counts: dict[str, int]) -> str:
    """Return the counts, which add up to the rows."""
    parts = [f"{OUTCOMES[Outcome(name)]} {count}" for name, count in counts.items()]
    return _("Tổng %(total)d dòng: %(parts)s.") % {
        "total": sum(counts.values()),
        "parts": ", ".join(parts),
    }


def rows_told(plan: Plan) -> Iterator[list[str]]:
    """Yield the rows of a dry run as they are kept and shown."""
    for line in plan.lines:
        held = line.held.spot if line.held else ""
        yield [line.given.spot, str(line.outcome), line.given.name, held, "\n".join(line.words())]


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    """Return told rows as CSV that a spreadsheet opens, with nothing in it that would run."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("Dòng"), _("Kết quả"), _("Văn bản"), _("Văn bản đang có"), _("Chi tiết")])
    for spot, outcome, name, held, told in rows:
        cells = [spot, str(OUTCOMES[Outcome(outcome)]), name, held, told]
        writer.writerow([harmless(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
