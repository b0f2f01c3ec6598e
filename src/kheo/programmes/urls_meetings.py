"""Work on conferences and inspections, under /lam-viec/."""

from django.urls import URLPattern, URLResolver

app_name = "meetings_work"
urlpatterns: list[URLPattern | URLResolver] = []
