"""The home page."""

from typing import ClassVar

from django.db import models
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
