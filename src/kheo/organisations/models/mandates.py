"""Who may do what for which organisation, from when to when."""

from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models.officers import Officer
from kheo.organisations.models.organisation_words import MANDATE_KINDS, SIGNS, choices
from kheo.organisations.models.organisations import Organisation, known
from kheo.organisations.models.spans import in_order, on_day
from kheo.organisations.rules.lives import Life
from kheo.organisations.rules.mandates import MandateKind

LONGEST_VERB: Final = 60


class Role(models.Model):
    """What somebody is in an organisation; its verbs are rows."""

    code = models.SlugField(_("Mã"), max_length=60, unique=True)
    name = models.CharField(_("Tên"), max_length=120)
    rank = models.PositiveSmallIntegerField(_("Thứ tự"), default=100)

    class Meta:
        verbose_name = _("Vai trò")
        verbose_name_plural = _("Vai trò")
        ordering = ("rank", "name")

    def __str__(self) -> str:
        return self.name


class RoleVerb(models.Model):
    """A verb that a role carries: in the organisation itself, and below it where it says so."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="verbs")
    verb = models.CharField(max_length=LONGEST_VERB)
    below = models.BooleanField(_("Cả các tổ chức trực thuộc"), default=False)

    class Meta:
        verbose_name = _("Việc của vai trò")
        verbose_name_plural = _("Việc của vai trò")
        ordering = ("verb",)
        constraints = (models.UniqueConstraint(fields=["role", "verb"], name="role_verb_once"),)

    def __str__(self) -> str:
        return f"{self.role}: {self.verb}"


class MandateQuerySet(models.QuerySet["Mandate"]):
    """How mandates are found."""

    def in_force(self, day: date) -> Self:
        """Mandates that hold on a day, and so does what they stand on."""
        grounds = Q(on_behalf_of=None) | on_day(day, "on_behalf_of__")
        return self.filter(on_day(day), grounds)

    def beyond(self, day: date) -> Self:
        """Mandates that go on after a day."""
        return self.filter(Q(until=None) | Q(until__gt=day))


class Mandate(models.Model):
    """An officer holds a role in an organisation; or acts in the place of one who does.

    `on_behalf_of` is the mandate that a deputy (KT.) or a delegate (TUQ.) stands on: it carries no
    further and no longer than that one.
    """

    officer = models.ForeignKey(
        Officer, verbose_name=_("Cán bộ"), on_delete=models.PROTECT, related_name="mandates"
    )
    role = models.ForeignKey(
        Role, verbose_name=_("Vai trò"), on_delete=models.PROTECT, related_name="mandates"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Tổ chức"), on_delete=models.PROTECT, related_name="mandates"
    )
    kind = models.CharField(
        _("Cách giữ"), max_length=9, choices=choices(MANDATE_KINDS), default=str(MandateKind.OWN)
    )
    on_behalf_of = models.ForeignKey(
        "self",
        verbose_name=_("Thay ai"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stand_ins",
    )
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    document = models.CharField(_("Văn bản"), max_length=300, blank=True)
    # Codes of verbs that the mandate is limited to; with none it carries all of its role.
    limits = models.JSONField(_("Chỉ gồm các việc"), default=list, blank=True)

    objects: ClassVar[MandateQuerySet] = MandateQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Nhiệm vụ")
        verbose_name_plural = _("Nhiệm vụ")
        ordering = ("role__rank", "since", "pk")
        constraints = (
            in_order("mandate_in_order"),
            known("mandate_kind_known", kind=MandateKind),
            models.CheckConstraint(
                name="mandate_stands_on_another_or_itself",
                condition=Q(kind="own", on_behalf_of=None)
                | (~Q(kind="own") & Q(on_behalf_of__isnull=False)),
            ),
            models.CheckConstraint(
                name="mandate_delegated_in_writing_for_a_time",
                condition=~Q(kind="delegated")
                | (Q(until__isnull=False) & ~Q(document="") & ~Q(limits=[])),
            ),
            models.UniqueConstraint(
                fields=["officer", "role", "organisation"],
                condition=Q(until=None, kind="own"),
                name="mandate_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.signature} {self.role}, {self.organisation}".strip()

    @property
    def life(self) -> Life:
        """The days from the first to the last."""
        return Life(self.since, self.until)

    def covers(self, verb: str) -> bool:
        """Return whether the limits of the mandate leave it a verb."""
        return not self.limits or verb in self.limits

    @property
    def signature(self) -> str:
        """What stands before the title in a signature: KT., TUQ. or nothing."""
        return SIGNS[MandateKind(self.kind)]
