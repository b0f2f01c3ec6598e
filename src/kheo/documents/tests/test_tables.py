"""A table is compared with the library, shown row by row, and loaded as it was shown."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.core.verdict import RefusedError
from kheo.documents.actions.loading import Table, load_table
from kheo.documents.actions.publishing import verify_document
from kheo.documents.models import Discrepancy, Document, Issuing, Reference, Subject
from kheo.documents.rules.states import State
from kheo.documents.tables.comparing import Comparison, Difference, Outcome, Policy, compare
from kheo.documents.tables.lines import lines_of
from kheo.documents.tables.opening import read_sheet
from kheo.documents.tables.telling import as_csv, rows_told, totals
from kheo.documents.tests import factories
from kheo.documents.tests.sheets import DAY, HEAD, PLAN, REPORT, UBND, many, separated
from kheo.law.tests.factories import NOON
from kheo.ledger.models import Entry, Link
from kheo.organisations.models import Place
from kheo.organisations.tests.bodies import body, clerk

pytestmark = pytest.mark.django_db
BY = factories.LIBRARIAN


def table(*rows, head=HEAD, policy=Policy.CHANGE):
    given = lines_of(read_sheet("a.csv", separated(*rows, head=head)))[1]
    return Table("a.csv", "0" * 64, given, policy)


def load(*rows, **more):
    given = {name: more.pop(name) for name in ("head", "policy") if name in more}
    return load_table(table=table(*rows, **given), by=BY, at=NOON, **more)


def outcomes(*rows, **more):
    return [str(line.outcome) for line in table(*rows, **more).plan().lines]


def plan():
    return Document.objects.get(number="21/KH-UBND")


def test_what_is_new_is_entered_as_a_draft_with_its_line_in_the_ledger():
    done = load(PLAN, REPORT)
    assert (done.drafts, done.published) == (2, 0)
    one = plan()
    assert (one.state, one.slug, one.issuer_key) == (State.DRAFT, "ke-hoach-21-kh-ubnd-2025",
                                                     "ubnd-tinh-an-linh")  # fmt: skip
    assert one.number_key == "21/kh-ubnd"
    assert list(Issuing.objects.values_list("name", flat=True)) == [UBND, UBND]
    assert Entry.objects.filter(verb="documents.entered").count() == 2
    told = Entry.objects.get(verb="documents.loaded")
    assert told.target_name == "a.csv"
    assert (told.facts_read["new"], told.facts_read["refused"]) == (2, 0)


def test_the_same_table_twice_changes_nothing():
    load(PLAN, REPORT)
    assert outcomes(PLAN, REPORT) == ["same", "same"]
    assert load(PLAN, REPORT).drafts == 0
    assert Document.objects.count() == 2


def test_a_dry_run_writes_nothing():
    before = Entry.objects.count()
    assert outcomes(PLAN, REPORT) == ["new", "new"]
    assert (Document.objects.count(), Entry.objects.count()) == (0, before)


def test_every_row_comes_to_something_and_the_totals_add_up():
    load(PLAN)
    verified = factories.draft()
    verify_document(document=verified, by=clerk(), at=NOON, where="Công báo")
    rows = [
        PLAN, (*PLAN[:5], "Tên khác"), REPORT, ("4", "", "", "", "hôm nay", "x"),
        ("5", "33/CT-TTg", "Chỉ thị", "Thủ tướng Chính phủ", "26/11/2021", "Tên khác"),
    ]  # fmt: skip
    found = table(*rows).plan()
    assert [str(line.outcome) for line in found.lines] == [
        "same", "changed", "new", "refused", "conflict",
    ]  # fmt: skip
    assert sum(found.counts.values()) == len(rows)
    assert "Tổng 5 dòng" in totals(found.counts)
    told = as_csv(list(rows_told(found)))
    assert "Trích yếu: Công tác dân vận năm 2025 → Tên khác" in told
    assert told.startswith("\ufeff")


def test_a_change_is_written_with_its_former_value():
    load(PLAN)
    load((*PLAN[:5], "Công tác dân vận và dân chủ"))
    assert plan().title == "Công tác dân vận và dân chủ"
    facts = Entry.objects.get(verb="documents.changed").facts_read
    assert facts["title"] == "Công tác dân vận năm 2025 → Công tác dân vận và dân chủ"


def test_all_columns_go_where_they_belong_and_come_back_as_the_same():
    Place.objects.create(name="Tỉnh An Lĩnh", slug="tinh-an-linh", kind="province")
    head = (*HEAD, "Ngày có hiệu lực", "Lĩnh vực", "Người ký", "Địa bàn", "Nguồn", "Địa chỉ nguồn",
            "Công báo", "Ghi chú")  # fmt: skip
    row = (*PLAN, "1/2/2025", "Dân vận", "Lê Văn A", "tỉnh An Lĩnh", "Công báo tỉnh",
           "https://mau.example/1", "Số 3", "x")  # fmt: skip
    load(row, head=head)
    one = plan()
    assert (one.effective_on, str(one.subject), str(one.place)) == (
        date(2025, 2, 1), "Dân vận", "Tỉnh An Lĩnh",
    )  # fmt: skip
    assert (one.source_address, one.gazette) == ("https://mau.example/1", "Số 3")
    assert one.signatories.get().name == "Lê Văn A"
    assert outcomes(row, head=head) == ["same"]
    other = (*PLAN, "2/2/2025", "Dân chủ", "Trần Thị B", "", "", "", "", "")
    load(other, head=head)
    one = plan()
    assert (str(one.subject), one.signatories.get().name) == ("Dân chủ", "Trần Thị B")
    assert (str(one.place), one.note) == ("Tỉnh An Lĩnh", "x")  # an empty cell takes nothing away
    assert Subject.objects.count() == 2


def test_a_place_that_nobody_knows_is_refused_with_its_cell():
    (line,) = table((*PLAN, "Xã Không Có"), head=(*HEAD, "Địa bàn")).plan().lines
    assert line.faults == ("Ô G2: không có địa bàn nào tên “Xã Không Có”.",)


def test_rows_that_contradict_each_other_become_one_document_with_a_discrepancy():
    load(PLAN, (*PLAN[:4], "17/1/2025", PLAN[5]))
    found = Discrepancy.objects.get()
    assert (found.document, found.field) == (plan(), "signed_on")
    assert (found.kept, found.said) == ("16/1/2025", "17/1/2025")
    load(PLAN, (*PLAN[:4], "16/1/2025", PLAN[5]))
    assert Discrepancy.objects.count() == 1


def test_the_same_number_of_another_year_or_body_is_another_document():
    load(PLAN, (*PLAN[:4], "16/1/2026", PLAN[5]), (*PLAN[:3], "UBND tỉnh Gia Lai", *PLAN[4:]))
    assert Document.objects.count() == 3
    assert Document.objects.filter(slug__startswith="ke-hoach-21-kh-ubnd").count() == 3
    assert outcomes((*PLAN[:3], "", *PLAN[4:])) == ["refused"]  # which of two is meant?


def test_what_a_person_has_verified_no_table_touches():
    load(PLAN)
    verify_document(document=plan(), by=clerk(), at=NOON, where="Bản gốc")
    load((*PLAN[:4], "18/1/2025", "Tên khác"))
    assert (plan().signed_on, plan().title) == (DAY, "Công tác dân vận năm 2025")
    assert {one.field for one in Discrepancy.objects.all()} == {"signed_on", "title"}
    assert plan().verified_at is not None


def test_filling_leaves_what_is_there_and_notes_what_differs():
    head = (*HEAD, "Công báo")
    load(PLAN)
    row = (*PLAN[:5], "Tên khác", "Số 3")
    load(row, head=head, policy=Policy.FILL)
    assert (plan().title, plan().gazette) == ("Công tác dân vận năm 2025", "Số 3")
    assert Discrepancy.objects.get().field == "title"
    load(row, head=head, policy=Policy.FILL)
    assert Discrepancy.objects.count() == 1


def test_a_library_that_changed_since_the_dry_run_refuses_the_table():
    seen = table(PLAN, REPORT).plan().fingerprint
    load(PLAN)
    with pytest.raises(RefusedError) as refused:
        load(PLAN, REPORT, expected=seen)
    assert refused.value.verdict.reason == "library_changed"
    assert Document.objects.count() == 1


def test_a_crash_in_the_middle_leaves_nothing(monkeypatch):
    from kheo.documents.actions import loading

    def broken(*_words, **_named):
        raise ZeroDivisionError

    monkeypatch.setattr(loading, "write_down", broken)
    with pytest.raises(ZeroDivisionError):
        load(PLAN, REPORT)
    assert not Document.objects.exists()
    assert not Entry.objects.filter(verb__startswith="documents.").exists()


def test_publishing_shows_what_is_complete_and_leaves_the_rest_as_drafts():
    done = load(PLAN, (*REPORT[:5], ""), publish=True)
    assert (done.published, done.drafts) == (1, 1)
    assert plan().state == State.PUBLISHED
    assert Entry.objects.filter(verb="documents.published").count() == 1
    assert load(PLAN, REPORT, publish=True).published == 1  # filled now, so it is shown too


def test_citations_of_new_documents_lead_to_each_other_and_to_what_waited():
    waiting = factories.published(
        type="báo cáo", number="9/BC-UBND", issuer=UBND, signed_on=date(2025, 12, 1),
        title="Kết quả thực hiện Kế hoạch số 21/KH-UBND ngày 16/01/2025 của UBND tỉnh An Lĩnh",
    )  # fmt: skip
    cites = (*REPORT[:5], "Thực hiện Kế hoạch số 21/KH-UBND ngày 16/01/2025 của UBND tỉnh An Lĩnh")
    load(PLAN, cites, publish=True)
    assert set(Reference.objects.values_list("target", flat=True)) == {plan().pk}
    assert Link.objects.filter(to_key=str(plan().pk)).count() == 2
    assert Link.objects.filter(from_key=str(waiting.pk)).count() == 1
    assert Entry.objects.filter(verb="documents.cited").count() == 2


def test_issuers_are_tied_to_the_bodies_that_bore_the_name_that_day():
    ours = body(UBND)
    load(PLAN)
    assert Issuing.objects.get().organisation == ours


def test_the_cost_grows_by_portions_and_not_by_rows():
    def cost(count, year):
        rows = table(*many(count, year))
        with CaptureQueriesContext(connection) as queries:
            load_table(table=rows, by=BY, at=NOON, publish=True)
        return len(queries)

    # SQLite takes some forty rows a statement: a few statements more, not one a row.
    assert cost(100, 2024) < cost(20, 2023) + 15


def test_comparing_never_empties_a_field():
    held = dict.fromkeys(
        ("type", "title", "issuer_name", "signed_on", "year", "effective_on", "expires_on",
         "subject", "place", "gazette", "source", "source_address", "note", "signatories", "text"),
        "x",
    )  # fmt: skip
    said = dict.fromkeys(held, "")
    for policy in Policy:
        assert compare(said, held, policy, verified=False) == Comparison()
    told = compare(said | {"title": "y"}, held, Policy.CHANGE, verified=False)
    assert told.changes == (Difference("title", "x", "y"),)
    assert told.outcome is Outcome.CHANGED
