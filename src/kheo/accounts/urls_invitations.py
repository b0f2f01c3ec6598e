"""Staff addresses of invitations, under /quan-tri/loi-moi/."""

from django.urls import path

from kheo.accounts.views import staff

app_name = "invitations"
urlpatterns = [
    path("", staff.index, name="list"),
    path("moi/", staff.invite, name="invite"),
    path("<int:pk>/", staff.made, name="made"),
    path("<int:pk>/rut/", staff.withdraw, name="withdraw"),
]
