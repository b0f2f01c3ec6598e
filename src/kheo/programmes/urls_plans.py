"""Work on yearly plans and obligations, under /lam-viec/."""

from django.urls import URLPattern, URLResolver

app_name = "plans_work"
urlpatterns: list[URLPattern | URLResolver] = []
