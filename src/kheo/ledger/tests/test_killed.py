"""No act without its entry and no entry without its act, whatever is killed when."""

import subprocess
import sys

import pytest
from django.db import connection
from tests.killing import environment

from kheo.core.models import Tally
from kheo.ledger import verifying
from kheo.ledger.models import Entry, Pending, Seal
from kheo.ledger.sealing import seal_pending

KILLS = 200
# A nursery of processes: each acts and seals as fast as it can, until it is killed at a moment
# that chance chooses. An act is a new row; its entry bears the row's name.
NURSERY = """
import os, random, select, signal, sys
from datetime import UTC, datetime
from pathlib import Path
import django
django.setup()
from django.conf import settings
settings.VAR = Path(sys.argv[1])
from django.db import connection, transaction
from kheo.core.models import Tally
from kheo.ledger import verbs
from kheo.ledger.actions import record
from kheo.ledger.rules import Ref, system
from kheo.ledger.sealing import seal_pending

verbs.enlist("tests.done", "Đã làm")
now = datetime(2026, 11, 23, tzinfo=UTC)

def act(name):
    with transaction.atomic():
        Tally.objects.create(key=name, starts_at=now, ends_at=now)
        record("tests.done", target=Ref("tests.thing", name, name), by=system("x"), at=now)
        Tally.objects.filter(key=name).update(count=1)

def live(child, told):
    number = 0
    while True:
        act(f"{child}-{number}")
        os.write(told, b".")
        number += 1
        if number % 3 == 0:
            seal_pending()

chance = random.Random(int(sys.argv[2]))
for child in range(int(sys.argv[3])):
    heard, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        live(child, told)
    acts = chance.randrange(1, 5)
    while acts:
        acts -= len(os.read(heard, acts))
    select.select([], [], [], chance.random() * 0.008)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(heard), os.close(told)
print("done")
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_hundred_kills_leave_no_act_without_its_entry_and_no_entry_without_its_act(tmp_path):
    before = Entry.objects.count()
    connection.close()
    command = [sys.executable, "-c", NURSERY, str(tmp_path), "7", str(KILLS)]
    done = subprocess.run(  # noqa: S603 - ours
        command, env=environment(tmp_path), timeout=300, check=True, capture_output=True, text=True
    )
    assert done.stdout == "done\n"
    acts = set(Tally.objects.filter(count=1).values_list("key", flat=True))
    entries = set(Entry.objects.filter(verb="tests.done").values_list("target_key", flat=True))
    assert len(entries) >= KILLS
    assert acts == entries
    assert not Tally.objects.filter(count=0).exists()
    seal_pending()
    assert not Pending.objects.exists()
    assert Seal.objects.count() == Entry.objects.count() == before + len(entries)
    assert list(verifying.faults()) == []
