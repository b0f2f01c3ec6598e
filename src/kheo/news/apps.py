"""The room as Django knows it, and what it does when Wagtail publishes."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """News and what readers do with it."""

    name = "kheo.news"
    label = "news"
    verbose_name = "Tin bài"

    def ready(self) -> None:
        """Enlist, and listen to Wagtail.

        It publishes from many places, and only its own signals tell of each.
        """
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
            workflow_submitted,
        )

        from kheo.news import (
            citing,
            keeping,
            offering,
            reading,  # noqa: F401 - enlists what pages show
            rights,
            searching,
            verbs,
        )
        from kheo.news.actions import publishing, readership

        readership.enlist()
        verbs.enlist_all()
        keeping.enlist()
        citing.enlist()
        rights.enlist()
        searching.enlist()
        offering.enlist()

        page_published.connect(publishing.after_publication, dispatch_uid="news.published")
        page_unpublished.connect(publishing.after_withdrawal, dispatch_uid="news.withdrawn")
        page_slug_changed.connect(publishing.after_change_of_address, dispatch_uid="news.slug")
        post_page_move.connect(publishing.after_change_of_address, dispatch_uid="news.moved")
        workflow_submitted.connect(publishing.after_submission, dispatch_uid="news.submitted")
