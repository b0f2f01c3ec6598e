"""`./kheo load-sample`: fill a demo with sample content."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kheo.portal.sample.accounts import ACCOUNTS, PASSWORD
from kheo.portal.sample.loading import SampleRefusedError, load_sample


class Command(BaseCommand):
    """Load the sample; safe to run again."""

    help = "Fill a demo with articles, pictures and accounts of an invented province."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            load_sample(at=timezone.now(), say=self.stdout.write)
        except SampleRefusedError as refused:
            raise CommandError(
                "Không nạp nội dung mẫu vào trang thật (KHEO_ENV=production): tài khoản mẫu"
                " có mật khẩu ai cũng biết. Hãy chạy lệnh này trên một bản dùng thử."
            ) from refused
        names = ", ".join(account.name for account in ACCOUNTS)
        self.stdout.write(f"Tài khoản mẫu: {names}. Mật khẩu: {PASSWORD}")
