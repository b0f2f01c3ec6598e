"""What the page of the search shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from kheo.core.paging import page_of
from kheo.core.search import filters, finding
from kheo.core.search.asking import MOST, Query
from kheo.core.search.filters import Choice, Filters
from kheo.portal.forms import SearchForm

Given = dict[str, str]

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "kind": ("loai",), "period": ("tu", "den"), "place": ("noi",), "issuer": ("coquan",),
}  # fmt: skip
"""How addresses name each filter."""
LOOSER: Final[dict[str, str | Promise]] = {
    "kind": _("Tìm mọi loại"),
    "period": _("Tìm mọi thời gian"),
    "place": _("Tìm mọi địa bàn"),
    "issuer": _("Tìm mọi nguồn, cơ quan"),
    "all": _("Bỏ hết các điều kiện lọc"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A choice as a link: its name, where it leads, how many answers, whether it is chosen."""

    label: str | Promise
    address: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values."""

    title: str | Promise
    links: list[Link]


def page(form: SearchForm, request: HttpRequest) -> dict[str, Any]:
    """Return what the page shows for a query."""
    query, narrowed, given = Query.of(form.typed()), form.filters(), form.given()
    rows = finding.answers(query, narrowed)
    articles = page_of(rows, request)
    shown, texts = finding.results(query, list(articles.object_list))
    better = finding.suggestion(query, len(rows), texts)
    return {
        "asked": form.typed(),
        "is_empty": bool(form.typed()) and not query.words,
        "articles": articles,
        "results": shown,
        "count": len(rows),
        "is_cut": len(rows) >= MOST,
        "suggestion": better,
        "suggestion_address": address(given | {"q": better}) if better else "",
        "facets": offered(rows, given),
        "looser": [] if rows else looser(query, narrowed, given),
        "is_narrowed": bool(narrowed),
        "free_address": address({"q": form.typed()}),
        "asked_query": urlencode(given),
    }


def offered(rows: list[finding.Row], given: Given) -> list[Facet]:
    """Return the filters that answers offer."""
    if not rows:
        return []
    return facets(filters.choices(rows, finding.kind_label), given, of=len(rows))


def facets(choices: filters.Choices, given: Given, *, of: int) -> list[Facet]:
    """Return the filters that answers offer, each value a link that chooses it or gives it up."""
    by_name = (
        (_("Loại"), "kind", choices.kinds),
        (_("Năm"), "period", choices.years),
        (_("Địa bàn"), "place", choices.places),
        (_("Nguồn, cơ quan"), "issuer", choices.issuers),
    )
    found = (Facet(title, links(values, given, NAMES[name])) for title, name, values in by_name)
    return [facet for facet in found if any(is_choice(link, of) for link in facet.links)]


def is_choice(link: Link, of: int) -> bool:
    """Return whether a value is chosen, or would narrow so many answers."""
    return link.is_chosen or link.count < of


def links(values: Iterable[Choice], given: Given, names: tuple[str, ...]) -> list[Link]:
    """Return values as links."""
    found = []
    for value in values:
        chosen = all(given.get(name) == value.value for name in names)
        wanted = "" if chosen else value.value
        to = address(given | dict.fromkeys(names, wanted))
        found.append(Link(value.label, to, value.count, chosen))
    return found


def looser(query: Query, narrowed: Filters, given: Given) -> list[Link]:
    """Return which filters to give up, each with the number of answers without it."""
    found = []
    for name, _without, count in finding.looser(query, narrowed):
        names = NAMES.get(name) or [one for names in NAMES.values() for one in names]
        found.append(Link(LOOSER[name], address(given | dict.fromkeys(names, "")), count))
    return found


def address(given: Mapping[str, str]) -> str:
    """Return the address that asks so."""
    return f"?{urlencode({name: value for name, value in given.items() if value})}"
