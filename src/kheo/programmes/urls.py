"""Public addresses: programmes, plans, conferences, inspections."""

from django.urls import URLPattern, URLResolver

app_name = "programmes"
urlpatterns: list[URLPattern | URLResolver] = []
