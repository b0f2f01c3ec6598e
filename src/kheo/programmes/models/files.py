"""Files that were uploaded: what is known of each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kheo.organisations.models import Officer
from kheo.programmes.models.conferences import PHOTO_FOLDER, Conference


class KeptFile(models.Model):
    """A file under a random name; `name` is what people see, sizes are in bytes and pixels."""

    name = models.CharField(_("Tên tệp"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("Dung lượng"))
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    added_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("Thêm lúc"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class ConferencePhoto(KeptFile):
    """A picture of a conference; it needs words for those who do not see it."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="photos")
    order = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(upload_to=PHOTO_FOLDER, max_length=200)
    alt = models.CharField(_("Mô tả ảnh"), max_length=300)
    caption = models.CharField(_("Chú thích"), max_length=500, blank=True)
    credit = models.CharField(_("Người chụp"), max_length=120, blank=True)

    class Meta(KeptFile.Meta):
        verbose_name = _("Ảnh hội nghị")
        verbose_name_plural = _("Ảnh hội nghị")
        ordering = ("conference", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("conference", "sha256"), name="photo_once"),
            models.CheckConstraint(name="photo_has_words", condition=~Q(alt="")),
        )
