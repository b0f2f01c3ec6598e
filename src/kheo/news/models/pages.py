"""Pages that editors write."""

from datetime import date
from typing import Any, ClassVar, Final, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from kheo.core.days import day_here, short_day
from kheo.core.http import COUNTED_PAGE
from kheo.core.pages import OpenPage
from kheo.news.blocks import BodyBlock
from kheo.news.import_panel import ImportNotesPanel
from kheo.news.models.media import Picture
from kheo.news.models.sources import Source
from kheo.organisations.forms.place_lines import PlaceLines
from kheo.organisations.models import Place

PLACES_PANEL: Final = FieldPanel(
    "places",
    widget=PlaceLines,
    help_text=_(
        "Mỗi dòng một địa bàn; nếu trùng tên, viết tỉnh sau dấu phẩy: xã Hòa Bình, Vĩnh Long."
    ),
)


class ArticleQuerySet(PageQuerySet):
    """How articles are found."""

    def published(self) -> Self:
        """Articles that readers may see, newest first."""
        found: Self = self.live().order_by("-issued_at", "-pk")
        return found

    def for_list(self) -> Self:
        """Bring along what one line of a list shows."""
        found: Self = self.select_related("lead_picture", "source").defer("body")
        return found

    def in_section(self, section: Page) -> Self:
        """Articles under one section."""
        found: Self = self.child_of(section)
        return found

    def on_topic(self, topic: "Topic") -> Self:
        """Articles on one topic."""
        found: Self = self.filter(topics=topic)
        return found

    def from_source(self, source: Source) -> Self:
        """Articles taken from one source."""
        found: Self = self.filter(source=source)
        return found


class Section(OpenPage):
    """A part of the site: Tin tức, Hoạt động, Văn bản."""

    intro = models.TextField(_("Giới thiệu"), blank=True)

    template = "news/section.html"
    parent_page_types: ClassVar = ["portal.HomePage"]
    subpage_types: ClassVar = ["news.Article", "news.Album", "news.Event"]
    content_panels: ClassVar[list[Panel]] = [*OpenPage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("Chuyên mục")
        verbose_name_plural = _("Chuyên mục")


class TopicIndex(OpenPage):
    """The list of topics."""

    template = "news/topic_index.html"
    parent_page_types: ClassVar = ["portal.HomePage"]
    subpage_types: ClassVar = ["news.Topic"]
    max_count = 1

    class Meta:
        verbose_name = _("Danh mục chủ đề")
        verbose_name_plural = _("Danh mục chủ đề")


class Topic(OpenPage):
    """What articles of several sections may speak of."""

    intro = models.TextField(_("Giới thiệu"), blank=True)

    template = "news/topic.html"
    parent_page_types: ClassVar = ["news.TopicIndex"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [*OpenPage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("Chủ đề")
        verbose_name_plural = _("Chủ đề")


class Article(OpenPage):
    """A news article, our own or republished."""

    place_prefix = models.CharField(
        _("Địa danh đứng trước tiêu đề"),
        max_length=60,
        blank=True,
        help_text=_("Ví dụ: Kon Tum. Dấu hai chấm được thêm tự động."),
    )
    lead = models.TextField(_("Sa-pô"))
    issued_at = models.DateTimeField(
        _("Thời điểm đăng"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Để trống thì lấy lúc bài được đăng trên trang này."),
    )
    lead_picture = models.ForeignKey(
        Picture,
        verbose_name=_("Ảnh chính"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_caption = models.CharField(
        _("Chú thích ảnh chính cho bài này"), max_length=500, blank=True
    )
    body = StreamField(BodyBlock(), verbose_name=_("Nội dung"), blank=True)
    republished = models.BooleanField(_("Đăng lại từ nơi khác"), default=False)
    source = models.ForeignKey(
        Source,
        verbose_name=_("Nguồn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    source_address = models.URLField(_("Địa chỉ bài gốc"), max_length=500, blank=True)
    author = models.CharField(_("Tác giả"), max_length=160, blank=True)
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("Chủ đề"), blank=True, related_name="articles"
    )
    places = ParentalManyToManyField(
        Place, verbose_name=_("Địa bàn"), blank=True, related_name="articles"
    )

    template = "news/article.html"
    shown_with: ClassVar = ("lead_picture", "source")
    parent_page_types: ClassVar = ["news.Section"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        ImportNotesPanel(),
        MultiFieldPanel(
            [FieldPanel("place_prefix"), *OpenPage.content_panels, FieldPanel("lead")],
            heading=_("Tiêu đề và sa-pô"),
        ),
        MultiFieldPanel(
            [FieldPanel("lead_picture"), FieldPanel("lead_caption")], heading=_("Ảnh chính")
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("republished"),
                FieldPanel("source"),
                FieldPanel("source_address"),
                FieldPanel("author"),
            ],
            heading=_("Nguồn và tác giả"),
        ),
        MultiFieldPanel(
            [FieldPanel("issued_at"), FieldPanel("topics"), PLACES_PANEL],
            heading=_("Thời điểm, chủ đề và địa bàn"),
        ),
    ]
    search_fields: ClassVar = [
        *OpenPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("issued_at"),
    ]

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("Bài viết")
        verbose_name_plural = _("Bài viết")

    @property
    def full_title(self) -> str:
        """The title under which readers know the article: “Kon Tum: …”."""
        return f"{self.place_prefix}: {self.title}" if self.place_prefix else self.title

    @property
    def issued_on(self) -> date | None:
        """The day under which readers find the article, here."""
        return day_here(self.issued_at) if self.issued_at else None

    @property
    def issued_shown(self) -> str:
        """That day as it stands in lists: “8/5/2024”."""
        return short_day(self.issued_on) if self.issued_on else ""

    @cached_property
    def lead_picture_address(self) -> str:
        """Return the address of the chief picture in the size that other sites show."""
        picture = self.lead_picture
        return picture.get_rendition("fill-1200x630|format-jpeg").url if picture else ""

    def clean(self) -> None:
        """Refuse republished material that does not name its source."""
        super().clean()
        if self.republished and self.source is None:
            raise ValidationError(
                {"source": _("Bài đăng lại phải ghi nguồn. Chọn nguồn có sẵn hoặc thêm nguồn mới.")}
            )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the page and name it, so that this answer counts as a view."""
        response = super().serve(request, *args, **kwargs)
        response[COUNTED_PAGE] = str(self.pk)
        return response
