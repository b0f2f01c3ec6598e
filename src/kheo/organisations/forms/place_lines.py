"""A field for several places among some fourteen thousand: one a line, no list to load."""

import re
from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from kheo.organisations.models import Place
from kheo.organisations.reading.places import meant, paths

ADDRESS: Final = re.compile(r"\[([a-z0-9-]+)\]\s*$")
MOST_LINES: Final = 50


class PlaceLines(forms.Textarea):
    """Places as lines: “Xã Hòa Bình, Tỉnh Vĩnh Long [xa-hoa-binh-vinh-long]”.

    A line may be a name alone, with its province after a comma; a line that could mean several
    places, or none, stays as it is and the form refuses it. What stands in brackets is the
    address of the page of the place, and decides.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, **(attrs or {})})

    def format_value(self, value: Any) -> str:
        """Return the lines of places given by their keys; other lines as they were typed."""
        given = [str(one) for one in value or ()]
        keys = [int(one) for one in given if one.isdecimal()]
        places = Place.objects.in_bulk(keys)
        ways = paths(list(places.values()), on=timezone.localdate())
        lines = {
            str(pk): ", ".join([place.name, *(above.name for above in ways[pk])])
            + f" [{place.slug}]"
            for pk, place in places.items()
        }
        return "\n".join(lines.get(one, one) for one in given)

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> list[str]:
        """Return the keys of the places that lines mean, and lines that mean none as they are."""
        typed = [line.strip() for line in str(data.get(name) or "").splitlines()]
        lines = [line for line in typed if line][:MOST_LINES]
        slugs = {line: found[1] for line in lines if (found := ADDRESS.search(line))}
        known = dict(Place.objects.filter(slug__in=slugs.values()).values_list("slug", "pk"))
        return [str(known.get(slugs.get(line, "")) or key_meant(line)) for line in lines]


def key_meant(line: str) -> str | int:
    """Return the key of the one place that a line means, or the line."""
    places = [] if ADDRESS.search(line) else meant(line, on=timezone.localdate())
    if places:
        return places[0].pk
    # A bare number would pass for a key.
    return f"#{line}" if line.isdecimal() else line
