"""How officers are reminded, under /lam-viec/."""

from django.urls import URLPattern, URLResolver

app_name = "reminders_work"
urlpatterns: list[URLPattern | URLResolver] = []
