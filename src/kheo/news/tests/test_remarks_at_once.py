"""Several people, or one impatient one, at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from kheo.core.verdict import RefusedError
from kheo.news.actions import remarks as actions
from kheo.news.actions.sharing import reserve
from kheo.news.models import Article, Remark
from kheo.news.rules.sharing import ACTS_AN_HOUR
from kheo.news.tests.readers import NOON, sent_remark, ticket
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4


def at_once(act: Callable[[int], Any]) -> list[Any]:
    """Return what becomes of an act that several threads start together."""
    start = Barrier(AT_ONCE)

    def run(number: int) -> Any:
        start.wait(timeout=10)
        try:
            return act(number)
        except RefusedError as refused:
            return refused.verdict.reason
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(run, range(AT_ONCE)))


def test_one_form_sent_several_times_at_once_keeps_one_remark(page: Article) -> None:
    once = ticket("remark", page)
    kept = at_once(lambda _: sent_remark(page, by=once).pk)
    assert len(set(kept)) == 1
    assert Remark.objects.count() == 1


def test_one_form_sent_several_times_at_once_passes_on_once(page: Article) -> None:
    once = ticket("share", page)
    said = at_once(lambda _: reserve(by="10.0.0.1", recipients=1, ticket=once, at=NOON))
    assert sorted(said, key=str) == [None, *["sent_before"] * (AT_ONCE - 1)]


def test_a_limit_holds_when_all_come_at_once(page: Article) -> None:
    for _ in range(ACTS_AN_HOUR - 1):
        reserve(by="10.0.0.1", recipients=1, ticket=ticket("share", page), at=NOON)
    said = at_once(
        lambda _: reserve(by="10.0.0.1", recipients=1, ticket=ticket("share", page), at=NOON)
    )
    assert said.count(None) == 1


def test_two_moderators_accept_once(page: Article) -> None:
    lan = Officer.objects.create_user("lan")
    remark = sent_remark(page)
    said = at_once(lambda _: actions.accept_remark(remark=remark, by=lan, at=NOON).state)
    assert sorted(said) == ["accepted", *["not_next"] * (AT_ONCE - 1)]
    assert remark.events.filter(verb="accept").count() == 1
