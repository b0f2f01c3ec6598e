"""Programmes are found by their words as soon as all have signed them."""

import pytest

from kheo.core.search import socket
from kheo.core.search.asking import Query
from kheo.core.search.filters import Filters
from kheo.core.search.finding import answers
from kheo.programmes.models.conferences import KIND as CONFERENCE
from kheo.programmes.models.programmes import KIND
from kheo.programmes.searching import Conferences, Programmes
from kheo.programmes.tests.factories import running, signing

pytestmark = pytest.mark.django_db


def test_the_search_knows_both():
    assert isinstance(socket.SOURCES[KIND], Programmes)
    assert isinstance(socket.SOURCES[CONFERENCE], Conferences)


def test_a_programme_is_found_by_what_binds_its_parties_and_not_before():
    signing()
    assert list(Programmes().keys()) == []
    programme = running()
    (item,) = Programmes().items([str(programme.pk)])
    assert "Tuyên truyền, vận động Nhân dân" in item.text
    assert item.address == programme.get_absolute_url()
    assert len(answers(Query.of("tuyen truyen van dong"), Filters())) == 1
