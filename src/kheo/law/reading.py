"""Questions to the law: what is in force on a day."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from kheo.core.days import short_day
from kheo.law.models.rule import Rule


class NoRuleError(LookupError):
    """No rule of that key is in force on that day; the sentence says which."""


def rule(key: str, *, on: date) -> Rule:
    """Return the rule of a key in force on a day. Raises NoRuleError when there is none."""
    return rules([key], on=on)[key]


def rules(keys: Collection[str], *, on: date) -> dict[str, Rule]:
    """Return the rules of several keys in force on a day, with one query.

    Raises NoRuleError when one is missing.
    """
    found = {one.key: one for one in Rule.objects.in_force(on).filter(key__in=keys)}
    if missing := [key for key in keys if key not in found]:
        raise NoRuleError(
            _("Ngày %(day)s không có quy tắc “%(key)s” nào đang có hiệu lực.")
            % {"day": short_day(on), "key": ", ".join(missing)}
        )
    return found
