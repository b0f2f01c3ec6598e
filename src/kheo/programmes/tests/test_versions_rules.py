"""Neither party can change what the other has agreed to."""

from hypothesis import given
from hypothesis import strategies as st

from kheo.programmes.rules.versions import (
    Answer,
    Stage,
    Version,
    binding,
    is_accepted,
    may_answer,
    stage_of,
)

PARTIES = [1, 2, 3]
ONE = st.builds(
    Version,
    st.just(0),
    st.sampled_from(PARTIES),
    st.dictionaries(st.sampled_from(PARTIES), st.sampled_from(Answer), max_size=3),
)


def in_turn(rows: list[Version]) -> list[Version]:
    """Give versions their numbers."""
    return [Version(n, row.proposed_by, row.answers) for n, row in enumerate(rows, 1)]


VERSIONS = st.lists(ONE, max_size=6).map(in_turn)


@given(VERSIONS)
def test_what_binds_has_been_accepted_by_each_party(versions: list[Version]) -> None:
    now = binding(versions, PARTIES)
    if now is not None:
        for party in PARTIES:
            assert party == now.proposed_by or now.answers[party] is Answer.ACCEPTED


@given(VERSIONS, st.sampled_from(PARTIES))
def test_a_proposal_of_one_party_alone_changes_nothing(versions: list[Version], by: int) -> None:
    proposed = Version(len(versions) + 1, by)
    assert binding([*versions, proposed], PARTIES) == binding(versions, PARTIES)


@given(VERSIONS)
def test_one_version_binds_at_most_and_earlier_ones_are_overtaken(versions: list[Version]) -> None:
    stages = [stage_of(one, versions, PARTIES) for one in versions]
    assert stages.count(Stage.BINDING) <= 1
    if Stage.BINDING in stages:
        place = stages.index(Stage.BINDING)
        assert set(stages[:place]) <= {Stage.OVERTAKEN, Stage.DECLINED}
        assert set(stages[place + 1 :]) <= {Stage.PROPOSED, Stage.DECLINED}


@given(VERSIONS, st.integers(1, 4))
def test_a_party_answers_once_and_only_while_the_version_is_open(
    versions: list[Version], party: int
) -> None:
    for one in versions:
        if may_answer(one, party, versions=versions, parties=PARTIES):
            assert party in PARTIES
            assert party not in {one.proposed_by, *one.answers}
            assert stage_of(one, versions, PARTIES) is Stage.PROPOSED


def test_nobody_is_bound_where_there_is_no_party() -> None:
    assert not is_accepted(Version(1, 1), [])
    assert binding([], PARTIES) is None
