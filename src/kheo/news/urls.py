"""Addresses of the room."""

from django.urls import include, path

from kheo.news.views import media, sources

app_name = "news"
urlpatterns = [
    path("tep/anh/<int:picture_id>/<str:name>", media.picture, name="picture"),
    path("tep/goc/<str:name>", media.original, name="original"),
    path("nguon/<slug:slug>/", sources.source, name="source"),
    path("", include("kheo.news.urls_remarks")),
]
