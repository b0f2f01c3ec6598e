"""The format of backups: written, read, and not believed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.core.keeping import rules
from kheo.core.keeping.rules import (
    FileRecord,
    Manifest,
    MediaRecord,
    TableRecord,
    UnusableError,
    Wrong,
)

HASH = "0" * 64
MANIFEST = Manifest(
    made_at="2026-11-23T08:00:00+00:00",
    made_by={"kheo": "0.1.0", "engine": "sqlite"},
    migrations={"news": ("0001_initial", "0002_consent_texts")},
    tables=(TableRecord("news_article", ("id", "title"), 2, 40, HASH, 7),),
    left_out={"django_session": "sign-ins end"},
    media=MediaRecord(1, 3, HASH, ("goc/mất.jpg",), 1),
    settings=("KHEO_HOSTS",),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)  # fmt: skip
parts = st.text(min_size=1, max_size=8)


def why(text: bytes) -> Wrong:
    with pytest.raises(UnusableError) as refused:
        rules.read_manifest(text)
    return refused.value.wrong


def test_what_is_written_is_read() -> None:
    assert rules.read_manifest(rules.manifest_text(MANIFEST)) == MANIFEST


@given(json_values)
def test_json_has_one_form_and_keeps_its_value(value) -> None:
    written = rules.canonical(json.dumps(value))
    assert rules.canonical(written) == written
    assert json.loads(written) == value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{"b": 1, "a": [1.0, "ế"]}', '{"a":[1.0,"\\u1ebf"],"b":1}'),
        ("1e22", "10000000000000000000000"),
        ("1e5", "100000.0"),
        ("-0.0", "0.0"),
        ("1.10", "1.1"),
        ("0.00001", "1e-5"),
    ],
)
def test_what_engines_write_differently_is_the_same_here(one: str, other: str) -> None:
    assert rules.canonical(one) == rules.canonical(other)


@pytest.mark.parametrize(
    "name",
    [
        "../x", "a/../../x", "/etc/passwd", "a//b", ".", "..", "", "a/", "a\x00b", "a\\..\\b",
        "x" * 256, ".kheo-restore/x", "a/" * 600 + "b", "\ud800",
    ],
)  # fmt: skip
def test_names_that_lead_out_or_cannot_be_written_are_refused(name: str) -> None:
    line = json.dumps([name, 1, HASH]).encode()
    with pytest.raises(UnusableError) as refused:
        rules.read_file_line(line)
    assert refused.value.wrong is Wrong.UNSAFE_NAME


@given(st.lists(parts, min_size=1, max_size=4).map("/".join))
def test_a_safe_name_stays_in_its_folder(name: str) -> None:
    if rules.is_safe(name):
        folder = Path("/kho/tep")
        assert (folder / name).is_relative_to(folder)
        assert ".." not in (folder / name).parts


def test_a_file_line_comes_back() -> None:
    record = FileRecord("goc/ảnh đẹp.jpg", 12, HASH)
    assert rules.read_file_line(rules.file_line(record)) == record


@pytest.mark.parametrize("line", [b"[]", b'["a",1]', b'["a",-1,"x"]', b'["a",true,1]', b"{", b"7"])
def test_other_lines_are_damage(line: bytes) -> None:
    with pytest.raises(UnusableError):
        rules.read_file_line(line)


def test_a_newer_format_and_some_other_file_are_told_apart() -> None:
    assert why(b'{"format": "kheo-backup-2"}') is Wrong.NEWER_FORMAT
    assert why(b'{"format": "zip"}') is Wrong.NOT_A_BACKUP
    assert why(b"{}") is Wrong.NOT_A_BACKUP


@pytest.mark.parametrize("text", [b"", b"[]", b"\xff", b"[" * 100_000, b"null"])
def test_what_is_no_manifest_is_damage(text: bytes) -> None:
    assert why(text) is Wrong.DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        {"tables": {}},
        {"tables": [7]},
        {"made_at": 1},
        {"made_at": "hôm qua"},
        {"made_at": "2026-11-23T08:00:00"},
        {"migrations": {"news": "0001"}},
        {"settings": [1]},
        {"left_out": {"x": 1}},
        {"media": None},
        {"media": {"files": -1}},
        {"media": {"files": True}},
    ],
)
def test_a_manifest_of_other_kinds_is_damage(change) -> None:
    given_ = json.loads(rules.manifest_text(MANIFEST))
    assert why(json.dumps(given_ | change).encode()) is Wrong.DAMAGED


def test_a_table_is_named_once_and_plainly() -> None:
    given_ = json.loads(rules.manifest_text(MANIFEST))
    given_["tables"] *= 2
    assert why(json.dumps(given_).encode()) is Wrong.DAMAGED
    for name in ("../x", 'a"; DROP TABLE b', "A", ""):
        given_["tables"] = [given_["tables"][0] | {"name": name}]
        assert why(json.dumps(given_).encode()) is Wrong.UNSAFE_NAME


@given(st.binary(max_size=200))
def test_no_bytes_at_all_break_the_reading(text: bytes) -> None:
    with pytest.raises(UnusableError):
        rules.read_manifest(text)


# --- Which backups go ---


def test_the_newest_stay_and_others_files_are_not_ours() -> None:
    names = [
        "kheo-20261101-0200.zip", "kheo-20261123-0200.zip", "kheo-20261123-0200-2.zip",
        "kheo-20261122-0200.zip", "ghi-chú.txt", "kheo-20261101-0200.zip.part", "kheo-x.zip",
    ]  # fmt: skip
    assert rules.too_old(names, 2) == ["kheo-20261122-0200.zip", "kheo-20261101-0200.zip"]


@given(
    st.sets(st.integers(0, 99_999_999)).map(lambda days: [f"kheo-{d:08}-0000.zip" for d in days]),
    st.integers(1, 9),
)
def test_what_goes_is_older_than_all_that_stays(names: list[str], keep: int) -> None:
    gone = rules.too_old(names, keep)
    stay = set(names) - set(gone)
    assert len(stay) == min(keep, len(names))
    assert all(old < new for old in gone for new in stay)
