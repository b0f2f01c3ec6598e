"""JSON Feed 1.1, as one more kind of Django feed (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import IO, Any

from django.utils.feedgenerator import SyndicationFeed


class JSONFeed(SyndicationFeed):
    """A feed that programs read without XML."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[Any], encoding: str) -> None:
        """Write the feed."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [self.entry(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False))

    def entry(self, item: dict[str, Any]) -> dict[str, Any]:
        """Return one article."""
        entry = {
            "id": item["unique_id"] or item["link"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"],
        }
        if item["pubdate"]:
            entry["date_published"] = item["pubdate"].isoformat()
        if item["updateddate"]:
            entry["date_modified"] = item["updateddate"].isoformat()
        if item["author_name"]:
            entry["authors"] = [{"name": item["author_name"]}]
        return entry
