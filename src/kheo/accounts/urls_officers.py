"""Staff addresses of how officers sign in, under /quan-tri/dang-nhap-can-bo/."""

from django.urls import path

from kheo.accounts.views import staff

app_name = "officers"
urlpatterns = [
    path("", staff.officers, name="list"),
    path("<int:pk>/", staff.officer, name="detail"),
    path("<int:pk>/ket-thuc-phien/", staff.end_all, name="end"),
]
