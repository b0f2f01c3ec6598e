"""Programmes and plans as official papers, and their words as the library keeps them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from kheo.core.text import one_line
from kheo.documents.models import Document
from kheo.organisations.models import Organisation
from kheo.papers.rules.numbering import numbered
from kheo.papers.rules.parts import (
    Align,
    Appendix,
    Block,
    Level,
    Node,
    Paper,
    Table,
    Title,
)
from kheo.programmes.models import Clause, Party, Plan, PlanItem, Programme, Version
from kheo.programmes.papering_parts import (
    Heading,
    Signer,
    issuers_of,
    number_of,
    signature,
    signers_of,
    usual_heading,
    usual_recipients,
    where_and_when,
)
from kheo.programmes.rules.instruments import Instrument
from kheo.programmes.rules.outline import ClauseKind
from kheo.programmes.rules.said_terms import term_written
from kheo.programmes.rules.versions import Answer

LADDER: Final = (Level.HEADING, Level.CLAUSE, Level.POINT, Level.ITEM)
LONGEST_TITLE: Final = 200
TYPES: Final = {Instrument.PROGRAMME: "chương trình", Instrument.REGULATION: "quy chế phối hợp"}
PLAN: Final = "kế hoạch"
HEADER: Final = (
    "TT", "Nội dung công việc", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn",
)  # fmt: skip
WIDTHS: Final = (1.0, 8.0, 4.0, 4.0, 5.0, 3.0)
ALIGNS: Final = (
    Align.CENTRE, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.CENTRE,
)  # fmt: skip
AIMS: Final = frozenset({ClauseKind.PURPOSE, ClauseKind.REQUIREMENT})
MARKS: Final = {Level.HEADING: "{}. ", Level.CLAUSE: "{}. ", Level.POINT: "{}) ", Level.ITEM: "- "}


@dataclass(frozen=True, slots=True)
class Choice:
    """What an officer may say of a paper; what is not said follows from the record."""

    heading: Heading | None = None
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a paper is of: type and title, its parties, the document that it was issued as."""

    programme: Programme
    parties: Sequence[Party]
    type: str
    title: str
    document: Document | None = None
    others: tuple[Organisation, ...] = ()

    @property
    def bodies(self) -> list[Organisation]:
        """The parties as organisations."""
        return [one.organisation for one in self.parties]


AS_IT_IS: Final = Choice()


def programme_paper(version: Version, *, on: date, choice: Choice = AS_IT_IS) -> Paper:
    """Return a version of a programme as a paper: a draft until it binds; `on` is today."""
    programme = version.programme
    parties = parties_of(programme)
    subject = Subject(programme, parties, type_of(programme), programme.title, programme.document)
    signers = choice.signers or tuple(signers_to(version, parties))
    issued = programme.document.signed_on if programme.document else None
    signed = (issued or programme.signed_on) if version.bound_at else None
    return replace(
        framed(subject, replace(choice, signers=signers), signed or on, dated=signed is not None),
        body=tuple(nodes(version.clauses.all())),
        bases=tuple(f"{one.get_opening_display()} {one.text}" for one in version.bases.all()),
        draft=0 if version.bound_at else version.number,
    )


def plan_paper(plan: Plan, *, on: date, choice: Choice = AS_IT_IS) -> Paper:
    """Return a plan as a paper, its items as an appendix: a draft until it is adopted."""
    items = list(plan.items.select_related("lead").prefetch_related("partners"))
    others = [one for item in items for one in (item.lead, *item.partners.all()) if one]
    parties = parties_of(plan.programme)
    subject = Subject(
        plan.programme, parties, PLAN, plan.title, plan.document, tuple(dict.fromkeys(others))
    )
    signed = plan.document.signed_on if plan.document else None
    day = signed or plan.adopted_on or on
    return replace(
        framed(subject, choice, day, dated=signed is not None),
        body=tuple(plan_body(plan, items)),
        bases=(f"Thực hiện {cited(plan.programme)}",),
        appendices=tuple(appendices(items)),
        draft=0 if plan.adopted_on else 1,
    )


def framed(subject: Subject, choice: Choice, day: date, *, dated: bool) -> Paper:
    """Return a paper without its words: head, title, signatures, recipients."""
    bodies = subject.bodies
    heading = choice.heading or usual_heading(bodies)
    signers = choice.signers or signers_of(subject.parties)
    return Paper(
        issuers=issuers_of(bodies, heading),
        number=number_of(bodies, subject.type, subject.document, day=day),
        place_and_date=where_and_when(subject.programme, bodies, day, dated=dated),
        title=Title(subject.type.capitalize(), without_kind(subject.title, subject.type)),
        body=(),
        recipients=choice.recipients or usual_recipients(bodies, subject.others),
        signatures=tuple(signature(one, heading) for one in signers),
    )


def parties_of(programme: Programme) -> list[Party]:
    """Return the parties with what papers name of them; one query."""
    rows = programme.parties.select_related("organisation__place", "desk")
    return list(rows.order_by("order", "pk"))


def type_of(programme: Programme) -> str:
    """Return the type of document that a programme is."""
    return TYPES[Instrument(programme.instrument)]


def without_kind(title: str, kind: str) -> str:
    """Return a title without the kind that stands on the line above, with a capital."""
    rest = title[len(kind) :].strip() if title.lower().startswith(f"{kind} ") else title
    return rest[:1].upper() + rest[1:]


def signers_to(version: Version, parties: Iterable[Party]) -> Iterator[Signer]:
    """Yield who signed a version for each party, else its leader."""
    answers = {one.party_id: one for one in version.answers.filter(answer=Answer.ACCEPTED)}
    for party in parties:
        said = answers.get(party.pk)
        if said:
            yield Signer(party.organisation, said.name, said.office)
        else:
            yield from signers_of([party])


def cited(programme: Programme) -> str:
    """Return how a programme is named in the bases of its plans."""
    document = programme.document
    if document and document.number and document.signed_on:
        day = document.signed_on
        when = f"{day.day:02d}/{day.month}/{day.year}"
        return f"{document.type_name} số {document.number} ngày {when} – {programme.title}"
    return programme.title


def nodes(clauses: Iterable[Clause]) -> Iterator[Node]:
    """Yield clauses as pieces; what has clauses below it and is short is a title."""
    listed = list(clauses)
    for place, one in enumerate(listed):
        below = place + 1 < len(listed) and listed[place + 1].depth > one.depth
        yield from piece(LADDER[one.depth - 1], one.text, titled=below or one.depth == 1)


def piece(level: Level, text: str, *, titled: bool = False) -> Iterator[Node]:
    """Yield a text as one piece, and its further lines as paragraphs below."""
    first, *rest = [one_line(line) for line in text.splitlines() if line.strip()] or [""]
    title = level is Level.HEADING or (titled and len(first) <= LONGEST_TITLE)
    yield Node(level, title=first) if title else Node(level, first)
    yield from (Node(Level.TEXT, line) for line in rest)


def plan_body(plan: Plan, items: Sequence[PlanItem]) -> Iterator[Block]:
    """Yield the words of a plan: what it is for, what is to be done, and how."""
    names = " và ".join(one.organisation.name for one in parties_of(plan.programme))
    yield Node(Level.TEXT, f"{names} thống nhất ban hành {plan.title} như sau:")
    if plan.theme:
        yield Node(Level.TEXT, f"Chủ đề năm {plan.year}: “{plan.theme}”.")
    aims = [one for one in plan.version.clauses.all() if one.kind in AIMS and one.depth > 1]
    if aims:
        yield Node(Level.HEADING, title="Mục đích, yêu cầu")
        yield from (node for one in aims for node in piece(LADDER[one.depth - 1], one.text))
    yield Node(Level.HEADING, title="Nội dung")
    yield from grouped(items)
    yield Node(Level.HEADING, title="Tổ chức thực hiện")
    yield Node(Level.CLAUSE, "Sản phẩm, cơ quan chủ trì, cơ quan phối hợp và thời hạn của từng "
               "việc ghi tại Phụ lục kèm theo Kế hoạch này.")  # fmt: skip
    yield Node(Level.CLAUSE, f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, "
               f"đơn vị phản ánh về {desks(plan.programme)} để xem xét, giải quyết.")  # fmt: skip


def desks(programme: Programme) -> str:
    """Return the desks of the parties in words, or the parties where they have none."""
    told = dict.fromkeys((one.desk or one.organisation).name for one in parties_of(programme))
    return " và ".join(told)


def grouped(items: Sequence[PlanItem]) -> Iterator[Node]:
    """Yield items under their clauses; an item that only repeats its clause stands alone."""
    for _key, found in groupby(items, lambda one: one.clause_key or f"-{one.pk}"):
        rows = list(found)
        clause = rows[0].clause_text if rows[0].clause_key else ""
        if len(rows) == 1 and (not clause or one_line(clause) == one_line(rows[0].text)):
            yield from piece(Level.CLAUSE, rows[0].text)
            continue
        yield from piece(Level.CLAUSE, clause, titled=True)
        for row in rows:
            yield from piece(Level.POINT, row.text)


def appendices(items: Sequence[PlanItem]) -> Iterator[Appendix]:
    """Yield who does what by when, as one table on pages that lie down."""
    if items:
        rows = tuple(row_of(place, one) for place, one in enumerate(items, 1))
        table = Table(HEADER, rows, widths=WIDTHS, aligns=ALIGNS)
        yield Appendix("Phân công thực hiện", (table,), landscape=True)


def row_of(place: int, item: PlanItem) -> tuple[str, ...]:
    """Return an item as cells."""
    partners = "; ".join(one.name for one in item.partners.all())
    term = term_written(item.term)
    return (
        str(place), one_line(item.text), item.product, item.lead.name if item.lead else "",
        partners, term[:1].upper() + term[1:],
    )  # fmt: skip


def text_of(paper: Paper) -> str:
    """Return the words of a paper, line by line, as the library keeps full texts."""
    lines = [paper.title.kind.upper(), paper.title.subject, *paper.bases]
    bodies = [paper.body, *(one.body for one in paper.appendices)]
    for body in bodies:
        lines += [line for block, number in numbered(body) for line in words(block, number)]
    return "\n".join(line for line in lines if line)


def words(block: Block, number: str) -> Iterator[str]:
    """Yield a piece as lines: “I. NỘI DUNG”, “1. …”, the rows of a table."""
    if isinstance(block, Table):
        yield from (" | ".join(row) for row in (block.header, *block.rows))
        return
    said = block.title.upper() if block.level is Level.HEADING else block.title or block.text
    yield MARKS.get(block.level, "").format(number) + said
