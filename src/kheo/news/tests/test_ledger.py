"""What editors and moderators do enters the ledger, in the transaction of the act."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.urls import reverse

from kheo.core.verdict import RefusedError
from kheo.ledger.models import Entry, Link
from kheo.news.actions.importing import import_article
from kheo.news.actions.remarks import accept_remark, answer_remark, hide_remark, named
from kheo.news.actions.review import submit_for_review, withdraw
from kheo.news.actions.senders import forget_sender
from kheo.news.models import Article, Section
from kheo.news.tests import factories
from kheo.news.tests.readers import open_article, sent_remark

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)


def told():
    entries = Entry.objects.order_by("pk").values_list("verb", "actor_name", "target_name")
    return list(entries)


def test_an_article_leaves_its_way_from_draft_to_withdrawal_in_the_ledger(client):
    author, judge = factories.editor(), factories.approver()
    article = factories.article(live=False)
    submit_for_review(article=article, by=author)
    client.force_login(judge)
    client.post(reverse("news_desk_approve", args=[article.pk]))
    withdraw(article=Article.objects.get(pk=article.pk), by=judge)
    assert [verb for verb, *_ in told()] == ["news.submitted", "news.published", "news.withdrawn"]
    assert told()[0][1:] == (str(author), str(article))


def test_a_scheduled_page_is_said_to_be_scheduled():
    article = factories.article(live=False)
    article.go_live_at = datetime(2090, 1, 1, tzinfo=UTC)
    article.save_revision().publish()
    assert [verb for verb, *_ in told()] == ["news.scheduled"]


def test_what_is_brought_in_is_told_with_where_it_came_from():
    text = (
        "Kon Tum: Một tiêu đề dài vừa đủ cho một bài\n\nĐoạn mở đầu của bài viết này.\n\nĐoạn hai."
    )
    imported = import_article(
        data=text, section=Section.objects.first(), by=None, at=NOON, came_from="tệp a.txt"
    )
    entry = Entry.objects.get(verb="news.imported")
    assert (entry.actor_name, entry.target_key) == ("import-article", str(imported.article.pk))
    assert entry.facts_read["from"] == "tệp a.txt"


def test_what_becomes_of_a_remark_is_told_without_its_sender():
    judge = factories.approver()
    remark = sent_remark(open_article())
    accept_remark(remark=remark, by=judge, at=NOON)
    answer_remark(remark=remark, text="Cảm ơn bà", by=judge, at=NOON)
    hide_remark(remark=remark, reason="Trùng lặp", by=judge, at=NOON)
    forget_sender(remark=remark, at=NOON)
    verbs = [verb for verb, _who, what in told() if what == f"Phản hồi số {remark.pk}"]
    assert verbs[-4:] == [
        "news.remark_accepted",
        "news.remark_answered",
        "news.remark_hidden",
        "news.sender_forgotten",
    ]
    thread = Link.objects.in_force().of(named(remark))
    assert [(one.kind, one.from_kind) for one in thread] == [("answers", "news.remarkanswer")]
    everything = " ".join(str(row) for row in Entry.objects.values_list())
    assert remark.name not in everything
    assert remark.contact not in everything


def test_a_refused_act_leaves_no_entry():
    judge = factories.approver()
    remark = sent_remark(open_article())
    before = Entry.objects.count()
    with pytest.raises(RefusedError):
        hide_remark(remark=remark, reason="", by=judge, at=NOON)
    assert Entry.objects.count() == before
    assert connection.in_atomic_block
