"""What the shelves count as in force is what the rule says, document by document."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kheo.documents.actions.publishing import withdraw_document
from kheo.documents.actions.referring import settle_reference, state_reference
from kheo.documents.models import Document, Reference
from kheo.documents.models.words import TYPE_NAMES
from kheo.documents.reading.effects import blows_on, effects_on, with_status
from kheo.documents.rules.relations import Part, Relation, Standing, Way
from kheo.documents.rules.states import State
from kheo.documents.rules.validity import Status
from kheo.documents.tests.factories import LIBRARIAN, draft, published
from kheo.law.tests.factories import NOON

DAYS = st.dates(date(2019, 12, 1), date(2022, 2, 1))
SOME_DAY = st.none() | DAYS
NUMBERS = ("", "8/QĐ-UBND", "08/2020/QĐ-UBND", "08/2021/QĐ-UBND", "30/2020/NĐ-CP")
TYPES = ("", "chỉ thị", "nghị định", "luật", "quyết định", "thông tư")


@st.composite
def documents(draw: Any) -> dict[str, Any]:
    signed = draw(SOME_DAY)
    effective = draw(SOME_DAY)
    expires = draw(SOME_DAY)
    if effective and expires and expires < effective:
        effective, expires = expires, effective
    return {
        "type": draw(st.sampled_from(TYPES)),
        "number": draw(st.sampled_from(NUMBERS)),
        "signed_on": signed,
        "year": signed.year if signed else draw(st.sampled_from([None, 0, 2020, 2021])),
        "effective_on": effective,
        "expires_on": expires,
        "state": draw(st.sampled_from([State.PUBLISHED, State.PUBLISHED, State.DRAFT])),
    }


REFERENCES = st.fixed_dictionaries({
    "holder": st.integers(0, 4),
    "target": st.integers(0, 4),
    "relation": st.sampled_from(list(Relation)),
    "part": st.sampled_from(list(Part)),
    "standing": st.sampled_from([Standing.CONFIRMED, Standing.CONFIRMED, Standing.OPEN]),
    "since": SOME_DAY,
})  # fmt: skip


def shelve(rows: list[dict[str, Any]]) -> list[Document]:
    """Write documents past the constraints on what is published: the rule knows of none."""
    made = []
    for place, row in enumerate(rows):
        complete = row["type"] and row["year"] is not None
        state = row["state"] if complete else State.DRAFT
        given = row | {"state": state}
        made.append(
            Document.objects.create(
                **given, slug=f"van-ban-{place}", title="Về dân vận", issuer_name=str(place),
                entered_at=NOON, changed_at=NOON, published_at=NOON, published_by="thư viện",
            )
        )  # fmt: skip
    return made


def refer(made: list[Document], row: dict[str, Any]) -> None:
    holder, target = made[row["holder"] % len(made)], made[row["target"] % len(made)]
    if holder == target:
        return
    place = Reference.objects.count()
    Reference.objects.create(
        holder_kind="documents.document", holder_key=str(holder.pk), document=holder,
        target=target, relation=row["relation"], part=row["part"], since=row["since"],
        standing=row["standing"], way=Way.FOUND, start=place, end=place + 1, wording="x",
    )  # fmt: skip


class TestTheColumnAndTheRule(TestCase):
    @settings(max_examples=120, deadline=None)
    @given(
        rows=st.lists(documents(), min_size=1, max_size=5),
        references=st.lists(REFERENCES, max_size=8),
        day=DAYS,
    )
    def test_they_agree_on_every_document_and_day(
        self, rows: list[dict[str, Any]], references: list[dict[str, Any]], day: date
    ) -> None:
        made = shelve(rows)
        for row in references:
            refer(made, row)
        by_rule = {key: str(effect.status) for key, effect in effects_on(day, made).items()}
        by_column = dict(with_status(Document.objects.all(), day).values_list("pk", "status"))
        assert by_column == by_rule


pytestmark = pytest.mark.django_db
OLD = {"number": "1/CT-TTg", "signed_on": date(2015, 1, 2), "title": "Văn bản cũ"}


def status(document: Document, day: date) -> str:
    row: Any = with_status(Document.objects.filter(pk=document.pk), day).get()
    assert effects_on(day, [document])[document.pk].status == row.status
    return str(row.status)


def replaced() -> tuple[Document, Document]:
    old, new = published(**OLD), published()
    state_reference(document=new, relation=Relation.REPLACES, target=old, by=LIBRARIAN, at=NOON)
    return old, new


def test_a_replaced_document_ends_when_the_other_is_signed() -> None:
    old, new = replaced()
    assert new.signed_on
    assert status(old, new.signed_on) == Status.ENDED
    assert status(old, new.signed_on - timedelta(days=1)) == Status.IN_FORCE


def test_what_nobody_has_confirmed_ends_nothing() -> None:
    old = published(**OLD)
    new = published(text="Chỉ thị này thay thế Chỉ thị số 1/CT-TTg ngày 02/01/2015 của Thủ tướng.")
    row = new.references.get(relation=Relation.REPLACES)
    assert row.target == old
    assert status(old, date(2026, 1, 1)) == Status.IN_FORCE
    settle_reference(reference=row, target=old, by=LIBRARIAN, at=NOON)
    assert status(old, date(2026, 1, 1)) == Status.ENDED


def test_a_draft_and_a_withdrawn_document_end_nothing() -> None:
    old, new = replaced()
    withdraw_document(document=new, reason="Nhập nhầm.", by=LIBRARIAN, at=NOON)
    assert status(old, date(2026, 1, 1)) == Status.IN_FORCE
    unread = draft(number="9/CT-TTg")
    state_reference(document=unread, relation=Relation.ANNULS, target=old, by=LIBRARIAN, at=NOON)
    assert status(old, date(2026, 1, 1)) == Status.IN_FORCE


def test_a_day_that_is_said_goes_before_the_day_of_the_other_document() -> None:
    old, new = published(**OLD), published()
    state_reference(
        document=new, relation=Relation.ANNULS, target=old, since=date(2022, 7, 1),
        by=LIBRARIAN, at=NOON,
    )  # fmt: skip
    assert status(old, date(2022, 6, 30)) == Status.IN_FORCE
    assert status(old, date(2022, 7, 1)) == Status.ENDED


def test_every_type_is_either_legal_or_takes_effect_when_signed() -> None:
    made = [
        published(type=name, number="", title=f"Về {name}", signed_on=date(2020, 5, 1))
        for name in TYPE_NAMES
    ]
    rows = dict(with_status(Document.objects.all(), date(2021, 1, 1)).values_list("pk", "status"))
    assert {row.pk for row in made if row.span.effective is None} == {
        key for key, found in rows.items() if found == Status.UNKNOWN
    }


def test_blows_of_many_documents_cost_one_query(django_assert_num_queries: Any) -> None:
    old, new = replaced()
    with django_assert_num_queries(1):
        blows = blows_on([old.pk, new.pk])
    assert [blow.by for blow in blows[old.pk]] == [new.pk]
    assert blows[new.pk] == []
