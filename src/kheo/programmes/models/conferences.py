"""Conferences: who met when and where, over what, and what was concluded."""

from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kheo.documents.models import Document
from kheo.organisations.models import Officer, Organisation, Place
from kheo.organisations.models.organisation_words import choices
from kheo.organisations.models.organisations import known
from kheo.programmes.models.programmes import Programme
from kheo.programmes.models.terms import Termed
from kheo.programmes.models.words import (
    CONFERENCE_KINDS,
    CONFERENCE_STATES,
    OPENNESSES,
    PRESENCES,
)
from kheo.programmes.rules.conferences import ConferenceKind, ConferenceState, Presence
from kheo.programmes.rules.openness import Openness

KIND: Final = "programmes.conference"
"""How the ledger, references and the search call conferences."""

PHOTO_FOLDER: Final = "hoi-nghi"


class ConferenceQuerySet(models.QuerySet["Conference"]):
    """How conferences are found."""

    def shown(self) -> Self:
        """Conferences that everybody may read of: announced, and not internal."""
        return self.filter(announced_at__isnull=False).exclude(openness=Openness.INTERNAL)


class Conference(models.Model):
    """One conference, from its notice to its conclusions."""

    kind = models.CharField(_("Loại"), max_length=8, choices=choices(CONFERENCE_KINDS))
    title = models.CharField(_("Tên"), max_length=500)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)
    programme = models.ForeignKey(
        Programme, verbose_name=_("Chương trình"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="conferences",
    )  # fmt: skip
    host = models.ForeignKey(
        Organisation, verbose_name=_("Cơ quan tổ chức"), on_delete=models.PROTECT,
        related_name="conferences",
    )  # fmt: skip
    starts_at = models.DateTimeField(_("Bắt đầu"))
    ends_at = models.DateTimeField(_("Kết thúc"), null=True, blank=True)
    venue = models.CharField(_("Địa điểm"), max_length=300)
    place = models.ForeignKey(
        Place, verbose_name=_("Địa bàn"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="conferences",
    )  # fmt: skip
    openness = models.CharField(
        _("Mức công khai"), max_length=8, choices=choices(OPENNESSES),
        default=str(Openness.PUBLIC),
    )  # fmt: skip
    summary = models.TextField(_("Diễn biến"), max_length=20_000, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=9, choices=choices(CONFERENCE_STATES),
        default=str(ConferenceState.PREPARED),
    )  # fmt: skip
    created_at = models.DateTimeField(_("Lập lúc"))
    announced_at = models.DateTimeField(_("Thông báo lúc"), null=True, blank=True)
    documents = models.ManyToManyField(
        Document, verbose_name=_("Tài liệu"), blank=True, related_name="conferences"
    )
    is_sample = models.BooleanField(_("Nội dung mẫu"), default=False)

    objects: ClassVar[ConferenceQuerySet] = ConferenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("Hội nghị")
        verbose_name_plural = _("Hội nghị")
        ordering = ("-starts_at", "-pk")
        constraints = (
            known("conference_words_known", kind=ConferenceKind, state=ConferenceState,
                  openness=Openness),
            models.CheckConstraint(
                name="conference_in_order",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("programmes:conference", args=[self.slug])

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read of it."""
        return self.announced_at is not None and self.openness != Openness.INTERNAL


class CoChair(models.Model):
    """Who presides, in the office held on that day: written down, so that it stays."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="chairs")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("Họ và tên"), max_length=120)
    office = models.CharField(_("Chức vụ khi ấy"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("Người chủ trì")
        verbose_name_plural = _("Người chủ trì")
        ordering = ("conference", "order")
        constraints = (
            models.UniqueConstraint(fields=("conference", "order"), name="chair_place_once"),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"


class Guest(models.Model):
    """An organisation or a person that was invited, and whether it came, with how many people."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="guests")
    order = models.PositiveSmallIntegerField(default=0)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("Tổ chức"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    name = models.CharField(_("Thành phần"), max_length=300, blank=True)
    presence = models.CharField(
        _("Có mặt"), max_length=11, choices=choices(PRESENCES), default=str(Presence.INVITED)
    )
    people = models.PositiveIntegerField(_("Số người"), null=True, blank=True)

    class Meta:
        verbose_name = _("Thành phần mời")
        verbose_name_plural = _("Thành phần mời")
        ordering = ("conference", "order", "pk")
        constraints = (
            known("guest_presence_known", presence=Presence),
            models.CheckConstraint(
                name="guest_is_somebody", condition=Q(organisation__isnull=False) | ~Q(name="")
            ),
        )

    def __str__(self) -> str:
        return self.name or str(self.organisation)


class AgendaItem(models.Model):
    """What is spoken of, by whom, and when."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField(default=0)
    time = models.TimeField(_("Giờ"), null=True, blank=True)
    text = models.CharField(_("Nội dung"), max_length=500)
    speaker = models.CharField(_("Người trình bày"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Nội dung chương trình họp")
        verbose_name_plural = _("Chương trình họp")
        ordering = ("conference", "order")
        constraints = (
            models.UniqueConstraint(fields=("conference", "order"), name="agenda_place_once"),
        )

    def __str__(self) -> str:
        return self.text


class Conclusion(Termed):
    """What was concluded; where it asks for something, of whom and by when."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="conclusions")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("Kết luận"), max_length=5000)
    lead = models.ForeignKey(
        Organisation, verbose_name=_("Giao cho"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip

    class Meta(Termed.Meta):
        verbose_name = _("Kết luận")
        verbose_name_plural = _("Kết luận")
        ordering = ("conference", "order", "pk")
        constraints = (
            *Termed.Meta.constraints,
            models.UniqueConstraint(fields=("conference", "order"), name="conclusion_place_once"),
        )

    def __str__(self) -> str:
        return self.text
