"""Which migrations a database has seen, and what its tables looked like then."""

from collections.abc import Collection, Iterable, Mapping
from importlib.metadata import version
from typing import Final

from django.apps import apps
from django.core.management import call_command
from django.db import connection as current
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from kheo import __version__
from kheo.core.keeping.refusals import KeepingError
from kheo.core.keeping.tables import KEPT_BY_DJANGO, Registry

Migrations = Mapping[str, Collection[str]]
PACKAGES: Final = ("django", "wagtail")


def versions() -> dict[str, str]:
    """Return the versions of this software and of what it stands on."""
    return {"kheo": __version__} | {name: version(name) for name in PACKAGES}


def applied(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, ...]]:
    """Return the migrations that a database has seen, by app; none where it has no tables."""
    return grouped(MigrationRecorder(connection).applied_migrations())


def require_tables(connection: BaseDatabaseWrapper) -> None:
    """Raise KeepingError where no tables were made yet."""
    if KEPT_BY_DJANGO not in connection.introspection.table_names():
        raise KeepingError(_("Chưa có bảng dữ liệu. Chạy trước: ./kheo prepare"))


def known() -> dict[str, tuple[str, ...]]:
    """Return the migrations that this software brings, by app."""
    return grouped(MigrationLoader(None).disk_migrations)


def grouped(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the names of migrations by app, in order."""
    apps_named = sorted({app for app, _ in names})
    return {app: tuple(sorted(name for of, name in names if of == app)) for app in apps_named}


def beyond(given: Migrations, ours: Migrations) -> list[tuple[str, str]]:
    """Return the migrations that are given and not ours."""
    return [
        (app, name)
        for app, names in sorted(given.items())
        for name in names
        if name not in ours.get(app, ())
    ]


def registry_of(seen: Migrations) -> Registry:
    """Return the models as they were after some migrations; those of now after all of them."""
    if not beyond(known(), seen):
        return apps
    loader = MigrationLoader(current)
    then: Registry = loader.project_state(last_of(loader.graph, seen)).apps
    return then


def make_tables(seen: Migrations) -> None:
    """Make the tables of an empty database as they were after some migrations."""
    executor = MigrationExecutor(current)
    executor.migrate(last_of(executor.loader.graph, seen))


def last_of(graph: MigrationGraph, seen: Migrations) -> list[tuple[str, str]]:
    """Return the migrations that were seen and after which no other of their app was."""
    nodes = {key for key in graph.nodes if key[1] in seen.get(key[0], ())}
    followed = {
        parent.key
        for key in nodes
        for parent in graph.node_map[key].parents
        if parent.key[0] == key[0]
    }
    return sorted(nodes - followed)


def bring_up_to_date() -> None:
    """Run the migrations that a database has not seen yet."""
    call_command("migrate", verbosity=0, interactive=False)
