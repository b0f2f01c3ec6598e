"""`./kheo paper`: a file in, a file out, or a sentence."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

PLAN = Path(__file__).with_name("plan.toml")


@pytest.mark.parametrize(("name", "start"), [("a.docx", b"PK"), ("a.PDF", b"%PDF")])
def test_the_ending_of_the_name_chooses_the_format(tmp_path, pdf_of, name, start):
    said = StringIO()

    call_command("paper", PLAN, to=tmp_path / name, stdout=said)

    assert (tmp_path / name).read_bytes().startswith(start)
    assert said.getvalue() == f"Đã ghi {tmp_path / name}.\n"


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"--to: Tên tệp phải có đuôi \.pdf hoặc \.docx\."):
        call_command("paper", PLAN, to=tmp_path / "a.odt")


def test_a_missing_file_and_a_missing_folder_are_said(tmp_path):
    gone, nowhere = tmp_path / "no.toml", tmp_path / "no" / "a.docx"
    for file, to in ((gone, tmp_path / "a.docx"), (PLAN, nowhere)):
        with pytest.raises(CommandError, match="Không đọc hay ghi được tệp"):
            call_command("paper", file, to=to)


def test_bad_input_leaves_the_former_file_as_it_was(tmp_path):
    bad, to = tmp_path / "bad.toml", tmp_path / "a.docx"
    bad.write_text(PLAN.read_text(encoding="utf-8") + "\nextra = 1\n", encoding="utf-8")
    to.write_bytes(b"former")

    with pytest.raises(CommandError, match=r"bad\.toml: appendices\[0\]\.body\[0\]\.extra"):
        call_command("paper", bad, to=to)
    assert to.read_bytes() == b"former"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "bad.toml"]
