"""Addresses of places: short where a name is alone, with what it lies in where it is not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kheo.core.text import slugify
from kheo.organisations.rules.place_names import split_kind


@dataclass(frozen=True, slots=True)
class Titled:
    """A place that wants an address: its name, what it lies in from near to far, its code."""

    name: str
    within: tuple[str, ...] = ()
    code: str = ""
    ended: bool = False


def addresses(places: Iterable[Titled], taken: set[str]) -> list[str]:
    """Return an address for each place, in their order; none is in ``taken`` or comes twice.

    Places that live go first. A name that several of them have stands with its province for all,
    so that no address is one of many by chance.
    """
    listed = list(places)
    taken = set(taken)
    slugs = [""] * len(listed)
    for ended in (False, True):
        names = Counter(slugify(one.name) for one in listed if one.ended is ended)
        for at, one in enumerate(listed):
            if one.ended is ended:
                ways = candidates(one, alone=names[slugify(one.name)] == 1)
                slugs[at] = next(way for way in ways if way not in taken)
                taken.add(slugs[at])
    return slugs


def candidates(place: Titled, *, alone: bool) -> Iterator[str]:
    """Yield addresses that a place may have, the shortest first; they never end."""
    base = slugify(place.name) or "dia-ban"
    far = [slugify(split_kind(name)[1]) for name in place.within]
    if alone:
        yield base
    if far:
        yield f"{base}-{far[-1]}"
        yield "-".join([base, *far])
    if place.ended:
        yield f"{base}-cu"
    longest = "-".join([base, *far])
    if place.code:
        yield f"{longest}-{place.code}"
    number = 2
    while True:
        yield f"{longest}-{number}"
        number += 1
