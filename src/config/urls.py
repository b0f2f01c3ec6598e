"""Addresses of the whole site."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from kheo.core.serving import serve

urlpatterns = [
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tep/van-ban/", include(wagtaildocs_urls)),
    path("", include("kheo.news.urls")),
    path("", include("kheo.portal.urls")),
    re_path(r"^((?:[\w-]+/)*)$", serve),
    path("", include(wagtail_urls)),
]

handler500 = "kheo.portal.views.errors.server_error"
