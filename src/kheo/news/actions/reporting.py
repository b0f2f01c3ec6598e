"""A news article begun from the record of a conference: a draft, never published by itself."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.models import Comment

from kheo.core.days import short_day
from kheo.core.verdict import YES, no, require
from kheo.ledger.actions import Tie, record, ref_of
from kheo.ledger.models import Link, LinkKind
from kheo.news.models import Article, Section
from kheo.organisations.models import Officer
from kheo.programmes.inviting import lowered, place_of
from kheo.programmes.models import Conference
from kheo.programmes.papering_parts import UNKNOWN
from kheo.programmes.rules.conferences import ConferenceState

LONGEST_TITLE: Final = 255
LONGEST_PLACE: Final = 60
ARTICLE: Final = "news.article"
PHOTOS: Final = (
    "Hội nghị có {number} ảnh trong hồ sơ. Hãy chọn ảnh được phép dùng, đưa vào kho ảnh với người "
    "chụp và quyền sử dụng, rồi đặt vào bài."
)
# They stay in the record, so they do not follow the language of who works.


@dataclass(frozen=True, slots=True)
class Begun:
    """The article of a conference, and whether this made it or it was there before."""

    article: Article
    made: bool


@transaction.atomic
def begin_article_from(
    *, conference: Conference, section: Section, by: Officer, at: datetime
) -> Begun:
    """Return the draft on a conference; who asks twice gets the one that is there.

    Title, lead and body come from the record, pictures are left to the editor: each needs its
    right of use. Raises RefusedError where readers may not read of the conference, it was
    cancelled, or the officer may not write in the section.
    """
    rows = Conference.objects.select_for_update(of=("self",)).select_related("host", "place")
    held = rows.get(pk=conference.pk)
    require(YES if held.is_shown else no("conference_not_shown"))
    require(no("conference_cancelled") if held.state == ConferenceState.CANCELLED else YES)
    before = article_of(held)
    if before is not None:
        return Begun(before, made=False)
    may = section.permissions_for_user(by).can_add_subpage()
    require(YES if may else no("not_yours"))
    article = drafted(held, by)
    section.add_child(instance=article)
    if held.place:
        article.places.set([held.place])
    note_photos(held, article, by)
    article.save()
    article.save_revision(user=by, log_action=True, clean=False)
    record("news.begun_from_conference", target=article, by=by, at=at,
           facts={"conference": held.slug},
           ties=[Tie(LinkKind.CAUSES, held, article)])  # fmt: skip
    return Begun(article, made=True)


def article_of(conference: Conference) -> Article | None:
    """Return the article that was begun from a conference, if it is still there."""
    ref = ref_of(conference)
    links = Link.objects.in_force().filter(
        from_kind=ref.kind, from_key=ref.key, to_kind=ARTICLE, kind=LinkKind.CAUSES
    )
    keys = [int(one.to_key) for one in links.order_by("-pk")]
    found: Article | None = Article.objects.filter(pk__in=keys).order_by("-pk").first()
    return found


def drafted(conference: Conference, by: Officer) -> Article:
    """Return a draft that is not kept yet."""
    place = place_of(conference)
    return Article(
        title=conference.title[:LONGEST_TITLE],
        place_prefix="" if place == UNKNOWN else place[:LONGEST_PLACE],
        lead=lead_of(conference),
        body=list(body_of(conference)),
        live=False,
        has_unpublished_changes=True,
        owner=by,
    )


def lead_of(conference: Conference) -> str:
    """Return when, where, who and what in one sentence, and who presided in another."""
    will = "sẽ " if conference.state == ConferenceState.ANNOUNCED else ""
    day = short_day(timezone.localtime(conference.starts_at).date())
    told = (
        f"Ngày {day}, tại {conference.venue}, {conference.host.name} {will}tổ chức "
        f"{lowered(conference.title)}."
    )
    chairs = [f"{one.name}, {one.office}" for one in conference.chairs.all()]
    return f"{told} Chủ trì: {'; '.join(chairs)}." if chairs else told


def body_of(conference: Conference) -> Iterator[dict[str, Any]]:
    """Yield the blocks: the course, the agenda of one to come, and what was concluded."""
    fixed = conference.state == ConferenceState.CONCLUDED
    if fixed and conference.summary:
        parts = [one.strip() for one in conference.summary.split("\n")]
        yield text("".join(f"<p>{escaped(one)}</p>" for one in parts if one))
    if not fixed:
        yield from listed("Nội dung", [one.text for one in conference.agenda.all()])
        return
    rows = conference.conclusions.select_related("lead")
    yield from listed("Kết luận hội nghị", [conclusion_words(one) for one in rows])


def conclusion_words(row: Any) -> str:
    """Return a conclusion with whom it asks."""
    return f"{row.text} ({row.lead.name})" if row.lead else str(row.text)


def listed(heading: str, lines: list[str]) -> Iterator[dict[str, Any]]:
    """Yield a heading and a numbered list, where there is something to list."""
    if lines:
        yield {"type": "heading", "value": heading}
        yield text(f"<ol>{''.join(f'<li>{escaped(one)}</li>' for one in lines)}</ol>")


def text(value: str) -> dict[str, Any]:
    """Return a block of text."""
    return {"type": "text", "value": value}


def escaped(words: str) -> str:
    """Return words as they may stand in rich text."""
    return html.escape(words, quote=False)


def note_photos(conference: Conference, article: Article, by: Officer) -> None:
    """Leave the editor a note on the pictures, in the margin where the chief picture goes."""
    number = conference.photos.count()
    if number:
        article.wagtail_admin_comments.add(
            Comment(user=by, contentpath="lead_picture", text=PHOTOS.format(number=number))
        )
