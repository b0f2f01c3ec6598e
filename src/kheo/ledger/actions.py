"""Writing in the ledger, always inside the transaction of the act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from kheo.ledger.models import Entry, Link, LinkKind, Unlink
from kheo.ledger.rules import Actor, ActorKind, Fact, Ref, plain
from kheo.ledger.verbs import known

Who = AbstractBaseUser | Actor
What = models.Model | Ref

LONGEST_NAME: Final = 300


@dataclass(frozen=True, slots=True)
class Tie:
    """One record and another that the act ties together."""

    kind: LinkKind
    source: What
    to: What

    def ends(self) -> tuple[str, ...]:
        """Return the kind, and kind and key of both ends."""
        one, other = ref_of(self.source), ref_of(self.to)
        return str(self.kind), one.kind, one.key, other.kind, other.key


class OutsideTransactionError(RuntimeError):
    """An entry was to be written without a transaction that holds its act."""


def record(
    verb: str,
    *,
    target: What,
    by: Who,
    at: datetime,
    behalf: models.Model | None = None,
    rule: str = "",
    reason: str = "",
    facts: Mapping[str, Fact] | None = None,
    ties: Sequence[Tie] = (),
) -> Entry:
    """Write what was done and return the entry; it stands or falls with the act.

    `behalf` is the organisation that the actor acted for; `rule` the article that allowed it.
    `ties` are the links between records that the act makes.
    Nothing personal of a citizen may stand in any of them. Raises OutsideTransactionError outside
    a transaction, LookupError for a verb that no room has enlisted, TypeError for a fraction.
    """
    require_transaction(verb)
    entry = entry_of(
        verb, target, facts or {}, by=by, at=at, behalf=behalf, rule=rule, reason=reason
    )
    return Entry.objects.append(entry, [tie.ends() for tie in ties])


def record_many(
    verb: str,
    *,
    told: Iterable[tuple[What, Mapping[str, Fact]]],
    by: Who,
    at: datetime,
    behalf: models.Model | None = None,
    rule: str = "",
    reason: str = "",
) -> list[Entry]:
    """Write one act on many records, each with its own facts, in as few statements as may be.

    Entries come back in the order in which they were told. Raises as `record` does.
    """
    require_transaction(verb)
    entries = [
        entry_of(verb, target, facts, by=by, at=at, behalf=behalf, rule=rule, reason=reason)
        for target, facts in told
    ]
    return Entry.objects.bulk_create(entries, batch_size=500)


def require_transaction(verb: str) -> None:
    """Raise OutsideTransactionError where an entry could stand without its act."""
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransactionError(verb)


def entry_of(
    verb: str,
    target: What,
    facts: Mapping[str, Fact],
    *,
    by: Who,
    at: datetime,
    behalf: models.Model | None,
    rule: str,
    reason: str,
) -> Entry:
    """Return an entry that is not kept yet."""
    actor, ref = actor_of(by), ref_of(target)
    # In the order of the columns: by name, Django takes twice as long to make it.
    return Entry(
        None, at, known(verb),
        str(actor.kind), actor.key, actor.name,
        str(behalf.pk) if behalf else "", str(behalf) if behalf else "",
        ref.kind, ref.key, ref.name,
        rule, reason, plain(facts) if facts else "{}",
    )  # fmt: skip


def link(kind: LinkKind, *, source: What, to: What, entry: Entry) -> Link:
    """Tie two records together, as part of the act that the entry tells of."""
    one, other = ref_of(source), ref_of(to)
    return Link.objects.create(
        kind=kind,
        from_kind=one.kind,
        from_key=one.key,
        to_kind=other.kind,
        to_key=other.key,
        made=entry,
    )


def unlink(one: Link, *, entry: Entry) -> Unlink:
    """Undo a link, as part of the act that the entry tells of; the link stays on record."""
    return Unlink.objects.create(link=one, entry=entry)


def actor_of(who: Who) -> Actor:
    """Return who acts, under the present name."""
    if isinstance(who, Actor):
        return who
    return Actor(ActorKind.OFFICER, str(who.pk), str(who))


def ref_of(what: What) -> Ref:
    """Return a record under its present name."""
    if isinstance(what, Ref):
        return replace(what, name=what.name[:LONGEST_NAME])
    meta = type(what)._meta  # noqa: SLF001 - a public interface of Django, named so
    return Ref(meta.label_lower, str(what.pk), str(what)[:LONGEST_NAME])
