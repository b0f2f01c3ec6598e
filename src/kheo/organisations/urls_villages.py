"""Staff addresses of villages, under /quan-tri/dia-ban/."""

from django.urls import path

from kheo.organisations.views import villages

app_name = "villages"
urlpatterns = [
    path("", villages.index, name="index"),
    path("<int:pk>/", villages.commune, name="commune"),
    path("<int:pk>/them/", villages.add, name="add"),
    path("<int:pk>/dan/", villages.paste, name="paste"),
    path("thon/<int:pk>/", villages.village, name="village"),
    path("thon/<int:pk>/doi-ten/", villages.rename, name="rename"),
    path("thon/<int:pk>/ket-thuc/", villages.end, name="end"),
]
