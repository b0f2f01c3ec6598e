"""Clauses have numbers, and changes of them can be read."""

from hypothesis import given
from hypothesis import strategies as st

from kheo.programmes.rules.changes import Change, Mark, changes
from kheo.programmes.rules.outline import Clause, ClauseKind, letter, numbered, paths, roman

TEXTS = st.lists(st.sampled_from(["tham", "mưu", "tuyên", "truyền"]), max_size=6).map(" ".join)
CLAUSES = st.lists(
    st.builds(
        Clause, st.sampled_from("abcdefgh"), st.integers(1, 5), TEXTS, st.sampled_from(ClauseKind)
    ),
    unique_by=lambda clause: clause.key,
    max_size=8,
)


def test_a_programme_is_numbered_as_offices_do() -> None:
    clauses = [
        Clause("1", 1, "Mục đích"), Clause("2", 2, "Nâng cao"), Clause("3", 2, "Yêu cầu"),
        Clause("4", 3, "rõ người"), Clause("5", 3, "rõ việc"), Clause("6", 4, "từng tháng"),
        Clause("7", 1, "Nội dung"), Clause("8", 2, "Tham mưu"),
    ]  # fmt: skip
    assert [mark for mark, _clause in numbered(clauses)] == [
        "I", "1", "2", "a", "b", "-", "II", "1",
    ]  # fmt: skip
    assert paths(clauses)["5"] == "mục I.2.b"
    assert paths(clauses)["6"] == "mục I.2.b"


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert [letter(n) for n in (1, 4, 5, 6, 7, 23, 24)] == ["a", "d", "đ", "e", "g", "y", "aa"]
    assert [roman(n) for n in (1, 4, 9, 14, 19, 20)] == ["I", "IV", "IX", "XIV", "XIX", "XX"]


@given(CLAUSES)
def test_every_clause_has_one_number_and_one_name(clauses: list[Clause]) -> None:
    assert [clause for _mark, clause in numbered(clauses)] == clauses
    assert set(paths(clauses)) == {clause.key for clause in clauses}


@given(CLAUSES)
def test_a_version_does_not_differ_from_itself(clauses: list[Clause]) -> None:
    assert {one.change for one in changes(clauses, clauses)} <= {Change.SAME}


@given(CLAUSES, CLAUSES)
def test_each_clause_of_both_versions_is_told_once(old: list[Clause], new: list[Clause]) -> None:
    told = changes(old, new)
    assert [one.new for one in told if one.new] == new
    assert {one.key for one in told} == {clause.key for clause in [*old, *new]}
    assert len(told) == len({one.key for one in told})


@given(CLAUSES, CLAUSES)
def test_both_texts_can_be_read_back_from_the_words(old: list[Clause], new: list[Clause]) -> None:
    for one in changes(old, new):
        if one.change is Change.CHANGED and one.old and one.new:
            went = [word.text for word in one.words if word.mark is not Mark.IN]
            came = [word.text for word in one.words if word.mark is not Mark.OUT]
            assert " ".join(went) == one.old.text
            assert " ".join(came) == one.new.text


def test_a_clause_that_changes_its_place_has_moved() -> None:
    one, two, three = (Clause(key, 1, key) for key in "abc")
    told = {found.key: found.change for found in changes([one, two, three], [three, one, two])}
    assert told == {"a": Change.SAME, "b": Change.SAME, "c": Change.MOVED}
