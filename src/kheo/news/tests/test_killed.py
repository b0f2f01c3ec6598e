"""Bringing in an article, and sending a remark, in a process that is killed at every step."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.killing import mortal
from wagtail.models import Page, Revision

from kheo.news.actions.tickets import read, sign
from kheo.news.models import Article, ImportedText, Remark, RemarkConsent, RemarkEvent, Source
from kheo.news.tests.readers import ALL, open_article, sent_remark, ticket
from kheo.news.tests.test_importing_drafts import PASTED

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HERE = "kheo.news.tests.test_killed"


def bring_in(file: str) -> None:
    call_command("import_article", file, stdout=sys.stderr)


def remark_on(page: str, signed: str) -> None:
    form = read(signed)
    assert form
    sent_remark(Article.objects.get(pk=page), agreed=ALL, by=form)


def drafts() -> int:
    """Return how many drafts there are, each of them whole, and nothing besides."""
    articles = list(Article.objects.all())
    for article in articles:
        assert article.get_latest_revision_as_object().title == article.title
        assert article.source
        assert article.imported_text.found["paragraphs"] == 2
    assert ImportedText.objects.count() == Source.objects.count() == len(articles)
    assert Revision.objects.filter(base_content_type__model="page").count() == len(articles)
    assert not any(Page.find_problems())
    return len(articles)


def test_an_import_that_is_killed_leaves_a_whole_draft_or_nothing(tmp_path: Path) -> None:
    file = tmp_path / "bài.txt"
    file.write_text(PASTED, encoding="utf-8")
    seen: list[int] = []
    with mortal(f"{HERE}.bring_in", str(file), folder=tmp_path) as work:
        while work.dies_at(len(seen) + 1):
            seen.append(drafts())
        work.is_done()
    assert len(seen) > 10
    assert seen == sorted(seen)
    assert set(seen) == {0, 1}
    assert drafts() == 1


def remarks() -> int:
    """Return how many remarks there are, each with all that belongs to it, and nothing besides."""
    found = Remark.objects.count()
    assert RemarkConsent.objects.count() == len(ALL) * found
    assert [event.verb for event in RemarkEvent.objects.all()] == ["receive"] * found
    return found


def test_a_remark_that_is_killed_is_kept_with_its_consents_or_not_at_all(tmp_path: Path) -> None:
    page = open_article()
    form = sign(ticket("remark", page, age=timedelta(minutes=1)))
    seen: list[int] = []
    with mortal(f"{HERE}.remark_on", str(page.pk), form, folder=tmp_path) as work:
        while work.dies_at(len(seen) + 1):
            seen.append(remarks())
        work.is_done()
    assert len(seen) > 4
    assert seen == sorted(seen)
    assert set(seen) == {0, 1}
    assert remarks() == 1
