"""`./kheo lock`: versions with hashes, and no registry's address, from pyproject.toml."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from config.environment import ROOT

# name of the file, Python it is for, further groups, what Django must be
LOCKS: Final = (
    ("run", "3.11", (), "Django<6"),
    ("dev", "3.11", ("--group", "dev"), "Django<6"),
    ("next", "3.13", ("--group", "dev"), "Django>=6.1"),
)


def main(words: list[str]) -> int:
    """Write the three lock files; further words go to uv (``--upgrade``)."""
    for name, python, groups, django in LOCKS:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as constraint:
            constraint.write(django + "\n")
            constraint.flush()
            target = ROOT / "requirements" / f"{name}.lock"
            command = uv_words(python, groups, Path(constraint.name), target) + words
            done = subprocess.run(command, check=False)
        if done.returncode:
            return done.returncode
    return 0


def uv_words(python: str, groups: tuple[str, ...], constraint: Path, target: Path) -> list[str]:
    """Return the command that resolves one lock file for every platform."""
    return [
        sys.executable, "-m", "uv", "pip", "compile", "--quiet", "pyproject.toml", *groups,
        "--universal", "--python-version", python, "--generate-hashes",
        "--no-annotate", "--no-header", "-c", str(constraint), "-o", str(target),
    ]  # fmt: skip
