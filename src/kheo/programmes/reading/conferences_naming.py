"""Which organisations a pasted list names: few queries, however long the list."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q

from kheo.organisations.models import Organisation, OrganisationName
from kheo.organisations.models.spans import on_day


def named_exactly(names: Iterable[str], *, on: date) -> dict[str, Organisation]:
    """Return for names, as they stand, the one organisation living on a day that has it.

    A name that several have means none of them. Two queries.
    """
    wanted = set(names)
    rows = OrganisationName.objects.filter(on_day(on, "organisation__")).filter(
        Q(name__in=wanted) | Q(abbreviation__in=wanted)
    )
    meant: dict[str, set[int]] = {}
    for name, short, key in rows.values_list("name", "abbreviation", "organisation"):
        for one in wanted & {name, short}:
            meant.setdefault(one, set()).add(key)
    single = {name: next(iter(keys)) for name, keys in meant.items() if len(keys) == 1}
    organisations = Organisation.objects.in_bulk(set(single.values()))
    return {name: organisations[key] for name, key in single.items()}


def lines_for(organisations: Iterable[Organisation | None]) -> dict[int, str]:
    """Return by key the shortest line that means each organisation and no other; one query.

    That is its name, and its address behind it where others have the same name.
    """
    listed = {one.pk: one for one in organisations if one is not None}
    rows = Organisation.objects.filter(name__in={one.name for one in listed.values()})
    counts = rows.order_by().values_list("name").annotate(count=Count("pk"))
    single = {name for name, count in counts if count == 1}
    return {
        key: one.name if one.name in single else f"{one.name} [{one.slug}]"
        for key, one in listed.items()
    }
