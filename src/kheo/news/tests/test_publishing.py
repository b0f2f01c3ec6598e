from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Workflow

from kheo.news.models import Article, MediaUse
from kheo.news.tests import factories
from kheo.news.tests.factories import MORNING

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_found_and_a_published_article_is(client):
    draft = factories.article(live=False)
    assert client.get(draft.get_url()).status_code == 404
    draft.get_latest_revision().publish()
    assert client.get(draft.get_url()).status_code == 200


def test_an_article_gets_its_hour_at_its_first_publication_and_keeps_it():
    with time_machine.travel(MORNING, tick=False):
        article = factories.article()
    assert article.issued_at == MORNING
    with time_machine.travel(MORNING + timedelta(days=3), tick=False):
        draft = article.get_latest_revision_as_object()
        draft.title = "Tiêu đề sửa"
        draft.save_revision().publish()
    article.refresh_from_db()
    assert article.title == "Tiêu đề sửa"
    assert article.issued_at == MORNING


def test_an_hour_given_by_the_editor_stands():
    article = factories.article(issued_at=MORNING)
    assert article.issued_at == MORNING


def test_republished_material_cannot_be_published_without_its_source():
    article = factories.article(live=False)
    article.republished = True
    with pytest.raises(ValidationError, match="phải ghi nguồn"):
        article.full_clean()
    article.source = factories.source()
    article.full_clean()


def test_an_event_cannot_end_before_it_starts():
    event = factories.event()
    event.ends_at = event.starts_at - timedelta(minutes=1)
    with pytest.raises(ValidationError, match="không thể kết thúc"):
        event.full_clean()


def test_an_article_goes_from_draft_through_review_to_publication_and_back(client):
    author, judge = factories.editor(), factories.approver()
    article = factories.article(live=False)
    state = Workflow.objects.get().start(article, author)
    assert not Article.objects.get(pk=article.pk).live
    state.current_task_state.approve(user=judge)
    assert client.get(article.get_url()).status_code == 200
    Article.objects.get(pk=article.pk).unpublish(user=judge)
    assert client.get(article.get_url()).status_code == 404
    assert Article.objects.get(pk=article.pk).revisions.count() >= 1


def test_an_editor_may_write_but_not_publish():
    author, judge = factories.editor(), factories.approver()
    article = factories.article(live=False)
    assert article.permissions_for_user(author).can_edit()
    assert not article.permissions_for_user(author).can_publish()
    assert article.permissions_for_user(judge).can_publish()


def test_a_scheduled_article_appears_when_its_hour_has_come(client):
    with time_machine.travel(MORNING, tick=False) as clock:
        article = factories.article(live=False)
        article.go_live_at = MORNING + timedelta(hours=2)
        article.expire_at = MORNING + timedelta(hours=4)
        article.save_revision().publish()
        assert client.get(article.get_url()).status_code == 404
        clock.shift(timedelta(hours=2, minutes=1))
        call_command("publish_scheduled")
        assert client.get(article.get_url()).status_code == 200
        clock.shift(timedelta(hours=2))
        call_command("publish_scheduled")
        assert client.get(article.get_url()).status_code == 404


def test_the_address_of_a_page_keeps_its_letters():
    assert factories.article("Đắk Đoa đổi mới").slug == "dak-doa-doi-moi"
    assert factories.article("Đắk Đoa đổi mới").slug == "dak-doa-doi-moi-2"


def test_media_uses_follow_what_is_published_and_not_what_is_drafted():
    shown, drafted = factories.picture(), factories.picture(title="Khác")
    article = factories.article(lead_picture=shown)
    assert MediaUse.objects.of_picture(shown.pk).exists()
    draft = article.get_latest_revision_as_object()
    draft.lead_picture = drafted
    revision = draft.save_revision()
    assert not MediaUse.objects.of_picture(drafted.pk).exists()
    revision.publish()
    assert MediaUse.objects.of_picture(drafted.pk).exists()
    assert not MediaUse.objects.of_picture(shown.pk).exists()


def test_media_in_every_kind_of_block_are_noted():
    lead, figure, one, two = (factories.picture(title=t) for t in "abcd")
    paper, film, poster = (
        factories.attachment(),
        factories.attachment("phim.mp4"),
        factories.picture(),
    )
    factories.article(
        lead_picture=lead,
        body=[
            ("figure", {"picture": figure, "caption": ""}),
            ("gallery", {"pictures": [{"picture": one}, {"picture": two}]}),
            ("file", {"file": paper, "label": ""}),
            ("video", {"file": film, "title": "Phim", "poster": poster}),
            ("text", f'<p><a linktype="document" id="{paper.pk}">kế hoạch</a></p>'),
        ],
    )
    pictures = set(MediaUse.objects.exclude(picture=None).values_list("picture_id", flat=True))
    files = set(MediaUse.objects.exclude(attachment=None).values_list("attachment_id", flat=True))
    assert pictures == {p.pk for p in (lead, figure, one, two, poster)}
    assert files == {paper.pk, film.pk}


def test_a_deleted_page_closes_its_media():
    shown = factories.picture()
    article = factories.article(lead_picture=shown)
    article.delete()
    assert not MediaUse.objects.exists()
