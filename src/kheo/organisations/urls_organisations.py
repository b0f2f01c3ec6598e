"""Public addresses of organisations, under /to-chuc/."""

from django.urls import path

from kheo.organisations.views import organisations

app_name = "organisations"
urlpatterns = [
    path("", organisations.index, name="index"),
    path("<slug:slug>/", organisations.organisation, name="organisation"),
]
