import pytest

from kheo.news.tests import factories
from kheo.news.tests.factories import MORNING

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_list_beside_an_article_shows_what_was_published_since(client):
    first = factories.article("Bài thứ nhất", issued_at=MORNING)
    assert "Bài thứ hai" not in client.get(first.get_url()).content.decode()
    factories.article("Bài thứ hai")
    assert "Bài thứ hai" in client.get(first.get_url()).content.decode()


def test_a_list_beside_an_article_forgets_what_was_withdrawn(client):
    first, second = factories.article("Bài thứ nhất"), factories.article("Bài thứ hai")
    assert "Bài thứ hai" in client.get(first.get_url()).content.decode()
    second.unpublish()
    assert "Bài thứ hai" not in client.get(first.get_url()).content.decode()


def test_a_section_that_staff_rename_is_renamed_in_every_menu(client):
    editor = factories.approver()
    client.force_login(editor)
    client.get("/")
    section = factories.section("hoat-dong")
    section.title = "Hoạt động mới"
    section.save_revision(user=editor).publish()
    assert "Hoạt động mới" in client.get("/luu-tru/").content.decode()


def test_no_article_stands_among_its_own_neighbours(client):
    article = factories.article("Bài một mình", topics=[factories.topic()])
    page = client.get(article.get_url()).content.decode()
    assert "Tin khác" not in page
    assert "Bài liên quan" not in page
