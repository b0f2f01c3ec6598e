"""Albums of pictures, and events."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from kheo.core.pages import OpenPage
from kheo.news.blocks import BodyBlock
from kheo.news.models.media import Picture


class Album(OpenPage):
    """A photo album."""

    intro = models.TextField(_("Giới thiệu"))
    issued_at = models.DateTimeField(_("Thời điểm đăng"), null=True, blank=True, db_index=True)

    template = "news/album.html"
    parent_page_types: ClassVar = ["news.Section"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *OpenPage.content_panels,
        FieldPanel("intro"),
        InlinePanel("pictures", heading=_("Các ảnh"), label=_("Ảnh"), min_num=1),
        FieldPanel("issued_at"),
    ]

    class Meta:
        verbose_name = _("Bộ ảnh")
        verbose_name_plural = _("Bộ ảnh")

    @property
    def full_title(self) -> str:
        """The title under which readers know the album."""
        return self.title


class AlbumPicture(Orderable):
    """One picture of an album, in its place."""

    album = ParentalKey(Album, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(
        Picture, verbose_name=_("Ảnh"), on_delete=models.PROTECT, related_name="+"
    )
    caption = models.CharField(_("Chú thích riêng"), max_length=500, blank=True)

    panels: ClassVar[list[Panel]] = [FieldPanel("picture"), FieldPanel("caption")]

    def __str__(self) -> str:
        return f"{self.album_id}: {self.picture_id}"


class Event(OpenPage):
    """Something that happens at a place and a time."""

    starts_at = models.DateTimeField(_("Bắt đầu"), db_index=True)
    ends_at = models.DateTimeField(_("Kết thúc"), null=True, blank=True)
    venue = models.CharField(_("Địa điểm"), max_length=200)
    summary = models.TextField(_("Tóm tắt"))
    body = StreamField(BodyBlock(), verbose_name=_("Nội dung"), blank=True)
    issued_at = models.DateTimeField(_("Thời điểm đăng"), null=True, blank=True, db_index=True)

    template = "news/event.html"
    parent_page_types: ClassVar = ["news.Section"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *OpenPage.content_panels,
        FieldPanel("starts_at"),
        FieldPanel("ends_at"),
        FieldPanel("venue"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("issued_at"),
    ]

    class Meta:
        verbose_name = _("Sự kiện")
        verbose_name_plural = _("Sự kiện")

    @property
    def full_title(self) -> str:
        """The title under which readers know the event."""
        return self.title

    def clean(self) -> None:
        """Refuse an event that ends before it starts."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("Sự kiện không thể kết thúc trước khi bắt đầu.")})
