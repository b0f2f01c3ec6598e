"""Tables of the room."""

from kheo.news.models.gatherings import Album, Event
from kheo.news.models.kept import ConsentText
from kheo.news.models.media import Attachment, MediaUse, Picture, PictureRendition
from kheo.news.models.pages import Article, Section, Topic, TopicIndex
from kheo.news.models.readership import (
    ArticleViews,
    DaySalt,
    RankedPage,
    SeenReader,
    most_viewed,
    most_viewed_by_period,
)
from kheo.news.models.remarks import Remark, RemarkAnswer, RemarkConsent, RemarkEvent
from kheo.news.models.sources import ImportedText, Source

__all__ = [
    "Album",
    "Article",
    "ArticleViews",
    "Attachment",
    "ConsentText",
    "DaySalt",
    "Event",
    "ImportedText",
    "MediaUse",
    "Picture",
    "PictureRendition",
    "RankedPage",
    "Remark",
    "RemarkAnswer",
    "RemarkConsent",
    "RemarkEvent",
    "Section",
    "SeenReader",
    "Source",
    "Topic",
    "TopicIndex",
    "most_viewed",
    "most_viewed_by_period",
]
