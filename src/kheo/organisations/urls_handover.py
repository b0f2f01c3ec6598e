"""Staff addresses of the handover queue, under /quan-tri/ban-giao/."""

from django.urls import path

from kheo.organisations.views import handover

app_name = "handover"
urlpatterns = [
    path("", handover.index, name="index"),
    path("nhieu-to-chuc/", handover.many, name="many"),
    path("<int:pk>/", handover.detail, name="detail"),
]
