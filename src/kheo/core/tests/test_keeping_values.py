"""Every kind of value, written the same from either engine and read back the same into either."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps

from kheo.core.keeping import loading, rows, tables
from kheo.core.keeping.rules import TableRecord
from kheo.core.keeping.snapshots import snapshot
from kheo.core.keeping.values import Column, Kind, column_of, write_decimal, write_float

pytestmark = pytest.mark.django_db(transaction=True)

EXTREME = {
    "truth": True,
    "number": -(2**63),
    "fraction": 0.1,
    "money": Decimal("12345678901.50"),
    "at": datetime(1, 1, 1, 0, 0, 0, 1, tzinfo=UTC),
    "day": date(9999, 12, 31),
    "hour": time(23, 59, 59, 999999),
    "span": timedelta(days=-3, microseconds=1),
    "data": b"\x00\xff'",
    "key": UUID("00000000-0000-0000-0000-00000000abcd"),
    "found": {"b": [1, 2.5, None, "ế"], "a": 10**22, "Ờ": {"z": 1e22, "y": -0.0}},
    "text": "Nghĩa\n\t\"'\\ %s \u2028 📜",
    "address": "2001:db8::1",
}
PLAIN = {
    "truth": False,
    "number": 0,
    "fraction": 1e300,
    "money": Decimal("-0.01"),
    "at": datetime(2026, 11, 23, 8, tzinfo=UTC),
    "day": date(1, 1, 1),
    "hour": time(0),
    "span": timedelta(0),
    "data": b"",
    "key": UUID(int=0),
    "found": None,
    "text": "",
    "address": "10.0.0.1",
}
GOLDEN = (
    '[1,true,-9223372036854775808,0.1,"12345678901.50","0001-01-01T00:00:00.000001Z","9999-12-31",'
    '"23:59:59.999999",-259199999999,"AP8n","00000000-0000-0000-0000-00000000abcd",'
    '"{\\"a\\":10000000000000000000000,\\"b\\":[1,2.5,null,\\"ế\\"],'
    '\\"Ờ\\":{\\"y\\":0.0,\\"z\\":10000000000000000000000}}",'
    '"Nghĩa\\n\\t\\"\'\\\\ %s \u2028 📜","2001:db8::1"]\n'
    '[2,false,0,1e+300,"-0.01","2026-11-23T08:00:00.000000Z","0001-01-01","00:00:00.000000",0,"",'
    '"00000000-0000-0000-0000-000000000000","null","","10.0.0.1"]\n'
    "[3,null,null,null,null,null,null,null,null,null,null,null,null,null]\n"
)
FIELDS: dict[str, models.Field[Any, Any]] = {
    "truth": models.BooleanField(null=True),
    "number": models.BigIntegerField(null=True),
    "fraction": models.FloatField(null=True),
    "money": models.DecimalField(max_digits=13, decimal_places=2, null=True),
    "at": models.DateTimeField(null=True),
    "day": models.DateField(null=True),
    "hour": models.TimeField(null=True),
    "span": models.DurationField(null=True),
    "data": models.BinaryField(null=True),
    "key": models.UUIDField(null=True),
    "found": models.JSONField(null=True),
    "text": models.TextField(null=True),
    "address": models.GenericIPAddressField(null=True),
}


@pytest.fixture
def odd():
    """A table with a column of every kind."""
    with isolate_apps("kheo.core"):
        told = {name: field.clone() for name, field in FIELDS.items()}
        shape = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "core"}), **told}
        model: Any = type("Odd", (models.Model,), shape)
        with connection.schema_editor() as editor:
            editor.create_model(model)
        model.objects.create(pk=1, **EXTREME)
        model.objects.create(pk=2, **(PLAIN | {"found": models.Value(None, models.JSONField())}))
        model.objects.create(pk=3)
        yield model


def written(connection_, table) -> str:
    return b"".join(rows.lines(connection_, table)).decode()


def test_all_kinds_are_written_alike_on_both_engines(odd) -> None:
    table = tables.table_of(odd._meta)
    assert written(connection, table) == GOLDEN
    with snapshot() as seen:
        assert written(seen, table) == GOLDEN


def test_what_was_written_comes_back(odd) -> None:
    table = tables.table_of(odd._meta)
    before = list(odd.objects.order_by("pk").values())
    record = rows.measured(connection, table)
    loading.clear(connection, table.name)
    assert not odd.objects.exists()
    backup: Any = Golden()
    loading.fill(connection, table, record, backup)
    assert list(odd.objects.order_by("pk").values()) == before
    assert rows.measured(connection, table) == record


class Golden:
    """Stands for a backup with that one table."""

    def rows(self, _record: TableRecord):
        return (json.loads(line) for line in GOLDEN.split("\n") if line)


def test_a_column_that_holds_what_it_cannot_hold_is_named(odd) -> None:
    # As text, so that both engines keep what is no day.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_odd SET text = CASE id WHEN 2 THEN 'hôm qua' END")
    table = tables.table_of(odd._meta)
    taken_for_days = [Column("id", Kind.WHOLE), Column("text", Kind.DAY)]
    table = replace(table, columns=tuple(taken_for_days))
    with snapshot() as seen, pytest.raises(rows.UnwritableError) as wrong:
        written(seen, table)
    assert (wrong.value.table, wrong.value.column, wrong.value.key) == ("core_odd", "text", "2")


def test_every_column_of_every_room_can_be_written() -> None:
    assert len(tables.travelling()) > 50


def test_a_kind_that_no_backup_can_write_is_refused() -> None:
    field = models.Field()
    field.set_attributes_from_name("x")
    field.model = next(iter(apps.get_models()))
    field.get_internal_type = lambda: "SearchVectorField"  # type: ignore[method-assign]
    with pytest.raises(LookupError):
        column_of(field)


def test_a_float_of_sqlite_gives_the_decimal_that_was_meant() -> None:
    column = Column("money", Kind.DECIMAL, digits=13, places=2)
    assert write_decimal(12345678901.5, column) == "12345678901.50"
    assert write_decimal(0.29, column) == "0.29"
    assert write_decimal(7, column) == "7.00"


def test_what_is_no_number_is_a_word() -> None:
    assert write_float(float("inf")) == "inf"
    assert float(write_float(float("-inf"))) == float("-inf")


def test_every_table_stands_after_those_it_points_at() -> None:
    order = [table.name for table in tables.travelling()]
    assert order.index("ledger_pending") > order.index("ledger_entry")
    assert order.index("news_article") > order.index("wagtailcore_page")


def test_tables_that_point_in_a_ring_are_filled_all_the_same() -> None:
    def table(name: str, *points_at: str) -> tables.Table:
        return tables.Table(name, (), (), None, frozenset(points_at))

    ring = {"b": table("b", "c"), "c": table("c", "b"), "a": table("a", "b"), "d": table("d")}
    found = [one.name for one in tables.in_order(ring)]
    assert found[0] == "d"
    assert sorted(found) == ["a", "b", "c", "d"]
