"""Programmes and plans as official papers, and how they are entered in the library."""

import io
from datetime import date
from typing import Any

import docx
import pytest

from kheo.core.verdict import RefusedError
from kheo.documents.actions.publishing import publish_document
from kheo.documents.actions.registers import open_register
from kheo.documents.models import Document, IssuedNumber
from kheo.documents.rules.numbering import Regime
from kheo.documents.rules.states import State
from kheo.ledger.models import Entry, Link
from kheo.organisations.actions.mandates import appoint, define_role
from kheo.organisations.models import Organisation
from kheo.papers.making import Format, make
from kheo.papers.rules.parts import Authority, Paper, Table
from kheo.programmes.actions import issuing
from kheo.programmes.actions.issuing import Issue, attach_plan_document, issue_plan, issue_programme
from kheo.programmes.models import Plan
from kheo.programmes.papering import Choice, plan_paper, programme_paper, text_of
from kheo.programmes.papering_parts import Heading, Signer, of_body, signature
from kheo.programmes.rules.outline import Clause, ClauseKind
from kheo.programmes.tests import plans
from kheo.programmes.tests.factories import (
    NOON,
    START,
    TODAY,
    begun,
    body,
    officer,
    running,
    signing,
    works_for,
    written,
)

pytestmark = pytest.mark.django_db
LONG = (
    Clause("a", 1, "Mục đích, yêu cầu", ClauseKind.PURPOSE),
    Clause("b", 2, "Nâng cao nhận thức của cán bộ.\nGắn với thi đua.", ClauseKind.PURPOSE),
    Clause("c", 1, "Nội dung phối hợp"),
    Clause("d", 2, "Tuyên truyền, vận động Nhân dân"),
    Clause("e", 3, "Phổ biến pháp luật;"),
    Clause("f", 4, "ở thôn, tổ dân phố."),
)


def two(party: str = "BDVTU", state: str = "UBND") -> tuple[Organisation, Organisation]:
    """Return a body of the Party and one of the State, with their signs."""
    return (
        body("Ban Dân vận Tỉnh ủy An Lĩnh", kind="party_body", abbreviation=party),
        body("Ủy ban nhân dân tỉnh An Lĩnh", kind="committee", abbreviation=state),
    )


def words_of(paper: Paper) -> str:
    """Return all words of the DOCX, as another program reads them."""
    read = docx.Document(io.BytesIO(make(paper, Format.DOCX)))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in read.paragraphs), *cells])


def adopted(*bodies: Organisation, **more: Any) -> Plan:
    programme = running(*(bodies or two()), place=plans.place(), **more)
    leaders = (("Nguyễn Văn Mẫu", "Phó Trưởng ban"), ("Trần Thị Mẫu", "Phó Chủ tịch"))
    for party, (name, office) in zip(programme.parties.all(), leaders, strict=True):
        party.leader, party.leader_office = name, office
        party.save()
    return plans.adopted(programme)


def signed_issue(plan: Plan, **more: Any) -> Issue:
    signers = tuple(
        Signer(one.organisation, one.leader, one.leader_office)
        for one in plan.programme.parties.all()
    )
    given: dict[str, Any] = {"signed_on": TODAY, "choice": Choice(signers=signers)}
    return Issue(**(given | more))


def acts(plan: Plan) -> dict[str, Any]:
    return plans.acting(plan.programme)


def test_a_joint_paper_of_both_sides_bears_the_heading_of_the_state_and_the_number_of_the_party():
    said = words_of(plan_paper(adopted(), on=TODAY))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said
    assert "-KH/BDVTU-UBND" in said
    assert "BAN DÂN VẬN" in said.replace("\n", " ")
    assert "ỦY BAN NHÂN DÂN" in said
    assert "An Lĩnh, ngày" in said


def test_the_heading_of_the_party_may_be_chosen():
    said = words_of(plan_paper(adopted(), on=TODAY, choice=Choice(heading=Heading.PARTY)))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said


def test_bodies_of_the_party_alone_use_its_heading():
    bodies = (body("Ban Dân vận Tỉnh ủy", kind="party_body"),
              body("Ban cán sự đảng UBND tỉnh", kind="party_group"))  # fmt: skip
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words_of(plan_paper(adopted(*bodies), on=TODAY))


def test_both_sign_side_by_side_with_their_offices():
    paper = plan_paper(adopted(), on=TODAY)
    left, right = paper.signatures
    assert (left.name, left.office) == ("Nguyễn Văn Mẫu", "Phó Trưởng ban")
    assert [(one.authority, one.of) for one in left.warrants] == [
        (Authority.DEPUTY, "Trưởng ban Dân vận Tỉnh ủy An Lĩnh")
    ]
    assert [one.authority for one in right.warrants] == [Authority.ON_BEHALF, Authority.DEPUTY]


def test_a_deputy_of_a_committee_of_the_party_signs_for_the_committee():
    committee = body("Đảng ủy xã Suối Mây", kind="party_committee")
    block = signature(Signer(committee, "Lê Thị Mẫu", "Phó Bí thư"), Heading.PARTY)
    assert [one.authority for one in block.warrants] == [Authority.ON_BEHALF]


def test_an_office_names_its_body_once():
    department = body("Sở Nội vụ tỉnh An Lĩnh")
    assert of_body("Giám đốc", department) == "Giám đốc Sở Nội vụ tỉnh An Lĩnh"
    assert of_body("", department) == ""


def test_the_items_stand_in_a_table_with_product_lead_and_term():
    paper = plan_paper(adopted(), on=TODAY)
    table = paper.appendices[0].body[0]
    assert isinstance(table, Table)
    assert table.rows[0] == (
        "1", "Tuyên truyền, vận động Nhân dân", "Báo cáo", "Ban Dân vận Tỉnh ủy An Lĩnh", "",
        "Quý II/2024",
    )  # fmt: skip
    assert paper.appendices[0].landscape


def test_clauses_are_set_out_as_headings_clauses_points_and_items():
    programme = begun(*two())
    version = written(programme, LONG)
    text = text_of(programme_paper(version, on=TODAY)).splitlines()
    for line in ("I. MỤC ĐÍCH, YÊU CẦU", "1. Nâng cao nhận thức của cán bộ.", "Gắn với thi đua.",
                 "II. NỘI DUNG PHỐI HỢP", "1. Tuyên truyền, vận động Nhân dân",
                 "a) Phổ biến pháp luật;", "- ở thôn, tổ dân phố."):  # fmt: skip
        assert line in text
    assert text[2] == "Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ"


def test_a_programme_is_a_draft_until_all_have_signed():
    _programme, version = signing(*two())
    waiting = programme_paper(version, on=TODAY)
    assert (waiting.draft, waiting.place_and_date.dated) == (version.number, False)
    assert "Dự thảo" in words_of(waiting)
    signed = running(body("Ban A"), body("Ban B"))
    paper = programme_paper(signed.versions.get(), on=TODAY)
    assert (paper.draft, paper.place_and_date.dated) == (0, True)
    assert [one.name for one in paper.signatures] == ["Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"]


def test_a_plan_that_is_not_adopted_is_a_draft_and_its_number_is_open():
    paper = plan_paper(plans.drawn(), on=TODAY)
    assert paper.draft == 1
    assert paper.number.value is None


def test_the_layout_is_that_of_the_day():
    plan = adopted()
    Plan.objects.filter(pk=plan.pk).update(adopted_on=date(2026, 6, 1))
    plan.refresh_from_db()
    assert make(plan_paper(plan, on=TODAY, choice=Choice(heading=Heading.PARTY)), Format.PDF)


def test_issuing_enters_a_draft_with_its_text_its_signatures_and_its_file():
    plan = adopted()
    document = issue_plan(plan=plan, issue=signed_issue(plan, number="05-KH/BDVTU-UBND"),
                          **acts(plan))  # fmt: skip
    plan.refresh_from_db()
    assert plan.document == document
    assert (document.state, document.type) == (State.DRAFT, "kế hoạch")
    assert document.number == "05-KH/BDVTU-UBND"
    assert [str(one) for one in document.issuers.all()] == [
        "Ban Dân vận Tỉnh ủy An Lĩnh", "Ủy ban nhân dân tỉnh An Lĩnh",
    ]  # fmt: skip
    assert [one.name for one in document.signatories.all()] == ["Nguyễn Văn Mẫu", "Trần Thị Mẫu"]
    assert "I. NỘI DUNG" in document.full_text.text
    with document.files.get().file.open() as opened:
        read = docx.Document(io.BytesIO(opened.read()))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    assert "05-KH/BDVTU-UBND" in "\n".join(cells)
    entry = Entry.objects.get(verb="programmes.plan_issued")
    assert Link.objects.filter(made=entry, to_key=str(document.pk)).exists()
    publish_document(document=document, by=officer(), at=NOON)


def test_a_number_comes_from_the_book_by_a_hand_that_may_give_it():
    plan = adopted()
    owner = plans.lead_of(plan.programme)
    book = open_register(organisation=owner, regime=Regime.STATE, type_name="", on=TODAY,
                         by=officer(), at=NOON)  # fmt: skip
    issue = signed_issue(plan, register=book)
    with pytest.raises(RefusedError):
        issue_plan(plan=plan, issue=issue, **acts(plan))
    assert not IssuedNumber.objects.exists()
    keeper = define_role(code="van-thu-so", name="Văn thư", verbs={"documents.number": False},
                         by=officer(), at=NOON)  # fmt: skip
    appoint(officer=works_for(owner), role=keeper, organisation=owner, since=START, by=officer(),
            at=NOON)  # fmt: skip
    document = issue_plan(plan=plan, issue=issue, **acts(plan))
    assert document.number == IssuedNumber.objects.get(document=document).symbol


def test_a_book_of_somebody_else_gives_no_number():
    plan = adopted()
    other = body("Sở Y tế", abbreviation="SYT")
    book = open_register(organisation=other, regime=Regime.STATE, type_name="", on=TODAY,
                         by=officer(), at=NOON)  # fmt: skip
    with pytest.raises(RefusedError, match="register_of_another"):
        issue_plan(plan=plan, issue=signed_issue(plan, register=book), **acts(plan))


def test_a_plan_is_issued_once_and_only_when_adopted():
    plan = plans.drawn()
    with pytest.raises(RefusedError, match="plan_not_adopted"):
        issue_plan(plan=plan, issue=Issue(TODAY), **acts(plan))
    plan = adopted()
    issue_plan(plan=plan, issue=signed_issue(plan), **acts(plan))
    with pytest.raises(RefusedError, match="document_issued_before"):
        issue_plan(plan=plan, issue=signed_issue(plan), **acts(plan))
    assert Document.objects.count() == 1


def test_a_signed_programme_is_issued_and_an_open_one_is_not():
    programme, _version = signing()
    given = plans.acting(programme)
    with pytest.raises(RefusedError, match="programme_not_signed"):
        issue_programme(programme=programme, issue=Issue(TODAY), **given)
    programme = running(body("Ban A"), body("Ban B"))
    document = issue_programme(programme=programme, issue=Issue(TODAY), **plans.acting(programme))
    programme.refresh_from_db()
    assert programme.document == document
    assert document.type == "chương trình"
    assert Entry.objects.filter(verb="programmes.document_attached").count() == 1


def test_a_crash_while_issuing_leaves_neither_number_nor_document(monkeypatch):
    plan = adopted()

    def crash(*_args: Any, **_more: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(issuing, "keep_file", crash)
    with pytest.raises(RuntimeError):
        issue_plan(plan=plan, issue=signed_issue(plan), **acts(plan))
    plan.refresh_from_db()
    assert plan.document is None
    assert not Document.objects.exists()


def test_another_published_document_takes_the_place_of_the_first():
    plan = adopted()
    first, second = plans.directive(), plans.directive(number="34/CT-TTg")
    attach_plan_document(plan=plan, document=first, **acts(plan))
    attach_plan_document(plan=plan, document=second, **acts(plan))
    plan.refresh_from_db()
    assert plan.document == second
    ties = Link.objects.in_force().filter(from_kind="programmes.plan", to_kind="documents.document")
    assert [one.to_key for one in ties] == [str(second.pk)]


def test_a_document_that_is_not_published_is_not_attached():
    plan = adopted()
    draft = issue_plan(plan=plan, issue=signed_issue(plan), **acts(plan))
    with pytest.raises(RefusedError, match="document_not_published"):
        attach_plan_document(plan=plan, document=draft, **acts(plan))
