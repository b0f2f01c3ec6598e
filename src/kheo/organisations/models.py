"""Places that records speak of."""

from enum import StrEnum
from typing import ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.search import index
from wagtail.snippets.models import register_snippet


class PlaceKind(StrEnum):
    """What a place is."""

    PROVINCE = "province"
    COMMUNE = "commune"
    VILLAGE = "village"


PLACE_KINDS: Final = {
    PlaceKind.PROVINCE: _("Tỉnh, thành phố"),
    PlaceKind.COMMUNE: _("Xã, phường, đặc khu"),
    PlaceKind.VILLAGE: _("Thôn, tổ dân phố"),
}


@register_snippet
class Place(index.Indexed, models.Model):
    """A place under its present name."""

    name = models.CharField(_("Tên"), max_length=120)
    slug = models.SlugField(_("Phần địa chỉ"), max_length=140, unique=True)
    kind = models.CharField(_("Cấp"), max_length=10, choices=PLACE_KINDS)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("Thuộc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("parent"),
    ]
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("Địa bàn")
        verbose_name_plural = _("Địa bàn")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="place_kind_known", condition=models.Q(kind__in=[str(k) for k in PlaceKind])
            ),
        )

    def __str__(self) -> str:
        return self.name
