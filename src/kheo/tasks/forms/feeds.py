"""What is typed when an address for a calendar is made."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kheo.organisations.forms.organisation_fields import LineField
from kheo.tasks.forms.bulk import OwnUnitForm


class FeedForm(OwnUnitForm):
    """Of which unit, and where it is used."""

    label = LineField(
        label=_("Dùng ở đâu"), max_length=120,
        help_text=_("Ví dụ: điện thoại chị Lan, lịch phòng họp. Để biết mà thu hồi khi cần."),
        error_messages={"required": _("Hãy ghi lịch này dùng ở đâu.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].label = _("Lịch của đơn vị")
