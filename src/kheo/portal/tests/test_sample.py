"""The sample content: what it promises readers, editors and phones."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone
from PIL import Image
from wagtail.models import Page
from wagtail.users.models import UserProfile

from kheo.news.models import Album, Article, Event, MediaUse, Picture, Remark, Topic
from kheo.news.models.media import UsageRight
from kheo.news.models.readership import most_viewed
from kheo.news.rules.readership import Period
from kheo.news.tests.bodies import nameless
from kheo.organisations.models import Officer
from kheo.portal.models import HomePage
from kheo.portal.sample import accounts, bodies, media, texts
from kheo.portal.sample.drawing.scenes import SCENES, draw
from kheo.portal.sample.loading import load_sample

AT = timezone.make_aware(datetime(2026, 9, 2, 10))  # noqa: DTZ001 - made aware
ON_A_PHONE = 15_000
PROVINCES = (
    "Hà Nội", "Huế", "Quảng Ninh", "Cao Bằng", "Lạng Sơn", "Lai Châu", "Điện Biên", "Sơn La",
    "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Tuyên Quang", "Lào Cai", "Thái Nguyên", "Phú Thọ",
    "Bắc Ninh", "Hưng Yên", "Hải Phòng", "Ninh Bình", "Quảng Trị", "Đà Nẵng", "Quảng Ngãi",
    "Gia Lai", "Khánh Hòa", "Lâm Đồng", "Đắk Lắk", "Hồ Chí Minh", "Đồng Nai", "Tây Ninh",
    "Cần Thơ", "Vĩnh Long", "Đồng Tháp", "Cà Mau", "An Giang",
)  # fmt: skip


def small_picture(_scene: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (48, 32)).save(file, "JPEG")
    return file.getvalue()


def files() -> list[Path]:
    return sorted(texts.FOLDER.rglob("*.toml"))


def sums() -> list[dict[str, Any]]:
    """Return the tables that end in a sum; those of words have none."""
    tables = [block for text in texts.articles() for block in text.body if "table" in block]
    return [table for table in tables if table["rows"][-1][0] == "Cộng"]


@pytest.fixture(scope="module")
def sample(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[str]]:
    """Load the sample once for all tests here; return what was said."""
    said: list[str] = []
    folder = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        override_settings(MEDIA_ROOT=folder),
        transaction.atomic(),
    ):
        patch.setattr(media, "draw", small_picture)
        load_sample(at=AT, say=said.append)
        yield said
        transaction.set_rollback(True)


# --- What was loaded ---


def test_fourteen_articles_are_published_in_three_sections(sample: list[str]) -> None:
    articles = Article.objects.live()
    assert articles.count() == len(texts.articles()) == 14
    assert {article.get_parent().slug for article in articles} == {
        "tin-tuc", "hoat-dong", "dan-van-kheo",
    }  # fmt: skip


def test_the_loading_tells_how_far_it_is(sample: list[str]) -> None:
    assert sample[0].startswith("Bài 1/14: ")


def test_a_second_loading_makes_no_second_copy(sample: list[str]) -> None:
    def counts() -> list[int]:
        return [
            model.objects.count() for model in (Page, Picture, MediaUse, Remark, Officer, Topic)
        ]

    before = counts()
    load_sample(at=AT + timedelta(days=1), say=str)
    assert counts() == before


def test_articles_lie_in_the_sixty_days_before_the_loading(sample: list[str]) -> None:
    issued = Article.objects.live().values_list("issued_at", flat=True)
    assert AT - timedelta(days=60) < min(issued) < max(issued) <= AT


def test_every_article_has_a_picture_topics_places_and_says_that_it_is_a_sample(
    sample: list[str],
) -> None:
    for article in Article.objects.live():
        assert article.lead_picture
        assert article.topics.exists()
        assert article.places.exists()
        assert texts.NOTICE in str(article.body[-1].value)
        assert "mẫu" in article.author


def test_every_block_and_every_item_of_a_list_is_kept_with_its_id(sample: list[str]) -> None:
    kept = [list(article.body.raw_data) for article in Article.objects.live()]
    assert any(block["type"] == "gallery" for body in kept for block in body)
    assert list(nameless(kept)) == []


def test_home_says_that_it_is_a_sample(sample: list[str]) -> None:
    assert HomePage.objects.get().intro.startswith("Nội dung mẫu")


def test_every_picture_has_words_a_credit_and_a_right(sample: list[str]) -> None:
    for picture in Picture.objects.all():
        assert picture.alt_text
        assert picture.caption != picture.alt_text
        assert picture.credit == media.CREDIT
        assert picture.usage_right == UsageRight.OWN


def test_readers_may_see_every_picture_and_file(sample: list[str]) -> None:
    shown = MediaUse.objects.filter(page__live=True)
    pictures = set(Picture.objects.values_list("pk", flat=True))
    assert set(shown.exclude(picture=None).values_list("picture", flat=True)) == pictures
    assert shown.exclude(attachment=None).count() == 2


def test_republished_articles_name_a_source_with_a_page_of_its_own(sample: list[str]) -> None:
    republished = Article.objects.live().filter(republished=True)
    assert republished.count() == 2
    for article in republished:
        assert article.title in Client().get(article.source.get_absolute_url()).content.decode()


def test_one_event_is_tomorrow_one_next_week_one_past(sample: list[str]) -> None:
    starts = Event.objects.live().order_by("starts_at").values_list("starts_at", flat=True)
    days = [(timezone.localdate(start) - timezone.localdate(AT)).days for start in starts]
    assert days == [-12, 1, 7]


def test_the_album_has_six_pictures(sample: list[str]) -> None:
    assert Album.objects.get().pictures.count() == 6


def test_two_remarks_are_answered_and_one_waits(sample: list[str]) -> None:
    assert Remark.objects.waiting().count() == 1
    assert [remark.answers.count() for remark in Remark.objects.public()] == [1, 1]


def test_the_most_viewed_have_figures(sample: list[str]) -> None:
    assert len(most_viewed(Period.MONTH, timezone.localdate(AT), 5)) == 5


@pytest.mark.parametrize("account", accounts.ACCOUNTS, ids=lambda account: account.name)
def test_an_account_can_log_in_and_reads_vietnamese(
    sample: list[str], account: accounts.Account
) -> None:
    user = Officer.objects.get(username=account.name)
    assert user.check_password(accounts.PASSWORD)
    assert user.is_superuser == account.may_all
    assert [group.name for group in user.groups.all()] == [account.group] * bool(account.group)
    assert UserProfile.get_for_user(user).preferred_language == "vi"


# --- Broken off, and refused ---


@pytest.mark.django_db
def test_a_loading_that_was_broken_off_is_taken_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_at_the_forest(scene: str) -> bytes:
        if scene == "forest":
            raise OSError("no space left")
        return small_picture(scene)

    monkeypatch.setattr(media, "draw", fails_at_the_forest)
    with pytest.raises(OSError, match="no space"):
        load_sample(at=AT, say=str)
    assert Article.objects.count() == 2
    monkeypatch.setattr(media, "draw", small_picture)
    load_sample(at=AT, say=str)
    assert Article.objects.live().count() == 14


@pytest.mark.django_db
def test_a_real_site_refuses_the_sample_in_vietnamese(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="Không nạp nội dung mẫu"):
        call_command("load_sample", stdout=StringIO())
    assert not Officer.objects.filter(username=accounts.ADMINISTRATOR.name).exists()


# --- The texts ---


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_no_text_names_a_real_province_and_all_are_nfc(file: Path) -> None:
    written = file.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", written)
    assert [name for name in PROVINCES if name in written] == []


def test_a_slug_is_given_once() -> None:
    slugs = [article.slug for article in texts.articles()]
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("table", sums(), ids=lambda table: table["table"])
def test_the_last_row_of_a_table_is_the_sum_of_the_others(table: dict[str, Any]) -> None:
    *rows, last = table["rows"]
    for total, *cells in zip(last[1:], *(row[1:] for row in rows), strict=True):
        assert sum(cells) == pytest.approx(total)


def test_most_tables_end_in_a_sum() -> None:
    assert len(sums()) == 7


def test_a_text_speaks_of_the_day_it_was_issued() -> None:
    assert texts.filled(["Sáng {ngay}, sau {hom_truoc}/{nam}"], AT) == ["Sáng 2/9, sau 1/9/2026"]
    assert texts.filled(7, AT) == 7


def test_a_text_is_never_issued_after_the_loading() -> None:
    assert texts.issue_of(AT, days_ago=0, hour="23:00") == AT


@pytest.mark.parametrize(("cell", "shown"), [(1380, "1.380"), (23.4, "23,4"), ("Cộng", "Cộng")])
def test_numbers_are_written_as_vietnamese_readers_write_them(cell: Any, shown: str) -> None:
    assert bodies.spelled(cell) == shown


def test_what_is_written_stays_words() -> None:
    assert bodies.text({"text": "1 < 2\n\nhai"}, []) == {
        "type": "text",
        "value": "<p>1 &lt; 2</p><p>hai</p>",
    }


# --- The pictures ---


def test_every_scene_has_words_and_every_word_a_scene() -> None:
    assert set(texts.pictures()) == set(SCENES)


def test_a_scene_is_drawn_the_same_each_time() -> None:
    assert draw("market") == draw("market")


@pytest.mark.parametrize("scene", SCENES)
def test_a_picture_is_light_enough_for_a_phone(scene: str) -> None:
    with Image.open(BytesIO(draw(scene))) as picture:
        assert picture.size == (1600, 1067)
        small = picture.resize((480, 320), Image.Resampling.LANCZOS)
    file = BytesIO()
    small.save(file, "WEBP", quality=80)
    assert len(file.getvalue()) <= ON_A_PHONE
