"""What a restore and the doctor have to know of the ledger."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kheo.core.keeping import doctor, sockets, tables
from kheo.ledger import doctor as ours
from kheo.ledger import guards, verifying
from kheo.ledger.models import Entry, Pending, Seal
from kheo.ledger.rules import Fault, Wrong, faults_of
from kheo.ledger.sealing import head_file, note_head
from kheo.ledger.wording import in_words


def enlist() -> None:
    """Have the chain proven in every restore, and looked after by the doctor."""
    # A new site writes for itself what its laying out did.
    tables.give(Entry, only="actor_kind = 'system'")
    tables.give(Pending, Seal)
    sockets.while_emptied("ledger.guards", unguarded)
    sockets.prove("ledger.chain", restored_faults)
    sockets.afterwards("ledger.head", note_restored_head)
    doctor.enlist("ledger.chain", _("Sổ ghi việc"), ours.chain)
    doctor.enlist("ledger.waiting", _("Việc chờ đóng dấu"), lambda: ours.waiting(timezone.now()))


@contextmanager
def unguarded() -> Iterator[None]:
    """Let a new site's own entries go, within the transaction that brings in others.

    Tables from before the guards have none.
    """
    stood = bool(guards.names() & guards.standing(connection))
    if stood:
        guards.lift_guards(connection)
    yield
    if stood:
        guards.raise_guards(connection)


def restored_faults() -> Iterator[str]:
    """Yield what is wrong with a chain that was just restored.

    The head noted here is not asked: a backup ends where the chain ended then.
    """
    for fault in faults_of(verifying.chain()):
        yield in_words(fault)
    for pk in verifying.never_sealed():
        yield in_words(Fault(Wrong.NEVER_SEALED, entry_id=pk))
    if guards.names() - guards.standing(connection):
        yield in_words(Fault(Wrong.UNGUARDED))


def note_restored_head() -> None:
    """Note how far the restored chain reaches, in place of what was noted before."""
    last = Seal.objects.order_by("-position").first()
    if last is None:
        head_file().unlink(missing_ok=True)
    else:
        note_head(last)
