"""Evidence: added by those who do the work, taken away with a reason, never without a trace."""

import os
import time
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile

from kheo.core.front import housekeeping
from kheo.core.keeping import doctor, media
from kheo.core.verdict import RefusedError
from kheo.documents.tests.factories import draft, published
from kheo.ledger.models import Entry
from kheo.programmes.tests.factories import body, works_for
from kheo.tasks.actions import evidence as actions
from kheo.tasks.actions import moving
from kheo.tasks.evidence import keeping
from kheo.tasks.evidence.bringing import file_of
from kheo.tasks.models import Evidence
from kheo.tasks.refusals import REFUSALS
from kheo.tasks.rules.evidence import EvidenceKind
from kheo.tasks.rules.states import State
from kheo.tasks.tests.evidence import AT, ON, jpeg, left, now, photo, report, workbook
from kheo.tasks.tests.factories import confirmed, doing, given, submitted

pytestmark = pytest.mark.django_db


def refused(act, **said):
    with pytest.raises(RefusedError) as error:
        act(**said)
    return error.value.verdict.reason


def remove(row, **more):
    said = {"evidence": row, "reason": "Chụp nhầm", "on": ON, "at": AT}
    return actions.remove_evidence(**({"by": works_for(row.task.lead)} | said | more))


def test_a_picture_is_kept_under_a_name_that_nobody_can_guess():
    task = given()
    row = photo(task)
    assert (row.kind, row.name, row.media_type) == ("photo", "IMG_0001.jpg", "image/jpeg")
    assert (row.width, row.height) == (640, 480)
    path = media.folder() / str(row.file.name)
    assert path.read_bytes()[:3] == b"\xff\xd8\xff"
    assert path.stat().st_size == row.size
    assert "IMG" not in str(row.file.name)
    entry = Entry.objects.get(verb="tasks.evidence_added")
    assert entry.target_key == str(task.pk)
    assert row.sha256 in entry.facts
    assert entry.behalf_name == str(task.lead)


@pytest.mark.parametrize(
    ("content", "name", "kept"),
    [
        (workbook(), "so lieu.XLSX", "so lieu.xlsx"),
        (jpeg(), "quet bien ban.png", "quet bien ban.jpg"),
    ],
)
def test_a_file_has_the_ending_of_what_it_is(content, name, kept):
    row = report(given(), content, name=name)
    assert (row.kind, row.name) == ("file", kept)


def test_a_document_of_the_library_is_named_not_copied():
    task, document = given(), published()
    row = actions.add_document(document=document, caption="", **now(task))
    assert (row.kind, row.document, row.caption) == ("document", document, document.title)
    assert left() == []
    again = refused(actions.add_document, document=document, caption="", **now(task))
    assert again == "evidence_is_here"


def test_a_draft_of_the_library_is_no_evidence():
    said = now(given(), document=draft(), caption="Bản nháp")
    assert refused(actions.add_document, **said) == "document_not_published"


def test_a_figure_has_a_unit():
    task = given()
    said: dict[str, Any] = {"figure": Decimal("1234.5"), "caption": "Số người dự"}
    row = actions.add_figure(unit="lượt người", **said, **now(task))
    row.refresh_from_db()
    assert (row.figure, row.unit) == (Decimal("1234.5"), "lượt người")
    assert refused(actions.add_figure, unit=" ", **said, **now(task)) == "figure_without_unit"
    large = said | {"figure": Decimal(10) ** 16}
    assert refused(actions.add_figure, unit="người", **large, **now(task)) == "figure_too_large"


def test_evidence_without_words_is_refused_and_leaves_no_bytes():
    assert refused(photo, task=given(), caption=" \u200b ") == "caption_missing"
    assert left() == []


def test_the_same_file_twice_is_refused():
    task = given()
    photo(task)
    assert refused(photo, task=task, name="khac.jpg") == "evidence_is_here"
    assert len(left()) == 1
    assert photo(given("Nhiệm vụ khác")).pk


def test_partners_add_too_and_their_name_stands_in_the_ledger():
    partner = body("Hội Phụ nữ xã Suối Mây")
    task = given(partners=(partner,))
    photo(task, by=works_for(partner))
    assert Entry.objects.get(verb="tasks.evidence_added").behalf_name == str(partner)


def test_strangers_and_those_who_press_add_nothing():
    task = given()
    for who in (works_for(task.overseer), works_for(body("Sở Công Thương tỉnh An Lĩnh"))):
        assert refused(photo, task=task, by=who) not in REFUSALS
    assert not Evidence.objects.exists()
    assert left() == []


def test_what_is_closed_takes_no_more():
    task = confirmed(given())
    assert refused(photo, task=task) == "task_closed"
    row = submitted(given("Nhiệm vụ khác"))
    assert photo(row).pk


def test_a_task_has_a_bound_of_evidence(monkeypatch):
    monkeypatch.setattr(actions, "MOST_ON_A_TASK", 1)
    task = given()
    photo(task)
    assert refused(photo, task=task, content=jpeg(10)) == "too_much_evidence"


def test_what_is_taken_away_leaves_who_and_why_but_no_bytes(django_capture_on_commit_callbacks):
    row = photo(given())
    with django_capture_on_commit_callbacks(execute=True):
        remove(row)
    row.refresh_from_db()
    assert (row.removed_for, row.removed_at, str(row.file)) == ("Chụp nhầm", AT, "")
    assert row.removed_by == works_for(row.task.lead)
    assert left() == []
    entry = Entry.objects.get(verb="tasks.evidence_removed")
    assert entry.reason == "Chụp nhầm"
    assert refused(remove, row=row) == "evidence_gone"
    assert photo(row.task).pk


def test_taking_away_asks_why_and_who():
    row = photo(given())
    assert refused(remove, row=row, reason="  ") == "reason_missing"
    stranger = works_for(body("Sở Công Thương tỉnh An Lĩnh"))
    assert refused(remove, row=row, by=stranger) not in REFUSALS


def test_what_was_handed_in_stays_until_it_is_returned():
    task = doing(given())
    row = photo(task)
    by = works_for(task.lead)
    moving.submit(task=task, result="Xong.", by=by, on=ON, at=AT)
    assert refused(remove, row=row) == "evidence_is_judged"
    moving.move(
        task=task, to=State.RETURNED, by=works_for(task.overseer), on=ON, at=AT,
        reason="Ảnh mờ",
    )  # fmt: skip
    assert remove(row).removed_at == AT


def test_confirmation_counts_what_is_there_and_not_what_was_taken_away():
    task = doing(given(evidence=(EvidenceKind.PHOTO,)))
    row = photo(task)
    remove(row)
    moving.submit(task=task, result="Xong.", by=works_for(task.lead), on=ON, at=AT)
    press: dict[str, Any] = {"task": task, "by": works_for(task.overseer), "on": ON, "at": AT}
    assert refused(moving.confirm, **press) == "evidence_missing"
    photo(task)
    assert moving.confirm(**press).state == "done"


def test_a_crash_between_bytes_and_row_leaves_neither():
    task = given()
    crash = patch("kheo.tasks.actions.evidence.record", side_effect=RuntimeError)
    with crash, pytest.raises(RuntimeError):
        photo(task)
    assert left() == []
    assert not Evidence.objects.exists()
    assert not Entry.objects.filter(verb="tasks.evidence_added").exists()


def test_a_crash_while_it_is_taken_away_leaves_all():
    row = photo(given())
    crash = patch("kheo.tasks.actions.evidence.record", side_effect=RuntimeError)
    with crash, pytest.raises(RuntimeError):
        remove(row)
    row.refresh_from_db()
    assert row.removed_at is None
    assert len(left()) == 1


def test_bytes_that_no_row_names_are_swept_after_a_day():
    row = photo(given())
    lost = media.folder() / "minh-chung" / "ab.jpg"
    lost.write_bytes(b"x")
    assert keeping.sweep() == 0
    for path in left():
        os.utime(path, (time.time() - 2 * 86400,) * 2)
    assert keeping.sweep() == 1
    assert [path.name for path in left()] == [str(row.file.name).split("/")[-1]]
    assert "tasks.evidence" in housekeeping.DUTIES


def test_the_doctor_tells_of_a_file_that_was_changed():
    row = photo(given())
    report_of = lambda: next(doctor.examine(["tasks.evidence"]))  # noqa: E731
    assert report_of().is_well
    (media.folder() / str(row.file.name)).write_bytes(b"khac")
    found = report_of()
    assert not found.is_well
    assert row.name in found.findings[0].sentence


def test_a_file_may_not_bear_a_mark_of_secrecy():
    from kheo.documents.tests.hostile import making
    from kheo.tasks.evidence.bringing import NotBroughtError

    content = making.docx(making.worded("TỐI MẬT"))
    with pytest.raises(NotBroughtError, match="Bí mật nhà nước"), file_of(ContentFile(content)):
        pass
