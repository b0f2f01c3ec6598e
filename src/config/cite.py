"""`./kheo cite FILE`: the citations of official documents in a text; needs no database."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 256 * 1024 * 1024
ROW_WANTED: Final = 'Mỗi dòng phải có dạng {"id": "1", "text": "…"}; hãy sửa rồi chạy lại.'
WHY: Final[dict[type[OSError], str]] = {
    FileNotFoundError: "không có tệp này",
    IsADirectoryError: "đây là thư mục",
    PermissionError: "không được phép đọc",
}


class RefusedError(Exception):
    """Why a file or a line cannot be read, in words for the person who gave it."""


def main(words: list[str]) -> int:
    """Print what is found in a file; with ``--jsonl`` a row for each row."""
    parser = ArgumentParser(
        prog="kheo cite", description="Find citations of official documents in a text (UTF-8)."
    )
    parser.add_argument("file", help="a text; - reads standard input")
    parser.add_argument(
        "--jsonl", action="store_true", help="rows with id and text in, rows with citations out"
    )
    asked = parser.parse_args(words)
    try:
        text = read(asked.file)
        write(rows(text) if asked.jsonl else lines(text))
    except RefusedError as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except BrokenPipeError:
        # Whoever read has seen enough; what Python still holds back must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def read(name: str) -> str:
    """Return the text of a file or of standard input.

    Raises:
        RefusedError: When it cannot be opened, is too large, or is not text in UTF-8.
    """
    try:
        data = read_bytes(name)
    except OSError as error:
        why = WHY.get(type(error), "máy không mở được")
        raise RefusedError(
            f"Không đọc được tệp “{name}”: {why}. Hãy kiểm tra rồi chạy lại."
        ) from error
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise RefusedError(f"Tệp “{name}” nặng quá {most} MB. Hãy chia nhỏ rồi chạy lại.")
    if b"\0" in data:
        raise RefusedError(
            f"Tệp “{name}” không phải văn bản thuần. Hãy chép chữ ra tệp .txt (UTF-8)."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"Tệp “{name}” không ở bảng mã UTF-8 (sai từ byte {error.start}). "
            "Hãy lưu lại bằng UTF-8."
        ) from error


def read_bytes(name: str) -> bytes:
    """Return the bytes of a file; one more than may be read tells that it is too large."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def lines(text: str) -> Iterator[str]:
    """Yield a line for each citation, with the line and the column where it begins."""
    from kheo.documents import citations
    from kheo.documents.citations.rows import line

    number, begin, counted = 1, 0, 0
    for found in citations.find(text):
        number += text.count("\n", counted, found.start)
        begin = max(begin, text.rfind("\n", counted, found.start) + 1)
        counted = found.start
        yield f"{number}:{found.start - begin + 1}\t{line(found)}"


def rows(text: str) -> Iterator[str]:
    """Yield a row of JSON for each row.

    Raises:
        RefusedError: When a row is not JSON with a text.
    """
    from kheo.documents import citations
    from kheo.documents.citations.rows import row

    # All rows are looked at first: a bad one must not end a file that is half written.
    numbered = enumerate(text.split("\n"), start=1)
    for name, said in [parsed(line, number) for number, line in numbered if line.strip()]:
        found = [row(citation) for citation in citations.find(said)]
        yield json.dumps({"id": name, "citations": found}, ensure_ascii=False)


def parsed(line: str, number: int) -> tuple[object, str]:
    """Return the id and the text of a row.

    Raises:
        RefusedError: When there are none.
    """
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"Dòng {number} không phải JSON. {ROW_WANTED}") from error
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise RefusedError(f"Dòng {number} không có “text”. {ROW_WANTED}")
    return said.get("id"), said["text"]


def write(out: Iterable[str]) -> None:
    """Write lines in UTF-8, whatever the terminal says; half a letter stays an escape."""
    for line in out:
        sys.stdout.buffer.write(f"{line}\n".encode(errors="backslashreplace"))
    sys.stdout.buffer.flush()
