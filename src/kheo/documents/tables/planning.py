"""The dry run: what each row would do, found with few queries, and nothing written."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.core.text import fold
from kheo.documents.models import Document, DocumentText, Signatory
from kheo.documents.rules.numbers import key_of
from kheo.documents.tables.comparing import (
    HAS_TEXT,
    Comparison,
    Difference,
    Held,
    Outcome,
    Policy,
    Value,
    compare,
    meant,
    values_of,
)
from kheo.documents.tables.given import Given
from kheo.organisations.models import Place

AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Planned:
    """A row and what it would do; `held` is the record or the earlier row that it means."""

    given: Given
    outcome: Outcome
    comparison: Comparison = field(default_factory=Comparison)
    held: Held | None = None
    faults: tuple[str, ...] = ()
    place: int | None = None

    def words(self) -> list[str]:
        """Return what would happen, each thing a sentence."""
        told = [
            _("%(field)s: %(held)s → %(said)s") % in_words(one) for one in self.comparison.changes
        ]
        told += [
            _("%(field)s: đang ghi %(held)s, bảng ghi %(said)s; giữ nguyên và ghi thành mâu thuẫn")
            % in_words(one)
            for one in self.comparison.conflicts
        ]
        doubts = [
            _("%(field)s: ghi %(kept)s, nguồn khác ghi %(said)s")
            % {"field": label_of(one.field), "kept": one.kept or "–", "said": one.said}
            for one in self.given.doubts
        ]
        return [*self.faults, *told, *doubts]


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows, and a hash of what they would do."""

    lines: Sequence[Planned]
    fingerprint: str

    @property
    def counts(self) -> dict[str, int]:
        """How many rows come to what; they add up to the rows."""
        found = Counter(line.outcome for line in self.lines)
        return {str(outcome): found[outcome] for outcome in Outcome}


def label_of(name: str) -> str:
    """Return what a field is called."""
    labels = {"signatories": _("Người ký"), "text": _("Toàn văn")}
    if name in labels:
        return labels[name]
    return str(Document._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001 - a public interface of Django


def in_words(one: Difference) -> dict[str, str]:
    """Return a difference for people."""
    return {"field": label_of(one.field), "held": shown(one.held), "said": shown(one.said)}


def shown(value: Value) -> str:
    """Return a value for people."""
    if isinstance(value, date):
        return short_day(value)
    return str(value)[:200] if value else "–"


def plan(rows: Sequence[Given], *, policy: Policy, of: str) -> Plan:
    """Return what rows would do to the library as it is now; `of` stands for their file.

    Three queries for each five hundred numbers, however long the table.
    """
    near = library_of(rows)
    places = places_of(rows)
    lines = [planned(row, near, places, policy) for row in rows]
    return Plan(lines, fingerprint(lines, policy, of))


def planned(
    row: Given, near: dict[str, list[Held]], places: Mapping[str, list[int]], policy: Policy
) -> Planned:
    """Return what one row would do, and remember it for the rows below."""
    found = meant(row, near.get(row.key, []))
    faults = [*row.faults, *place_faults(row, places)]
    if len(found) > 1:
        faults.append(
            _("Thư viện có %(count)d văn bản cùng số; hãy ghi thêm cơ quan và ngày ban hành.")
            % {"count": len(found)}
        )
    if faults:
        return Planned(row, Outcome.REFUSED, faults=tuple(faults))
    place = next(iter(places.get(place_key(row.place), [])), None)
    if not found:
        near.setdefault(row.key, []).append(
            Held(None, row.spot, row.type, row.year, row.issuer_key, row.signed_on, values_of(row))
        )
        return Planned(row, Outcome.NEW, place=place)
    one = found[0]
    # An earlier row of the same file is not written over by a later one.
    way = Policy.FILL if one.pk is None else policy
    comparison = compare(values_of(row), one.values, way, verified=one.verified)
    return Planned(row, comparison.outcome, comparison, one, place=place)


def place_faults(row: Given, places: Mapping[str, list[int]]) -> Iterator[str]:
    """Yield what is wrong with the place that a row says."""
    if not row.place:
        return
    found = places.get(place_key(row.place), [])
    if len(found) != 1:
        sentence = (
            _("Ô %(cell)s: có %(count)d địa bàn cùng tên “%(place)s”; hãy để trống, chọn sau.")
            if found
            else _("Ô %(cell)s: không có địa bàn nào tên “%(place)s”.")
        )
        yield sentence % {"cell": row.place_spot, "count": len(found), "place": row.place}


def place_key(name: str) -> str:
    """Return by what places are compared."""
    return " ".join(fold(name).casefold().split())


def places_of(rows: Iterable[Given]) -> dict[str, list[int]]:
    """Return the places that rows name, by folded name; living ones go before ended ones."""
    wanted = {place_key(row.place) for row in rows} - {""}
    found: dict[str, list[int]] = {}
    if not wanted:
        return found
    for key, name, until in Place.objects.values_list("pk", "name", "until"):
        if place_key(name) in wanted and until is None:
            found.setdefault(place_key(name), []).append(key)
    return found


def library_of(rows: Iterable[Given]) -> dict[str, list[Held]]:
    """Return the records that rows may mean, by the rows' keys."""
    rows = list(rows)
    found: dict[str, list[Held]] = {}
    keys = sorted({key_of(row.number) for row in rows if row.number} - {""})
    for first in range(0, len(keys), AT_ONCE):
        part = keys[first : first + AT_ONCE]
        gather(Document.objects.filter(number_key__in=part), found)
    titles = sorted({row.title for row in rows if not row.number and row.title})
    for first in range(0, len(titles), AT_ONCE):
        part = titles[first : first + AT_ONCE]
        gather(Document.objects.filter(number_key="", title__in=part), found)
    return found


def gather(documents: Iterable[Document], found: dict[str, list[Held]]) -> None:
    """Add records under the key that rows of theirs have."""
    records = list(documents.select_related("subject", "place"))  # type: ignore[attr-defined]
    signed: dict[int, list[str]] = {}
    names = Signatory.objects.filter(document__in=[one.pk for one in records])
    for document, name in names.order_by("order").values_list("document", "name"):
        signed.setdefault(document, []).append(name)
    texts = DocumentText.objects.filter(document__in=[one.pk for one in records]).exclude(text="")
    told = set(texts.values_list("pk", flat=True))
    for one in records:
        held = held_of(one, signed.get(one.pk, []), has_text=one.pk in told)
        key = one.number_key or Given("", title=one.title).key
        found.setdefault(key, []).append(held)


def held_of(one: Document, signed: Sequence[str], *, has_text: bool) -> Held:
    """Return a record as rows are compared with it."""
    values: dict[str, Value] = {
        name: getattr(one, name)
        for name in ("type", "title", "issuer_name", "signed_on", "year", "effective_on",
                     "expires_on", "gazette", "source", "source_address", "note")
    }  # fmt: skip
    values |= {
        "subject": one.subject.name if one.subject else "",
        "place": one.place.name if one.place else "",
        "signatories": "; ".join(signed),
        "text": HAS_TEXT if has_text else "",
    }
    verified = one.verified_at is not None
    return Held(
        one.pk, one.name, one.type, one.year, one.issuer_key, one.signed_on, values, verified
    )


def fingerprint(lines: Sequence[Planned], policy: Policy, of: str) -> str:
    """Return a hash of a file and of all that a dry run says of it."""
    digest = hashlib.sha256(f"{of}\n{policy}\n".encode())
    for line in lines:
        held = line.held.pk if line.held else None
        said = [str(line.outcome), held, line.place, changes_in(line)]
        digest.update(json.dumps(said, ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()


def changes_in(line: Planned) -> list[list[str]]:
    """Return what differs, as it goes into the hash."""
    both = (*line.comparison.changes, *line.comparison.conflicts)
    return [[one.field, str(one.held), str(one.said)] for one in both]
