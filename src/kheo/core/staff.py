"""The frame of our pages on the staff path: where one is, and the way back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def framed(title: str, icon: str, *between: tuple[str, str]) -> dict[str, Any]:
    """Return what Wagtail's frame shows over a page of ours.

    The way leads from the first page, over the addresses and names given, to the page itself.
    """
    way = [(reverse("wagtailadmin_home"), _("Trang đầu")), *between, ("", title)]
    return {
        "breadcrumbs_items": [{"url": address, "label": name} for address, name in way],
        "header_title": title,
        "header_icon": icon,
    }
