"""Places as readers see them: the tree of a day, a search, and the history of each place."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from kheo.core.days import short_day
from kheo.core.http import for_everyone
from kheo.core.paging import page_of
from kheo.organisations.actions.load_places import loaded_on
from kheo.organisations.forms.places import DayForm, SearchForm, given
from kheo.organisations.models import Place, PlaceKind, PlaceNameKind
from kheo.organisations.models.spans import on_day
from kheo.organisations.reading.place_events import Event, events_of
from kheo.organisations.reading.place_lines import Share, heirs_each, line_of, today_of
from kheo.organisations.reading.place_search import find
from kheo.organisations.reading.places import called_on, children_of, paths
from kheo.organisations.rules.place_register import FIRST_DAY

CHILDREN_A_PAGE: Final = 100
SHOWN_NAMES: Final = (str(PlaceNameKind.SPELLING), str(PlaceNameKind.CODE))
"""Former names stand in the history; initials are for finding only, no law made them."""

StrOrPromise = str | Promise
LEVELS: Final = {
    PlaceKind.PROVINCE: _("Đơn vị hành chính cấp tỉnh"),
    PlaceKind.DISTRICT: _("Đơn vị hành chính cấp huyện"),
    PlaceKind.COMMUNE: _("Đơn vị hành chính cấp xã"),
    PlaceKind.VILLAGE: _("Thôn, tổ dân phố"),
}


@for_everyone
def index(request: HttpRequest) -> HttpResponse:
    """Show the provinces of a day, or what a search finds."""
    form = SearchForm(request.GET)
    asked, day, today = form.asked(), form.day(), timezone.localdate()
    found: dict[str, Any] = {"form": form, "asked": asked, "day": day, "on": day or today}
    if asked:
        results = find(asked, today=today, on=day)
        heirs = heirs_each([one.place for one in results if ended(one.place, today)])
        found["results"] = [(one, heirs.get(one.place.pk, [])) for one in results]
    else:
        found["provinces"] = called_on(provinces_on(day or today), day or today)
    found["is_early"] = (day or today) < FIRST_DAY
    found["breadcrumbs"] = [(_("Trang chủ"), "/")]
    found["asked_query"] = urlencode(given(request.GET))
    return render(request, "organisations/places/index.html", found)


def ended(place: Place, today: date) -> bool:
    """Return whether a place had ended by a day."""
    return place.until is not None and place.until < today


def provinces_on(day: date) -> Any:
    """Return the provinces of a day with the number of communes and districts under each."""
    alive = on_day(day, "held__") & on_day(day, "held__place__")
    provinces = Place.objects.alive_on(day).filter(kind=str(PlaceKind.PROVINCE))
    return provinces.annotate(
        count=Count("held", filter=alive & ~Q(held__place__kind=str(PlaceKind.VILLAGE)))
    ).order_by("key", "pk")


@for_everyone
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one place as it was on a day, and its whole history."""
    found = get_object_or_404(Place, slug=slug)
    form, today = DayForm(request.GET), timezone.localdate()
    day = form.day()
    on = in_life(found, day or today)
    [known] = called_on([found], on)
    way = paths([found], on=on)[found.pk]
    children = page_of(children_of(found, on=on), request, per_page=CHILDREN_A_PAGE)
    context = {
        "place": found,
        "name": known.name,
        "level": LEVELS[PlaceKind(found.kind)],
        "way": way,
        "breadcrumbs": breadcrumbs(way),
        "form": form,
        "day": day,
        "on": on,
        "is_outside": day is not None and on != day,
        "is_ended": ended(found, today),
        "today_of": located(today_of(found, on=today) if ended(found, today) else [], today),
        "events": events_located(events_of(found, line_of(found)), today),
        "also": list(found.names.filter(kind__in=SHOWN_NAMES)),
        "children": children,
        "children_known": called_on(children.object_list, on),
        "children_title": title_of(list(children)),
        "asked_query": urlencode({"ngay": short_day(day)}) if day else "",
        "data_of": loaded_on() if found.code else None,
    }
    return render(request, "organisations/places/place.html", context)


def located(shares: list[Share], on: date) -> list[Share]:
    """Return shares with the names of what their places lie in."""
    ways = paths([share.place for share in shares], on=on)
    return [replace(one, where=names_of(ways[one.place.pk])) for one in shares]


def events_located(events: list[Event], on: date) -> list[Event]:
    """Return events whose places are told with what they lie in, with one query."""
    told = iter(located([share for event in events for share in event.shares], on))
    return [replace(event, shares=[next(told) for _share in event.shares]) for event in events]


def names_of(way: list[Place]) -> str:
    """Return names with commas between."""
    return ", ".join(one.name for one in way)


def in_life(found: Place, day: date) -> date:
    """Return a day, or the nearest one on which a place existed."""
    if found.since and day < found.since:
        return found.since
    return min(day, found.until) if found.until else day


def title_of(children: Collection[Place]) -> StrOrPromise:
    """Return what a list of places is called."""
    kinds = {PlaceKind(child.kind) for child in children}
    titles = {
        frozenset({PlaceKind.DISTRICT}): _("Huyện, quận, thị xã, thành phố trực thuộc"),
        frozenset({PlaceKind.COMMUNE}): _("Xã, phường, thị trấn, đặc khu trực thuộc"),
        frozenset({PlaceKind.VILLAGE}): _("Thôn, tổ dân phố"),
    }
    return titles.get(frozenset(kinds), _("Địa bàn trực thuộc"))


def breadcrumbs(way: list[Place]) -> list[tuple[StrOrPromise, str]]:
    """Return the way to the page of a place, from the home page down."""
    above: list[tuple[StrOrPromise, str]] = [
        (one.name, reverse("places:place", args=[one.slug])) for one in reversed(way)
    ]
    return [(_("Trang chủ"), "/"), (_("Địa bàn"), reverse("places:index")), *above]
