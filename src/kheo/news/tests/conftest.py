"""A page and a person that most tests of remarks and sharing need."""

import pytest
from django.contrib.auth.models import User

from kheo.news.models import Article
from kheo.news.tests import factories
from kheo.news.tests.readers import open_article


@pytest.fixture
def page() -> Article:
    """An article that readers see."""
    return open_article()


@pytest.fixture
def lan() -> User:
    """Somebody who may accept, answer and hide."""
    return factories.approver("lan")
