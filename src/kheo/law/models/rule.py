"""Rules through time: several rows a key, one in force on a day."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.law.models.vouched import Vouched
from kheo.law.models.words import BOUNDS, TOPICS, UNITS
from kheo.law.rules.standing import Topic
from kheo.law.rules.units import Unit
from kheo.law.rules.values import SHARES, Bound, Value
from kheo.organisations.models.spans import in_order, on_day

MANAGE = "law.manage_law"
LONGEST_KEY = 80


class RuleQuerySet(models.QuerySet["Rule"]):
    """How rules are found."""

    def current(self) -> Self:
        """Rules that nobody has taken back."""
        return self.filter(withdrawn_at=None)

    def in_force(self, on: date) -> Self:
        """Rules in force on a day: at most one of a key."""
        return self.current().filter(on_day(on))

    def about(self, topic: str) -> Self:
        """Rules of a topic; of all topics when none is named."""
        return self.filter(topic=topic) if topic else self

    def of_key(self, key: str) -> Self:
        """The rows of a key, the first in force first."""
        return self.current().filter(key=key).order_by("since")

    def listed(self) -> Self:
        """Bring along what lists show, in the order of topics and of the law."""
        in_order_of_page = models.Case(
            *(models.When(topic=str(topic), then=rank) for rank, topic in enumerate(Topic)),
            output_field=models.SmallIntegerField(),
        )
        return self.select_related("verified_by").order_by(
            in_order_of_page, "position", "key", "since"
        )


class Rule(Vouched):
    """A term, a threshold, a posting period or a list of duties, for as long as it is in force."""

    key = models.CharField(_("Khóa"), max_length=LONGEST_KEY)
    topic = models.CharField(_("Phần"), max_length=16, choices=TOPICS)
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("Quy tắc"), max_length=300)
    unit = models.CharField(_("Đơn vị"), max_length=16, choices=UNITS)
    number = models.PositiveIntegerField(_("Số"), null=True, blank=True)
    divisor = models.PositiveIntegerField(_("Trên tổng"), default=1)
    bound = models.CharField(_("Mức"), max_length=10, choices=BOUNDS, default=Bound.EXACTLY)
    items = models.JSONField(_("Danh mục"), default=list, blank=True)
    end_moves = models.BooleanField(_("Hết hạn vào ngày nghỉ thì lùi"), null=True, blank=True)
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    objects: ClassVar[RuleQuerySet] = RuleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Vouched.Meta):
        abstract = False
        verbose_name = _("Quy tắc")
        verbose_name_plural = _("Quy tắc")
        ordering = ("key", "since")
        permissions = (("manage_law", _("Sửa quy tắc, lịch làm việc và giờ làm việc")),)
        constraints = (
            *Vouched.Meta.constraints,
            in_order("law_rule_span_in_order"),
            models.UniqueConstraint(
                fields=["key", "since"], condition=Q(withdrawn_at=None), name="law_rule_begins_once"
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(until=None, withdrawn_at=None),
                name="law_rule_one_without_end",
            ),
            models.CheckConstraint(
                name="law_rule_has_a_value",
                condition=Q(unit=str(Unit.LIST), number=None)
                | ~Q(unit=str(Unit.LIST)) & Q(number__isnull=False),
            ),
            models.CheckConstraint(
                name="law_rule_words_known",
                condition=Q(
                    unit__in=[str(u) for u in Unit],
                    bound__in=[str(b) for b in Bound],
                    topic__in=[str(t) for t in Topic],
                ),
            ),
            models.CheckConstraint(
                name="law_rule_share_of_a_whole",
                condition=~Q(unit__in=sorted(map(str, SHARES)))
                | Q(number__gte=1, number__lte=models.F("divisor")),
            ),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def value(self) -> Value:
        """What the rule says, for reckoning."""
        return Value(
            Unit(self.unit), self.number, self.divisor, Bound(self.bound), tuple(self.items)
        )
