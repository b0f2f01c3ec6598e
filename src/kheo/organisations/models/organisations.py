"""Organisations through time: names, the tree, and who came after whom."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models.keys import FoldedField
from kheo.organisations.models.organisation_words import (
    KINDS,
    LEVELS,
    PRECISIONS,
    SUCCESSION_KINDS,
    choices,
)
from kheo.organisations.models.places import Place
from kheo.organisations.models.spans import in_order, on_day
from kheo.organisations.rules.lives import Life, Precision
from kheo.organisations.rules.organisations import Level, OrganisationKind, asked_words, found_by
from kheo.organisations.rules.succession import Passing, SuccessionKind

LONGEST_NAME: Final = 255
DOWN_FROM_THE_TOP: Final = models.Case(
    *(models.When(level=str(level), then=rank) for rank, level in enumerate(Level)),
    output_field=models.SmallIntegerField(),
)


def known(name: str, **words: type[StrEnum]) -> models.CheckConstraint:
    """Return the constraint that fields hold words of their enumerations."""
    allowed = {f"{field}__in": [str(word) for word in kind] for field, kind in words.items()}
    return models.CheckConstraint(name=name, condition=Q(**allowed))


class Witnessed(models.Model):
    """What is known of where a record comes from; nothing passes for verified that is not."""

    document = models.CharField(_("Văn bản"), max_length=300, blank=True)
    source = models.CharField(_("Nguồn thông tin"), max_length=500, blank=True)
    verified = models.BooleanField(_("Đã kiểm chứng"), default=False)
    note = models.CharField(_("Ghi chú"), max_length=500, blank=True)

    class Meta:
        abstract = True


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """How organisations are found."""

    def alive_on(self, day: date) -> Self:
        """Organisations that live on a day."""
        return self.filter(on_day(day))

    def ended_by(self, day: date) -> Self:
        """Organisations whose last day is over."""
        return self.filter(until__lt=day)

    def directly_under(self, parent: "Organisation | None", *, on: date) -> Self:
        """Organisations that stand under another on a day; with none, those at the top."""
        spans = OrganisationParent.objects.filter(on_day(on))
        if parent is None:
            return self.alive_on(on).filter(~Exists(spans.filter(organisation=OuterRef("pk"))))
        return self.alive_on(on).filter(pk__in=spans.filter(parent=parent).values("organisation"))

    def named(self, words: str) -> Self:
        """Organisations that have, had, or are also known under a name with all the words.

        With or without marks, tones in the old or the new place, abbreviations as they stand in
        numbers of documents (BTGDVTU).
        """
        names = OrganisationName.objects.all()
        for word in asked_words(words):
            names = names.filter(folded__contains=f" {word}")
        return self.filter(pk__in=names.values("organisation"))

    def listed(self) -> Self:
        """Bring along what lists show, from the top level down."""
        return self.select_related("place").order_by(DOWN_FROM_THE_TOP, "name", "pk")


class Organisation(Witnessed):
    """A body of any kind, under the last official name it had."""

    name = models.CharField(_("Tên"), max_length=LONGEST_NAME)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)
    kind = models.CharField(_("Loại"), max_length=16, choices=choices(KINDS))
    level = models.CharField(_("Cấp"), max_length=8, choices=choices(LEVELS))
    place = models.ForeignKey(
        Place,
        verbose_name=_("Địa bàn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    since_precision = models.CharField(
        _("Ngày bắt đầu rõ đến đâu"),
        max_length=5,
        choices=choices(PRECISIONS),
        default=str(Precision.DAY),
    )
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    until_precision = models.CharField(
        _("Ngày kết thúc rõ đến đâu"),
        max_length=5,
        choices=choices(PRECISIONS),
        default=str(Precision.DAY),
    )
    is_sample = models.BooleanField(_("Nội dung mẫu"), default=False)

    objects: ClassVar[OrganisationQuerySet] = OrganisationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Tổ chức")
        verbose_name_plural = _("Tổ chức")
        ordering = ("name", "pk")
        indexes = (models.Index(fields=("until",), name="organisation_until"),)
        constraints = (
            in_order("organisation_life_in_order"),
            known("organisation_words_known", kind=OrganisationKind, level=Level),
            known(
                "organisation_precision_known", since_precision=Precision, until_precision=Precision
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("organisations:organisation", args=[self.slug])

    @property
    def life(self) -> Life:
        """The days from the first to the last."""
        return Life(self.since, self.until)


class OrganisationName(models.Model):
    """A name through a span of days, with an abbreviation as it stands in numbers of documents.

    An official name is what the body was called; others are ways in which it is also found.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(_("Tên"), max_length=LONGEST_NAME)
    abbreviation = models.CharField(_("Chữ viết tắt"), max_length=40, blank=True)
    official = models.BooleanField(_("Tên chính thức"), default=True)
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    document = models.CharField(_("Văn bản"), max_length=300, blank=True)
    folded = FoldedField(of="wording", max_length=400)

    class Meta:
        verbose_name = _("Tên của tổ chức")
        verbose_name_plural = _("Tên của tổ chức")
        ordering = ("since", "pk")
        constraints = (
            in_order("organisation_name_in_order"),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(official=True, until=None),
                name="organisation_one_name_now",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name

    @property
    def wording(self) -> str:
        """What the row is found by."""
        return found_by(self.name, self.abbreviation)


class OrganisationParent(models.Model):
    """Under whom an organisation stands through a span of days."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="child_spans")
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Tổ chức cấp trên")
        verbose_name_plural = _("Tổ chức cấp trên")
        ordering = ("since", "pk")
        constraints = (
            in_order("organisation_parent_in_order"),
            models.CheckConstraint(
                name="organisation_not_under_itself", condition=~Q(organisation=F("parent"))
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(until=None),
                name="organisation_one_parent_now",
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(since=None),
                name="organisation_one_parent_first",
            ),
            models.UniqueConstraint(
                fields=["organisation", "since"], name="organisation_parent_begins_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "until"], name="organisation_parent_ends_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} < {self.parent}"


class Succession(Witnessed):
    """One organisation came after another; with none, the former ended without a successor.

    `day` is the first on which the new one answers.
    """

    old = models.ForeignKey(
        Organisation,
        verbose_name=_("Tổ chức trước"),
        on_delete=models.PROTECT,
        related_name="successions",
    )
    new = models.ForeignKey(
        Organisation,
        verbose_name=_("Tổ chức sau"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="precessions",
    )
    kind = models.CharField(_("Cách kế tục"), max_length=8, choices=choices(SUCCESSION_KINDS))
    day = models.DateField(_("Từ ngày"))
    day_precision = models.CharField(
        _("Ngày rõ đến đâu"), max_length=5, choices=choices(PRECISIONS), default=str(Precision.DAY)
    )

    class Meta:
        verbose_name = _("Kế tục")
        verbose_name_plural = _("Kế tục")
        ordering = ("day", "pk")
        constraints = (
            known("succession_words_known", kind=SuccessionKind, day_precision=Precision),
            models.CheckConstraint(
                name="succession_not_of_itself", condition=Q(new=None) | ~Q(old=F("new"))
            ),
            models.CheckConstraint(
                name="succession_without_successor",
                condition=Q(kind="ended", new=None) | (~Q(kind="ended") & Q(new__isnull=False)),
            ),
            models.UniqueConstraint(fields=["old", "new", "kind", "day"], name="succession_once"),
            models.UniqueConstraint(
                fields=["old"], condition=Q(new=None), name="succession_ended_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.old} → {self.new or '–'}"

    @property
    def passing(self) -> Passing[int]:
        """The row as the rules read it."""
        return Passing(self.old_id, self.new_id, SuccessionKind(self.kind), self.day)


def lives(organisations: Iterable[Organisation]) -> dict[int, Life]:
    """Return the lives of organisations by key."""
    return {organisation.pk: organisation.life for organisation in organisations}
