"""Units by the names in cells: all names of the register at once, however long the table is."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.core.text import one_line
from kheo.documents.tables.values import FaultError
from kheo.organisations.forms.organisation_fields import ADDRESS, written
from kheo.organisations.models import Organisation, OrganisationName
from kheo.organisations.reading.organisations import found_by, heirs_of
from kheo.organisations.rules.place_names import plain

MOST_SHOWN: Final = 5
MOST_GUESSED: Final = 20
"""For so many unknown names a like one is looked for; each is a query."""
AT_ONCE: Final = 500
# Written short in tables and long in the register, or the other way round.
LONG: Final = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc", "mttqvn": "mat tran to quoc viet nam",
    "ldld": "lien doan lao dong", "lhpn": "lien hiep phu nu", "ccb": "cuu chien binh",
    "tncs": "thanh nien cong san", "tp": "thanh pho", "tx": "thi xa", "tt": "thi tran",
    "vp": "van phong", "btg": "ban tuyen giao", "bdv": "ban dan van", "cty": "cong ty",
}  # fmt: skip


def key_of(name: str) -> str:
    """Return by what a name in a cell is compared: folded, abbreviations spelled out."""
    return " ".join(LONG.get(word, word) for word in plain(name).split())


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit that a cell means; `note` says what a person should know of it."""

    organisation: Organisation
    note: str = ""


class Register:
    """Answers for all names of a table; three queries, a few more where units ended or are unknown.

    With `heirs`, the one successor of an ended unit is taken for it.
    """

    def __init__(self, names: Collection[str], *, on: date, heirs: bool) -> None:
        self.on, self.heirs = on, heirs
        self.guessed = 0
        keys = {key_of(ADDRESS.sub("", one)) for one in names}
        slugs = {found[1] for one in names if (found := ADDRESS.search(one))}
        self.former: set[tuple[str, int]] = set()
        by_key = self.named(keys)
        known: set[int] = set().union(*by_key.values())
        rows = in_bulk(known) | {one.pk: one for one in Organisation.objects.filter(slug__in=slugs)}
        self.by_slug = {one.slug: one for one in rows.values()}
        self.by_key = {key: [rows[pk] for pk in sorted(pks)] for key, pks in by_key.items()}
        self.successors = self.heirs_of_ended(rows)

    def named(self, keys: Collection[str]) -> dict[str, set[int]]:
        """Return which organisations have, had or are known under names; one query."""
        found: dict[str, set[int]] = defaultdict(set)
        keys = set(keys) - {""}
        if not keys:
            return found
        rows = OrganisationName.objects.values_list(
            "organisation", "name", "abbreviation", "official", "until"
        )
        for pk, name, abbreviation, official, until in rows.iterator():
            for key in {key_of(name), plain(abbreviation).replace(" ", "")} & keys:
                found[key].add(pk)
                if official and until and until < self.on:
                    self.former.add((key, pk))
        return found

    def heirs_of_ended(self, rows: Mapping[int, Organisation]) -> dict[int, list[Organisation]]:
        """Return who answers now for those that ended; no query where none did."""
        ended = [one for one in rows.values() if one.until and one.until < self.on]
        if not ended:
            return {}
        answers = heirs_of(ended, on=self.on)
        holders = in_bulk({pk for heirs in answers.values() for pk in heirs.holders})
        return {key: [holders[pk] for pk in heirs.holders] for key, heirs in answers.items()}

    def unit(self, name: str) -> Unit:
        """Return the unit that a name means. Raises FaultError that says what it may be."""
        words = one_line(name)
        address = ADDRESS.search(words)
        key = key_of(ADDRESS.sub("", words))
        if address:
            listed = [one for one in [self.by_slug.get(address[1])] if one]
        else:
            listed = self.by_key.get(key, [])
        living = [one for one in listed if one.life.holds(self.on)]
        if len(living) == 1:
            return Unit(living[0], self.note_on(key, living[0]))
        if living:
            raise FaultError(several(words, living))
        return self.in_place_of(words, listed)

    def note_on(self, key: str, one: Organisation) -> str:
        """Return what a person should know where a unit is called by a former name."""
        if (key, one.pk) in self.former and key_of(one.name) != key:
            return _("tên cũ, nay là %(name)s") % {"name": one.name}
        return ""

    def in_place_of(self, words: str, ended: Sequence[Organisation]) -> Unit:
        """Return who stands in for what ended or is not known. Raises FaultError."""
        if not ended:
            raise FaultError(self.unknown(words))
        if len(ended) > 1:
            raise FaultError(several(words, ended))
        heirs = self.successors.get(ended[0].pk, [])
        if self.heirs and len(heirs) == 1:
            told = _("%(old)s đã kết thúc, giao cho đơn vị kế tục")
            return Unit(heirs[0], told % {"old": ended[0].name})
        raise FaultError(over(ended[0], heirs, self.on))

    def unknown(self, words: str) -> str:
        """Return the sentence about a name that nobody has, with those that are like it."""
        self.guessed += 1
        like = list(found_by(words, on=self.on)[:MOST_SHOWN]) if self.may_guess(words) else []
        if not like:
            return _("không có đơn vị “%(words)s”; xem tên ở trang Tổ chức") % {"words": words[:80]}
        return _("không có đơn vị “%(words)s”; có phải: %(names)s") % {
            "words": words[:80],
            "names": "; ".join(written(one) for one in like),
        }

    def may_guess(self, words: str) -> bool:
        """Return whether a like name is looked for."""
        return self.guessed <= MOST_GUESSED and bool(plain(words))


def in_bulk(keys: Collection[int]) -> dict[int, Organisation]:
    """Return organisations by key, five hundred with a query."""
    listed = sorted(keys)
    found: dict[int, Organisation] = {}
    for start in range(0, len(listed), AT_ONCE):
        found |= Organisation.objects.in_bulk(listed[start : start + AT_ONCE])
    return found


def several(words: str, units: Sequence[Organisation]) -> str:
    """Return the sentence about a name that several have."""
    return _("có %(count)d đơn vị là “%(words)s”; chép một trong các tên này: %(names)s") % {
        "count": len(units),
        "words": words[:80],
        "names": "; ".join(written(one) for one in units[:MOST_SHOWN]),
    }


def over(unit: Organisation, heirs: Sequence[Organisation], on: date) -> str:
    """Return the sentence about a unit that does not work on a day, with who came after it."""
    if unit.until is None or unit.until >= on:
        return _("“%(name)s” chưa thành lập vào ngày giao") % {"name": unit.name}
    told = _("“%(name)s” đã kết thúc hoạt động hết ngày %(day)s") % {
        "name": unit.name,
        "day": short_day(unit.until),
    }
    if not heirs:
        return told
    names = "; ".join(written(one) for one in heirs[:MOST_SHOWN])
    return f"{told}; " + _("đơn vị kế tục: %(names)s") % {"names": names}


def names_in(cell: str, known: Collection[str] = ()) -> list[str]:
    """Return the names that stand in a cell, parted by semicolons or lines.

    A comma parts them too, unless the whole is a name itself (Sở Văn hóa, Thể thao và Du lịch).
    """
    parts = [one_line(part) for part in re.split(r"[;\n]", cell)]
    found: list[str] = []
    for part in filter(None, parts):
        by_comma = [one.strip() for one in part.split(",") if one.strip()]
        whole = len(by_comma) < 2 or key_of(part) in known
        found += [part] if whole else by_comma
    return list(dict.fromkeys(found))
