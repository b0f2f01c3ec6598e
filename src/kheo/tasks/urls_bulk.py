"""Giving many tasks at once, under /lam-viec/."""

from django.urls import URLPattern, URLResolver

app_name = "bulk_work"
urlpatterns: list[URLPattern | URLResolver] = []
