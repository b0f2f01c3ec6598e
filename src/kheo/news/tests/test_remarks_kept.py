"""What the database refuses, and what is never deleted."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from kheo.news.actions import remarks as actions
from kheo.news.models import (
    Article,
    ConsentText,
    Remark,
    RemarkAnswer,
    RemarkConsent,
    RemarkEvent,
)
from kheo.news.rules.remarks import (
    Verb,
)
from kheo.news.tests.readers import NOON, sent_remark
from kheo.organisations.models import Officer

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.mark.parametrize("model", [Remark, RemarkAnswer, RemarkConsent, RemarkEvent, ConsentText])
def test_nothing_is_ever_deleted(page: Article, model: Any) -> None:
    sent_remark(page)
    with pytest.raises(TypeError, match="never deleted"):
        model.objects.all().delete()
    if row := model.objects.first():
        with pytest.raises(TypeError, match="never deleted"):
            row.delete()


def test_a_page_with_remarks_is_not_deleted_nor_what_is_above_it(page: Article) -> None:
    sent_remark(page)
    for above in (page, page.get_parent()):
        with pytest.raises(ProtectedError), transaction.atomic():
            above.delete()
    assert Remark.objects.count() == 1


def test_who_acted_is_not_deleted(page: Article, lan: Officer) -> None:
    actions.accept_remark(remark=sent_remark(page), by=lan, at=NOON)
    with pytest.raises(ProtectedError), transaction.atomic():
        lan.delete()


@pytest.mark.parametrize(
    "wrong",
    [
        {"verb": Verb.HIDE, "reason": ""},
        {"verb": Verb.ACCEPT, "by": None},
        {"verb": Verb.WITHDRAW},
        {"verb": Verb.ACCEPT, "reason": "không cần"},
        {"verb": "delete"},
    ],
)
def test_the_database_refuses_half_an_event(
    page: Article, lan: Officer, wrong: dict[str, Any]
) -> None:
    remark = sent_remark(page)
    given = {"remark": remark, "at": NOON, "by": lan} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        RemarkEvent.objects.create(**given)


@pytest.mark.parametrize("wrong", [{"name": ""}, {"forgotten_at": LATER}, {"state": "deleted"}])
def test_the_database_refuses_half_a_sender(page: Article, wrong: dict[str, Any]) -> None:
    remark = sent_remark(page)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.filter(pk=remark.pk).update(**wrong)


def test_a_row_that_the_database_refuses_is_told_without_its_content(page: Article) -> None:
    with pytest.raises(RuntimeError, match="refused") as caught:
        sent_remark(page, name="")
    assert caught.value.__context__ is None
    assert "0912345678" not in str(caught.value)
