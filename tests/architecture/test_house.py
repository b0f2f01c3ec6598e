"""Laws of the house that no single room owns."""

import re
import tomllib
from collections import Counter

import pytest
from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from config.environment import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {c["id"]: c for c in PROJECT["tool"]["importlinter"]["contracts"]}
ROOMS = list(reversed(CONTRACTS["flow"]["layers"]))
OURS = [model for model in apps.get_models() if model.__module__.startswith("kheo.")]


def room_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_every_key_points_back(model):
    """A key written as a string is invisible to import-linter."""
    for field in model._meta.get_fields():
        target = getattr(field, "related_model", None)
        if field.auto_created or target is None or target not in OURS:
            continue
        assert ROOMS.index(room_of(target)) <= ROOMS.index(room_of(model)), field


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_every_model_is_named_in_vietnamese_or_never_seen(model):
    from django.utils import translation

    with translation.override("vi"):
        shown = str(model._meta.verbose_name)
    assert shown


def test_every_room_says_what_comes_in_and_what_goes_out():
    for room in ROOMS:
        text = (ROOT / "src" / "kheo" / room / "__init__.py").read_text(encoding="utf-8")
        assert "In:" in text, room
        assert "Out:" in text, room


def test_every_decision_has_its_own_number_and_says_what_was_rejected():
    pages = sorted((ROOT / "docs" / "why").glob("[0-9]*.md"))
    numbers = Counter(page.name[:4] for page in pages)
    assert max(numbers.values()) == 1
    for page in pages:
        assert "Rejected:" in page.read_text(encoding="utf-8"), page.name


def test_links_in_the_docs_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")]
    for page in pages:
        for target in re.findall(
            r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text(encoding="utf-8")
        ):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_no_file_of_the_code_is_longer_than_300_lines():
    long = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if not {"migrations", "tests"} & set(path.parts)
        and len(path.read_text(encoding="utf-8").splitlines()) > 300
    ]
    assert long == []


def test_nothing_names_this_machine_or_a_registry():
    banned = re.compile(
        r"files\.pythonhosted|pypi\.org/simple|/opt/wheels|extra-index-url|/work/main"
    )
    for path in [
        *(ROOT / "requirements").glob("*"),
        *(ROOT / "src").rglob("*.py"),
        *ROOT.glob("*.md"),
        ROOT / "kheo",
    ]:
        if path.is_file():
            assert not banned.search(path.read_text(encoding="utf-8")), path


def names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern


def test_addresses_that_readers_see_are_vietnamese_without_marks():
    standard = (
        "^",
        "sitemap",
        "robots.txt",
        ".well-known",
        "rss",
        "atom",
        "feed",
        "quan-tri",
        "_util",
    )
    for address, pattern in names(get_resolver().url_patterns):
        if pattern.callback.__module__.startswith("kheo.") and not any(
            w in address for w in standard
        ):
            plain = re.sub(r"<[^>]+>", "", address)
            assert re.fullmatch(r"[a-z0-9/.-]*", plain), address
