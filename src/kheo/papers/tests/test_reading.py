"""A paper from a file: what is right becomes a paper, what is wrong is named by its key."""

import tomllib
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.environment import ROOT
from kheo.papers.fields import BadPaperError
from kheo.papers.making import FaultyPaperError, Format, make, sheet_of
from kheo.papers.reading import DEEPEST, read, read_toml
from kheo.papers.rules.numbering import walked
from kheo.papers.rules.parts import Level, Node, Table, Urgency
from kheo.papers.rules.sheets import texts

PLAN = Path(__file__).with_name("plan.toml")
COPY = {
    "kind": "extract",
    "issuer": {"name": "Ủy ban nhân dân phường Kon Tum", "kind": "state"},
    "number": {"issuer": "UBND", "value": 7},
    "place": "Kon Tum",
    "day": date(2026, 3, 1),
    "recipients": ["Lưu: VT"],
    "signatures": [{"name": "Bùi Văn An"}],
}


def plan():
    return tomllib.loads(PLAN.read_text(encoding="utf-8"))


def put(data, path, value):
    """Set what stands under a path like ``issuers.0.kind``; without a value take it away."""
    *above, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    for key in above:
        data = data[key]
    if value is ...:
        del data[last]
    else:
        data[last] = value


def test_a_file_becomes_a_paper():
    paper = read_toml(PLAN.read_bytes())

    assert paper.issuers[0].name == "Ủy ban nhân dân phường Kon Tum"
    assert paper.place_and_date.day == date(2026, 2, 5)
    assert paper.urgency is Urgency.URGENT
    assert [piece.level for piece in walked(paper.body) if isinstance(piece, Node)] == [
        Level.TEXT, Level.HEADING, Level.CLAUSE, Level.CLAUSE,
    ]  # fmt: skip
    assert isinstance(paper.appendices[0].body[0], Table)
    assert [block.name for block in paper.signatures] == ["Y Ngọc", "Nguyễn Thị Hương"]
    assert make(paper, Format.DOCX).startswith(b"PK")


def test_runs_and_spans_are_read_and_keep_the_spaces_between_them():
    paper = read_toml(PLAN.read_bytes())
    found = list(texts(sheet_of(paper)))

    assert "2. Rõ người, rõ việc, rõ thời hạn./." in found
    assert found[found.index("STT") : found.index("1")] == [
        "STT", "Nhiệm vụ", "Thời gian", "Bắt đầu", "Kết thúc",
    ]  # fmt: skip


def test_a_copy_is_read_with_what_it_adds():
    paper = read(plan() | {"copy": COPY, "drafter": "VP.(10)", "address": "Số 1"})
    found = list(texts(sheet_of(paper)))

    assert {"TRÍCH SAO", "Số: 07/TrS-UBND", "VP.(10)", "Số 1", "Bùi Văn An"} <= set(found)


def test_the_example_of_the_handbook_is_this_file():
    handbook = (ROOT / "docs" / "reference" / "papers.md").read_text(encoding="utf-8")

    assert PLAN.read_text(encoding="utf-8") in handbook


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("place", ..., "place: Thiếu khóa này."),
        ("place", " ", "place: Không được để trống."),
        ("day", "5/2/2026", "day: Phải là ngày, ví dụ 2026-09-05."),
        ("issuers.1.kind", "công đoàn", "issuers[1].kind: Phải là một trong: state, party, union."),
        ("issuers.0.nmae", "x", "issuers[0].nmae: Không có khóa này."),
        ("number.value", 0, "number.value: Phải là số nguyên từ 1 trở lên."),
        ("number.value", True, "number.value: Phải là số nguyên từ 1 trở lên."),
        ("number", "5", "number: Phải là một bảng."),
        ("body.0", 5, "body[0]: Phải là danh sách bảng."),
        ("title.subject", 5, "title.subject: Phải là chữ trong ngoặc kép."),
        ("bases", "Căn cứ", "bases: Phải là danh sách chữ."),
        ("bases", ["a", 1], "bases[1]: Phải là danh sách chữ."),
        ("urgency", "gấp", "urgency: Phải là một trong: urgent, very_urgent, express."),
        ("body.1.parts.0.level", "muc", "body[1].parts[0].level: Phải là một trong: part,"),
        (
            "appendices.0.body.0.rows",
            [["1"], 2],
            "appendices[0].body[0].rows[1]: Phải là",
        ),
        ("appendices.0.body.0.widths", [1, -2], "appendices[0].body[0].widths[1]: Phải là"),
        ("appendices.0.landscape", "có", "appendices[0].landscape: Phải là true hoặc false."),
        ("signatures.0.warrants.0.of", ..., "signatures[0].warrants[0].of: Thiếu khóa này."),
        ("issuers", {}, "issuers: Phải là danh sách bảng."),
        ("copy", COPY | {"kind": "photo"}, "copy.kind: Phải là một trong: whole, again, extract."),
        ("copy", COPY | {"by": "A"}, "copy.by: Không có khóa này."),
        ("body.1.parts.1.runs", [{"text": " "}], "body[1].parts[1].runs[0].text: Không được để"),
        ("body.1.parts.1.runs", [{"text": "a", "bold": 1}], "body[1].parts[1].runs[0].bold: Phải"),
        ("appendices.0.body.0.spans.0.columns", 0, "appendices[0].body[0].spans[0].columns: Phải"),
    ],
)
def test_bad_input_is_refused_with_its_key(path, value, words):
    data = plan()
    put(data, path, value)

    with pytest.raises(BadPaperError) as refused:
        read(data)
    assert str(refused.value).startswith(words)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("issuers", [], "issuers: Chưa ghi cơ quan ban hành."),
        ("day", date(2011, 3, 4), "day: Chưa có mẫu trình bày"),
        ("title", {}, "title: Chưa ghi tên loại hay trích yếu."),
        ("appendices.0.body.0.rows", [["1"]], "appendices[0].body: Bảng có dòng"),
        ("appendices.0.body.0.header", [], "appendices[0].body: Bảng có dòng"),
        ("issuers.0.kind", "party", "signatures[1].warrants: Cấp ủy là tập thể"),
        ("body.1.parts.1.text", "thêm", "body: Một mục chỉ dùng text hoặc runs"),
        ("appendices.0.body.0.spans", [{"columns": 9}], "appendices[0].body: Bảng có dòng"),
    ],
)
def test_a_paper_that_contradicts_itself_is_refused_with_its_place(path, value, words):
    data = plan()
    put(data, path, value)

    with pytest.raises(FaultyPaperError) as refused:
        make(read(data), Format.DOCX)
    assert str(refused.value).startswith(words)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"day = ", b"[[[", b"a = " + b"[" * 5000])
def test_what_is_no_toml_is_refused(content):
    with pytest.raises(BadPaperError, match="Tệp không phải TOML đúng"):
        read_toml(content)


def test_a_file_with_a_mark_of_its_encoding_is_read():
    assert read_toml(b"\xef\xbb\xbf" + PLAN.read_bytes()) == read_toml(PLAN.read_bytes())


def test_pieces_within_pieces_end_somewhere():
    data = plan()
    piece: dict[str, object] = {"text": "x"}
    for _ in range(DEEPEST + 2):
        piece = {"parts": [piece]}
    data["body"] = [piece]

    with pytest.raises(BadPaperError, match="quá sâu"):
        read(data)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.sampled_from([*sorted(plan()), "copy", "drafter", "address"]), JUNK)
def test_whatever_stands_under_a_key_is_read_or_refused(key, value):
    with suppress(BadPaperError, FaultyPaperError):
        assert make(read(plan() | {key: value}), Format.DOCX)
