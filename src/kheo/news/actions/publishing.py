"""What follows when a page is published, withdrawn or moved."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, ReferenceIndex, WorkflowState

from kheo.core.front.generation import next_generation
from kheo.core.pages import OpenPage
from kheo.ledger.actions import record
from kheo.ledger.models import Entry
from kheo.ledger.rules import system
from kheo.news import searching
from kheo.news.actions.citing import forget_citations, keep_citations
from kheo.news.models import Album, Article, Attachment, Event, MediaUse, Picture


def after_publication(instance: Page, **_: Any) -> None:
    """Open the media that the page shows, keep what it cites, and let readers see it."""
    page = instance.specific
    with transaction.atomic():
        entry = tell("news.published", page)
        give_hour(page)
        note_media(page)
        if entry and page.live:
            keep_citations(page, entry)
        searching.tell(page)
        transaction.on_commit(next_generation)


def after_withdrawal(instance: Page, **_: Any) -> None:
    """Close the media that only this page showed, and forget what it cited."""
    with transaction.atomic():
        if entry := tell("news.withdrawn", instance):
            forget_citations(instance.specific, entry)
        MediaUse.objects.filter(page_id=instance.pk).delete()
        searching.forget(instance)
        transaction.on_commit(next_generation)


def tell(verb: str, page: Page) -> Entry | None:
    """Write in the ledger who brought a page before readers or took it away; return the entry.

    Wagtail knows who is at work, but does not say so in its signals. Its own greeting, which goes
    when the site is laid out, is nobody's publication.
    """
    ours = page.specific
    if not isinstance(ours, OpenPage):
        return None
    waits = verb == "news.published" and not page.live
    return record(
        "news.scheduled" if waits else verb,
        target=ours,
        by=get_active_log_context().user or system("kheo"),
        at=timezone.now(),
        facts={"address": page.url_path, "revision": page.live_revision_id},
    )


def after_submission(instance: WorkflowState, user: AbstractBaseUser | None, **_: Any) -> None:
    """Write in the ledger who handed a draft to the approvers."""
    with transaction.atomic():
        record(
            "news.submitted",
            target=instance.content_object,
            by=user or system("kheo"),
            at=timezone.now(),
        )


def after_change_of_address(instance: Page, **_: Any) -> None:
    """Forget the pages kept under former addresses, and have them found under the new."""
    searching.follow(instance)
    transaction.on_commit(next_generation)


def give_hour(page: Page) -> None:
    """Write the hour of publication where the editor gave none; a later edit keeps it."""
    if not isinstance(page, Article | Album | Event) or page.issued_at is not None:
        return
    page.issued_at = page.first_published_at or timezone.now()
    type(page).objects.filter(pk=page.pk).update(issued_at=page.issued_at)


def note_media(page: Page) -> None:
    """Write which pictures and files the published page shows, in place of what stood there."""
    ReferenceIndex.create_or_update_for_object(page)
    MediaUse.objects.filter(page_id=page.pk).delete()
    MediaUse.objects.bulk_create(
        [MediaUse(page_id=page.pk, picture_id=pk) for pk in shown(page, Picture)]
        + [MediaUse(page_id=page.pk, attachment_id=pk) for pk in shown(page, Attachment)]
    )


def shown(page: Page, model: type[Picture] | type[Attachment]) -> list[int]:
    """Return the keys of the things of one kind that a page refers to and that still exist."""
    references = ReferenceIndex.get_references_for_object(page).filter(
        to_content_type=ContentType.objects.get_for_model(model)
    )
    keys = {int(key) for key in references.values_list("to_object_id", flat=True)}
    return list(model.objects.filter(pk__in=keys).values_list("pk", flat=True))
