import tomllib

from config.environment import ROOT
from kheo import __version__


def test_the_version_is_said_once_for_all() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == __version__
