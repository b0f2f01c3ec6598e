"""The desk of an article: Wagtail's workflow without JavaScript."""

import pytest

from kheo.core.verdict import RefusedError
from kheo.news.actions import review
from kheo.news.models import Article
from kheo.news.tests import factories

pytestmark = pytest.mark.django_db


def fresh(article):
    return Article.objects.get(pk=article.pk)


def test_a_draft_goes_to_review_is_approved_published_and_withdrawn():
    author, judge = factories.editor(), factories.approver()
    article = factories.article(live=False)
    review.submit_for_review(article=article, by=author)
    assert fresh(article).workflow_in_progress
    review.approve(article=fresh(article), by=judge)
    assert fresh(article).live
    review.withdraw(article=fresh(article), by=judge)
    assert not fresh(article).live


def test_an_editor_can_neither_approve_nor_withdraw():
    author = factories.editor()
    article = factories.article(live=False)
    review.submit_for_review(article=article, by=author)
    with pytest.raises(RefusedError, match="not_yours"):
        review.approve(article=fresh(article), by=author)
    published = factories.article("Bài đăng")
    with pytest.raises(RefusedError, match="not_yours"):
        review.withdraw(article=published, by=author)


@pytest.mark.parametrize(
    ("step", "reason"),
    [(review.approve, "not_in_review"), (review.withdraw, "not_published")],
)
def test_a_step_out_of_turn_is_refused_and_changes_nothing(step, reason):
    judge = factories.approver()
    article = factories.article(live=False)
    with pytest.raises(RefusedError, match=reason):
        step(article=article, by=judge)
    assert not fresh(article).live


def test_what_was_handed_in_is_not_handed_in_twice():
    author = factories.editor()
    article = factories.article(live=False)
    review.submit_for_review(article=article, by=author)
    with pytest.raises(RefusedError, match="in_review"):
        review.submit_for_review(article=fresh(article), by=author)


def test_the_desk_says_what_is_missing_and_does_not_let_it_pass(client):
    author = factories.editor()
    article = factories.article(live=False, lead="", republished=True)
    client.force_login(author)
    desk = client.get(f"/quan-tri/ban-bai/{article.pk}/").content.decode()
    assert "Sa-pô:" in desk
    assert "Bài đăng lại phải ghi nguồn" in desk
    answer = client.post(f"/quan-tri/ban-bai/{article.pk}/gui-duyet/", follow=True)
    assert "Bài còn thiếu" in answer.content.decode()
    assert not fresh(article).workflow_in_progress


def test_the_desk_offers_each_person_their_own_steps(client):
    article = factories.article(live=False)
    client.force_login(factories.editor())
    assert "Gửi duyệt" in client.get(f"/quan-tri/ban-bai/{article.pk}/").content.decode()
    client.post(f"/quan-tri/ban-bai/{article.pk}/gui-duyet/")
    assert "Duyệt và đăng" not in client.get(f"/quan-tri/ban-bai/{article.pk}/").content.decode()
    client.force_login(factories.approver())
    assert "Duyệt và đăng" in client.get(f"/quan-tri/ban-bai/{article.pk}/").content.decode()
    client.post(f"/quan-tri/ban-bai/{article.pk}/duyet/")
    assert fresh(article).live
    assert "Gỡ bài" in client.get(f"/quan-tri/ban-bai/{article.pk}/").content.decode()


def test_a_step_by_somebody_without_the_right_is_told_plainly(client):
    article = factories.article(live=False)
    client.force_login(factories.editor())
    client.post(f"/quan-tri/ban-bai/{article.pk}/gui-duyet/")
    answer = client.post(f"/quan-tri/ban-bai/{article.pk}/duyet/", follow=True)
    assert "không được làm việc đó" in answer.content.decode()


def test_readers_and_strangers_have_no_desk(client, django_user_model):
    article = factories.article(live=False)
    assert client.get(f"/quan-tri/ban-bai/{article.pk}/").status_code == 302
    client.force_login(django_user_model.objects.create_user("ai-do"))
    assert client.get(f"/quan-tri/ban-bai/{article.pk}/").status_code == 403
