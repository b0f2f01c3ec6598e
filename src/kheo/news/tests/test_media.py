import pytest

from kheo.core.http import FOR_ALL
from kheo.news.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown():
    return factories.picture()


def content(answer):
    """Read a file that was answered; the last byte closes it."""
    return b"".join(answer.streaming_content)


def addresses(picture):
    return [picture.get_rendition("width-200|format-webp").url, picture.file.url]


def test_a_picture_cannot_be_fetched_before_a_page_shows_it(client, shown):
    factories.article(live=False, lead_picture=shown)
    for address in addresses(shown):
        assert client.get(address).status_code == 404


def test_a_published_picture_can_be_fetched_and_any_cache_may_keep_it(client, shown):
    factories.article(lead_picture=shown)
    answer = client.get(addresses(shown)[0])
    assert answer.status_code == 200
    assert answer["Cache-Control"] == FOR_ALL
    assert answer["Content-Type"] == "image/webp"
    assert content(answer)
    assert not answer.cookies


def test_an_original_is_never_public(client, shown):
    factories.article(lead_picture=shown)
    assert client.get(shown.file.url).status_code == 404


def test_a_picture_is_gone_when_its_page_is_withdrawn(client, shown):
    article = factories.article(lead_picture=shown)
    address = addresses(shown)[0]
    article.unpublish()
    assert client.get(address).status_code == 404


def test_a_picture_stays_while_another_page_shows_it(client, shown):
    first = factories.article(lead_picture=shown)
    factories.article("Bài khác", lead_picture=shown)
    first.unpublish()
    assert content(client.get(addresses(shown)[0]))


def test_an_editor_sees_a_private_picture_and_no_cache_keeps_it(client, shown):
    client.force_login(factories.editor())
    for address in addresses(shown):
        answer = client.get(address)
        assert content(answer)
        assert answer["Cache-Control"] == "private, no-store"


def test_a_reader_who_has_the_picture_gets_304(client, shown):
    factories.article(lead_picture=shown)
    address = addresses(shown)[0]
    answer = client.get(address)
    tag = answer["ETag"]
    assert content(answer)
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize(
    "address", ["/tep/anh/999/x.webp", "/tep/anh/1/..%2f..%2fsecret", "/tep/goc/../secret"]
)
def test_an_invented_address_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_file_is_private_until_a_published_page_offers_it(client):
    paper = factories.attachment()
    assert client.get(paper.url).status_code == 404
    article = factories.article(body=[("file", {"file": paper, "label": ""})])
    answer = client.get(paper.url)
    assert content(answer) == b"Ke hoach"
    article.unpublish()
    assert client.get(paper.url).status_code == 404


def test_an_image_needs_all_that_is_asked(client):
    from django.core.exceptions import ValidationError

    incomplete = factories.picture(alt_text="", caption="", credit="", usage_right="")
    with pytest.raises(ValidationError) as refused:
        incomplete.full_clean()
    assert set(refused.value.message_dict) >= {"alt_text", "caption", "credit", "usage_right"}
