"""Public addresses of places, under /dia-ban/."""

from django.urls import path

from kheo.organisations.views import places

app_name = "places"
urlpatterns = [
    path("", places.index, name="index"),
    path("<slug:slug>/", places.place, name="place"),
]
