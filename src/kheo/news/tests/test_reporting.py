"""A news article drawn from the record of a conference."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment

from kheo.core.verdict import RefusedError
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry, Link
from kheo.news.actions import reporting
from kheo.news.actions.reporting import begin_article_from
from kheo.news.models import Article
from kheo.news.tests.factories import editor, section
from kheo.organisations.models import Officer
from kheo.programmes.actions.conferences import cancel_conference
from kheo.programmes.models import Conference, ConferencePhoto
from kheo.programmes.offers import offers_for
from kheo.programmes.rules.openness import Openness
from kheo.programmes.tests.conferences import (
    MEETING,
    THAT_DAY,
    announced,
    concluded,
    prepared,
    was_held,
)
from kheo.programmes.tests.factories import works_for

pytestmark = pytest.mark.django_db
AT = datetime(2024, 6, 29, 1, tzinfo=UTC)


def begun(conference: Conference, by: Officer | None = None) -> reporting.Begun:
    return begin_article_from(
        conference=conference, section=section(), by=by or editor("lan"), at=AT
    )


def test_the_draft_draws_on_the_record() -> None:
    article = begun(concluded()).article
    article.refresh_from_db()
    assert not article.live
    assert article.title == "Hội nghị sơ kết 6 tháng đầu năm 2024"
    assert article.lead == (
        "Ngày 28/6/2024, tại Hội trường Tỉnh ủy, Ban Dân vận Tỉnh ủy An Lĩnh tổ chức hội nghị sơ "
        "kết 6 tháng đầu năm 2024. Chủ trì: Nguyễn Văn Mẫu, Trưởng Ban Dân vận."
    )
    words = str(article.body)
    assert "Các bên báo cáo kết quả." in words
    assert "Kết luận hội nghị" in words
    assert "Tổng hợp kết quả thực hiện (Ban Dân vận Tỉnh ủy An Lĩnh)" in words


def test_what_is_not_fixed_yet_is_not_told() -> None:
    words = str(begun(was_held()).article.body)
    assert "Kết luận" not in words


def test_of_a_conference_to_come_the_draft_tells_that_it_will_be() -> None:
    assert "sẽ tổ chức" in begun(announced()).article.lead


def test_the_article_is_tied_to_its_conference() -> None:
    held = concluded()
    article = begun(held).article
    link = Link.objects.get(from_kind="programmes.conference", from_key=str(held.pk),
                            to_kind="news.article")  # fmt: skip
    assert link.to_key == str(article.pk)
    entry = Entry.objects.about(ref_of(article)).get(verb="news.begun_from_conference")
    assert entry.actor_name


def test_who_asks_twice_gets_the_draft_that_is_there() -> None:
    held = concluded()
    first, second = begun(held), begun(held, editor("minh"))
    assert (first.made, second.made) == (True, False)
    assert first.article.pk == second.article.pk
    assert Article.objects.count() == 1


def test_a_draft_that_was_deleted_is_begun_anew() -> None:
    held, who = concluded(), editor("lan")
    begun(held, who).article.delete()
    assert begun(held, who).made


def test_pictures_are_left_to_the_editor_in_a_note() -> None:
    held = concluded()
    ConferencePhoto.objects.create(
        conference=held, name="a.jpg", media_type="image/jpeg", size=1, sha256="0", alt="Ảnh",
        added_by=works_for(held.host), added_at=AT, file="hoi-nghi/a.jpg",
    )  # fmt: skip
    article = begun(held).article
    assert article.lead_picture is None
    assert "1 ảnh" in Comment.objects.get(page=article).text


@pytest.mark.parametrize("made", [prepared, lambda: announced(openness=Openness.INTERNAL)])
def test_of_what_readers_may_not_read_no_article_is_begun(
    made: Callable[[], Conference],
) -> None:
    with pytest.raises(RefusedError, match="conference_not_shown"):
        begun(made())
    assert not Article.objects.exists()


def test_of_a_cancelled_conference_no_article_is_begun() -> None:
    held = announced()
    cancel_conference(
        conference=held, reason="Mưa bão", by=works_for(held.host), on=THAT_DAY, at=MEETING
    )
    with pytest.raises(RefusedError, match="conference_cancelled"):
        begun(held)


def test_who_may_not_write_in_a_section_begins_nothing() -> None:
    held = concluded()
    with pytest.raises(RefusedError, match="not_yours"):
        begun(held, works_for(held.host))


def test_words_of_the_record_are_no_markup() -> None:
    held = concluded()
    Conference.objects.filter(pk=held.pk).update(summary="<script>alert(1)</script>")
    assert "<script>" not in str(begun(held).article.body.raw_data[0])


def test_a_crash_in_the_middle_leaves_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_args: object, **_more: object) -> None:
        raise OSError

    monkeypatch.setattr(reporting, "record", crash)
    with pytest.raises(OSError):  # noqa: PT011 - the one raised above
        begun(concluded())
    assert not Article.objects.exists()


def test_the_editor_begins_it_on_a_page(client: Client) -> None:
    held, who = concluded(), editor("lan")
    client.force_login(who)
    offer = offers_for(held, who)[0]
    assert client.get(offer.address).status_code == 200
    answer = client.post(offer.address, {"section": section().pk})
    article = Article.objects.get()
    assert answer.headers["Location"] == reverse("news_desk", args=[article.pk])
    assert offers_for(held, who)[0].address == reverse("news_desk", args=[article.pk])


def test_who_writes_no_pages_is_offered_nothing(client: Client) -> None:
    held = concluded()
    who = works_for(held.host)
    assert offers_for(held, who) == []
    client.force_login(who)
    address = reverse("news_from_conference", args=[held.pk])
    assert client.get(address).status_code in {302, 403}
