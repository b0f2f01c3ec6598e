"""Evidence and communication activities, under /lam-viec/."""

from django.urls import URLPattern, URLResolver

app_name = "evidence_work"
urlpatterns: list[URLPattern | URLResolver] = []
