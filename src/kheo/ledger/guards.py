"""Why the database refuses to change the ledger: triggers, on both engines.

A migration raises them; the doctor looks whether they still stand, since SQLite drops a table's
triggers when it rebuilds the table.
"""

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

KEPT: Final = ("ledger_entry", "ledger_seal", "ledger_link", "ledger_unlink")
"""Tables that only grow."""

WORDS: Final = "the ledger is append-only"

QUEUE: Final = "ledger_entry_queue"


def names() -> set[str]:
    """Return the names of all triggers that must stand."""
    return {f"{table}_no_{act}" for table in KEPT for act in ("update", "delete")} | {QUEUE}


def raise_guards(connection: BaseDatabaseWrapper) -> None:
    """Set up the triggers."""
    run(connection, lines(connection.vendor))


def lift_guards(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; used to migrate back, and by tests that play the forger."""
    on_postgres = connection.vendor == "postgresql"
    acts = ("update", "delete", "truncate") if on_postgres else ("update", "delete")
    on = {table: f" ON {table}" if on_postgres else "" for table in KEPT}
    drops = [
        f"DROP TRIGGER IF EXISTS {table}_no_{act}{on[table]}" for table in KEPT for act in acts
    ]
    run(connection, [*drops, f"DROP TRIGGER IF EXISTS {QUEUE}{on['ledger_entry']}"])


def run(connection: BaseDatabaseWrapper, sentences: list[str]) -> None:
    """Say some sentences to the database."""
    with connection.cursor() as cursor:
        for sentence in sentences:
            cursor.execute(sentence)


def lines(vendor: str) -> list[str]:
    """Return the statements that set up the triggers. Raises LookupError for another engine."""
    return {"sqlite": sqlite_lines, "postgresql": postgres_lines}[vendor]()


def sqlite_lines() -> list[str]:
    """Return the triggers in SQLite's words."""
    guards = [
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        for table in KEPT
        for act in ("update", "delete")
    ]
    queue = (
        "CREATE TRIGGER ledger_entry_queue AFTER INSERT ON ledger_entry "
        "BEGIN INSERT INTO ledger_pending (entry_id) VALUES (NEW.id); END"
    )
    return [*guards, queue]


def postgres_lines() -> list[str]:
    """Return the triggers in PostgreSQL's words; emptying a table is refused as well."""
    refuse = (
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$"
    )
    push = (
        "CREATE OR REPLACE FUNCTION ledger_push() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN INSERT INTO ledger_pending (entry_id) VALUES (NEW.id); RETURN NULL; END $$"
    )
    guards = [
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"FOR EACH {'STATEMENT' if act == 'truncate' else 'ROW'} EXECUTE FUNCTION ledger_refuse()"
        for table in KEPT
        for act in ("update", "delete", "truncate")
    ]
    queue = (
        f"CREATE TRIGGER {QUEUE} AFTER INSERT ON ledger_entry "
        "FOR EACH ROW EXECUTE FUNCTION ledger_push()"
    )
    return [refuse, push, *guards, queue]


def standing(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the names of the triggers that stand in the database."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall()}
