"""Calendars of units: the feeds, and the page that makes and revokes them."""

from django.urls import URLPattern, URLResolver, path

from kheo.tasks.views import feeds

app_name = "tasks_feeds"
urlpatterns: list[URLPattern | URLResolver] = [
    path("lam-viec/lich-ics/", feeds.desk, name="desk"),
    path("lam-viec/lich-ics/<int:pk>/thu-hoi/", feeds.revoke, name="revoke"),
    # What stands in the place of `token` opens doors and is written in no log (core.middleware).
    path("lich/<str:token>.ics", feeds.feed, name="feed"),
]
