"""Work on programmes and advice, under /lam-viec/."""

from django.urls import URLPattern, URLResolver

app_name = "programmes_work"
urlpatterns: list[URLPattern | URLResolver] = []
