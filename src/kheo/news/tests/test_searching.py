"""What the room publishes is found, and nothing else."""

import pytest

from kheo.core.keeping import doctor
from kheo.core.search.asking import Query
from kheo.core.search.filters import Filters
from kheo.core.search.finding import answers
from kheo.core.search.models import SearchEntry
from kheo.core.search.rebuilding import rebuild
from kheo.news.tests import factories

pytestmark = pytest.mark.django_db


def found(typed: str) -> list[str]:
    """Return the titles of what answers."""
    titles = dict(SearchEntry.objects.values_list("pk", "title"))
    return [titles[doc] for doc, _, _ in answers(Query.of(typed), Filters())]


def test_an_article_is_found_from_its_publication_to_its_withdrawal():
    article = factories.article("Hiến đất làm đường", body=[("text", "<p>Ở thôn Hoà Bình.</p>")])
    assert found("hien dat") == found("hòa bình") == ["Hiến đất làm đường"]
    article.unpublish()
    assert found("hien dat") == []


def test_a_draft_is_not_found_and_a_published_draft_is():
    article = factories.article("Hiến đất làm đường", live=False)
    assert found("hiến đất") == []
    article.get_latest_revision().publish()
    assert found("hiến đất") == ["Hiến đất làm đường"]
    article.refresh_from_db()
    article.title = "Góp công làm đường"
    article.save_revision()
    assert found("góp công") == []


def test_a_deleted_article_is_not_found():
    factories.article("Hiến đất làm đường").delete()
    assert found("hiến đất") == []


def test_albums_and_events_are_found_by_what_they_show():
    factories.album([factories.picture(caption="Múa xoang bên nhà rông")])
    factories.event("Đối thoại với nhân dân", venue="Nhà văn hóa thôn Kon Rbàng")
    assert found("mua xoang") == ["Ngày hội Đại đoàn kết"]
    assert found("kon rbang") == ["Đối thoại với nhân dân"]


def test_an_article_is_found_under_its_new_address_when_its_section_moves():
    article = factories.article("Hiến đất làm đường")
    section = factories.section()
    section.slug = "tin"
    section.save_revision().publish()
    address = SearchEntry.objects.get(key=str(article.pk)).address
    article.refresh_from_db()
    assert address == article.get_url() == "/tin/hien-dat-lam-duong/"


def test_what_is_written_at_publication_is_what_a_rebuild_writes():
    source = factories.source()
    factories.article(
        "Hiến đất", source=source, republished=True, author="An", issued_at=factories.MORNING
    )
    factories.event()
    factories.album([factories.picture()])
    [report] = doctor.examine(["core.search_index"])
    assert report.is_well
    columns = ("kind", "key", "title", "day", "address")
    before = sorted(SearchEntry.objects.values_list(*columns))
    rebuild()
    assert sorted(SearchEntry.objects.values_list(*columns)) == before
    assert SearchEntry.objects.filter(facets__label="Báo An Lĩnh").count() == 1
