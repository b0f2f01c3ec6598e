"""Articles lead to the documents that they cite: at once, or when those arrive."""

import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from kheo.core.front.generation import next_generation
from kheo.documents.actions.publishing import publish_document, withdraw_document
from kheo.documents.holders import HOLDERS
from kheo.documents.models import Document, Reference
from kheo.documents.tests.factories import LIBRARIAN, draft, published
from kheo.ledger.actions import ref_of
from kheo.ledger.models import Entry, Link
from kheo.ledger.reading import thread_of
from kheo.news.actions.importing import import_article
from kheo.news.citing import Cited, put_links
from kheo.news.models import Article
from kheo.news.tests import factories
from kheo.news.tests.test_importing_real import REAL, with_real

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
SENTENCE = "Thực hiện Chỉ thị số 33/CT-TTg, ngày 26/11/2021 của Thủ tướng Chính phủ"
LINK = '<a href="{}">Chỉ thị số 33/CT-TTg</a>'


def article(**fields: Any) -> Article:
    return factories.article(**({"body": [("text", f"<p>{SENTENCE}.</p>")]} | fields))


def page(client: Client, shown: Article) -> str:
    return client.get(shown.get_url()).content.decode()


def link_to(document: Document) -> str:
    return LINK.format(document.get_absolute_url())


def test_an_article_links_what_it_cites_and_lists_it(client):
    directive = published()
    html = page(client, article())
    assert f"Thực hiện {link_to(directive)}, ngày" in html
    listed = html.partition("Văn bản được nhắc đến")[2].partition("</section>")[0]
    assert directive.title in listed
    assert "26/11/2021" in listed


def test_a_document_that_arrives_later_is_linked_at_once(client):
    shown = article()
    html = page(client, shown)
    assert "Văn bản được nhắc đến" not in html
    assert "<a" not in html.partition("Thực hiện ")[2][:60]
    directive = draft()
    assert link_to(directive) not in page(client, shown)
    publish_document(document=directive, by=LIBRARIAN, at=NOON)
    assert link_to(directive) in page(client, shown)


def test_an_imported_page_is_linked_when_its_directive_is_published(client):
    text = (
        "Kon Tum: Hội nghị đánh giá kết quả phối hợp về công tác dân vận năm nay\n\n"
        f"Đồng chí lãnh đạo hai cơ quan cùng chủ trì Hội nghị.\n\n{SENTENCE} về “Tiếp tục tăng "
        "cường và đổi mới công tác dân vận”…\n\nCác xã, phường tổ chức phong trào thi đua."
    )
    imported = import_article(
        data=text, section=factories.section(), by=None, at=NOON, came_from="tệp a.txt"
    )
    imported.article.get_latest_revision().publish()
    shown = Article.objects.get(pk=imported.article.pk)
    assert Reference.objects.held_by(ref_of(shown)).get().date == "2021-11-26"
    directive = published()
    assert f"{link_to(directive)}, ngày 26/11/2021" in page(client, shown)


@with_real
def test_the_real_page_from_kon_tum_is_linked_when_its_directive_is_published(client):
    imported = import_article(
        data=REAL.read_bytes(), section=factories.section(), by=None, at=NOON, came_from="tệp"
    )
    imported.article.get_latest_revision().publish()
    shown = Article.objects.get(pk=imported.article.pk)
    page(client, shown)
    directive = published()
    assert f"{link_to(directive)}, ngày 26/11/2021" in page(client, shown)


def test_a_withdrawn_document_is_linked_no_more(client):
    directive, shown = published(), article()
    assert link_to(directive) in page(client, shown)
    withdraw_document(document=directive, reason="Nhập nhầm.", by=LIBRARIAN, at=NOON)
    assert directive.get_absolute_url() not in page(client, shown)


def test_publication_ties_the_article_to_the_document_and_withdrawal_unties_it():
    directive, shown = published(), article()
    (tied,) = thread_of(ref_of(shown))
    assert (tied.one.key, tied.other.key) == (str(shown.pk), str(directive.pk))
    assert tied.one.name == str(shown)
    assert [one.one.kind for one in thread_of(ref_of(directive))] == ["news.article"]
    assert Link.objects.get().made.verb == "news.published"
    shown.unpublish()
    assert thread_of(ref_of(shown)) == []
    assert Link.objects.get().undoing.entry.verb == "news.withdrawn"
    assert not Reference.objects.exists()


def test_a_document_that_arrives_later_is_tied_with_an_entry_of_its_own():
    shown = article()
    directive = published()
    assert [one.other.key for one in thread_of(ref_of(shown))] == [str(directive.pk)]
    assert Link.objects.get().made.verb == "documents.cited"


def test_a_new_edition_that_cites_something_else_is_tied_anew():
    first, second = published(), published(number="5/CT-TTg", signed_on=date(2023, 2, 23))
    shown = article()
    shown.body = [("text", "<p>Theo Chỉ thị số 5/CT-TTg ngày 23/2/2023 của Thủ tướng.</p>")]
    shown.save_revision().publish()
    assert [one.other.key for one in thread_of(ref_of(shown))] == [str(second.pk)]
    assert thread_of(ref_of(first)) == []
    shown.save_revision().publish()
    assert Link.objects.count() == 2


def test_a_draft_and_a_scheduled_article_cite_nothing_yet():
    waiting = article(live=False)
    waiting.go_live_at = datetime(2090, 1, 1, tzinfo=UTC)
    waiting.save_revision().publish()
    assert not Reference.objects.exists()


def test_a_publication_that_fails_leaves_no_citation(monkeypatch):
    shown = article(live=False)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kheo.news.actions.citing.tie", fail)
    with pytest.raises(RuntimeError):
        shown.get_latest_revision().publish()
    assert not Reference.objects.exists()
    assert not Entry.objects.filter(verb="news.published").exists()


def test_the_same_number_of_another_province_is_not_linked(client):
    plan = {"type": "kế hoạch", "number": "21/KH-UBND", "signed_on": date(2022, 1, 20)}
    published(**plan, issuer="Ủy ban nhân dân tỉnh Gia Lai", title="Của Gia Lai")
    ours = published(**plan, issuer="Ủy ban nhân dân tỉnh Kon Tum", title="Của Kon Tum")
    body = [("text", "<p>Kế hoạch số 21/KH-UBND ngày 20/01/2022 của UBND tỉnh</p>")]
    html = page(client, article(body=body, place_prefix="Kon Tum"))
    assert ours.get_absolute_url() in html
    assert html.count("Của Gia Lai") == 0


def test_every_kind_of_block_that_holds_words_is_read(client):
    directive = published()
    table = {
        "caption": "Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021",
        "table": {
            "columns": [{"type": "text", "heading": "Văn bản"}],
            "rows": [{"values": ["Chỉ thị số 33/CT-TTg ngày 26/11/2021"]}],
        },
    }
    body = [
        {"type": "quote", "value": {"text": f"“{SENTENCE}”", "who": "Bà Lan"}},
        {"type": "table", "value": table},
        {"type": "text", "value": f"<ul><li>{SENTENCE}</li></ul>"},
        {"type": "heading", "value": SENTENCE},
    ]
    html = page(client, article(body=json.dumps(body), lead=f"{SENTENCE} <b> & bài"))
    assert html.count(link_to(directive)) == 6
    assert "&lt;b&gt; &amp; bài" in html


def test_words_in_other_links_and_in_attributes_are_left_as_they_are(client):
    directive = published()
    html = f'<p><a href="/x/" title="33/CT-TTg">{SENTENCE}</a> và <b>Chỉ thị số</b> 33/CT-TTg</p>'
    shown = page(client, article(body=[("text", html)]))
    prose = shown.partition('class="prose"')[2].partition("<section")[0]
    assert prose.count(f'href="{directive.get_absolute_url()}"') == 1
    assert "</b> <a href" in prose or "<b><a href" in prose


def test_the_page_stays_well_formed(client):
    published()
    broken = f"<p>{SENTENCE} <b>đậm</p><p>“x & y” < z<br>{SENTENCE}"

    class Strict(HTMLParser):
        open: list[str] = []

        def handle_starttag(self, tag, attrs):
            if tag not in {"br", "img", "meta", "link", "input", "source", "hr"}:
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    html = page(client, article(body=[("text", broken)]))
    reader = Strict()
    reader.feed(f"<div><div{html.partition('data-aloud><div')[2].partition('<section')[0]}")
    assert reader.open == []


PIECES = st.sampled_from([
    "Chỉ thị", " số ", "33/CT-TTg", "<b>", "</b>", "<a href='/x'>", "</a>", "<br>", "&amp;", "&lt;",
    "<p>", "</p>", "<i>", "</i>", "\u00a0", "x", "“",
])  # fmt: skip


@given(st.lists(PIECES, max_size=30), st.lists(st.sampled_from(["Chỉ thị số 33/CT-TTg", "x", "<"])))
def test_links_change_no_word_and_stand_in_no_other_link(pieces, wordings):
    html = f'<div class="block">{"".join(pieces)}</div>'
    before = LexborHTMLParser(html, is_fragment=True).text()
    wanted = [Cited("body:0", wording, "/d/", "", "", "") for wording in wordings]
    page = LexborHTMLParser(html, is_fragment=True)
    assert page.root is not None
    put_links(page, page.root, wanted)
    after = LexborHTMLParser(page.html or "", is_fragment=True)
    assert after.text() == before
    assert after.css("a a") == []
    assert after.html == page.html
    assert len(after.css("a[href='/d/']")) <= len(wordings)


def test_a_document_lists_the_published_articles_that_name_it(django_assert_max_num_queries):
    shown, hidden = article(title="Bài một"), article(title="Bài hai")
    hidden.unpublish()
    keys = [str(shown.pk), str(hidden.pk), "x"]
    holders = HOLDERS["news.article"]
    with django_assert_max_num_queries(2):  # the articles, and once where the site begins
        listed = holders.shown(keys)
    assert list(listed) == [str(shown.pk)]
    assert listed[str(shown.pk)].address == shown.get_url()


@pytest.mark.parametrize("count", [0, 1, 20])
def test_citations_cost_an_article_one_query_and_none_until_the_next_publication(client, count):
    for number in range(count):
        published(number=f"{number + 1}/CT-TTg")
    cited = ", ".join(f"Chỉ thị số {n + 1}/CT-TTg ngày 26/11/2021" for n in range(count))
    shown = article(body=[("text", f"<p>Theo {cited}.</p>")])
    page(client, shown)
    next_generation()
    with CaptureQueriesContext(connection) as asked:
        html = page(client, shown)
    assert sum("documents_reference" in one["sql"] for one in asked.captured_queries) <= 1
    assert len(re.findall(r'<a href="[^"]+">Chỉ thị số \d+/CT-TTg</a>', html)) == count
    with CaptureQueriesContext(connection) as again:
        client.get(f"{shown.get_url()}?x=1")
    assert not any("documents_reference" in one["sql"] for one in again.captured_queries)
