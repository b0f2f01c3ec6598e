"""What the frame of `/lam-viec/` asks for."""

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse

from kheo.core.templatetags.kheo import SectionLink
from kheo.core.work import MENU

register = template.Library()


@register.simple_tag(takes_context=True)
def work_menu(context: Context) -> list[SectionLink]:
    """Return the menu of work; the entry is marked under which the page at hand stands.

    Of two entries, one below the other, the deeper one is marked.
    """
    request: HttpRequest = context["request"]
    addresses = [reverse(entry.name) for entry in MENU]
    inside = max((one for one in addresses if request.path.startswith(one)), key=len, default="")
    return [
        SectionLink(str(entry.label), address, address == inside)
        for entry, address in zip(MENU, addresses, strict=True)
    ]
