"""`./kheo load-organisations [FILE…]`: organisations and who came after whom."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kheo.core.verdict import RefusedError
from kheo.ledger.rules import system
from kheo.organisations.actions.load_organisations import (
    CARRIED,
    BadFileError,
    load_organisations,
)
from kheo.organisations.forms.organisation_refusals import refusal


class Command(BaseCommand):
    """Bring in organisations and successions from files; without one, those of Kon Tum."""

    help = "Bring in organisations and successions from TOML files; what is there already stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *_args: Any, files: list[Path], **_options: Any) -> None:
        for file in files or [CARRIED]:
            try:
                loaded = load_organisations(
                    file, by=system("load-organisations"), at=timezone.now()
                )
            except (OSError, BadFileError, ValueError) as error:
                raise CommandError(f"Không nạp được: {error}") from error
            except RefusedError as refused:
                raise CommandError(f"{file.name}: {refusal(refused.verdict)}") from refused
            self.stdout.write(
                f"{file.name}: thêm {loaded.organisations} tổ chức, {loaded.successions} kế tục."
            )
