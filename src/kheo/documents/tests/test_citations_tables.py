"""The tables: what the grammar knows by heart."""

import ast
import sys
from datetime import date
from pathlib import Path

import kheo.documents.citations
from kheo.documents import citations
from kheo.documents.citations.tables.types import BY_NAME, CODES, names_of

PACKAGE = Path(kheo.documents.citations.__file__).parent


def test_types_and_signs_are_told_apart():
    assert len(BY_NAME) == len(citations.TYPES)
    assert names_of("QĐ") == ("quyết định", "quy định")
    assert {"NQ", "QyĐ", "CTr", "TTr"} <= CODES


def test_every_type_and_issuer_names_its_source():
    assert all(one.source for one in (*citations.TYPES, *citations.ISSUERS))
    assert len({one.code for one in citations.ISSUERS}) == len(citations.ISSUERS)


def test_a_body_has_ended_only_after_its_last_day():
    last = date(2025, 6, 30)
    assert citations.ended("HU", last) is None
    body = citations.ended("HU", date(2025, 7, 1))
    assert body is not None
    assert body.name == "Huyện ủy"
    assert citations.ended("TU", date(2030, 1, 1)) is None


def test_every_body_that_ended_names_its_document():
    assert all(citations.normalise(number) for body in citations.ABOLISHED
               for number in body.document.split("; "))  # fmt: skip


def test_the_package_stands_on_the_standard_library_alone():
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                own = name.startswith("kheo.documents")
                assert own or name.split(".")[0] in sys.stdlib_module_names, (path.name, name)


def test_the_words_of_the_package_hold_as_examples():
    import doctest

    assert doctest.testmod(kheo.documents.citations).failed == 0
