"""Pictures and files, private until a published page shows them."""

from enum import StrEnum
from typing import ClassVar, Final, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Page
from wagtail.search import index


class UsageRight(StrEnum):
    """By what right a picture is shown."""

    OWN = "own"
    PERMITTED = "permitted"
    LICENSED = "licensed"
    QUOTED = "quoted"
    PUBLIC = "public"


USAGE_RIGHTS: Final = {
    UsageRight.OWN: _("Ảnh của cơ quan"),
    UsageRight.PERMITTED: _("Tác giả đồng ý cho dùng"),
    UsageRight.LICENSED: _("Theo giấy phép"),
    UsageRight.QUOTED: _("Dẫn lại kèm bài của báo khác"),
    UsageRight.PUBLIC: _("Hết thời hạn bảo hộ hoặc thuộc về công chúng"),
}


class Picture(AbstractImage):
    """A picture with all that a reader and a lawyer ask of it."""

    alt_text = models.CharField(
        _("Mô tả cho người không nhìn thấy ảnh"),
        max_length=255,
        help_text=_("Nói điều nhìn thấy trong ảnh, không lặp lại chú thích."),
    )
    caption = models.CharField(_("Chú thích"), max_length=500)
    credit = models.CharField(_("Người chụp hoặc nguồn ảnh"), max_length=200)
    usage_right = models.CharField(_("Quyền sử dụng"), max_length=12, choices=USAGE_RIGHTS)

    admin_form_fields: ClassVar = (
        "title",
        "file",
        "alt_text",
        "caption",
        "credit",
        "usage_right",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields: ClassVar = [
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.SearchField("credit"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("Ảnh")
        verbose_name_plural = _("Ảnh")

    @property
    def default_alt_text(self) -> str:
        """What is read aloud in place of the picture."""
        return self.alt_text

    def get_upload_to(self, filename: str) -> str:
        """Return where the original lies: a folder that no reader can ask for."""
        path: str = super().get_upload_to(filename)
        return "goc/" + path.rpartition("/")[2]


class PictureRendition(AbstractRendition):
    """A picture in one size, as readers get it."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            ),
        )

    def get_upload_to(self, filename: str) -> str:
        """Return a path that names the picture.

        So its address can be checked before it is answered.
        """
        path: str = super().get_upload_to(filename)
        return f"anh/{self.image_id}/" + path.rpartition("/")[2]


class Attachment(AbstractDocument):
    """A file for download, or a video, under its title."""

    admin_form_fields: ClassVar = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("Tệp")
        verbose_name_plural = _("Tệp")


class MediaUseQuerySet(models.QuerySet["MediaUse"]):
    """Which published page shows what."""

    def of_picture(self, picture_id: int) -> Self:
        """Uses of one picture on published pages."""
        return self.filter(picture_id=picture_id, page__live=True)

    def of_attachment(self, attachment_id: int) -> Self:
        """Uses of one file on published pages."""
        return self.filter(attachment_id=attachment_id, page__live=True)


class MediaUse(models.Model):
    """A published page shows a picture or a file; written at publication, deleted at withdrawal."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="media_uses")
    picture = models.ForeignKey(Picture, null=True, on_delete=models.CASCADE, related_name="uses")
    attachment = models.ForeignKey(
        Attachment, null=True, on_delete=models.CASCADE, related_name="uses"
    )

    objects = MediaUseQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="media_use_of_one_thing",
                condition=models.Q(picture=None) ^ models.Q(attachment=None),
            ),
            models.UniqueConstraint(
                fields=["page", "picture"],
                condition=models.Q(attachment=None),
                name="media_use_of_picture_once",
            ),
            models.UniqueConstraint(
                fields=["page", "attachment"],
                condition=models.Q(picture=None),
                name="media_use_of_attachment_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.page_id}: {self.picture_id or self.attachment_id}"
