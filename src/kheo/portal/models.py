"""The home page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from kheo.core.pages import OpenPage


class HomePage(OpenPage):
    """Where readers arrive."""

    intro = models.TextField(_("Giới thiệu"), blank=True)

    template = "portal/home.html"
    subpage_types: ClassVar = ["news.Section", "news.TopicIndex"]
    content_panels: ClassVar[list[Panel]] = [*OpenPage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("Trang chủ")
        verbose_name_plural = _("Trang chủ")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        from kheo.portal import reading  # what is read joins rooms that know these models

        return super().get_context(request, *args, **kwargs) | reading.home_context(self, request)
