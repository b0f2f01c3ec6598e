"""A page and a person that most tests of remarks and sharing need."""

import pytest

from kheo.news.models import Article
from kheo.news.tests import factories
from kheo.news.tests.readers import open_article
from kheo.organisations.models import Officer


@pytest.fixture
def page() -> Article:
    """An article that readers see."""
    return open_article()


@pytest.fixture
def lan() -> Officer:
    """Somebody who may accept, answer and hide."""
    return factories.approver("lan")
