"""How an officer wants to be told."""

import re
from datetime import time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.tasks.models import Wishes
from kheo.tasks.rules.digests import Manner

HOUR: Final = {
    "invalid": _("Giờ viết như 07:00."),
    "required": _("Hãy ghi giờ, ví dụ 07:00."),
}

SAID: Final = re.compile(r"(?P<hour>\d{1,2})\s*(?:h|g|giờ)\s*(?P<minute>\d{2})?")


class HourField(forms.TimeField):
    """An hour of the day, also as people write it: 7h30, 20 giờ."""

    def to_python(self, value: Any) -> time | None:
        """Return the hour. Raises ValidationError for what is none."""
        if isinstance(value, str) and (said := SAID.fullmatch(value.strip().lower())):
            value = f"{said['hour']}:{said['minute'] or '00'}"
        found: time | None = super().to_python(value)
        return found


def hour(label: Any, help_text: Any = "") -> HourField:
    """Return a field for an hour of the day."""
    widget = forms.TimeInput(
        attrs={"autocomplete": "off", "inputmode": "numeric", "size": 5}, format="%H:%M"
    )
    return HourField(label=label, help_text=help_text, error_messages=HOUR, widget=widget)


class WishesForm(forms.Form):
    """When mails may come, if at all."""

    thu = forms.BooleanField(label=_("Nhắc tôi qua thư điện tử"), required=False)
    gio = hour(_("Giờ gửi thư tổng hợp"), _("Mỗi ngày một thư. Ví dụ 07:00."))
    tu = hour(_("Không gửi thư từ"), _("Ví dụ 20:00."))
    den = hour(
        _("Đến"), _("Ví dụ 06:30 sáng hôm sau. Muốn nhận bất cứ lúc nào: ghi hai giờ giống nhau.")
    )
    nghi = forms.BooleanField(label=_("Gửi thư tổng hợp cả ngày nghỉ"), required=False)

    @staticmethod
    def start(wishes: Wishes) -> dict[str, Any]:
        """Return what the form begins with."""
        return {
            "thu": wishes.by_mail, "gio": wishes.digest_at, "tu": wishes.quiet_from,
            "den": wishes.quiet_until, "nghi": wishes.on_days_off,
        }  # fmt: skip

    def manner(self) -> Manner:
        """Return the hours that a valid form asks for."""
        said = self.cleaned_data
        return Manner(said["gio"], said["tu"], said["den"], on_days_off=said["nghi"])
