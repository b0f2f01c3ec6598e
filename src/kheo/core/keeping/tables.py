"""Which tables travel with a backup, what columns they have, and in which order they are filled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, Model
from django.db.models.options import Options

from kheo.core.keeping.values import Column, column_of

LEFT_OUT: Final[dict[str, str]] = {
    "django_session": "sign-ins end: nobody stays signed in on another machine",
    "usersessions_usersession": "sign-ins end: nobody stays signed in on another machine",
    "wagtailsearch_indexentry": "the search index is built anew; each engine has its own",
    "wagtailsearch_indexentry_fts": "the search index is built anew; each engine has its own",
}
"""Tables that stay at home, with the reason."""

GIVEN: Final[dict[str, str]] = dict.fromkeys(
    (
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "wagtailcore_collection",
        "wagtailcore_groupapprovaltask",
        "wagtailcore_groupapprovaltask_groups",
        "wagtailcore_groupcollectionpermission",
        "wagtailcore_grouppagepermission",
        "wagtailcore_locale",
        "wagtailcore_page",
        "wagtailcore_pagelogentry",
        "wagtailcore_referenceindex",
        "wagtailcore_site",
        "wagtailcore_task",
        "wagtailcore_workflow",
        "wagtailcore_workflowpage",
        "wagtailcore_workflowtask",
    ),
    "",
)
"""Tables that hold rows before anybody has written anything; of some only those rows that a
condition names, in the words of the database."""

KEPT_BY_DJANGO: Final = "django_migrations"


class Registry(Protocol):
    """The models of now, or those of an earlier state."""

    def get_models(self, *, include_auto_created: bool) -> Iterable[type[Model]]:
        """Return all models."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it travels. `serial` is its column of keys that the database gives."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[Column, ...]
    serial: str | None
    points_at: frozenset[str]


def leave_out(model: type[Model], reason: str) -> None:
    """Have a table stay at home, because it can be rebuilt or must not travel."""
    LEFT_OUT[meta_of(model).db_table] = reason


def give(*models: type[Model], only: str = "") -> None:
    """Say which tables migrations or the laying out of a site fill, before any person writes.

    `only` is a condition, in words that both engines know, for the rows that are meant.
    """
    GIVEN.update(dict.fromkeys((meta_of(model).db_table for model in models), only))


def travelling(registry: Registry = apps) -> list[Table]:
    """Return the tables of a backup, each after those that it points at where that is possible.

    Raises LookupError for a column that no backup can write.
    """
    metas = [meta for meta in kept(registry) if meta.db_table not in LEFT_OUT]
    return in_order({meta.db_table: table_of(meta) for meta in metas})


def kept(registry: Registry = apps) -> list["Options[Any]"]:
    """Return what is known of all models that have a table of their own."""
    metas = [meta_of(model) for model in registry.get_models(include_auto_created=True)]
    return [meta for meta in metas if meta.managed and not meta.proxy and not meta.swapped]


def table_of(meta: "Options[Any]") -> Table:
    """Return the table of a model."""
    stored = [field for field in meta.local_concrete_fields if not field.generated]
    columns = tuple(column_of(field) for field in stored)
    keys = {str(field.column) for field in meta.pk_fields}
    serials = [str(field.column) for field in stored if isinstance(field, AutoField)]
    related = [field.related_model for field in stored if field.remote_field]
    return Table(
        name=meta.db_table,
        columns=columns,
        key=tuple(column for column in columns if column.name in keys),
        serial=serials[0] if serials else None,
        points_at=frozenset(meta_of(model).db_table for model in related) - {meta.db_table},
    )


def in_order(tables: Mapping[str, Table]) -> list[Table]:
    """Return tables after those that they point at; where they point in a ring, by name.

    Keys are checked at the end of the transaction, so that a ring does no harm.
    """
    placed: dict[str, Table] = {}
    waiting = dict(sorted(tables.items()))
    while waiting:
        ready = [n for n in waiting if not (waiting[n].points_at & set(waiting))]
        for name in ready or [next(iter(waiting))]:
            placed[name] = waiting.pop(name)
    return list(placed.values())


def unknown(connection: BaseDatabaseWrapper) -> list[str]:
    """Return tables of the database that belong to no model: they are in no backup."""
    known = {meta.db_table for meta in kept()} | {KEPT_BY_DJANGO}
    shadows = tuple(f"{name}_" for name in LEFT_OUT)
    found = connection.introspection.table_names()
    return sorted(n for n in found if n not in known and not n.startswith(shadows))


def meta_of(model: Any) -> "Options[Any]":
    """Return what Django knows of a model."""
    meta: Options[Any] = model._meta  # noqa: SLF001 - a public interface of Django, named so
    return meta
