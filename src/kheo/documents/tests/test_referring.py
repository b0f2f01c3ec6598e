"""Citations find their documents, or wait for them."""

from datetime import date

import pytest

from kheo.core.verdict import RefusedError
from kheo.documents.actions.entering import change_document
from kheo.documents.actions.publishing import publish_document, withdraw_document
from kheo.documents.actions.referring import refer, settle_reference, state_reference
from kheo.documents.mentions import mentions_in
from kheo.documents.models import Reference
from kheo.documents.rules.relations import Relation, Standing
from kheo.documents.rules.states import State
from kheo.documents.tests.factories import DIRECTIVE, LIBRARIAN, draft, published, said
from kheo.law.tests.factories import NOON
from kheo.ledger.models import Entry, Link
from kheo.ledger.rules import Ref

pytestmark = pytest.mark.django_db
PLAN = {
    "type": "kế hoạch",
    "number": "21/KH-UBND",
    "title": f"Triển khai thực hiện Chỉ thị số {DIRECTIVE} ngày 26/11/2021 của Thủ tướng Chính phủ",
    "issuer": "Ủy ban nhân dân tỉnh Kon Tum",
    "signed_on": date(2022, 1, 20),
}


def test_a_citation_waits_for_its_document_and_joins_it_when_it_is_published() -> None:
    plan = published(**PLAN)
    (waiting,) = plan.references.all()
    assert waiting.target is None
    directive = draft()
    waiting.refresh_from_db()
    assert waiting.target is None
    publish_document(document=directive, by=LIBRARIAN, at=NOON)
    waiting.refresh_from_db()
    assert waiting.target == directive
    assert waiting.relation == Relation.IMPLEMENTS
    assert Entry.objects.filter(verb="documents.cited", target_key=str(plan.pk)).count() == 1
    assert Link.objects.filter(from_key=str(plan.pk), to_key=str(directive.pk)).count() == 1


def test_the_same_number_in_another_year_is_another_document() -> None:
    published(signed_on=date(2019, 5, 1))
    plan = published(**PLAN)
    assert plan.references.get().target is None


def test_the_same_number_of_another_province_is_another_document() -> None:
    published(**PLAN | {"issuer": "Ủy ban nhân dân tỉnh Gia Lai", "title": "Của Gia Lai"})
    ours = published(**PLAN | {"title": "Của Kon Tum"})
    text = "Kế hoạch số 21/KH-UBND ngày 20/01/2022 của UBND tỉnh"
    holder = Ref("news.article", "7", "Tin")
    (row,) = refer(holder=holder, mentions=mentions_in(text), places=["Tỉnh Kon Tum"])
    assert row.target_id == ours.pk
    (row,) = refer(holder=holder, mentions=mentions_in(text))
    assert row.target_id is None


def test_a_person_s_decision_stays_when_the_text_is_read_again() -> None:
    directive, plan = published(), published(**PLAN)
    row = settle_reference(reference=plan.references.get(), target=None, by=LIBRARIAN, at=NOON)
    assert (row.standing, row.target) == (Standing.DECLINED, None)
    change_document(document=plan, said=said(**PLAN, note="x"), by=LIBRARIAN, at=NOON)
    assert plan.references.get().target is None
    assert directive.referrers.count() == 0


def test_a_withdrawn_document_needs_a_reason() -> None:
    directive = published()
    with pytest.raises(RefusedError):
        withdraw_document(document=directive, reason=" ", by=LIBRARIAN, at=NOON)
    gone = withdraw_document(document=directive, reason="Nhập nhầm.", by=LIBRARIAN, at=NOON)
    assert gone.state == State.WITHDRAWN


def test_a_document_is_nothing_to_itself() -> None:
    directive = published()
    with pytest.raises(RefusedError):
        state_reference(
            document=directive, relation=Relation.AMENDS, target=directive, by=LIBRARIAN, at=NOON
        )
    assert not Reference.objects.exists()


def test_what_is_stated_enters_the_ledger_with_its_link() -> None:
    old, new = published(signed_on=date(2015, 1, 2)), published()
    state_reference(document=new, relation=Relation.REPLACES, target=old, by=LIBRARIAN, at=NOON)
    link = Link.objects.get(kind="replaces")
    assert (link.from_key, link.to_key) == (str(new.pk), str(old.pk))


def test_the_same_document_is_not_entered_twice() -> None:
    draft()
    with pytest.raises(RefusedError):
        draft()


def test_a_secret_document_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        draft(text="ỦY BAN NHÂN DÂN\nTỐI MẬT\nSố: 5/KH-UBND")
    assert refused.value.verdict.reason == "secret"
