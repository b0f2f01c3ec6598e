"""Addresses of the room."""

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import path, re_path

from kheo.core.http import for_everyone
from kheo.portal.views import feeds, lists, machines, search
from kheo.programmes.models import Conference, Plan, Programme
from kheo.tasks.models import Task

app_name = "portal"
sitemaps = {
    "trang": machines.Pages,
    "dia-ban": machines.Places,
    "to-chuc": machines.Organisations,
    "van-ban": machines.Documents,
    "chuong-trinh": machines.Shown(Programme.objects.shown),
    "ke-hoach": machines.Shown(lambda: Plan.objects.shown().select_related("programme")),
    "hoi-nghi": machines.Shown(Conference.objects.shown),
    "nhiem-vu": machines.Shown(lambda: Task.objects.shown().only("pk")),
}
urlpatterns = [
    path("tim-kiem/", search.search, name="search"),
    path("luu-tru/", lists.archive, name="archive"),
    path("luu-tru/<int:year>/<int:month>/", lists.archive_month, name="archive_month"),
    path("luu-tru/<int:year>/<int:month>/<int:day>/", lists.archive_day, name="archive_day"),
    path("xem-nhieu-nhat/", lists.most_viewed_page, name="most_viewed"),
    path("xem-nhieu-nhat/<slug:period>/", lists.most_viewed_page, name="most_viewed_in"),
    path("nguon-tin/", feeds.feeds, name="feeds"),
    re_path(r"^(?P<path>(?:[\w-]+/)*)rss\.xml$", for_everyone(feeds.Rss()), name="rss"),
    re_path(r"^(?P<path>(?:[\w-]+/)*)atom\.xml$", for_everyone(feeds.Atom()), name="atom"),
    re_path(r"^(?P<path>(?:[\w-]+/)*)feed\.json$", for_everyone(feeds.Json()), name="json"),
    path(
        "sitemap.xml",
        for_everyone(sitemap_index),
        {"sitemaps": sitemaps, "sitemap_url_name": "portal:sitemap_part"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        for_everyone(sitemap),
        {"sitemaps": sitemaps},
        name="sitemap_part",
    ),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
]
