"""Entries, the chain that seals them, and links between records. None is ever changed.

The database itself refuses updates and deletes (`guards.py`).
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta
from itertools import chain
from typing import ClassVar, Final, Self

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.core.days import start_of
from kheo.ledger.rules import ActorKind, Ref, Written
from kheo.ledger.verbs import label_of

COLUMNS: Final = tuple(field.name for field in fields(Written) if field.name != "id")
"""What an entry consists of besides its number, in the order in which it is hashed."""

APPEND: Final = (
    f"INSERT INTO ledger_entry ({', '.join(COLUMNS)}) "  # noqa: S608 - our own names
    f"VALUES ({', '.join(['%s'] * len(COLUMNS))}) RETURNING id"
)
ENDS: Final = ("kind", "from_kind", "from_key", "to_kind", "to_key")
TIE: Final = (
    f"INSERT INTO ledger_link ({', '.join(ENDS)}, made_id) "  # noqa: S608 - our own names
    f"VALUES ({', '.join(['%s'] * len(ENDS))}, %s)"
)
ROW_OF_TIE: Final = f"({', '.join(['%s'] * len(ENDS))})"
APPEND_WITH_TIES: Final = (
    f"WITH entry AS ({APPEND}), tied AS ("  # noqa: S608 - our own names
    f"INSERT INTO ledger_link ({', '.join(ENDS)}, made_id) "
    "SELECT tie.*, entry.id FROM entry, (VALUES {ties}) AS tie) SELECT id FROM entry"
)
"""PostgreSQL's way to write an entry and its links in one go: each statement costs an act dear."""


def in_line(value: object) -> str:
    """Return a fact as it is shown."""
    if isinstance(value, list):
        return ", ".join(in_line(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {in_line(part)}" for name, part in value.items())
    return "–" if value is None else str(value)


class EntryQuerySet(models.QuerySet["Entry"]):
    """What is asked of the ledger."""

    def append(self, entry: "Entry", ties: Sequence[tuple[str, ...]] = ()) -> "Entry":
        """Write a new entry with the links that it makes, and return it with its number.

        A tie is its kind and the kinds and keys of both ends. In plain words to the database:
        through `save` an entry costs its act three times as much.
        """
        values = [getattr(entry, name) for name in COLUMNS]
        values[0] = connection.ops.adapt_datetimefield_value(entry.at)
        at_once = bool(ties) and connection.vendor == "postgresql"
        with connection.cursor() as cursor:
            if at_once:
                rows = ", ".join([ROW_OF_TIE] * len(ties))
                cursor.execute(APPEND_WITH_TIES.format(ties=rows), [*values, *chain(*ties)])
            else:
                cursor.execute(APPEND, values)
            (entry.pk,) = cursor.fetchone()
            if ties and not at_once:
                cursor.executemany(TIE, [(*tie, entry.pk) for tie in ties])
        return entry

    def about(self, ref: Ref) -> Self:
        """Entries about a record."""
        return self.filter(target_kind=ref.kind, target_key=ref.key)

    def asked(self, *, words: str, verb: str, since: date | None, until: date | None) -> Self:
        """Entries of a verb and of a span of days, in which all words stand somewhere."""
        found = self.filter(verb=verb) if verb else self
        if since:
            found = found.filter(at__gte=start_of(since))
        if until:
            found = found.filter(at__lt=start_of(until + timedelta(days=1)))
        for word in words.split():
            found = found.filter(
                Q(actor_name__icontains=word)
                | Q(behalf_name__icontains=word)
                | Q(target_name__icontains=word)
                | Q(reason__icontains=word)
                | Q(facts__icontains=word)
            )
        return found

    def newest_first(self) -> Self:
        """Entries, the last written first."""
        return self.order_by("-id")


class Entry(models.Model):
    """One act: who, when, what, on what, for whom, by which rule, why."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("Lúc"))
    verb = models.CharField(_("Việc"), max_length=60)
    actor_kind = models.CharField(max_length=10, choices=[(str(k), str(k)) for k in ActorKind])
    actor_key = models.CharField(max_length=60, blank=True)
    actor_name = models.CharField(_("Người làm"), max_length=200)
    behalf_key = models.CharField(max_length=60, blank=True)
    behalf_name = models.CharField(_("Thay mặt"), max_length=255, blank=True)
    target_kind = models.CharField(max_length=60)
    target_key = models.CharField(max_length=60)
    target_name = models.CharField(_("Về"), max_length=300)
    rule = models.CharField(_("Căn cứ"), max_length=200, blank=True)
    reason = models.TextField(_("Lý do"), blank=True)
    facts = models.TextField(default="{}")

    objects: ClassVar[EntryQuerySet] = EntryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Việc đã ghi")
        verbose_name_plural = _("Sổ ghi việc")
        indexes = (
            models.Index(fields=("target_kind", "target_key", "id"), name="ledger_entry_target"),
            models.Index(fields=("actor_key", "id"), name="ledger_entry_actor"),
            models.Index(fields=("verb", "id"), name="ledger_entry_verb"),
        )
        constraints = (
            models.CheckConstraint(
                name="ledger_entry_officer_has_key",
                condition=~Q(actor_kind="officer", actor_key=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.actor_name}: {self.label} – {self.target_name}"

    @property
    def label(self) -> str:
        """The verb in words."""
        return label_of(self.verb)

    @property
    def facts_read(self) -> dict[str, object]:
        """What else is known of the act."""
        facts: dict[str, object] = json.loads(self.facts)
        return facts

    @property
    def facts_shown(self) -> list[tuple[str, str]]:
        """The same as rows of name and value."""
        return [(name, in_line(value)) for name, value in self.facts_read.items()]

    @property
    def target(self) -> Ref:
        """The record that the act was done on."""
        return Ref(self.target_kind, self.target_key, self.target_name)


class Pending(models.Model):
    """An entry that waits for its seal; the database writes it with the entry."""

    # No constraint: the trigger writes it with the entry, and a check would cost each act a lookup.
    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, primary_key=True, related_name="+", db_constraint=False
    )

    def __str__(self) -> str:
        return str(self.pk)


class Seal(models.Model):
    """The place of an entry in the chain, and the hash up to there."""

    position = models.BigIntegerField(primary_key=True)
    # No constraint: entries cannot be deleted, and verify looks for each.
    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, related_name="seal", db_constraint=False
    )
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.CheckConstraint(name="ledger_seal_from_one", condition=Q(position__gte=1)),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.hash}"


class LinkKind(models.TextChoices):
    """What one record is to another."""

    CITES = "cites", _("trích dẫn")
    IMPLEMENTS = "implements", _("thực hiện")
    CAUSES = "causes", _("dẫn đến")
    ANSWERS = "answers", _("trả lời")
    REPLACES = "replaces", _("thay thế")


class LinkQuerySet(models.QuerySet["Link"]):
    """What is asked of links."""

    def in_force(self) -> Self:
        """Links that nobody has undone."""
        return self.filter(undoing=None)

    def of(self, ref: Ref) -> Self:
        """Links from or to a record."""
        return self.filter(
            Q(from_kind=ref.kind, from_key=ref.key) | Q(to_kind=ref.kind, to_key=ref.key)
        )


class Link(models.Model):
    """One record cites, implements, causes, answers or replaces another."""

    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    from_kind = models.CharField(max_length=60)
    from_key = models.CharField(max_length=60)
    to_kind = models.CharField(max_length=60)
    to_key = models.CharField(max_length=60)
    made = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="links")

    objects: ClassVar[LinkQuerySet] = LinkQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = (
            models.Index(fields=("from_kind", "from_key"), name="ledger_link_from"),
            models.Index(fields=("to_kind", "to_key"), name="ledger_link_to"),
        )

    def __str__(self) -> str:
        return f"{self.from_kind} {self.from_key} {self.kind} {self.to_kind} {self.to_key}"


class Unlink(models.Model):
    """A link that an act has undone."""

    link = models.OneToOneField(Link, on_delete=models.PROTECT, related_name="undoing")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"- {self.link_id}"
