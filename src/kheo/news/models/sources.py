"""Where republished material comes from, and what was brought in from elsewhere."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet


@register_snippet
class Source(index.Indexed, ClusterableModel):
    """A newspaper, portal or office that material is taken from; it has a page of its own."""

    name = models.CharField(_("Tên nguồn"), max_length=160, unique=True)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)
    address = models.URLField(_("Địa chỉ trang"), blank=True)
    about = models.TextField(_("Giới thiệu"), blank=True)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("address"),
        FieldPanel("about"),
    ]
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("Nguồn tin")
        verbose_name_plural = _("Nguồn tin")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the source's own page."""
        return reverse("news:source", args=[self.slug])


class ImportedText(models.Model):
    """What was found in a text brought in from elsewhere, and what was still missing from it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="imported_text")
    fingerprint = models.CharField(max_length=64, unique=True)
    came_from = models.CharField(max_length=500, blank=True)
    reading_day = models.DateField(null=True)
    found = models.JSONField(default=dict)
    imported_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Bài nhập từ nơi khác")
        verbose_name_plural = _("Bài nhập từ nơi khác")

    def __str__(self) -> str:
        return self.fingerprint
