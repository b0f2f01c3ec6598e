"""`./kheo rebuild-search`: the index of the search anew, while the site runs."""

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from kheo.core.front.generation import next_generation
from kheo.core.search.rebuilding import rebuild


class Command(BaseCommand):
    """Write the index anew."""

    help = "Lập lại chỉ mục của ô tìm kiếm từ nội dung đang đăng; trang vẫn chạy."

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.monotonic()
        count = rebuild(say=lambda kind, done: self.stdout.write(f"{done}: {kind}"))
        next_generation()
        self.stdout.write(
            _("Đã lập chỉ mục %(count)d mục trong %(seconds).1f giây.")
            % {"count": count, "seconds": time.monotonic() - begun}
        )
