"""Public addresses of the room."""

from django.urls import path

from kheo.law.views import public

app_name = "law"
urlpatterns = [
    path("luat/quy-tac/", public.rules, name="rules"),
    path("luat/lich-lam-viec/", public.year, name="calendar"),
    path("luat/lich-lam-viec/<int:number>/", public.year, name="year"),
    path("luat/lich-lam-viec/<int:number>.ics", public.year_file, name="year_file"),
    path("luat/tinh-han/", public.reckon, name="reckon"),
]
