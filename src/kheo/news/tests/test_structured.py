import json
import re

import pytest

from kheo.core.structured import as_script
from kheo.news.tests import factories
from kheo.news.tests.factories import MORNING

pytestmark = pytest.mark.django_db


def structured(page):
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', page.content.decode(), re.DOTALL
    )
    assert found
    return {part["@type"]: part for part in json.loads(found[1])}


def test_an_article_tells_programs_what_it_is(client):
    article = factories.article(
        "Hội nghị", place_prefix="An Lĩnh", issued_at=MORNING, lead_picture=factories.picture(),
        source=factories.source(), source_address="https://bao.example.vn/1",
    )  # fmt: skip
    data = structured(client.get(article.get_url()))
    news = data["NewsArticle"]
    assert news["headline"] == "An Lĩnh: Hội nghị"
    assert news["datePublished"] == "2024-05-08T08:30:00+07:00"
    assert news["publisher"]["@type"] == "GovernmentOrganization"
    assert news["publisher"]["logo"]["url"].startswith("http://testserver/")
    assert news["isBasedOn"] == "https://bao.example.vn/1"
    picture = client.get(news["image"][0].removeprefix("http://testserver"))
    assert picture["Content-Type"] == "image/jpeg"
    assert b"".join(picture.streaming_content)
    steps = data["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[-1]["item"] == "http://testserver/tin-tuc/hoi-nghi/"


def test_no_title_can_leave_the_script_element():
    script = as_script([{"headline": "</script><script>alert(1)</script> & <!--"}])
    assert "<" not in script
    assert json.loads(script)[0]["headline"].startswith("</script>")
