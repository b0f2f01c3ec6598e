"""Work on tasks, under /lam-viec/."""

from django.urls import URLPattern, URLResolver

app_name = "tasks_work"
urlpatterns: list[URLPattern | URLResolver] = []
