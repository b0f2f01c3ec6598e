"""`./kheo forget-senders`: blank senders of remarks whose time is over; meant for every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kheo.news.actions.senders import forget_senders


class Command(BaseCommand):
    """Forget senders; safe to run again."""

    help = "Blank name, contact and address of remarks to which nothing has happened for a year."

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget_senders(at=timezone.now())
        self.stdout.write(f"Đã xóa thông tin của {count} người gửi phản hồi.")
