"""Loading the sample in a process that is killed, taken up again, and killed again."""

from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.utils import timezone
from tests.killing import mortal
from wagtail.models import Page

from kheo.news.models import (
    Album,
    Article,
    ArticleViews,
    Attachment,
    Event,
    Picture,
    Remark,
    RemarkConsent,
)
from kheo.portal.sample import media, texts
from kheo.portal.sample.loading import load_sample
from kheo.portal.tests.test_sample import small_picture

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
STRIDE = 131
"""Steps from one death to the next, counted from a beginning that each time finds more done."""


def load() -> None:
    with mock.patch.object(media, "draw", small_picture):
        load_sample(at=timezone.now(), say=str)


def files() -> set[str]:
    """Return the files of pictures and attachments that lie in this test's folder."""
    folders = [settings.MEDIA_ROOT / "goc", settings.MEDIA_ROOT / "documents"]
    return {path.name for folder in folders for path in folder.glob("*")}


def kept_files() -> set[str]:
    """Return the files that belong to a picture or an attachment."""
    kept = [*Picture.objects.all(), *Attachment.objects.all()]
    return {Path(one.file.name).name for one in kept}


def assert_nothing_is_half() -> None:
    """Hold that what is there is there with all that belongs to it."""
    assert not any(Page.find_problems())
    for model in (Article, Event, Album):
        for page in model.objects.all():
            assert page.live
            assert page.latest_revision
    for article in Article.objects.all():
        assert article.lead_picture
        assert article.topics.exists()
        assert ArticleViews.objects.filter(page=article).exists()
    for album in Album.objects.all():
        assert album.pictures.count() == 6
    assert RemarkConsent.objects.count() == 3 * Remark.objects.count()
    assert kept_files() <= files()


def test_a_loading_that_is_killed_again_and_again_ends_whole_and_single(tmp_path: Path) -> None:
    left_behind, step = 0, 1
    with mortal(f"{__name__}.load", folder=tmp_path) as work:
        while work.dies_at(step):
            assert_nothing_is_half()
            left_behind += files() != kept_files()
            step += STRIDE
        work.is_done()
    assert left_behind
    assert_nothing_is_half()
    given = texts.site()
    assert Article.objects.count() == len(texts.articles())
    assert Event.objects.count() == len(given["events"])
    assert Remark.objects.count() == len(given["remarks"])
    assert Picture.objects.count() == len(texts.pictures())
    assert files() == kept_files()
