"""`./kheo paper FILE.toml --to out.pdf`: an official paper from plain data."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kheo.core.fonts import write_whole
from kheo.papers.errors import PaperError
from kheo.papers.making import Format, make
from kheo.papers.reading import read_toml


class Command(BaseCommand):
    """Make a paper from a TOML file, as PDF or DOCX by the ending of the name."""

    help = "Make an official paper (PDF or DOCX) from a TOML file."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.toml")
        parser.add_argument("--to", type=Path, required=True, metavar="OUT.pdf|OUT.docx")

    def handle(self, *_args: Any, file: Path, to: Path, **_options: Any) -> None:
        ending = to.suffix.lower().removeprefix(".")
        if ending not in set(Format):
            raise CommandError("--to: Tên tệp phải có đuôi .pdf hoặc .docx.")
        try:
            write_whole(to, make(read_toml(file.read_bytes()), Format(ending)))
        except OSError as error:
            raise CommandError(f"Không đọc hay ghi được tệp: {error}") from error
        except PaperError as error:
            raise CommandError(f"{file.name}: {error}") from error
        self.stdout.write(f"Đã ghi {to}.")
