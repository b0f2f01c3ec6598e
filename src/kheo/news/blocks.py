"""What an article's body is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class FigureBlock(blocks.StructBlock):
    """A picture; its own caption stands under it where the article gives none."""

    picture = ImageChooserBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(
        label=_("Chú thích riêng cho bài này"), required=False, max_length=500
    )

    class Meta:
        icon = "image"
        label = _("Ảnh")
        template = "news/blocks/figure.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    pictures = blocks.ListBlock(FigureBlock(), label=_("Các ảnh"), min_num=2)

    class Meta:
        icon = "grip"
        label = _("Nhóm ảnh")
        template = "news/blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Lời trích"))
    who = blocks.CharBlock(label=_("Của ai"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Trích dẫn")
        template = "news/blocks/quote.html"


class TableBlock(blocks.StructBlock):
    """Rows and columns under a caption; the first row of the editor holds the column heads."""

    caption = blocks.CharBlock(label=_("Tên bảng"), max_length=200)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Chữ"), required=False)),
            (
                "number",
                blocks.CharBlock(
                    label=_("Số"), required=False, template="news/blocks/number.html"
                ),
            ),
        ],
        label=_("Bảng"),
    )  # fmt: skip

    class Meta:
        icon = "table"
        label = _("Bảng")
        template = "news/blocks/table.html"


class FileBlock(blocks.StructBlock):
    """A file to take away."""

    file = DocumentChooserBlock(label=_("Tệp"))
    label = blocks.CharBlock(label=_("Tên hiện ra"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Tệp tải về")
        template = "news/blocks/file.html"


class VideoBlock(blocks.StructBlock):
    """A video of our own, with its captions for those who cannot hear."""

    file = DocumentChooserBlock(label=_("Tệp video (MP4, WebM)"))
    title = blocks.CharBlock(label=_("Tên video"), max_length=200)
    poster = ImageChooserBlock(label=_("Ảnh đại diện"), required=False)
    captions = DocumentChooserBlock(label=_("Phụ đề (VTT)"), required=False)
    transcript = blocks.TextBlock(label=_("Lời trong video"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "news/blocks/video.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an article, an album's introduction or an event."""

    text = blocks.RichTextBlock(label=_("Đoạn văn"), features=TEXT_FEATURES)
    heading = blocks.CharBlock(
        label=_("Đề mục"), icon="title", template="news/blocks/heading.html", max_length=200
    )
    figure = FigureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    table = TableBlock()
    file = FileBlock()
    video = VideoBlock()
