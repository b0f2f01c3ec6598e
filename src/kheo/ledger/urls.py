"""Staff addresses of the ledger, under /quan-tri/so-ghi-viec/."""

from django.urls import path

from kheo.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.index, name="list"),
    path("ban-ghi/", views.about, name="about"),
    path("<int:pk>/", views.detail, name="detail"),
]
