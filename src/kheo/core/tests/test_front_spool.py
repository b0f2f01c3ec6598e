"""Records that many processes leave and one gathers."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kheo.core.front.spool import SpoolReader, SpoolWriter, opened_for_us, taken
from kheo.core.tests.front import Clock

WRITE_AND_STAY = """
import signal, sys
from pathlib import Path
from kheo.core.front.spool import SpoolWriter
writer = SpoolWriter(Path(sys.argv[1]))
for number in range(100):
    writer.append(b"%08d" % number)
print("written", flush=True)
signal.pause()
"""


def gathered(folder: Path) -> bytes:
    parts: list[bytes] = []
    SpoolReader(folder).gather(parts.append)
    return b"".join(parts)


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.records")]


def test_a_file_in_use_is_read_and_stays(tmp_path):
    writer = SpoolWriter(tmp_path)
    writer.append(b"one")
    assert gathered(tmp_path) == b"one"
    writer.append(b"two")
    assert gathered(tmp_path) == b"onetwo"
    assert len(files(tmp_path)) == 1


def test_a_file_that_was_left_is_deleted_once_it_is_kept(tmp_path):
    writer = SpoolWriter(tmp_path)
    writer.append(b"one")
    writer.close()
    assert gathered(tmp_path) == b"one"
    assert files(tmp_path) == []


def test_a_file_that_could_not_be_kept_is_there_next_time(tmp_path):
    writer = SpoolWriter(tmp_path)
    writer.append(b"one")
    writer.close()
    with pytest.raises(ZeroDivisionError):
        SpoolReader(tmp_path).gather(lambda content: len(content) / 0)
    assert gathered(tmp_path) == b"one"


def test_a_writer_goes_on_to_a_new_file_after_some_seconds(tmp_path):
    clock = Clock()
    writer = SpoolWriter(tmp_path, clock=clock)
    for part in (b"a", b"b", b"c"):
        writer.append(part)
        clock.now += 1.5
    assert len(files(tmp_path)) == 2
    assert gathered(tmp_path) == b"abc"
    assert len(files(tmp_path)) == 1


def test_what_did_not_grow_is_not_handed_over_again(tmp_path):
    writer, reader = SpoolWriter(tmp_path), SpoolReader(tmp_path)
    parts: list[bytes] = []
    writer.append(b"one")
    for _ in range(3):
        reader.gather(parts.append)
    writer.close()
    reader.gather(parts.append)
    assert parts == [b"one"]
    assert files(tmp_path) == []
    reader.gather(parts.append)
    assert reader.read_before == {}


def test_a_killed_process_loses_nothing(tmp_path):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WRITE_AND_STAY, str(tmp_path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:  # noqa: S603 — ours
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        assert len(gathered(tmp_path)) == 800
        assert len(files(tmp_path)) == 1
        process.send_signal(signal.SIGKILL)
    assert gathered(tmp_path) == b"".join(b"%08d" % number for number in range(100))
    assert files(tmp_path) == []


def test_a_new_file_that_was_gathered_at_once_is_not_written_to(tmp_path, monkeypatch):
    from kheo.core.front import locks, spool

    gather_first = [True]

    def locked_late(file: int, *, wait: bool) -> bool:
        if gather_first.pop() if gather_first else False:
            # Between making the file and locking it, somebody gathers.
            SpoolReader(tmp_path).gather(bytes)
        return really(file, wait=wait)

    really = locks.locked
    monkeypatch.setattr(spool, "locked", locked_late)
    file = opened_for_us(tmp_path)
    os.write(file, b"kept")
    os.close(file)
    assert gathered(tmp_path) == b"kept"


def test_a_record_that_was_cut_off_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "write", lambda _file, record: len(record) - 1)
    with pytest.raises(OSError, match="cut off"):
        SpoolWriter(tmp_path).append(b"one")


def test_a_file_that_somebody_else_gathered_is_nothing(tmp_path):
    with taken(tmp_path / "gone.records") as content:
        assert content == b""
