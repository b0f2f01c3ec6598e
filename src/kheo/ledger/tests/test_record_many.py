"""One act on many records is written in one go."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from kheo.ledger import verbs, verifying
from kheo.ledger.actions import OutsideTransactionError, record_many
from kheo.ledger.models import Entry
from kheo.ledger.rules import Ref, system
from kheo.ledger.sealing import seal_pending
from kheo.organisations.models import Officer

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def verb(monkeypatch):
    monkeypatch.setitem(verbs.VERBS, "tests.done", "Đã làm")


def note(count):
    told = [(Ref("tests.thing", str(n), f"Việc {n}"), {"số": n}) for n in range(count)]
    with transaction.atomic():
        return record_many("tests.done", told=told, by=system("thử"), at=NOON, reason="Nghỉ lễ")


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 20])
def test_many_entries_cost_what_one_costs(count, django_assert_num_queries):
    with django_assert_num_queries(3):  # a savepoint, the entries, its release
        entries = note(count)
    assert [entry.facts_read["số"] for entry in entries] == list(range(count))
    assert all(entry.reason == "Nghỉ lễ" for entry in Entry.objects.all())


@pytest.mark.django_db
def test_they_are_sealed_like_any_other():
    note(20)
    assert seal_pending() == 20
    assert list(verifying.faults()) == []


@pytest.mark.django_db
def test_who_acts_for_an_organisation_is_told_in_each():
    body = Officer.objects.create(username="body", first_name="Sở Nội vụ")
    entries = record_many(
        "tests.done", told=[(body, {})], by=system("thử"), at=NOON, behalf=body, rule="Đ5"
    )
    assert (entries[0].behalf_name, entries[0].rule) == ("Sở Nội vụ", "Đ5")


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_nothing_is_written():
    with pytest.raises(OutsideTransactionError):
        record_many("tests.done", told=[], by=system("thử"), at=NOON)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_one_that_cannot_be_written_leaves_none_behind():
    told = [(Ref("tests.thing", "1", "Một"), {}), (Ref("tests.thing", "2", "Hai"), {"x": 1.5})]
    with pytest.raises(TypeError), transaction.atomic():
        record_many("tests.done", told=told, by=system("thử"), at=NOON)  # type: ignore[arg-type]
    assert not Entry.objects.exists()
