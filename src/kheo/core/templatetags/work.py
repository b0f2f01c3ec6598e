"""What the frame of `/lam-viec/` asks for, and words that its pages share."""

from typing import Final

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.core.templatetags.kheo import SectionLink
from kheo.core.terms import Term, TermKind
from kheo.core.work import MENU

register = template.Library()

QUARTERS: Final = ("I", "II", "III", "IV")


@register.filter
def term_words(term: Term) -> str:
    """Return a term as people say it: “Trong quý II/2024”, “Thường xuyên”."""
    if term.kind is TermKind.REGULAR:
        return _("Thường xuyên")
    if term.day is None:
        return _("Không thời hạn")
    if term.kind is TermKind.DAY:
        return _("Đến ngày %(day)s") % {"day": short_day(term.day)}
    if term.kind is TermKind.MONTH:
        return _("Trong tháng %(month)s") % {"month": f"{term.day.month}/{term.day.year}"}
    quarter = QUARTERS[(term.day.month - 1) // 3]
    return _("Trong quý %(quarter)s") % {"quarter": f"{quarter}/{term.day.year}"}


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
