import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.environment import ROOT

GOOD = "".join(chr(33 + (n * 7) % 90) for n in range(64))
PRODUCTION = {"KHEO_ENV": "production", "KHEO_SECRET": GOOD, "KHEO_HOSTS": "danvan.example.vn"}


def start(tmp_path, **variables):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KHEO_")}
    return subprocess.run(
        [sys.executable, "-c", "from config import settings; print(settings.DEBUG)"],
        env=kept | {"PYTHONPATH": str(ROOT / "src"), "KHEO_VAR": str(tmp_path)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_with_nothing_set_the_site_is_a_local_demo_without_debug(tmp_path):
    done = start(tmp_path)
    assert done.stdout == "False\n"


def test_a_real_site_starts_when_all_is_said(tmp_path):
    assert start(tmp_path, **PRODUCTION).returncode == 0


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"KHEO_SECRET": ""}, "KHEO_SECRET"),
        ({"KHEO_SECRET": "a" * 64}, "KHEO_SECRET"),
        ({"KHEO_SECRET": "short-Xy1!"}, "KHEO_SECRET"),
        ({"KHEO_SECRET": "django-insecure-" + GOOD}, "KHEO_SECRET"),
        ({"KHEO_HOSTS": ""}, "KHEO_HOSTS"),
        ({"KHEO_HOSTS": "*"}, "KHEO_HOSTS"),
        ({"KHEO_DEBUG": "1"}, "KHEO_DEBUG"),
        ({"KHEO_ENV": "prod"}, "KHEO_ENV"),
    ],
)
def test_a_real_site_refuses_to_start_on_what_is_not_safe(tmp_path, wrong, named):
    done = start(tmp_path, **(PRODUCTION | wrong))
    assert done.returncode != 0
    assert f"{named}: " in done.stderr
    assert GOOD not in done.stderr


def test_the_demo_keeps_its_secret_over_a_restart(tmp_path):
    first = environment.kept_secret(tmp_path / "secret")
    assert environment.kept_secret(tmp_path / "secret") == first
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_a_refusal_says_what_to_do():
    with pytest.raises(ImproperlyConfigured, match="Make one with"):
        environment.strong("")
