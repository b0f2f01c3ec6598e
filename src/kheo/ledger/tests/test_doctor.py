"""What the doctor says of the ledger: each wrong is made, and named."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from kheo.core.tests.keeping import AT, note
from kheo.ledger import doctor, guards, keeping
from kheo.ledger.models import Entry, Pending, Seal
from kheo.ledger.sealing import head_file, seal_pending

pytestmark = pytest.mark.django_db


def said(findings: Any) -> str:
    return "\n".join(f"{one.severity}: {one.sentence} {one.remedy}" for one in findings)


def sealed() -> None:
    for key in "abc":
        note(key)
    seal_pending()


def test_a_whole_ledger_is_well() -> None:
    sealed()
    assert said(doctor.chain()) == ""
    assert said(doctor.waiting(AT + timedelta(days=1))) == ""
    assert list(keeping.restored_faults()) == []


def test_an_entry_that_was_altered_is_named() -> None:
    sealed()
    last = Entry.objects.latest("pk")
    with keeping.unguarded():
        Entry.objects.filter(pk=last.pk).update(actor_name="Người khác")
    assert f"(việc {last.pk}): nội dung đã bị sửa" in said(doctor.chain())
    assert "nội dung đã bị sửa" in " ".join(keeping.restored_faults())


def test_guards_that_fell_are_named_and_set_up_again() -> None:
    guards.lift_guards(connection)
    assert "./kheo ledger guard" in said(doctor.chain())
    assert "không còn chặn" in " ".join(keeping.restored_faults())
    out = StringIO()
    call_command("ledger", "guard", stdout=out)
    assert "lại chặn việc sửa sổ" in out.getvalue()
    assert guards.names() <= guards.standing(connection)
    assert said(doctor.chain()) == ""


def test_an_entry_without_a_seal_that_does_not_wait_is_named() -> None:
    note("a")
    Pending.objects.all().delete()
    lost = Entry.objects.latest("pk")
    assert f"Việc {lost.pk} không có dấu" in said(doctor.chain())
    assert f"Việc {lost.pk} không có dấu" in " ".join(keeping.restored_faults())


def test_entries_that_wait_too_long_are_to_be_looked_at() -> None:
    seal_pending()
    note("a")
    assert "look: 1 việc trong sổ chờ đóng dấu" in said(doctor.waiting(AT + timedelta(hours=1)))
    assert said(doctor.waiting(AT)) == ""


@pytest.mark.django_db(transaction=True)
def test_the_head_is_noted_anew_after_a_restore() -> None:
    sealed()
    head_file().write_text("999 " + "0" * 64, encoding="ascii")
    assert "nay phần cuối đã mất" in said(doctor.chain())
    keeping.note_restored_head()
    assert said(doctor.chain()) == ""
    with keeping.unguarded():
        Seal.objects.all().delete()
    keeping.note_restored_head()
    assert not head_file().exists()
