"""Killed at any moment, a restore leaves the installation empty, or whole."""

import random
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from config.environment import ROOT
from kheo.core.keeping import loading, media
from kheo.core.tests import keeping
from tests import killing

KILLS = 6
# Each step waits a little, so that kills hit all of them.
SLOWLY = """
import sys, time
import django
django.setup()
from pathlib import Path
from kheo.core.keeping import restoring
def say(what, number):
    sys.stdout.write("."); sys.stdout.flush(); time.sleep(0.01)
move_in = restoring.media.Staging.move_in
def moved(staging):
    move_in(staging); say("", 0); time.sleep(0.2)
restoring.media.Staging.move_in = moved
restoring.restore(Path(sys.argv[1]), say=say)
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_restore_leaves_an_empty_installation_that_can_be_restored(
    tmp_path: Path, settings: Any
) -> None:
    path, chance = keeping.sample_backup(tmp_path), random.Random(3)  # noqa: S311
    blank = keeping.rows()
    environment = keeping.environment(settings.VAR, killing.address())
    connection.close()
    killed = 0
    for number in range(KILLS):
        started = subprocess.Popen(  # noqa: S603 - ours
            [keeping.COMMAND[0], "-c", SLOWLY, str(path)],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert started.stdout is not None
        assert started.stderr is not None
        steps = started.stdout.read(1 + number * 20)
        time.sleep(chance.random() * 0.05)
        started.send_signal(signal.SIGKILL)
        killed += started.wait() == -signal.SIGKILL
        assert steps, started.stderr.read().decode()
        started.stdout.close()
        started.stderr.close()
        if keeping.rows() == keeping.sample_rows():
            assert keeping.media() == keeping.sample_media()
            keeping.empty()
        else:
            assert keeping.rows() == blank
            assert media.is_empty()
        connection.close()
    assert killed == KILLS
    done = subprocess.run(  # noqa: S603 - ours
        [*keeping.COMMAND, "restore", str(path)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert keeping.rows() == keeping.sample_rows()
    assert keeping.media() == keeping.sample_media()


@pytest.mark.django_db(transaction=True)
def test_killed_after_the_files_came_in_they_are_rests_until_the_rows_are_there(
    tmp_path: Path,
) -> None:
    """The one moment between the files and the rows, made by hand."""
    path = keeping.sample_backup(tmp_path)
    staging = media.Staging()
    staging.begin()
    (staging.path / "goc").mkdir()
    (staging.path / "goc" / "a.jpg").touch()
    staging.move_in()
    assert (Path(settings.MEDIA_ROOT) / "goc" / "a.jpg").exists()
    assert media.is_empty()
    from django.apps import apps
    from django.core.management import call_command

    assert loading.written_by_people(connection, apps) == {}
    call_command("restore", str(path), verbosity=0)
    assert keeping.media() == keeping.sample_media()
