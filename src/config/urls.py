"""Addresses of the whole site."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from kheo.core.serving import serve

urlpatterns = [
    # Wagtail's own sign-in is shut: it knows no second factor and no limits.
    path(
        "quan-tri/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
    ),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-khoan/", include("kheo.accounts.urls")),
    path("tep/van-ban/", include(wagtaildocs_urls)),
    path("dia-ban/", include("kheo.organisations.urls_places")),
    path("to-chuc/", include("kheo.organisations.urls_organisations")),
    path("van-ban/", include("kheo.documents.urls")),
    path("lam-viec/", include("kheo.tasks.urls_work")),
    path("lam-viec/", include("kheo.tasks.urls_evidence")),
    path("lam-viec/", include("kheo.tasks.urls_bulk")),
    path("lam-viec/", include("kheo.tasks.urls_concluding")),
    path("lam-viec/", include("kheo.tasks.urls_reminders")),
    path("lam-viec/", include("kheo.programmes.urls_work")),
    path("lam-viec/", include("kheo.programmes.urls_plans")),
    path("lam-viec/", include("kheo.programmes.urls_meetings")),
    path("", include("kheo.tasks.urls_feeds")),
    path("", include("kheo.tasks.urls")),
    path("", include("kheo.programmes.urls")),
    path("", include("kheo.law.urls")),
    path("", include("kheo.news.urls")),
    path("", include("kheo.portal.urls")),
    re_path(r"^((?:[\w-]+/)*)$", serve),
    path("", include(wagtail_urls)),
]

handler500 = "kheo.portal.views.errors.server_error"
