"""Tables of tasks going out: the empty one to fill in, and lists of tasks as CSV and XLSX.

However long a list is, no more than some hundred of its rows are in memory; no cell begins with
what a spreadsheet takes for a formula.
"""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import IO, Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kheo.core.terms import Term, TermKind
from kheo.core.text import one_line
from kheo.documents.tables.telling import harmless
from kheo.tasks.models import Partner, Task
from kheo.tasks.models.words import EVIDENCE_KINDS, OUTCOMES, PRIORITIES, STANDINGS, STATES
from kheo.tasks.rules.deadlines import Outcome, standing_on
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.priorities import Priority
from kheo.tasks.rules.states import CLOSED, State
from kheo.tasks.tables.headings import HEADINGS
from kheo.tasks.tables.terms import written

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLE_NAME: Final = "mau-giao-nhiem-vu.xlsx"
AT_ONCE: Final = 200
IN_MEMORY: Final = 2 * 1024 * 1024
DAY_FORMAT: Final = "dd/mm/yyyy"
WIDTHS: Final = (60, 24, 36, 36, 16, 12, 12, 18, 30, 8)
Value = str | int | date | None


def example(on: date) -> bytes:
    """Return a workbook with our headings, two rows to write over, and a sheet that explains."""
    from openpyxl import Workbook  # heavy: not before somebody asks for a workbook

    book = Workbook(write_only=True)
    sheet = begun(book, _("Nhiệm vụ"), [str(label) for label in HEADINGS.values()], WIDTHS)
    for row in sample_rows(on):
        sheet.append([cell_of(sheet, value) for value in row])
    told = book.create_sheet(_("Hướng dẫn"))
    told.column_dimensions["A"].width = 100
    for line in explained():
        told.append([line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sample_rows(on: date) -> list[list[Value]]:
    """Return two rows that show how a table is filled."""
    year = on.year
    return [
        [
            _("Ví dụ: Rà soát mô hình “Dân vận khéo”"), _("Báo cáo"), _("UBND xã A"),
            _("Ủy ban MTTQ xã A; Hội Nông dân xã A"), date(year, 12, 15), "", _("Thường"),
            _("Tệp; Ảnh"), "", "",
        ],
        [
            _("Ví dụ: Đối thoại với Nhân dân"), "", _("UBND xã B"), "", f"quý IV/{year}", "",
            _("Khẩn"), "", "", "",
        ],
    ]  # fmt: skip


def explained() -> list[str]:
    """Return the lines of the sheet that explains."""
    return [
        _("Mỗi dòng một nhiệm vụ. Chỉ cần cột Nhiệm vụ và Chủ trì; thứ tự các cột tùy ý."),
        _("Xóa hai dòng ví dụ trước khi nạp."),
        _(
            "Chủ trì, Phối hợp, Đôn đốc: tên đơn vị như ở trang Tổ chức; nhiều đơn vị cách nhau "
            "bằng dấu chấm phẩy."
        ),
        _(
            "Thời hạn: 30/6/2024, tháng 6/2024, quý II/2024, thường xuyên, hoặc bỏ trống. Ngày "
            "đứng trước tháng."
        ),
        _("Mức độ: Thường, Khẩn, Thượng khẩn, Hỏa tốc. Minh chứng: Ảnh, Tệp, Văn bản, Số liệu."),
        _("Mục: số thứ tự của việc trong kế hoạch, khi bảng được giao theo một kế hoạch."),
    ]  # fmt: skip


def head_of_list() -> list[str]:
    """Return the headings of an exported list; those of a table of tasks are read back."""
    return [
        _("Số"), _("Nhiệm vụ"), _("Sản phẩm"), _("Chủ trì"), _("Phối hợp"), _("Thời hạn"),
        _("Ngày cuối"), _("Tình trạng"), _("So với hạn"), _("Số ngày"), _("Kết quả"), _("Mức độ"),
        _("Minh chứng"), _("Cơ quan giao"), _("Đôn đốc"), _("Ngày giao"), _("Ngày xong"),
        _("Chương trình"),
    ]  # fmt: skip


COLUMNS: Final = (
    "pk", "title", "product", "lead__name", "term_kind", "term_day", "due", "state", "outcome",
    "priority", "evidence_wanted", "giver__name", "overseer__name", "given_on", "done_on",
    "programme__title",
)  # fmt: skip
LIST_WIDTHS: Final = (8, 60, 24, 36, 36, 16, 12, 16, 16, 8, 22, 12, 18, 36, 36, 12, 12, 40)


def rows_of(tasks: QuerySet[Task], on: date) -> Iterator[list[Value]]:
    """Yield the rows of an exported list; two queries, and one for each two hundred rows."""
    found = tasks.values_list(*COLUMNS, named=True).iterator(chunk_size=AT_ONCE)
    while part := list(islice(found, AT_ONCE)):
        partners = partners_of([row.pk for row in part])
        yield from (row_of(row, partners.get(row.pk, []), on) for row in part)


def partners_of(tasks: Sequence[int]) -> dict[int, list[str]]:
    """Return the names of those who work along on tasks; one query."""
    found: dict[int, list[str]] = {}
    rows = Partner.objects.filter(task__in=tasks).order_by("task", "pk")
    for task, name in rows.values_list("task", "organisation__name"):
        found.setdefault(task, []).append(name)
    return found


def row_of(task: Any, partners: Sequence[str], on: date) -> list[Value]:
    """Return a task, as its columns, as a row."""
    is_open = task.state not in CLOSED
    standing = standing_on(on, task.due) if is_open else None
    return [
        task.pk, task.title, task.product, task.lead__name, "; ".join(partners),
        written(Term(TermKind(task.term_kind), task.term_day)), task.due,
        str(STATES[State(task.state)]),
        str(STANDINGS[standing.standing]) if standing else "",
        standing.days if standing else None,
        str(OUTCOMES[Outcome(task.outcome)]) if task.outcome else "",
        str(PRIORITIES[Priority(task.priority)]),
        "; ".join(str(EVIDENCE_KINDS[EvidenceKind(kind)]) for kind in task.evidence_wanted),
        task.giver__name, task.overseer__name, task.given_on, task.done_on,
        task.programme__title or "",
    ]  # fmt: skip


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Yield a list as CSV in UTF-8, with the mark by which spreadsheets know that."""
    yield b"\xef\xbb\xbf"
    yield line_of(head)
    for row in rows:
        yield line_of([in_words(value) for value in row])


def line_of(cells: Sequence[str]) -> bytes:
    """Return one line of CSV."""
    out = io.StringIO()
    csv.writer(out).writerow([harmless(one_line(cell)) for cell in cells])
    return out.getvalue().encode()


def in_words(value: Value) -> str:
    """Return a value as people write it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def as_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> IO[bytes]:
    """Return a list as a workbook in a file that goes when it is closed."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = begun(book, title, head, LIST_WIDTHS)
    for row in rows:
        sheet.append([cell_of(sheet, value) for value in row])
    out = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    book.save(out)
    out.seek(0)
    return out


def begun(book: Any, title: str, head: Sequence[str], widths: Sequence[int]) -> Any:
    """Return a sheet with its headings, which stay in sight."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    cells = [WriteOnlyCell(sheet, value=word) for word in head]
    for cell in cells:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append(cells)
    return sheet


def cell_of(sheet: Any, value: Value) -> Any:
    """Return a cell: words as words, also where they look like a formula."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        return harmless(one_line(value))
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = DAY_FORMAT
        return cell
    return value
