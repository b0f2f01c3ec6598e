"""Bringing in an article from elsewhere: a draft, and a list of what an editor must fill in."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from kheo.core.days import day_here
from kheo.core.text import fold, slugify
from kheo.ledger.actions import record
from kheo.ledger.rules import system
from kheo.news.importing import ImportRefused, read_page
from kheo.news.importing.found import Block, Figure, Found, Heading, Paragraph, Quote, Table
from kheo.news.importing.refusals import Reason
from kheo.news.models import Article, ImportedText, Section, Source, Topic
from kheo.organisations.reading.places import meant

# They stay in the record, so they do not follow the language of who works.
NO_TITLE: Final = "Chưa có tiêu đề"
TABLE_CAPTION: Final = "Bảng"
LONGEST_TITLE: Final = 255
LONGEST_HEADING: Final = 200
LONGEST_SOURCE: Final = 160


@dataclass(frozen=True)
class Imported:
    """An article brought in, and whether this made it or it was there before."""

    article: Article
    text: ImportedText
    made: bool


def import_article(
    *,
    data: bytes | str,
    section: Section,
    by: AbstractBaseUser | None,
    at: datetime,
    came_from: str = "",
    address: str = "",
) -> Imported:
    """Return the draft made from a pasted text or a saved page.

    Nothing is left behind on a refusal. The same article brought in again, also with other spacing
    or furniture, is the one that was there.
    Raises ImportRefused, with a sentence for the person, when the text cannot be an article.
    """
    found = read_page(data, address=address)
    if len(found.title) > LONGEST_TITLE:
        raise ImportRefused(Reason.LONG_TITLE, limit=LONGEST_TITLE)
    if before := known(found.fingerprint):
        return before
    try:
        with transaction.atomic():
            return make_draft(found, section=section, by=by, at=at, came_from=came_from)
    except IntegrityError:
        # Somebody else brought in the same article at the same moment.
        if before := known(found.fingerprint):
            return before
        raise


def known(fingerprint: str) -> Imported | None:
    """Return the article that was brought in under this fingerprint before."""
    text = ImportedText.objects.filter(fingerprint=fingerprint).select_related("page").first()
    return Imported(text.page.specific, text, made=False) if text else None


def make_draft(
    found: Found,
    *,
    section: Section,
    by: AbstractBaseUser | None,
    at: datetime,
    came_from: str,
) -> Imported:
    """Write the draft, its revision and what was found."""
    article = Article(
        title=found.title or NO_TITLE,
        place_prefix=found.place,
        lead=found.lead,
        lead_caption=next((block.caption for block in figures(found)), ""),
        body=body_of(found.blocks),
        author=found.author,
        source=source_of(found),
        source_address=found.source_address,
        republished=bool(found.source_name),
        issued_at=found.published_at,
        live=False,
        has_unpublished_changes=True,
        owner=by,
    )
    section.add_child(instance=article)
    article.topics.set(matching(Topic.objects.live(), "title", found.topics))
    article.places.set(meant(found.place, on=day_here(found.published_at or at)))
    article.save()
    article.save_revision(user=by, log_action=True, clean=False)
    text = ImportedText.objects.create(
        page=article,
        fingerprint=found.fingerprint,
        came_from=came_from[:500],
        reading_day=found.reading_day,
        found=summary(found),
        imported_at=at,
    )
    record(
        "news.imported",
        target=article,
        by=by or system("import-article"),
        at=at,
        facts={"from": text.came_from, "fingerprint": found.fingerprint},
    )
    return Imported(article, text, made=True)


def figures(found: Found) -> list[Figure]:
    """Return the pictures that the page had."""
    return [block for block in found.blocks if isinstance(block, Figure)]


def body_of(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the body as the editor's blocks; neighbouring paragraphs stand in one.

    Pictures are not fetched: they go into the list of what an editor must fill in.
    """
    body: list[dict[str, Any]] = []
    for block in blocks:
        made = as_body_block(block)
        if made is None:
            continue
        if body and made["type"] == body[-1]["type"] == "text":
            body[-1]["value"] += made["value"]
        else:
            body.append(made)
    return body


def as_body_block(block: Block) -> dict[str, Any] | None:
    """Return one block as the editor has it, or None for a picture."""
    match block:
        case Paragraph(text):
            return {"type": "text", "value": f"<p>{html.escape(text, quote=False)}</p>"}
        case Heading(text):
            return {"type": "heading", "value": text[:LONGEST_HEADING]}
        case Quote(text):
            return {"type": "quote", "value": {"text": text, "who": ""}}
        case Table(rows):
            return table_block(rows)
        case Figure():
            return None


def table_block(rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return a table whose first row became the heads of its columns."""
    heads, *others = rows
    width = len(heads)
    table = {
        "columns": [{"type": "text", "heading": head} for head in heads],
        "rows": [{"values": [*row, *[""] * width][:width]} for row in others],
    }
    return {"type": "table", "value": {"caption": TABLE_CAPTION, "table": table}}


def source_of(found: Found) -> Source | None:
    """Return the source that the page names, made when it is new."""
    if not found.source_name:
        return None
    name = found.source_name[:LONGEST_SOURCE].strip()
    wanted = fold(name).lower()
    sources: Iterable[Source] = Source.objects.all()
    for source in sources:
        if fold(source.name).lower() == wanted:
            return source
    made = Source(name=name, slug=free_slug(name))
    made.save(force_insert=True)
    return made


def free_slug(name: str) -> str:
    """Return an address for a new source that no other has."""
    base = slugify(name) or "nguon"
    taken = set(Source.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug
        for slug in [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))]
        if slug not in taken
    )


def matching(rows: Any, field: str, names: Iterable[str]) -> list[Any]:
    """Return the rows whose name is one of those, with or without marks."""
    wanted = {fold(name).lower() for name in names if name}
    if not wanted:
        return []
    return [row for row in rows if fold(getattr(row, field)).lower() in wanted]


def summary(found: Found) -> dict[str, Any]:
    """Return what was found, as it is kept beside the draft."""
    return {
        "place": found.place,
        "source": found.source_name,
        "author": found.author,
        "topics": list(found.topics),
        "paragraphs": sum(isinstance(block, Paragraph) for block in found.blocks),
        "captions": [block.caption for block in figures(found)],
        "dropped": list(found.dropped),
        "notes": [{"code": str(note.code), **note.values} for note in found.notes],
    }
