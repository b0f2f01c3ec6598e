"""Calendars of units: the feeds, and the page that makes and revokes them."""

from django.urls import URLPattern, URLResolver

app_name = "tasks_feeds"
urlpatterns: list[URLPattern | URLResolver] = []
