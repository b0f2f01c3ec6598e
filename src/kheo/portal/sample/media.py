"""The sample's pictures and files, each made once."""

from io import BytesIO
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from kheo.news.models import Attachment, Picture
from kheo.news.models.media import UsageRight
from kheo.portal.sample import texts
from kheo.portal.sample.drawing.scenes import draw

CREDIT: Final = "Tranh vẽ bằng máy cho nội dung mẫu"


def picture_of(scene: str) -> Picture:
    """Return the picture of a scene; it is drawn where it is missing.

    Raises KeyError for a scene that has no words.
    """
    said = texts.pictures()[scene]
    known: Picture | None = Picture.objects.filter(title=said["title"], credit=CREDIT).first()
    return known or Picture.objects.create(
        title=said["title"],
        file=ImageFile(BytesIO(draw(scene)), name=f"mau-{scene.replace('_', '-')}.jpg"),
        alt_text=said["alt"],
        caption=said["caption"],
        credit=CREDIT,
        usage_right=UsageRight.OWN,
    )


def attachment_of(name: str, *, title: str, content: bytes) -> Attachment:
    """Return the file with a title; it is written where it is missing."""
    known: Attachment | None = Attachment.objects.filter(title=title).first()
    return known or Attachment.objects.create(title=title, file=ContentFile(content, name=name))
