"""`./kheo import-article FILE…`: drafts from pasted text or saved HTML."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kheo.news.actions.importing import Imported, import_article
from kheo.news.import_notes import sentences
from kheo.news.importing import MOST_BYTES, ImportRefused
from kheo.news.models import Section


class Command(BaseCommand):
    """Bring in articles; each file stands or falls by itself."""

    help = (
        "Bring in articles as drafts: text pasted from a page, or saved HTML "
        "(- for standard input)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--section", default="", help="address of the section, e.g. tin-tuc")

    def handle(self, *args: Any, **options: Any) -> None:
        section = self.section(options["section"])
        files: list[str] = options["files"]
        refused = 0
        for number, name in enumerate(files, start=1):
            self.stdout.write(f"[{number}/{len(files)}] {name}")
            refused += not self.bring_in(name, section)
        if refused:
            raise CommandError(
                f"{refused}/{len(files)} tệp không nhập được; lý do ở các dòng trên."
            )

    def section(self, slug: str) -> Section:
        """Return the section that drafts go to."""
        sections = Section.objects.all()
        found = sections.filter(slug=slug) if slug else sections.order_by("path")
        section: Section | None = found.first()
        if section:
            return section
        known = ", ".join(sections.values_list("slug", flat=True))
        if not known:
            raise CommandError("Trang chưa có chuyên mục nào. Chạy trước: ./kheo lay-out")
        raise CommandError(f"Không có chuyên mục “{slug}”. Các chuyên mục: {known}")

    def bring_in(self, name: str, section: Section) -> bool:
        """Bring in one file and tell how it went; return whether it went well."""
        try:
            data = self.read(name)
            done = import_article(
                data=data, section=section, by=None, at=timezone.now(), came_from=Path(name).name
            )
        except (OSError, ImportRefused) as error:
            reason = (
                f"Không đọc được tệp: {error.strerror}." if isinstance(error, OSError) else error
            )
            self.stderr.write(f"  ✗ {reason}")
            return False
        self.tell(done)
        return True

    def read(self, name: str) -> bytes:
        """Return the bytes of a file or of standard input.

        One more than may be read tells that it is too large, without reading it all.
        """
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)

    def tell(self, done: Imported) -> None:
        """Print what was found and what an editor must fill in."""
        article = done.article
        if not done.made:
            self.stdout.write(f"  = Đã nhập trước đây: bài số {article.pk} “{article.full_title}”.")
            return
        found = done.text.found
        self.stdout.write(f"  ✓ Bản thảo số {article.pk}: “{article.full_title}”")
        self.stdout.write(
            f"    {found['paragraphs']} đoạn; nguồn: {found['source'] or 'không thấy'}"
        )
        for sentence in sentences(found["notes"]):
            self.stdout.write(f"    - {sentence}")
