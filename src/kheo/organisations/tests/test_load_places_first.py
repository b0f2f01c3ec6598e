"""The first load, into a house without a register."""

from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import connection

from kheo.organisations.actions import load_places
from kheo.organisations.models import Place
from kheo.organisations.rules.place_files import PlacesRefusedError
from kheo.organisations.tests.national import load
from kheo.organisations.tests.test_load_places import bring, everything, newer

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("places")]


def test_a_crash_in_the_first_load_leaves_nothing():
    before = everything()
    crash = mock.patch.object(load_places, "write_spellings", side_effect=KeyboardInterrupt)
    with crash, pytest.raises(KeyboardInterrupt):
        load()
    assert everything() == before
    assert load_places.loaded_on() is None


def test_a_newer_file_needs_a_register_to_stand_on():
    with pytest.raises(PlacesRefusedError, match=r"Chạy trước: ./kheo load-places"):
        bring(newer())


def test_a_dry_run_on_an_empty_house_tells_what_would_come(capsys):
    call_command("load_places", "--check")
    assert "14006 địa bàn" in capsys.readouterr().out
    assert not Place.objects.exclude(code="").exists()


def test_a_second_load_waits_for_the_first_on_postgresql(django_assert_max_num_queries):
    statements: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        load_places.one_at_a_time()
    assert len(statements) == (connection.vendor == "postgresql")


def test_the_licences_of_the_files_stand_beside_them():
    notice = (Path(load_places.DATA) / "README.md").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in notice
    assert all(name in notice for name in load_places.carried())
