"""An act and its entry stand or fall together, and nothing changes an entry."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from kheo.ledger import guards, verbs, verifying
from kheo.ledger.actions import OutsideTransactionError, link, record, unlink
from kheo.ledger.models import Entry, Link, LinkKind, Pending, Seal
from kheo.ledger.rules import READER, ActorKind, Ref, Wrong, system
from kheo.ledger.sealing import head_file, seal_pending
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
THING = Ref("tests.thing", "7", "Một việc")


@pytest.fixture(autouse=True)
def verb(monkeypatch):
    monkeypatch.setitem(verbs.VERBS, "tests.done", "Đã làm")


def note(**also):
    with transaction.atomic():
        return record("tests.done", target=THING, by=system("thử"), at=NOON, **also)


def forge(sentence):
    """Change the ledger as somebody with the database's own password would."""
    guards.lift_guards(connection)
    guards.run(connection, [sentence])
    guards.raise_guards(connection)


def wrongs():
    return [(fault.wrong, fault.position) for fault in verifying.faults()]


def test_an_entry_says_who_did_what_on_what_by_which_rule_and_why():
    lan = Officer.objects.create(username="lan", last_name="Đỗ Thị", first_name="Lan")
    entry = record(
        "tests.done", target=lan, by=lan, at=NOON, rule="Đ5", reason="Vì cần", facts={"số": 2}
    )
    entry.refresh_from_db()
    assert (entry.actor_kind, entry.actor_key, entry.actor_name) == (
        ActorKind.OFFICER, str(lan.pk), "Đỗ Thị Lan",
    )  # fmt: skip
    assert entry.target == Ref("organisations.officer", str(lan.pk), "Đỗ Thị Lan")
    assert (entry.rule, entry.reason, entry.facts_read) == ("Đ5", "Vì cần", {"số": 2})
    assert entry.label == "Đã làm"


def test_a_reader_stands_in_the_ledger_without_a_name():
    entry = record("tests.done", target=THING, by=READER, at=NOON)
    assert (entry.actor_key, entry.actor_name) == ("", "Bạn đọc")


def test_an_unknown_verb_is_refused():
    with pytest.raises(LookupError, match=r"tests\.unknown"):
        record("tests.unknown", target=THING, by=READER, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_an_entry_needs_the_transaction_of_its_act():
    with pytest.raises(OutsideTransactionError):
        record("tests.done", target=THING, by=READER, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_entry():
    def act():
        with transaction.atomic():
            record("tests.done", target=THING, by=READER, at=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert not Entry.objects.exists()
    assert not Pending.objects.exists()


@pytest.mark.parametrize("table", guards.KEPT)
def test_the_database_refuses_to_change_or_to_delete(table):
    entry = note()
    one = link(LinkKind.CITES, source=THING, to=Ref("tests.thing", "8", "B"), entry=entry)
    unlink(one, entry=entry)
    seal_pending()
    column = {"ledger_entry": "reason", "ledger_seal": "hash", "ledger_link": "from_key"}
    name = column.get(table, "entry_id")
    for sentence in (f"UPDATE {table} SET {name} = {name}", f"DELETE FROM {table}"):  # noqa: S608
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sentence)


def test_entries_wait_for_their_seal_and_get_it_in_their_order():
    first, second = note(), note()
    assert Pending.objects.count() == 2
    assert seal_pending() == 2
    assert not Pending.objects.exists()
    assert list(Seal.objects.values_list("position", "entry_id")) == [(1, first.pk), (2, second.pk)]
    assert seal_pending() == 0


def test_a_later_batch_goes_on_from_the_last_seal(django_capture_on_commit_callbacks):
    note()
    seal_pending()
    note()
    with django_capture_on_commit_callbacks(execute=True):
        seal_pending()
    assert wrongs() == []
    assert head_file().read_text() == f"2 {Seal.objects.get(position=2).hash}\n"


def test_the_chain_finds_an_altered_entry():
    note(), note(), note()
    seal_pending()
    forge("UPDATE ledger_entry SET reason = 'khác' WHERE id = (SELECT min(id)+1 FROM ledger_entry)")
    assert wrongs() == [(Wrong.ALTERED, 2)]


def test_the_chain_finds_a_seal_that_is_gone():
    note(), note(), note()
    seal_pending()
    forge("DELETE FROM ledger_seal WHERE position = 2")
    assert wrongs() == [(Wrong.MISSING_SEAL, 2), (Wrong.NEVER_SEALED, None)]


def test_the_chain_finds_a_cut_off_end_by_the_noted_head():
    note(), note()
    seal_pending()
    head_file().write_text(f"2 {Seal.objects.get(position=2).hash}\n")
    forge("DELETE FROM ledger_seal WHERE position = 2")
    assert wrongs() == [(Wrong.CUT_OFF, 2), (Wrong.NEVER_SEALED, None)]


def test_the_chain_is_held_against_a_head_that_somebody_noted():
    note()
    seal_pending()
    assert [f.wrong for f in verifying.faults(heads={1: "0" * 64})] == [Wrong.OTHER_HEAD]


def test_missing_guards_are_told():
    guards.lift_guards(connection)
    assert wrongs() == [(Wrong.UNGUARDED, None)]


def test_links_are_found_from_both_ends_and_stay_on_record_when_undone():
    entry, other = note(), Ref("tests.thing", "8", "Việc khác")
    one = link(LinkKind.CAUSES, source=THING, to=other, entry=entry)
    assert list(Link.objects.in_force().of(THING)) == [one]
    assert list(Link.objects.in_force().of(other)) == [one]
    unlink(one, entry=note())
    assert not Link.objects.in_force().of(other).exists()
    assert list(Link.objects.of(other)) == [one]


def test_to_write_an_entry_costs_one_query(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        record("tests.done", target=THING, by=READER, at=NOON)
