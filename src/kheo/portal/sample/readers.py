"""What readers did on the sample site: a few remarks with answers, and views of the last days."""

import hashlib
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from kheo.news.actions.remarks import Sender, accept_remark, answer_remark, submit_remark
from kheo.news.models import Article, ConsentText, Remark
from kheo.news.models.readership import ArticleViews
from kheo.news.rules.contacts import Contact, ContactKind
from kheo.news.rules.remarks import State
from kheo.news.rules.tickets import Ticket
from kheo.organisations.models import Officer
from kheo.portal.sample.accounts import APPROVER

DAYS_OF_VIEWS: Final = 14
MOST_VIEWS: Final = 90


@transaction.atomic
def add_remark(said: dict[str, Any], *, article: Article, at: datetime) -> None:
    """Keep one remark, and accept and answer it where it has an answer; a second time is none."""
    sent_at = at - timedelta(days=said["days_ago"], hours=1)
    nonce = f"noi-dung-mau-{article.slug}"
    remark = submit_remark(
        page=article,
        text=said["text"],
        consents=list(ConsentText.objects.in_force_at(at).values()),
        by=Sender(said["name"], Contact(ContactKind.EMAIL, "ban-doc@mau.example"), "", nonce),
        ticket=Ticket("remark", article.pk, nonce, sent_at),
        at=sent_at,
    )
    if "answer" in said and remark.state == State.RECEIVED:
        reply(remark, said["answer"], at=sent_at + timedelta(minutes=45))


def reply(remark: Remark, words: str, *, at: datetime) -> None:
    """Accept and answer a remark as the approver of the sample does."""
    officer = Officer.objects.get(username=APPROVER.name)
    accept_remark(remark=remark, by=officer, at=at)
    answer_remark(remark=remark, text=words, by=officer, at=at)


def add_views(article: Article, *, at: datetime) -> None:
    """Enter how often an article was opened on each of the last days; figures that exist stay."""
    today = timezone.localdate(at)
    days = [today - timedelta(days=number) for number in range(DAYS_OF_VIEWS)]
    issued_on = timezone.localdate(article.issued_at)
    counts = [
        (day, views(article.slug, (day - issued_on).days)) for day in days if day >= issued_on
    ]
    ArticleViews.objects.bulk_create(
        [ArticleViews(page=article, day=day, count=n, settled=n) for day, n in counts],
        ignore_conflicts=True,
    )


def views(slug: str, age: int) -> int:
    """Return a figure that is the same each time: high on the first day, then less and less."""
    liking = hashlib.sha256(slug.encode()).digest()[0] / 255
    return round(MOST_VIEWS * (0.3 + 0.7 * liking) / (1 + age / 2)) + 1
