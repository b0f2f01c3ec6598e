"""Draft, review, approval, withdrawal: Wagtail's own workflow, for hands without JavaScript."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from kheo.core.verdict import YES, Verdict, no, require
from kheo.news.models import Article


def may_submit(article: Article, person: AbstractBaseUser) -> Verdict:
    """Return whether a person may hand the draft to the approvers now."""
    if article.workflow_in_progress:
        return no("in_review")
    if not article.has_unpublished_changes:
        return no("nothing_new")
    allowed = article.permissions_for_user(person).can_submit_for_moderation()
    return YES if allowed else no("not_yours")


def may_approve(article: Article, person: AbstractBaseUser) -> Verdict:
    """Return whether a person may approve what lies in review."""
    if not article.workflow_in_progress:
        return no("not_in_review")
    offered = article.current_workflow_task.get_actions(article, person)
    return YES if any(name == "approve" for name, *_rest in offered) else no("not_yours")


def may_withdraw(article: Article, person: AbstractBaseUser) -> Verdict:
    """Return whether a person may take the published article back."""
    if not article.live:
        return no("not_published")
    return YES if article.permissions_for_user(person).can_unpublish() else no("not_yours")


def missing(article: Article) -> list[str]:
    """Return a sentence for each thing without which the draft cannot be published."""
    try:
        article.get_latest_revision_as_object().full_clean()
    except ValidationError as error:
        fields = error.message_dict.items()
        return [f"{label(name)}: {said}" for name, sentences in fields for said in sentences]
    return []


def label(name: str) -> str:
    """Return how the editor's form names a field."""
    known = {field.name: field for field in Article._meta.get_fields()}  # noqa: SLF001 - Django's public API
    return str(getattr(known.get(name), "verbose_name", name))


@transaction.atomic
def submit_for_review(*, article: Article, by: AbstractBaseUser) -> None:
    """Hand the draft to the approvers. Raises RefusedError when it may not be."""
    require(may_submit(article, by))
    article.get_workflow().start(article, by)


@transaction.atomic
def approve(*, article: Article, by: AbstractBaseUser) -> None:
    """Approve what lies in review; the last approval publishes it.

    Raises RefusedError when the person may not.
    """
    require(may_approve(article, by))
    article.current_workflow_task_state.approve(user=by)


@transaction.atomic
def withdraw(*, article: Article, by: AbstractBaseUser) -> None:
    """Take a published article back; its revisions stay. Raises RefusedError when it may not be."""
    require(may_withdraw(article, by))
    article.unpublish(user=by)
