import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.__main__ import HELP, OWN, main
from config.environment import ROOT


def test_help_names_what_a_newcomer_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == HELP
    for name in ("serve", "test", "check", "import-article"):
        assert f"./kheo {name}" in HELP


def test_every_command_of_ours_stands_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    internal = {"suite"}
    assert [name for name in OWN if name not in internal and f"`./kheo {name}" not in page] == []


def test_before_the_tables_are_made_a_sentence_says_what_to_run(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KHEO_")}
    environment = kept | {"PYTHONPATH": str(ROOT / "src"), "KHEO_VAR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "config", "import-article", "x.txt"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "./kheo prepare" in done.stderr
    assert "Traceback" not in done.stderr
