import json

import feedparser
import pytest

from kheo.core.http import FOR_ALL
from kheo.news.tests import factories
from kheo.news.tests.factories import MORNING

pytestmark = pytest.mark.django_db
FEEDS = ["rss.xml", "atom.xml", "feed.json"]


@pytest.fixture
def news():
    topic = factories.topic("Dân vận khéo")
    factories.article("Bài ở tin tức", topics=[topic], issued_at=MORNING, place_prefix="An Lĩnh")
    factories.article("Bài ở hoạt động", under=factories.section("hoat-dong"))
    factories.article("Bản thảo", live=False)
    return topic


def titles(answer, name):
    if name == "feed.json":
        return [item["title"] for item in json.loads(answer.content)["items"]]
    return [entry.title for entry in feedparser.parse(answer.content).entries]


@pytest.mark.parametrize("name", FEEDS)
def test_the_site_feed_holds_all_published_articles_newest_first(client, news, name):
    answer = client.get(f"/{name}")
    assert titles(answer, name) == ["Bài ở hoạt động", "An Lĩnh: Bài ở tin tức"]
    assert answer["Cache-Control"] == FOR_ALL


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("part", ["tin-tuc", "chu-de/dan-van-kheo"])
def test_a_section_and_a_topic_have_feeds_of_their_own(client, news, part, name):
    assert titles(client.get(f"/{part}/{name}"), name) == ["An Lĩnh: Bài ở tin tức"]


@pytest.mark.parametrize("path", ["/khong-co/rss.xml", "/tin-tuc/bai-o-tin-tuc/rss.xml"])
def test_what_has_no_feed_is_not_found(client, news, path):
    assert client.get(path).status_code == 404


def test_a_reader_of_feeds_finds_nothing_wrong(client, news):
    for name in FEEDS[:2]:
        feed = feedparser.parse(client.get(f"/{name}").content)
        assert not feed.bozo
        assert feed.feed.language == "vi"
        assert feed.entries[1].link == "http://testserver/tin-tuc/bai-o-tin-tuc/"
        assert feed.entries[1].published_parsed[:5] == (2024, 5, 8, 1, 30)


def test_the_json_feed_says_its_version_and_when_articles_were_issued(client, news):
    feed = json.loads(client.get("/feed.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith("/feed.json")
    assert feed["items"][1]["date_published"].startswith("2024-05-08T")


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_costs_as_many_queries_for_twenty_articles_as_for_one(
    client, django_assert_max_num_queries, name
):
    for n in range(20):
        factories.article(f"Bài {n}", source=None)
    with django_assert_max_num_queries(8):
        client.get(f"/{name}")
