"""This room's own duties: mandates that go on after their organisation has ended."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from django.db.models import Count, F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.organisations.duties import Act, Duty
from kheo.organisations.models.mandates import Mandate, MandateQuerySet
from kheo.organisations.models.organisations import Organisation
from kheo.organisations.rules.mandates import MandateKind

NAME: Final = "organisations.mandates"


class OpenMandates:
    """Mandates that officers hold; what others do in their place goes with them."""

    name: str = NAME
    label: str | Promise = _("Nhiệm vụ của cán bộ")

    def open_of(self, organisations: Collection[int]) -> Iterable[Duty]:
        """Return the mandates that are held in organisations; one query."""
        held = still_held().filter(organisation__in=organisations)
        for mandate in held.select_related("officer", "role"):
            title = f"{mandate.role}: {mandate.officer}"
            yield Duty(NAME, str(mandate.pk), mandate.organisation_id, title, mandate.until)

    def counts(self, *, ended_by: date) -> Mapping[int, int]:
        """Return how many mandates are held in each ended organisation."""
        held = still_held().filter(organisation__until__lt=ended_by)
        counted = held.order_by().values_list("organisation").annotate(count=Count("pk"))
        return dict(counted)

    def hand_over(
        self, keys: Sequence[str], *, holder: Organisation, to: Sequence[Organisation], act: Act
    ) -> Mapping[str, Sequence[str]]:
        """Give each officer the same role in each organisation, from the day of the act on.

        A mandate for a time keeps its last day.
        """
        terms = dict(Mandate.objects.filter(pk__in=keys).values_list("pk", "until"))
        return {
            str(former.pk): [continued(former, terms[former.pk], one, act) for one in to]
            for former in taken(keys, holder)
        }

    def close(self, keys: Sequence[str], *, holder: Organisation, act: Act) -> None:
        """Let mandates end with their organisation."""
        taken(keys, holder)


def still_held() -> MandateQuerySet:
    """Return the mandates, not of stand-ins, whose last day is unknown or after their body's."""
    lasts = Q(until=None) | Q(organisation__until=None) | Q(until__gt=F("organisation__until"))
    return Mandate.objects.filter(lasts, kind=str(MandateKind.OWN))


def taken(keys: Sequence[str], holder: Organisation) -> list[Mandate]:
    """Return mandates, ended on the last day of their organisation."""
    found = list(Mandate.objects.filter(pk__in=keys, organisation=holder))
    for mandate in found:
        mandate.until = max(holder.until or mandate.since, mandate.since)
    Mandate.objects.bulk_update(found, ["until"])
    return found


def continued(former: Mandate, term: date | None, organisation: Organisation, act: Act) -> str:
    """Return the key of the mandate that goes on in another organisation; there may be one."""
    there = Mandate.objects.filter(
        officer=former.officer_id,
        role=former.role_id,
        organisation=organisation,
        kind=str(MandateKind.OWN),
    )
    known = there.in_force(act.on).first()
    if known is None:
        known = Mandate.objects.create(
            officer_id=former.officer_id,
            role_id=former.role_id,
            organisation=organisation,
            since=act.on,
            until=term and max(term, act.on),
            document=act.document,
        )
    return str(known.pk)
