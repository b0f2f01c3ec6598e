"""Checking a draft before it is signed: what it cites and names, held against what is known.

Only what everybody may read is asked: published documents, organisations and places.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kheo.core.text import clean, one_line
from kheo.documents.drafting_bodies import gone_in
from kheo.documents.drafting_words import SEVERITIES, sentence_of
from kheo.documents.mentions import Mention, mentions_in
from kheo.documents.models import Document
from kheo.documents.reading.effects import effects_on
from kheo.documents.resolving import Library
from kheo.documents.rules import drafting as rules
from kheo.documents.rules.drafting import Finding, Held, Manner, Severity
from kheo.documents.rules.naming import within
from kheo.documents.rules.numbers import key_of
from kheo.documents.rules.resolving import Outcome, Resolution, Wanted
from kheo.organisations.models import Organisation

LONGEST: Final = 1_000_000
"""Signs of the longest draft that is read; what is longer is cut, and the report says so."""
MOST_CITATIONS: Final = 5_000
MOST_SHOWN: Final = 500
AROUND: Final = 60


class Lead(NamedTuple):
    """Where a finding leads: a document or an organisation."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as people read it: the words of the draft with what stands around them."""

    severity: Severity
    label: str
    sentence: str
    before: str
    excerpt: str
    after: str
    line: int
    times: int
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, the worst first; `cited` and `known` count citations and those resolved."""

    told: list[Told]
    cited: int
    known: int
    cut: bool
    more: int

    def of(self, severity: Severity) -> int:
        """Return how many findings are so bad."""
        return sum(one.severity is severity for one in self.told)


def check_draft(
    text: str, *, day: date, manner: Manner = Manner.ANY, places: Collection[str] = ()
) -> Report:
    """Return what should be mended in a draft of a day.

    `places` are names of the drafting body's home: they tell its own documents from those of other
    provinces. The number of queries is bounded.
    """
    whole = clean(text)
    text = whole[:LONGEST]
    mentions = mentions_in(text)[:MOST_CITATIONS]
    library = Library(str(one.first.number) for one in mentions)
    meant = [(one, library.meant(wanted(one, places))) for one in mentions]
    held = held_on(day, {one.pk for _mention, one in meant if one.pk})
    spans = within([rules.said_by(one.found) for one in mentions])
    findings = [
        finding
        for mention, resolution in meant
        for finding in on_citation(text, mention, resolution, held, library, manner)
    ]
    groups = rules.grouped([*findings, *gone_in(text, day, spans)])
    return Report(
        told=Teller(text, [one for one, _times in groups[:MOST_SHOWN]]).all(groups[:MOST_SHOWN]),
        cited=len(mentions),
        known=sum(one.outcome is Outcome.FOUND for _mention, one in meant),
        cut=len(whole) > LONGEST,
        more=max(0, len(groups) - MOST_SHOWN),
    )


def wanted(mention: Mention, places: Collection[str]) -> Wanted:
    """Return what a citation asks for; what it leaves unsaid the first one of the document says."""
    found, first = mention.found, mention.first
    issuer = found.issuer or first.issuer
    number = found.number if found.number.symbol else first.number
    return Wanted(
        number=str(number.canonical),
        type=found.type or first.type,
        date=found.date or first.date or first.year,
        issuer=issuer.text if issuer else "",
        places=frozenset(places),
    )


def held_on(day: date, keys: Collection[int]) -> dict[int, Held]:
    """Return documents as citations are held against them; two queries."""
    rows = Document.objects.published().in_bulk(keys)
    effects = effects_on(day, list(rows.values()))
    return {
        pk: Held(pk, row.name, row.title, row.issuer_name, row.signed_on, effects[pk])
        for pk, row in rows.items()
    }


def on_citation(
    text: str,
    mention: Mention,
    resolution: Resolution,
    held: dict[int, Held],
    library: Library,
    manner: Manner,
) -> Iterator[Finding]:
    """Yield all that is to be said of one citation."""
    found = mention.found
    yield from rules.in_number(found)
    yield from rules.in_manner(text, found, manner)
    document = held.get(resolution.pk or 0)
    if document:
        yield from rules.in_force(text, found, document)
        yield from rules.in_particulars(found, document)
    else:
        near = resolution.candidates or tuple(
            one.pk for one in library.by_key.get(key_of(str(found.number.canonical)), [])
        )
        yield from rules.not_known(found, near, unclear=bool(resolution.candidates))


class Teller:
    """Puts findings in words, with two queries for all that they lead to."""

    def __init__(self, text: str, findings: Collection[Finding]) -> None:
        self.text = text
        self.documents = Document.objects.published().in_bulk(
            {pk for one in findings for pk in one.documents}
        )
        self.bodies = Organisation.objects.in_bulk({pk for one in findings for pk in one.bodies})

    def all(self, groups: list[tuple[Finding, int]]) -> list[Told]:
        """Return findings in words."""
        lines = self.lines_of([one.start for one, _times in groups])
        return [self.told(one, times, lines[one.start]) for one, times in groups]

    def lines_of(self, starts: Collection[int]) -> dict[int, int]:
        """Return on which line each place lies, in one pass over the text."""
        line, at, lines = 1, 0, {}
        for start in sorted(starts):
            line += self.text.count("\n", at, start)
            at = start
            lines[start] = line
        return lines

    def told(self, one: Finding, times: int, line: int) -> Told:
        """Return a finding in words."""
        before = self.text[max(0, one.start - AROUND) : one.start].rpartition("\n")[2]
        after = self.text[one.end : one.end + AROUND].partition("\n")[0]
        return Told(
            severity=one.severity,
            label=str(SEVERITIES[one.severity]),
            sentence=sentence_of(one),
            before=before,
            excerpt=one_line(self.text[one.start : one.end]),
            after=after,
            line=line,
            times=times,
            leads=tuple(self.leads(one)),
        )

    def leads(self, one: Finding) -> Iterator[Lead]:
        """Yield where a finding leads."""
        for pk in one.documents:
            if document := self.documents.get(pk):
                yield Lead(str(document), document.get_absolute_url())
        for pk in one.bodies:
            if body := self.bodies.get(pk):
                yield Lead(body.name, body.get_absolute_url())
