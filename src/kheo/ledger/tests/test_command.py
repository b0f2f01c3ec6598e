"""`kheo ledger verify | export | seal`."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kheo.ledger.models import Entry
from kheo.ledger.tests.test_actions import forge, note, verb  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    call_command("ledger", *words, stdout=out)
    return out.getvalue()


def test_a_whole_ledger_is_said_to_be_whole():
    note()
    assert run("seal") == "Đã đóng dấu 1 việc.\n"
    assert run("verify").startswith("Sổ ghi việc nguyên vẹn: 1 việc")


def test_an_empty_ledger_is_whole():
    assert "0 việc" in run("verify")


def test_what_is_wrong_is_named_and_the_command_ends_with_one():
    note()
    run("seal")
    forge("UPDATE ledger_entry SET verb = 'tests.other'")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("ledger", "verify", stdout=out)
    assert ended.value.code == 1
    pk = Entry.objects.get().pk
    assert out.getvalue() == f"Vị trí 1 (việc {pk}): nội dung đã bị sửa.\n"


def test_a_head_that_cannot_be_read_is_refused():
    with pytest.raises(CommandError, match="SỐ:MÃ"):
        run("verify", "--head", "mã")


def test_an_outsider_checks_an_export_without_our_code():
    note(reason="“Vì” Đ"), note(facts={"b": 1, "a": [True]})
    run("seal")
    head, *rows = [json.loads(line) for line in run("export").splitlines()]
    before = head["genesis"]
    for row in rows:
        text = json.dumps(row["entry"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        before = hashlib.sha256((before + "\n" + text).encode()).hexdigest()
        assert before == row["hash"]
    assert [row["position"] for row in rows] == [1, 2]
