"""Records from rows, many at once: what `entering` does for one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Final

from kheo.core.text import slugify
from kheo.documents.models import (
    Discrepancy,
    Document,
    DocumentText,
    Issuing,
    Signatory,
    Subject,
)
from kheo.documents.rules.numbers import slug_of
from kheo.documents.tables.given import Doubt, Given
from kheo.documents.tables.planning import Planned, shown
from kheo.organisations.models import OrganisationName

AT_ONCE: Final = 500
LONGEST: Final = 300
PLAIN: Final = (
    "type", "title", "signed_on", "effective_on", "expires_on", "gazette", "source",
    "source_address", "note",
)  # fmt: skip
Records = dict[str, tuple[Document, Planned]]
"""Documents with the rows that made or changed them, by the rows' spots."""


def make_records(lines: Sequence[Planned], *, at: datetime) -> Records:
    """Enter new documents with their parts, as drafts."""
    subjects = subjects_of(lines)
    slugs = free_slugs([wanted_slug(line.given) for line in lines])
    made = Document.objects.bulk_create(
        [
            Document(
                **{name: getattr(line.given, name) for name in (*PLAIN, "number", "year")},
                issuer_name=line.given.issuer_name, slug=slug, place_id=line.place,
                subject=subjects.get(slugify(line.given.subject)), entered_at=at, changed_at=at,
            )
            for line, slug in zip(lines, slugs, strict=True)
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip
    records = {line.given.spot: (one, line) for one, line in zip(made, lines, strict=True)}
    add_issuers(records.values())
    add_signatories(records.values())
    add_texts(records.values())
    return records


def change_records(lines: Sequence[Planned], *, at: datetime) -> Records:
    """Write what rows change in records that were here before."""
    held = held_records(lines)
    subjects = subjects_of(lines)
    records: Records = {}
    for line in lines:
        one = held.get(line.held.pk) if line.held and line.held.pk else None
        if one is not None:
            alter(one, line, subjects)
            one.changed_at = at
            records[line.given.spot] = (one, line)
    save(held.values())
    replace_parts(records.values())
    return records


def held_records(lines: Sequence[Planned]) -> dict[int, Document]:
    """Return the records that rows change, held against other writers."""
    keys = sorted({line.held.pk for line in lines if line.held and line.held.pk})
    found: dict[int, Document] = {}
    for first in range(0, len(keys), AT_ONCE):
        rows = Document.objects.select_for_update().filter(pk__in=keys[first : first + AT_ONCE])
        found |= {row.pk: row for row in rows}
    return found


def alter(one: Document, line: Planned, subjects: Mapping[str, Subject]) -> None:
    """Give a record what a row changes."""
    for change in line.comparison.changes:
        if change.field in (*PLAIN, "issuer_name"):
            setattr(one, change.field, change.said)
        elif change.field == "subject":
            one.subject = subjects[slugify(line.given.subject)]
        elif change.field == "place":
            one.place_id = line.place
    one.year = one.signed_on.year if one.signed_on else one.year or line.given.year


def save(documents: Iterable[Document]) -> None:
    """Write records with the columns that follow from others."""
    rows = list(documents)
    for row in rows:
        for field in Document._meta.concrete_fields:  # noqa: SLF001 - a public interface of Django
            field.pre_save(row, add=False)
    columns = [
        *PLAIN, "title_key", "issuer_name", "issuer_key", "subject", "place", "year", "changed_at",
    ]  # fmt: skip
    Document.objects.bulk_update(rows, columns, batch_size=AT_ONCE // 5)


def replace_parts(records: Iterable[tuple[Document, Planned]]) -> None:
    """Write issuers, signatures and texts anew where rows change them."""
    pairs = list(records)
    touched = {name: [pair for pair in pairs if changes(pair[1], name)]
               for name in ("issuer_name", "signatories", "text")}  # fmt: skip
    for model, name in ((Issuing, "issuer_name"), (Signatory, "signatories")):
        keys = [one.pk for one, _line in touched[name]]
        for first in range(0, len(keys), AT_ONCE):
            model.objects.filter(document__in=keys[first : first + AT_ONCE]).delete()
    add_issuers(touched["issuer_name"])
    add_signatories(touched["signatories"])
    keys = [one.pk for one, _line in touched["text"]]
    DocumentText.objects.filter(document__in=keys, text="").delete()
    add_texts(touched["text"])


def changes(line: Planned, name: str) -> bool:
    """Return whether a row changes a field."""
    return any(change.field == name for change in line.comparison.changes)


def add_issuers(records: Iterable[tuple[Document, Planned]]) -> None:
    """Write who issued the documents, tied to the organisations that bore the name that day."""
    pairs = list(records)
    known = bodies_of({name for _one, line in pairs for name in line.given.issuers})
    Issuing.objects.bulk_create(
        [
            Issuing(document=one, order=order, name=name,
                    organisation_id=body_on(known.get(name, []), one.signed_on))
            for one, line in pairs
            for order, name in enumerate(line.given.issuers)
        ],
        batch_size=AT_ONCE,
    )  # fmt: skip


Named = tuple[int, date | None, date | None]


def bodies_of(names: set[str]) -> dict[str, list[Named]]:
    """Return the organisations that bear or bore names, with the days on which they did."""
    found: dict[str, list[Named]] = {}
    wanted = sorted(names)
    for first in range(0, len(wanted), AT_ONCE):
        rows = OrganisationName.objects.filter(
            official=True, name__in=wanted[first : first + AT_ONCE]
        )
        for name, key, since, until in rows.values_list("name", "organisation", "since", "until"):
            found.setdefault(name, []).append((key, since, until))
    return found


def body_on(named: Sequence[Named], day: date | None) -> int | None:
    """Return the one organisation of a name on a day; none where it is not certain."""
    keys = {key for key, since, until in named if bore(since, until, day)}
    return keys.pop() if len(keys) == 1 else None


def bore(since: date | None, until: date | None, day: date | None) -> bool:
    """Return whether a name held on a day; where no day is known, it may have."""
    if day is None:
        return True
    return (since is None or since <= day) and (until is None or until >= day)


def add_signatories(records: Iterable[tuple[Document, Planned]]) -> None:
    """Write who signed the documents."""
    Signatory.objects.bulk_create(
        [
            Signatory(document=one, order=order, **asdict(signed))
            for one, line in records
            for order, signed in enumerate(line.given.signatories)
        ],
        batch_size=AT_ONCE,
    )


def add_texts(records: Iterable[tuple[Document, Planned]]) -> None:
    """Write full texts, a few at a time: they are long."""
    DocumentText.objects.bulk_create(
        [
            DocumentText(document=one, text=line.given.text, origin=line.given.text_origin)
            for one, line in records
            if line.given.text
        ],
        batch_size=50,
    )


def subjects_of(lines: Iterable[Planned]) -> dict[str, Subject]:
    """Return the fields that rows name, made where they are missing."""
    names = {slugify(line.given.subject): line.given.subject for line in lines}
    names.pop("", None)
    found = {one.slug: one for one in Subject.objects.filter(slug__in=names)}
    for slug, name in names.items():
        if slug not in found:
            found[slug], _made = Subject.objects.get_or_create(name=name, defaults={"slug": slug})
    return found


def wanted_slug(said: Given) -> str:
    """Return the part of the address that a row asks for."""
    return slug_of(type_name=said.type, number=said.number, year=said.year, title=said.title)


def free_slugs(wanted: Sequence[str]) -> list[str]:
    """Return address parts that no document has, in order; twins get a number."""
    taken = taken_among(set(wanted))
    given: list[str] = []
    for slug in wanted:
        free, count = slug, 1
        while free in taken:
            count += 1
            free = f"{slug}-{count}"
            if count == 2 and free not in taken:
                taken |= taken_beside(slug)
        taken.add(free)
        given.append(free)
    return given


def taken_among(slugs: set[str]) -> set[str]:
    """Return those address parts that documents have."""
    found: set[str] = set()
    wanted = sorted(slugs)
    for first in range(0, len(wanted), AT_ONCE):
        rows = Document.objects.filter(slug__in=wanted[first : first + AT_ONCE])
        found |= set(rows.values_list("slug", flat=True))
    return found


def taken_beside(slug: str) -> set[str]:
    """Return the address parts of documents that begin with one."""
    rows = Document.objects.filter(slug__startswith=f"{slug}-")
    return set(rows.values_list("slug", flat=True))


def note_doubts(
    lines: Sequence[Planned], made: Mapping[str, Document], *, source: str, at: datetime
) -> int:
    """Keep what rows say against records, once each; return how many were new."""
    rows = [
        Discrepancy(
            document_id=key, field=doubt.field, kept=doubt.kept[:LONGEST], noted_at=at,
            said=doubt.said[:LONGEST], source=(doubt.source or source)[:LONGEST],
        )
        for line in lines
        if (key := record_of(line, made))
        for doubt in doubts_of(line)
    ]  # fmt: skip
    before = Discrepancy.objects.count()
    Discrepancy.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    return Discrepancy.objects.count() - before


def record_of(line: Planned, made: Mapping[str, Document]) -> int | None:
    """Return the key of the record that a row is about."""
    if line.given.spot in made:
        return made[line.given.spot].pk
    if line.held is None:
        return None
    return line.held.pk or (made[line.held.spot].pk if line.held.spot in made else None)


def doubts_of(line: Planned) -> list[Doubt]:
    """Return what the row itself doubts, and what it says against the record."""
    against = [
        Doubt(one.field, shown(one.held), shown(one.said), line.given.source)
        for one in line.comparison.conflicts
    ]
    return [*line.given.doubts, *against]
