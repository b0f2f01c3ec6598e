"""Places through time: what each was called, what it belonged to, and who became whom.

A record is one stretch of ground with one life. A new name, kind or parent does not end it; new
bounds do (docs/why/0012-one-record-one-ground.md).
"""

from datetime import date
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models.keys import FoldedField
from kheo.organisations.models.spans import in_order, on_day
from kheo.organisations.rules.place_names import key_of, word_of
from kheo.organisations.rules.places import PlaceKind, PlaceNameKind, PlaceSuccessionKind

PLACE_KINDS: Final = {
    PlaceKind.PROVINCE: _("Tỉnh, thành phố"),
    PlaceKind.DISTRICT: _("Huyện, quận, thị xã, thành phố thuộc tỉnh"),
    PlaceKind.COMMUNE: _("Xã, phường, thị trấn, đặc khu"),
    PlaceKind.VILLAGE: _("Thôn, tổ dân phố"),
}
PLACE_NAME_KINDS: Final = {
    PlaceNameKind.FORMER: _("Tên cũ"),
    PlaceNameKind.SPELLING: _("Cách viết khác"),
    PlaceNameKind.ABBREVIATION: _("Tên viết tắt"),
    PlaceNameKind.CODE: _("Mã khác"),
}
SUCCESSION_KINDS: Final = {
    PlaceSuccessionKind.WHOLE: _("Toàn bộ"),
    PlaceSuccessionKind.SPLIT: _("Một phần"),
}


class PlaceQuerySet(models.QuerySet["Place"]):
    """How places are found."""

    def alive_on(self, day: date) -> Self:
        """Places that exist on a day."""
        return self.filter(on_day(day))

    def directly_under(self, place: "Place", *, on: date) -> Self:
        """Places that belong to a place on a day, with nothing between."""
        held = PlaceParent.objects.filter(on_day(on), parent=place)
        return self.alive_on(on).filter(pk__in=held.values("place"))

    def under(self, place: "Place", *, on: date) -> Self:
        """Places anywhere below a place on a day."""
        links = PlaceParent.objects.filter(on_day(on))
        first = links.filter(parent=place).values("place")
        second = links.filter(parent__in=first).values("place")
        third = links.filter(parent__in=second).values("place")
        below = Q(pk__in=first) | Q(pk__in=second) | Q(pk__in=third)
        return self.alive_on(on).filter(below)


class Place(models.Model):
    """A place under its present name, or the last one that it had."""

    code = models.CharField(_("Mã"), max_length=10, blank=True)
    name = models.CharField(_("Tên"), max_length=120)
    key = FoldedField(of="name", by=key_of, max_length=120, db_index=True)
    word = FoldedField(of="name", by=word_of, max_length=12)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)
    kind = models.CharField(
        _("Cấp"), max_length=10, choices=[(str(k), label) for k, label in PLACE_KINDS.items()]
    )
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    lat = models.FloatField(_("Vĩ độ"), null=True, blank=True)
    lon = models.FloatField(_("Kinh độ"), null=True, blank=True)
    area = models.FloatField(_("Diện tích (km²)"), null=True, blank=True)

    objects: ClassVar[PlaceQuerySet] = PlaceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Địa bàn")
        verbose_name_plural = _("Địa bàn")
        ordering = ("name", "pk")
        indexes = (models.Index(fields=("kind", "until"), name="place_kind_until"),)
        constraints = (
            models.CheckConstraint(
                name="place_kind_known", condition=Q(kind__in=[str(k) for k in PlaceKind])
            ),
            in_order("place_span_in_order"),
            models.CheckConstraint(name="place_has_key", condition=~Q(key="")),
            # Official codes come again in the next era for another unit, never in the same one.
            models.UniqueConstraint(
                fields=("kind", "code"),
                name="place_code_once_alive",
                condition=~Q(code="") & Q(until=None),
            ),
            models.UniqueConstraint(
                fields=("kind", "code", "until"),
                name="place_code_once_ended",
                condition=~Q(code="") & ~Q(until=None),
            ),
        )

    def __str__(self) -> str:
        return self.name


class PlaceParent(models.Model):
    """What a place belongs to, from day to day."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="held")
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    class Meta:
        constraints = (
            in_order("place_parent_span_in_order"),
            models.CheckConstraint(name="place_parent_not_itself", condition=~Q(place=F("parent"))),
            models.UniqueConstraint(
                fields=("place",), name="place_parent_one_at_last", condition=Q(until=None)
            ),
            models.UniqueConstraint(
                fields=("place",), name="place_parent_one_at_first", condition=Q(since=None)
            ),
            models.UniqueConstraint(fields=("place", "until"), name="place_parent_ends_once"),
            models.UniqueConstraint(fields=("place", "since"), name="place_parent_begins_once"),
        )

    def __str__(self) -> str:
        return f"{self.place_id} < {self.parent_id}"


class PlaceName(models.Model):
    """A name that a place had before, another spelling, an abbreviation, or another code.

    ``is_exact`` is false where it is only known that the name had changed by then.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(
        _("Loại"),
        max_length=12,
        choices=[(str(k), label) for k, label in PLACE_NAME_KINDS.items()],
    )
    name = models.CharField(_("Tên"), max_length=120)
    key = FoldedField(of="name", by=key_of, max_length=120, db_index=True)
    word = FoldedField(of="name", by=word_of, max_length=12)
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    is_exact = models.BooleanField(_("Biết đúng ngày"), default=True)
    document = models.CharField(_("Theo văn bản"), max_length=300, blank=True)

    class Meta:
        ordering = ("until", "name")
        constraints = (
            models.CheckConstraint(
                name="place_name_kind_known",
                condition=Q(kind__in=[str(k) for k in PlaceNameKind]),
            ),
            in_order("place_name_span_in_order"),
            # What a place was called must have an end: its present name stands with the place.
            models.CheckConstraint(
                name="place_name_former_ended",
                condition=~Q(kind=str(PlaceNameKind.FORMER)) | ~Q(until=None),
            ),
            models.UniqueConstraint(
                fields=("place", "kind", "name"),
                name="place_name_once",
                condition=~Q(kind=str(PlaceNameKind.FORMER)),
            ),
            models.UniqueConstraint(
                fields=("place", "until"),
                name="place_name_former_once",
                condition=Q(kind=str(PlaceNameKind.FORMER)),
            ),
        )

    def __str__(self) -> str:
        return self.name


class PlaceSuccession(models.Model):
    """One place became another, or part of it, on the first day of the new one.

    ``is_default``: which of several heirs the makers of the data name first. It is no law.
    """

    old = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="heirs")
    new = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="forebears")
    kind = models.CharField(
        _("Phần"),
        max_length=5,
        choices=[(str(k), label) for k, label in SUCCESSION_KINDS.items()],
    )
    day = models.DateField(_("Từ ngày"))
    is_default = models.BooleanField(_("Được nêu trước"), default=True)
    document = models.CharField(_("Theo văn bản"), max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="place_succession_kind_known",
                condition=Q(kind__in=[str(k) for k in PlaceSuccessionKind]),
            ),
            models.CheckConstraint(name="place_succession_not_itself", condition=~Q(old=F("new"))),
            models.UniqueConstraint(fields=("old", "new"), name="place_succession_once"),
        )

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"
