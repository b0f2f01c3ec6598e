"""The sample's pictures and files, each made once."""

from io import BytesIO
from typing import Final, TypeVar

from django.core.files.base import ContentFile, File
from django.core.files.images import ImageFile

from kheo.news.models import Attachment, Picture
from kheo.news.models.media import UsageRight
from kheo.portal.sample import texts
from kheo.portal.sample.drawing.scenes import draw

CREDIT: Final = "Tranh vẽ bằng máy cho nội dung mẫu"
AnyMedia = TypeVar("AnyMedia", Picture, Attachment)


def picture_of(scene: str) -> Picture:
    """Return the picture of a scene; it is drawn where it is missing.

    Raises KeyError for a scene that has no words.
    """
    said = texts.pictures()[scene]
    known: Picture | None = Picture.objects.filter(title=said["title"], credit=CREDIT).first()
    return known or keep(
        Picture(
            title=said["title"],
            alt_text=said["alt"],
            caption=said["caption"],
            credit=CREDIT,
            usage_right=UsageRight.OWN,
        ),
        ImageFile(BytesIO(draw(scene)), name=f"mau-{scene.replace('_', '-')}.jpg"),
    )


def attachment_of(name: str, *, title: str, content: bytes) -> Attachment:
    """Return the file with a title; it is written where it is missing."""
    known: Attachment | None = Attachment.objects.filter(title=title).first()
    return known or keep(Attachment(title=title), ContentFile(content, name=name))


def keep(made: AnyMedia, content: "File[bytes]") -> AnyMedia:
    """Return a picture or a file, now kept.

    A loading that was killed may have left the file without its row: that one makes room, for
    storage would write a second beside it.
    """
    storage, field = made.file.storage, made.file.field
    place = field.generate_filename(made, content.name)
    if not type(made).objects.filter(file=place).exists():
        storage.delete(place)
    made.file = content
    made.save()
    return made
