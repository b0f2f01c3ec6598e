"""Articles of an invented province, as many as wanted, loaded in bulk.

    python -m bench.articles 1000

Fills the database that KHEO_VAR or KHEO_DATABASE_URL names; what is there stays. Each article has a
lead picture, a body of some 4,000 signs and figures of views for thirty days.
"""

import io
import os
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import django

if TYPE_CHECKING:
    from django.db.models import Model

    from kheo.news.models import Article, Picture

SENTENCES: Final = (
    "Ban Chỉ đạo tỉnh An Lĩnh họp với các xã để nghe bà con góp ý về tuyến đường liên thôn.",
    "Tổ dân vận thôn Suối Mơ đến từng nhà, ghi lại từng ý kiến rồi trả lời tại nhà văn hóa.",
    "Nhân dân bàn bạc, thống nhất mức đóng góp ngày công và cử người giám sát công trình.",
    "Đồng chí chủ trì đề nghị công khai thu chi trước ngày hai mươi lăm hằng tháng.",
    "Sau hai quý, số phản ánh được trả lời đúng hạn tăng lên, số việc tồn đọng giảm đi rõ rệt.",
    "Mô hình này sẽ được các xã vùng cao xem xét, học tập và điều chỉnh cho hợp với nơi mình.",
)
PARAGRAPHS: Final = 9
DAYS: Final = 30
AT_ONCE: Final = 500


def load(wanted: int) -> None:
    """Add as many published articles to the first section as it lacks."""
    from kheo.news.models import Article, Section
    from kheo.portal.actions import lay_out_site

    lay_out_site()
    section = Section.objects.order_by("path").first()
    assert section is not None  # noqa: S101 — laid out a line above
    start = Article.objects.count()
    shown = picture()
    for first in range(start, wanted, AT_ONCE):
        add(section, range(first, min(first + AT_ONCE, wanted)), shown)
    section.numchild = section.get_children().count()
    section.save(update_fields=["numchild"])
    add_views()


def add(section: Any, numbers: range, shown: "Picture") -> None:
    """Add articles under a section, each as a row of both its tables."""
    from wagtail.models import Page

    pages = [page(section, number) for number in numbers]
    Page.objects.bulk_create(pages)
    insert([article(made, number, shown) for made, number in zip(pages, numbers, strict=True)])


def page(section: Any, number: int) -> Any:
    """Return what an article has as a page."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    from kheo.news.models import Article

    title = f"An Lĩnh: bà con thôn {number % 97} bàn việc chung lần thứ {number}"
    return Page(
        title=title,
        draft_title=title,
        slug=f"do-luong-{number}",
        path=section._get_path(section.path, section.depth + 1, number + 1),  # noqa: SLF001 — treebeard's own way
        depth=section.depth + 1,
        url_path=f"{section.url_path}do-luong-{number}/",
        content_type=ContentType.objects.get_for_model(Article),
        locale_id=section.locale_id,
        live=True,
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )


def article(made: Any, number: int, shown: "Picture") -> "Article":
    """Return what an article has besides."""
    from kheo.news.models import Article

    chosen = random.Random(number)  # noqa: S311 — the same article every time
    body = [
        ("text", "<p>" + " ".join(chosen.choices(SENTENCES, k=5)) + "</p>")
        for _ in range(PARAGRAPHS)
    ]
    made_article = Article(
        page_ptr_id=made.pk,
        lead=chosen.choice(SENTENCES),
        issued_at=made.first_published_at - timedelta(hours=number),
        lead_picture=shown,
        author="Ban Biên tập",
    )
    made_article.body = body
    return made_article


def insert(rows: "list[Model]") -> None:
    """Insert the rows of a table that continues another one; Django's bulk_create refuses that."""
    from django.db import connection
    from django.db.models.sql import InsertQuery

    model = type(rows[0])
    query = InsertQuery(model)
    query.insert_values(model._meta.local_concrete_fields, rows, raw=False)  # noqa: SLF001 — Django's word
    for start in range(0, len(rows), 50):
        query.objs = rows[start : start + 50]
        query.get_compiler(connection=connection).execute_sql()


def picture() -> "Picture":
    """Return the one picture that all articles show."""
    from kheo.news.models import Picture

    there: Picture | None = Picture.objects.filter(title="Đo lường").first()
    return there or drawn_picture()


def drawn_picture() -> "Picture":
    """Draw the picture and keep it."""
    from django.core.files.images import ImageFile
    from PIL import Image

    from kheo.news.models import Picture
    from kheo.news.models.media import UsageRight

    drawn = io.BytesIO()
    Image.effect_mandelbrot((1200, 800), (-2, -1.3, 1, 1.3), 60).convert("RGB").save(drawn, "JPEG")
    made: Picture = Picture.objects.create(
        title="Đo lường",
        file=ImageFile(io.BytesIO(drawn.getvalue()), name="do-luong.jpg"),
        alt_text="Hình vẽ để đo",
        caption="Hình vẽ để đo tốc độ",
        credit="Khéo",
        usage_right=UsageRight.OWN,
    )
    return made


def add_views() -> None:
    """Give each article figures for the last thirty days."""
    from django.utils import timezone

    from kheo.news.actions.readership import rank
    from kheo.news.models import ArticleViews

    ArticleViews.objects.bulk_create(
        figures(timezone.localdate()), batch_size=5000, ignore_conflicts=True
    )
    rank(at=timezone.now())


def figures(today: date) -> Iterator[Any]:
    """Yield a figure for each article and day."""
    from kheo.news.models import Article, ArticleViews

    chance = random.Random(1)  # noqa: S311 — the same figures every time
    for pk in Article.objects.values_list("pk", flat=True):
        for ago in range(DAYS):
            day = today - timedelta(days=ago)
            yield ArticleViews(page_id=pk, day=day, count=chance.randint(1, 500))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    load(int(sys.argv[1]))
