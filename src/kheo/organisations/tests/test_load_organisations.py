"""Organisations from a file."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kheo.ledger.models import Entry
from kheo.organisations.models import Organisation, Succession

pytestmark = pytest.mark.django_db
GOOD = """
[[organisations]]
slug = "ban-a"
name = "Ban A"
kind = "party_body"
level = "province"
abbreviation = "BA"
names = [{ name = "Ban A cũ" }]

[[organisations]]
slug = "ban-b"
name = "Ban B"
kind = "party_body"
level = "province"
since = 2025-07-01
since_precision = "month"
source = "báo"

[[successions]]
kind = "renamed"
old = ["ban-a"]
new = ["ban-b"]
day = 2025-07-01
"""


def load(folder: Path, text: str | bytes) -> str:
    file, out = folder / "to-chuc.toml", StringIO()
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    call_command("load_organisations", str(file), stdout=out)
    return out.getvalue()


def test_what_is_new_comes_in_and_what_is_there_stays(tmp_path):
    assert "thêm 2 tổ chức, 1 kế tục" in load(tmp_path, GOOD)
    entries = Entry.objects.count()
    assert "thêm 0 tổ chức, 0 kế tục" in load(tmp_path, GOOD)
    assert Entry.objects.count() == entries
    more = GOOD + '[[organisations]]\nslug="c"\nname="C"\nkind="mass"\nlevel="commune"\n'
    assert "thêm 1 tổ chức" in load(tmp_path, more)
    assert Organisation.objects.get(slug="ban-a").until


def test_without_a_file_the_carried_one_comes_in(capsys):
    call_command("load_organisations")
    assert "kon-tum.toml: thêm 13 tổ chức, 6 kế tục." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (GOOD.replace('slug = "ban-a"', ""), "a row without slug"),
        (GOOD.replace('kind = "party_body"', 'kind = "bịa"'), "bịa"),
        (GOOD.replace('old = ["ban-a"]', 'old = ["ban-z"]'), "ban-z"),
        (GOOD.replace("day = 2025-07-01", "day = 2025-07-02"), "đúng ngày kế tục"),
        (GOOD.replace("day = 2025-07-01", ""), "without its day"),
        (GOOD.replace("day = 2025-07-01", 'day = "hôm qua"'), "not a day"),
        (GOOD.replace("day = 2025-07-01", "day = 2025-07-01T10:00:00"), "not a day"),
        (GOOD.replace('"month"', '"tuần"'), "tuần"),
        ("[[organisations", "to-chuc.toml"),
        (b"\xff\xfe\x00", "to-chuc.toml"),
    ],
)
def test_a_file_that_is_wrong_brings_in_nothing(tmp_path, text, sentence):
    with pytest.raises(CommandError, match=sentence):
        load(tmp_path, text)
    assert not Organisation.objects.exists()
    assert not Succession.objects.exists()
    assert not Entry.objects.exists()


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="Không nạp được"):
        call_command("load_organisations", str(tmp_path / "khong-co.toml"))
