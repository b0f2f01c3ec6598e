"""`./kheo recount-tasks`: count closed tasks anew."""

from typing import Any

from django.core.management.base import BaseCommand

from kheo.tasks.actions.counting import recount


class Command(BaseCommand):
    """Write the figures of closed tasks anew; the tasks themselves are not touched."""

    help = "Đếm lại số nhiệm vụ đã kết thúc theo chương trình, kế hoạch và đơn vị."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(f"Đã đếm lại: {recount()} dòng.")
