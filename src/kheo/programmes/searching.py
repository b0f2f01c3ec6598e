"""Programmes and conferences in the search of the house, as far as everybody may read them."""

from collections.abc import Iterator, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kheo.core.search import socket
from kheo.core.search.socket import Item, Tag
from kheo.programmes.models import Conference, Programme
from kheo.programmes.models.conferences import KIND as CONFERENCE
from kheo.programmes.models.programmes import KIND


class Programmes:
    """The programmes that were signed, with what binds their parties."""

    kind: str = KIND
    label: str | Promise = _("Chương trình phối hợp")

    def keys(self) -> Iterator[str]:
        """Return the keys of the programmes that are shown."""
        for key in Programme.objects.shown().order_by("pk").values_list("pk", flat=True):
            yield str(key)

    def items(self, keys: Sequence[str]) -> Iterator[Item]:
        """Return those of some programmes that are shown; a few queries for all."""
        rows = Programme.objects.shown().filter(pk__in=[int(key) for key in keys])
        for row in rows.select_related("place").with_parties():
            version = row.versions.binding().prefetch_related("clauses", "bases").first()
            clauses = [one.text for one in version.clauses.all()] if version else []
            yield Item(
                key=str(row.pk),
                title=row.title,
                address=row.get_absolute_url(),
                lead=", ".join(str(party) for party in row.parties.all()),
                text="\n".join(clauses),
                day=row.signed_on,
                places=[Tag(row.place.slug, row.place.name)] if row.place else [],
            )


class Conferences:
    """The conferences that were announced, with what was concluded."""

    kind: str = CONFERENCE
    label: str | Promise = _("Hội nghị")

    def keys(self) -> Iterator[str]:
        """Return the keys of the conferences that are shown."""
        for key in Conference.objects.shown().order_by("pk").values_list("pk", flat=True):
            yield str(key)

    def items(self, keys: Sequence[str]) -> Iterator[Item]:
        """Return those of some conferences that are shown; two queries for all."""
        rows = Conference.objects.shown().filter(pk__in=[int(key) for key in keys])
        for row in rows.select_related("place", "host").prefetch_related("conclusions"):
            said = [one.text for one in row.conclusions.all()] if row.state == "concluded" else []
            yield Item(
                key=str(row.pk),
                title=row.title,
                address=row.get_absolute_url(),
                lead=f"{row.host.name}. {row.venue}",
                text="\n".join([row.summary, *said]),
                day=row.starts_at.date(),
                places=[Tag(row.place.slug, row.place.name)] if row.place else [],
            )


def enlist() -> None:
    """Let the search find them."""
    socket.enlist(Programmes())
    socket.enlist(Conferences())
