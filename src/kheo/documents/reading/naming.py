"""Records of later rooms that name a document: news, and whatever enlists as a holder."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise

from kheo.documents.holders import HOLDERS, Shown
from kheo.documents.models import Document
from kheo.documents.rules.relations import Standing

MOST: Final = 200
SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Named:
    """Records of one kind that name a document, the newest first."""

    label: str | Promise
    shown: list[Shown]


def records_naming(document: Document) -> list[Named]:
    """Return what else names a document, by kind; one query and what each kind asks."""
    rows = document.referrers.filter(document=None, holder_kind__in=list(HOLDERS))
    told = rows.exclude(standing=Standing.DECLINED).order_by("-pk")
    keys: dict[str, list[str]] = {}
    for kind, key in dict.fromkeys(told.values_list("holder_kind", "holder_key")[:MOST]):
        keys.setdefault(kind, []).append(key)
    found = [Named(HOLDERS[kind].label, newest(kind, some)) for kind, some in keys.items()]
    return [named for named in found if named.shown]


def newest(kind: str, keys: list[str]) -> list[Shown]:
    """Return the newest records of a kind that everybody may read."""
    shown = HOLDERS[kind].shown(keys).values()
    return sorted(shown, key=lambda one: one.day or date.min, reverse=True)[:SHOWN]
