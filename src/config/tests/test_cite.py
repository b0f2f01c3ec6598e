import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import cite
from config.environment import ROOT

TEXT = "Căn cứ.\nTheo khoản 2 Điều 5 Nghị định số 60/2020/NĐ-CP ngày 1/2/2020 của Chính phủ."


def run(file: Path, *words: str) -> int:
    return cite.main([*words, str(file)])


def test_a_text_is_told_line_by_line(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "van-ban.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert run(file) == 0
    assert capsysbinary.readouterr().out.decode() == (
        "2:21\tNghị định số 60/2020/NĐ-CP · ngày 2020-02-01 · Chính phủ · "
        "khoản 2 Điều 5 · chắc chắn\n"
    )


def test_rows_come_back_in_the_fields_of_the_labelled_files(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "cau.jsonl"
    file.write_text(json.dumps({"id": "a1", "text": TEXT}) + "\n\n", encoding="utf-8")
    assert run(file, "--jsonl") == 0
    (row,) = capsysbinary.readouterr().out.splitlines()
    assert json.loads(row) == {
        "id": "a1",
        "citations": [
            {
                "start": TEXT.index("Nghị"), "end": TEXT.index(" ngày"),
                "text": "Nghị định số 60/2020/NĐ-CP", "type": "nghị định",
                "number": "60/2020/NĐ-CP", "number_start": TEXT.index("60/"), "kind": "full",
                "issuer": "Chính phủ", "date": "2020-02-01",
            }
        ],
    }  # fmt: skip


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfNQ 35"))
    monkeypatch.setattr(sys, "stdin", given)
    assert cite.main(["-"]) == 0
    assert capsysbinary.readouterr().out.decode().startswith("1:1\tNQ 35")


@pytest.mark.parametrize(
    ("data", "words", "said"),
    [
        (b"\xff\xfeN", (), "không ở bảng mã UTF-8 (sai từ byte 0)"),
        (b"PK\x03\x04\0\0", (), "không phải văn bản thuần"),
        (b"{", ("--jsonl",), "Dòng 1 không phải JSON"),
        (b"[" * 100_000, ("--jsonl",), "Dòng 1 không phải JSON"),
        (b'\n{"id": 1}', ("--jsonl",), "Dòng 2 không có “text”"),
        (b'{"id": 1, "text": 2}', ("--jsonl",), "Dòng 1 không có “text”"),
        (b"[1]", ("--jsonl",), "Dòng 1 không có “text”"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, words: list[str], said: str
) -> None:
    file = tmp_path / "van-ban"
    file.write_bytes(data)
    assert run(file, *words) == 1
    assert said in capsys.readouterr().err


def test_what_is_missing_or_too_large_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(tmp_path / "khong-co") == 1
    assert "Không đọc được tệp" in capsys.readouterr().err
    monkeypatch.setattr(cite, "MOST_BYTES", 3)
    file = tmp_path / "lon.txt"
    file.write_text("1234")
    assert run(file) == 1
    assert "Hãy chia nhỏ" in capsys.readouterr().err


def test_half_a_letter_does_not_stop_the_rows(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "cau.jsonl"
    file.write_text('{"id": "\\ud800", "text": "\\ud800 Nghị định 67"}', encoding="utf-8")
    assert run(file, "--jsonl") == 0
    (row,) = capsysbinary.readouterr().out.splitlines()
    assert json.loads(row)["id"] == "\ud800"


def test_it_starts_without_the_framework(tmp_path: Path) -> None:
    file = tmp_path / "van-ban.txt"
    file.write_text(TEXT, encoding="utf-8")
    program = (
        "import sys; from config.__main__ import main; code = main(['cite', sys.argv[1]]); "
        "sys.exit(code or ('django.db' in sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nghị định số 60/2020/NĐ-CP" in done.stdout
