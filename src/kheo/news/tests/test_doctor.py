"""What the doctor says of news: each wrong is made, and named."""

import os
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from kheo.news import doctor
from kheo.news.actions.remarks import accept_remark
from kheo.news.models import MediaUse, Remark
from kheo.news.models.readership import ArticleViews, RankedPage, SeenReader
from kheo.news.rules.readership import Period
from kheo.news.rules.remarks import State, Verb
from kheo.news.tests import factories
from kheo.news.tests.readers import NOON, sent_remark

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def said(findings: Any) -> str:
    return "\n".join(f"{one.severity}: {one.sentence} {one.remedy}" for one in findings)


def test_published_media_are_in_order() -> None:
    factories.article(lead_picture=factories.picture())
    factories.album([factories.picture()])
    assert said(doctor.media()) == ""


def test_media_of_a_page_that_is_not_published_are_named() -> None:
    article = factories.article(lead_picture=factories.picture())
    Page.objects.filter(pk=article.pk).update(live=False)
    assert f"Trang số {article.pk} không đăng nhưng tệp" in said(doctor.media())


def test_media_that_are_open_though_their_page_does_not_show_them_are_named() -> None:
    article, picture, file = factories.article(), factories.picture(), factories.attachment()
    MediaUse.objects.create(page=article, picture=picture)
    MediaUse.objects.create(page=article, attachment=file)
    found = said(doctor.media())
    assert f"Ảnh số {picture.pk} đang công khai vì trang số {article.pk}" in found
    assert f"Tệp số {file.pk} đang công khai vì trang số {article.pk}" in found


def test_media_that_readers_miss_are_named() -> None:
    picture = factories.picture()
    article = factories.article(lead_picture=picture)
    MediaUse.objects.all().delete()
    found = said(doctor.media())
    assert f"Trang số {article.pk} đang đăng nhưng bạn đọc không thấy Ảnh số {picture.pk}" in found


def test_a_figure_that_is_not_the_number_of_its_readers_is_named() -> None:
    article = factories.article()
    figure = ArticleViews.objects.create(page=article, day=DAY, count=3, settled=2)
    SeenReader.objects.create(views=figure, reader=7)
    assert said(doctor.views()) == ""
    ArticleViews.objects.update(count=5)
    found = said(doctor.views())
    assert f"Bài số {article.pk} ngày 20/11/2026 ghi 5 lượt xem, đếm lại được 3" in found
    out = StringIO()
    call_command("flush_views", "--recount", stdout=out)
    assert "Đã sửa 1 số lượt xem." in out.getvalue()
    assert said(doctor.views()) == ""


def test_a_page_ranked_above_its_views_is_named() -> None:
    article = factories.article()
    ArticleViews.objects.create(page=article, day=DAY, count=3, settled=3)
    row = RankedPage.objects.create(period=Period.MONTH, day=DAY, page=article, count=2)
    assert said(doctor.ranking()) == ""
    RankedPage.objects.filter(pk=row.pk).update(count=9)
    assert f"bài số {article.pk} 9 lượt, cộng lại chỉ có 3" in said(doctor.ranking())
    ArticleViews.objects.all().delete()
    assert "cộng lại chỉ có 0" in said(doctor.ranking())


def test_views_that_wait_too_long_are_to_be_looked_at(settings: Any) -> None:
    folder = Path(settings.VAR) / "views"
    folder.mkdir()
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    for name, ago, content in (("a", 3600, b"x"), ("b", 10, b"x"), ("c", 3600, b"")):
        path = folder / f"{name}.records"
        path.write_bytes(content)
        os.utime(path, (now.timestamp() - ago,) * 2)
    assert "look: 1 tệp lượt xem" in said(doctor.spool(now))
    assert said(doctor.spool(now - timedelta(hours=1))) == ""


def test_a_remark_in_another_state_than_its_events_is_named() -> None:
    remark = sent_remark(factories.article())
    accept_remark(remark=remark, by=factories.approver(), at=NOON)
    assert said(doctor.remarks()) == ""
    Remark.objects.filter(pk=remark.pk).update(state=State.HIDDEN, folded="khac")
    found = said(doctor.remarks())
    assert f"Phản hồi số {remark.pk} ghi trạng thái khác" in found
    assert f"nội dung phản hồi số {remark.pk}" in found


@pytest.mark.parametrize(
    ("verbs", "state"),
    [
        ([Verb.RECEIVE], State.RECEIVED),
        ([Verb.RECEIVE, Verb.ACCEPT, Verb.ANSWER], State.ACCEPTED),
        ([Verb.RECEIVE, Verb.HIDE], State.HIDDEN),
        ([Verb.RECEIVE, Verb.HIDE, Verb.SHOW], State.RECEIVED),
        ([Verb.RECEIVE, Verb.ACCEPT, Verb.HIDE, Verb.SHOW], State.ACCEPTED),
        ([Verb.RECEIVE, Verb.ACCEPT, Verb.HIDE, Verb.FORGET], State.HIDDEN),
    ],
)
def test_events_lead_to_a_state(verbs: list[Verb], state: State) -> None:
    assert doctor.state_after(verbs) is state
