"""Plans and programmes become documents of the library: numbered, with their file, not public yet.

Publication is the library's own act.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from kheo.core.front.generation import next_generation
from kheo.core.text import one_line
from kheo.core.verdict import YES, RefusedError, no, require
from kheo.documents.actions.entering import IssuedBy, Particulars, enter_document
from kheo.documents.actions.files import add_file
from kheo.documents.actions.numbering import bind_number, give_number
from kheo.documents.intake.staging import stage
from kheo.documents.models import Document, IssuedNumber, Register
from kheo.documents.rules.numbering import NUMBER
from kheo.documents.rules.states import State as DocumentState
from kheo.ledger.actions import Tie, record, ref_of, unlink
from kheo.ledger.models import Entry, Link, LinkKind
from kheo.organisations.models import Officer, Organisation
from kheo.papers.making import Format, file_name, make
from kheo.papers.rules.parts import Paper
from kheo.programmes.acting import bodies_of, require_acting
from kheo.programmes.actions.beginning import locked
from kheo.programmes.actions.planning import locked_plan
from kheo.programmes.authority import DRAFT, require_may
from kheo.programmes.models import Plan, Programme
from kheo.programmes.papering import (
    AS_IT_IS,
    PLAN,
    Choice,
    plan_paper,
    programme_paper,
    text_of,
    type_of,
)
from kheo.programmes.papering_parts import signed_by
from kheo.programmes.rules.plans import PlanState

ISSUED: Final = frozenset({PlanState.ADOPTED, PlanState.CLOSED})


@dataclass(frozen=True, slots=True)
class Issue:
    """How a paper is issued: its day, its number (from a book, else typed or left open), the rest.

    `signers` of the choice are those who signed it.
    """

    signed_on: date
    register: Register | None = None
    number: str = ""
    choice: Choice = AS_IT_IS


@transaction.atomic
def issue_plan(
    *, plan: Plan, issue: Issue, behalf: Organisation, by: Officer, on: date, at: datetime
) -> Document:
    """Enter an adopted plan in the library as a draft with its DOCX, and return it.

    Raises RefusedError, PaperError for a paper that cannot be laid out.
    """
    held = locked_plan(plan)
    require_acting(by, DRAFT, held.programme, behalf, on=on)
    require(YES if held.state in ISSUED else no("plan_not_adopted"))
    require(no("document_issued_before") if held.document_id else YES)
    number = numbered(held.programme, PLAN, held.title, issue, by=by, on=on, at=at)
    held.document = outlined(PLAN, number, issue)
    paper = plan_paper(held, on=on, choice=issue.choice)
    held.document = None
    document = entered(held.programme, held.title, paper, number, issue, by=by, at=at)
    keep_document(held, document, by=by, at=at, behalf=behalf)
    keep_file(document, paper, by=by, at=at)
    return document


@transaction.atomic
def issue_programme(
    *, programme: Programme, issue: Issue, behalf: Organisation, by: Officer, on: date, at: datetime
) -> Document:
    """Enter a signed programme in the library as a draft with its DOCX, and return it.

    Raises as `issue_plan` does.
    """
    held = locked(programme)
    require_acting(by, DRAFT, held, behalf, on=on)
    version = held.versions.binding().first()
    if version is None:
        raise RefusedError(no("programme_not_signed"))
    require(no("document_issued_before") if held.document_id else YES)
    kind = type_of(held)
    number = numbered(held, kind, held.title, issue, by=by, on=on, at=at)
    held.document, version.programme = outlined(kind, number, issue), held
    paper = programme_paper(version, on=on, choice=issue.choice)
    held.document = None
    document = entered(held, held.title, paper, number, issue, by=by, at=at)
    keep_document(held, document, by=by, at=at, behalf=behalf, verb="programmes.document_attached")
    keep_file(document, paper, by=by, at=at)
    return document


def numbered(
    programme: Programme, kind: str, title: str, issue: Issue, *, by: Officer, on: date,
    at: datetime,
) -> IssuedNumber | None:  # fmt: skip
    """Give the next number of the book that was chosen, by a hand that may; none without a book."""
    if issue.register is None:
        return None
    owner = issue.register.organisation
    require(YES if owner in bodies_of(programme) else no("register_of_another"))
    require_may(by, NUMBER, owner, on=on)
    return give_number(
        register=issue.register, type_name=kind, title=title, dated_on=issue.signed_on, by=by, at=at
    )


def outlined(kind: str, number: IssuedNumber | None, issue: Issue) -> Document:
    """Return what the paper has to know of its document, which is not kept yet."""
    return Document(
        type=kind, signed_on=issue.signed_on, number=number.symbol if number else issue.number
    )


def entered(
    programme: Programme, title: str, paper: Paper, number: IssuedNumber | None, issue: Issue, *,
    by: Officer, at: datetime,
) -> Document:  # fmt: skip
    """Enter a paper in the library, bound to its number."""
    parties = programme.parties.select_related("organisation").order_by("order", "pk")
    issuers = [IssuedBy(one.organisation.name, one.organisation) for one in parties]
    said = Particulars(
        type=paper.title.kind.lower(), title=one_line(title)[:1000],
        number=number.symbol if number else one_line(issue.number)[:120],
        issuers=issuers, signatories=[signed_by(one) for one in issue.choice.signers if one.name],
        addressees=[one[:300] for one in paper.recipients], signed_on=issue.signed_on,
        place=programme.place, is_sample=programme.is_sample, text=text_of(paper),
        text_origin="Lập từ hồ sơ chương trình phối hợp",
    )  # fmt: skip
    document = enter_document(said=said, by=by, at=at)
    if number is not None:
        bind_number(number=number, document=document, by=by, at=at)
    return document


def keep_file(document: Document, paper: Paper, *, by: Officer, at: datetime) -> None:
    """Keep the DOCX of a paper with its document; last, so that no bytes stay behind a refusal."""
    name = file_name(paper, Format.DOCX)
    staged = stage([make(paper, Format.DOCX)], name=name, by=by, document=document.pk)
    add_file(document=document, staged=staged, name=name, by=by, at=at)


@transaction.atomic
def attach_plan_document(
    *, plan: Plan, document: Document, behalf: Organisation, by: Officer, on: date, at: datetime
) -> Plan:
    """Say which published document of the library is the plan as it was issued.

    Another one may take its place. Raises RefusedError.
    """
    held = locked_plan(plan)
    require_acting(by, DRAFT, held.programme, behalf, on=on)
    require(no("not_next") if held.state == PlanState.DROPPED else YES)
    published = document.state == DocumentState.PUBLISHED
    require(YES if published else no("document_not_published"))
    keep_document(held, document, by=by, at=at, behalf=behalf)
    return held


def keep_document(
    target: Plan | Programme,
    document: Document,
    *,
    by: Officer,
    at: datetime,
    behalf: Organisation,
    verb: str = "programmes.plan_issued",
) -> Entry:
    """Write down the document that a plan or a programme was issued as; the link before ends."""
    former = target.document_id
    target.document = document
    target.save(update_fields=["document"])
    entry = record(verb, target=target, by=by, at=at, behalf=behalf,
                   facts={"document": document.pk, "name": document.name},
                   ties=[Tie(LinkKind.CAUSES, target, document)])  # fmt: skip
    if former and former != document.pk:
        end_ties(target, former, entry)
    transaction.on_commit(next_generation)
    return entry


def end_ties(target: Plan | Programme, document: int, entry: Entry) -> None:
    """Undo the links of a record with the document that it was issued as before."""
    ref = ref_of(target)
    links = Link.objects.in_force().filter(
        kind=LinkKind.CAUSES, from_kind=ref.kind, from_key=ref.key,
        to_kind="documents.document", to_key=str(document),
    )  # fmt: skip
    for one in links:
        unlink(one, entry=entry)
