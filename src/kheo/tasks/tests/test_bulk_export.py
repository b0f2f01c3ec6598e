"""Lists of tasks as files: what the list shows, and nothing that a spreadsheet would run."""

import csv
import io
import tracemalloc

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.programmes.tests.factories import works_for
from kheo.tasks.models import Task
from kheo.tasks.tables.making import as_csv, as_xlsx, head_of_list, rows_of
from kheo.tasks.tests.factories import NOON, TODAY, commune, confirmed, desk, given

pytestmark = pytest.mark.django_db
EXPORT = "/lam-viec/xuat-nhiem-vu/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def work(client):
    client.force_login(works_for(commune()))
    return client


def lines_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def cells_of(response):
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return list(book.active.iter_rows(values_only=True))


def test_files_are_for_officers(client):
    assert client.get(EXPORT)["Location"].startswith("/tai-khoan/")


def test_a_file_holds_what_the_list_shows(work):
    task = given(partners=(desk(),))
    confirmed(given("Việc đã xong"))
    (line,) = lines_of(work.get(EXPORT, {"dang": "csv"}))
    assert line["Nhiệm vụ"] == task.title
    assert (line["Chủ trì"], line["Phối hợp"]) == ("UBND xã Suối Mây", desk().name)
    assert (line["Ngày cuối"], line["So với hạn"]) == ("31/03/2024", "Trong hạn")
    assert {row["Nhiệm vụ"] for row in lines_of(work.get(EXPORT, {"dang": "csv",
            "tinh_trang": "done"}))} == {"Việc đã xong"}  # fmt: skip


def test_tasks_of_others_are_in_no_file(work):
    given(lead=commune("UBND xã Khác"))
    assert lines_of(work.get(EXPORT, {"dang": "csv"})) == []
    other = commune("UBND xã Khác").pk
    assert lines_of(work.get(EXPORT, {"dang": "csv", "don_vi": str(other)})) == []


def test_a_workbook_has_days_as_days(work):
    given()
    head, row = cells_of(work.get(EXPORT))
    assert head[1] == "Nhiệm vụ"
    assert row[6].date().isoformat() == "2024-03-31"
    assert row[9] == 30


@pytest.mark.parametrize("title", ["=1+1", "+84 912", "-5 độ", "@cmd", '=HYPERLINK("http://a")'])
def test_no_cell_begins_like_a_formula(work, title):
    given(title)
    (line,) = lines_of(work.get(EXPORT, {"dang": "csv"}))
    assert line["Nhiệm vụ"] == f"'{title}"
    response = work.get(EXPORT)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    cell = book.active["B2"]
    assert (cell.data_type, cell.value) == ("s", f"'{title}")


def test_files_are_kept_nowhere(work):
    response = work.get(EXPORT, {"dang": "csv"})
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def many(count):
    first = given(partners=(desk(),))
    rows = []
    for number in range(count):
        row = Task.objects.get(pk=first.pk)
        row.pk, row.title = None, f"Việc {number} " + "dài " * 20
        rows.append(row)
    Task.objects.bulk_create(rows, 500)


def test_queries_grow_by_one_for_two_hundred_rows(work):
    def queries():
        with CaptureQueriesContext(connection) as taken:
            list(work.get(EXPORT, {"dang": "csv"}).streaming_content)
        return len(taken)

    given()
    queries()
    few = queries()
    many(1_400)
    assert queries() - few <= 14
    assert few <= 15


def most_memory(rows):
    """Return the bytes of a list as CSV, and the most memory that they took."""
    tracemalloc.start()
    size = sum(len(part) for part in as_csv(head_of_list(), rows_of(rows, TODAY)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size, peak


def test_a_long_list_is_never_whole_in_memory():
    many(3_000)
    rows = Task.objects.order_by("pk")
    first = rows[799].pk
    most_memory(rows.filter(pk__lte=first))
    size, few = most_memory(rows.filter(pk__lte=first))
    longer, many_rows = most_memory(rows)
    assert longer > 3 * size
    assert many_rows < 1.3 * few


def test_a_workbook_of_many_rows_is_read_back():
    many(1_200)
    with as_xlsx("Nhiệm vụ", head_of_list(), rows_of(Task.objects.order_by("pk"), TODAY)) as file:
        book = openpyxl.load_workbook(file, read_only=True)
        assert sum(1 for _row in book.active.iter_rows()) == 1_202
        book.close()


def test_the_list_leads_to_its_file(work):
    given()
    page = work.get(reverse("tasks_work:list")).content.decode()
    assert EXPORT in page
