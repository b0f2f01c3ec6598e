"""What tests of the room are made of."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image

from kheo.news.models import Album, Article, Attachment, Event, Picture, Section, Source, Topic
from kheo.news.models.media import UsageRight
from kheo.organisations.models import Officer
from kheo.portal.actions import APPROVERS, EDITORS

MORNING = datetime(2024, 5, 8, 1, 30, tzinfo=UTC)


def section(slug: str = "tin-tuc") -> Section:
    found: Section = Section.objects.get(slug=slug)
    return found


def picture(**fields: Any) -> Picture:
    drawn = BytesIO()
    Image.new("RGB", (640, 400), "#345").save(drawn, "JPEG")
    given = {
        "title": "Hội nghị",
        "alt_text": "Nhiều người ngồi quanh bàn dài",
        "caption": "Quang cảnh hội nghị",
        "credit": "Ban biên tập",
        "usage_right": UsageRight.OWN,
    }
    made: Picture = Picture.objects.create(
        file=ImageFile(BytesIO(drawn.getvalue()), name="hoi-nghi.jpg"), **(given | fields)
    )
    return made


def attachment(name: str = "ke-hoach.txt", content: bytes = b"Ke hoach") -> Attachment:
    file = ContentFile(content, name=name)
    made: Attachment = Attachment.objects.create(title="Kế hoạch", file=file)
    return made


def source(name: str = "Báo An Lĩnh") -> Source:
    fields = {"slug": "bao-an-linh", "address": "https://bao.example.vn/"}
    made: Source = Source.objects.create(name=name, **fields)
    return made


def topic(title: str = "Dân vận khéo") -> Topic:
    from kheo.news.models import TopicIndex

    made = Topic(title=title)
    TopicIndex.objects.get().add_child(instance=made)
    return made


def article(
    title: str = "Hội nghị phối hợp",
    *,
    live: bool = True,
    under: Section | None = None,
    **fields: Any,
) -> Article:
    topics = fields.pop("topics", [])
    given = {"lead": "Sa-pô của bài.", "body": [("text", "<p>Nội dung.</p>")], "live": False}
    made = Article(title=title, **(given | fields))
    (under or section()).add_child(instance=made)
    if topics:
        made.topics.set(topics)
    revision = made.save_revision(clean=live)
    if live:
        revision.publish()
        made.refresh_from_db()
    return made


def event(title: str = "Đối thoại với nhân dân", **fields: Any) -> Event:
    given = {"starts_at": MORNING, "venue": "Nhà văn hóa thôn 2", "summary": "Đối thoại đầu năm."}
    made = Event(title=title, live=False, **(given | fields))
    section("hoat-dong").add_child(instance=made)
    made.save_revision().publish()
    made.refresh_from_db()
    return made


def album(pictures: list[Picture], title: str = "Ngày hội Đại đoàn kết") -> Album:
    from kheo.news.models.gatherings import AlbumPicture

    made = Album(title=title, intro="Ảnh ngày hội.", live=False)
    made.pictures = [AlbumPicture(picture=p, sort_order=n) for n, p in enumerate(pictures)]
    section("hoat-dong").add_child(instance=made)
    made.save_revision().publish()
    made.refresh_from_db()
    return made


def editor(username: str = "lan") -> Officer:
    return member(username, EDITORS)


def approver(username: str = "minh") -> Officer:
    return member(username, APPROVERS)


def member(username: str, group: str) -> Officer:
    user = Officer.objects.create_user(username, password="thử-một-lần-2024")
    user.groups.add(Group.objects.get(name=group))
    return user
